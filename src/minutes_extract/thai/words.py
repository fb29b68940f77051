"""Words that repair may trust: office terms of our own, and the word list of pythainlp, loaded when first needed."""

from functools import lru_cache
from typing import NamedTuple


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


class RingTerm(NamedTuple):
    """A word with ำ, and where its form without the ring (อานวย for อำนวย) is certain to be that word.

    `free`: the form cannot arise otherwise, whatever stands before it; else it counts at the start of a word only.
    `open`: the same with a blank after the vowel (กา หนด). Where the rest is a word or begins names (สุดา เนินสูง)
    it must stand at the start of a word. `unless_before`: letters that make another word of it (ประจาน).
    """

    word: str
    free: bool = True
    open: bool = False
    unless_before: str = ""


# The rest (หนด, คัญ, เร็จ …) begins no word: nothing else can be meant, with or without a blank.
_UNMISTAKABLE = (
    "กำหนด สำคัญ สำเร็จ ตำแหน่ง อำนวย ชำนาญ อำเภอ คำนวณ คำนึง สำหรับ ตำรวจ จำหน่าย สำเนา อำนาจ สำนักงบ สำนักงาน "
    "สำนักปลัด สำนักทะเบียน สำนักนายก สำนักหอสมุด สำนักวิจัย สำนักวิทยบริการ ดำเนินการ ดำเนินงาน ดำเนินคดี "
    "ดำเนินชีวิต ดำเนินโครงการ ดำรงตำแหน่ง บำเหน็จ บำบัด กำเนิด"
)
# Certain when glued together; with a blank the rest may be a word or a name of its own.
_CERTAIN_GLUED = "จำนวน ตำบล ดำเนิน ดำรง สำนัก บำรุง ชำรุด จำแนก ลำปาง ลำพูน กำแพง แนะนำ บำนาญ สำรวจ ถ้อยคำ"
# Certain only at the start of a word: ราคาสั่ง, เจรจาเป็น, ชาวนาเสนอ, ฎีกากับ are good Thai.
_CERTAIN_AT_START = (
    "จำเป็น คำสั่ง นำเสนอ ทำการ ทำงาน ทำหน้าที่ ทำลาย ทำให้ กำกับ กำลัง กำจัด จำกัด คำร้อง คำถาม คำขอ คำตอบ คำแนะ คำปรึกษา "
    "นำเข้า นำเรียน นำนโยบาย นำส่ง ลำดับ ลำเลียง สำรอง จำคุก จำเลย ทำแผน ชำระเงิน ชำระหนี้ ชำระค่า ชำระภาษี คำรับรอง ชำแหละ ทำได้"
)
RING_TERMS = (
    *(RingTerm(word, open=True) for word in _words(_UNMISTAKABLE)),
    *(RingTerm(word) for word in _words(_CERTAIN_GLUED)),
    *(RingTerm(word, free=False) for word in _words(_CERTAIN_AT_START)),
    RingTerm("ประจำ", unless_before="น"),
    RingTerm("จัดทำ", unless_before="ง"),
)
NOT_RINGED = ("สารองค์", "ทางาช้าง", "นาเข้าวัด", "ทาการบ้าน")
"""Good Thai that a term would hit."""

STARTERS = _words(
    "การ ผู้ ได้ จะ ให้ และ หรือ ที่ มี ผล เพื่อ ถูก ใน ของ จาก ไม่ ความ ต้อง เป็น ว่า กับ โดย ตาม ร่วม รับ ส่ง "
    "ศูนย์ แบบ หนังสือ เริ่ม เข้า จึง ท้าย ตั้งแต่ เจ้าหน้าที่ คณะ ผลการ งบ ขอ"
)
"""Words that a term may follow without a blank and still begin there."""

# ◌้ า for ◌ำ: the form is no word whatever stands before it. เจ้าเป็น, การค้าสั่ง are why some are missing.
THO_TERMS = _words(
    "กำหนด สำคัญ สำเร็จ ตำแหน่ง อำนวย ชำนาญ อำเภอ คำนวณ คำนึง สำหรับ ตำรวจ จำหน่าย สำเนา อำนาจ สำนัก ดำเนิน ดำรง "
    "จำนวน ตำบล บำรุง ชำรุด จำแนก สำรวจ ประจำ จัดทำ นำเสนอ นำนโยบาย จำเป็น บำบัด แนะนำ ลำดับ"
)
# น้ำ lost its ring: น้า alone is an aunt.
WATER_TERMS = _words(
    "น้ำมัน น้ำดื่ม น้ำเสีย น้ำท่วม น้ำตาล น้ำประปา น้ำหนัก น้ำใช้ น้ำบาดาล น้ำฝน แม่น้ำ ลุ่มน้ำ แหล่งน้ำ ต้นน้ำ ห้องน้ำ สระน้ำ ระบายน้ำ "
    "ทรัพยากรน้ำ สัตว์น้ำ น้ำพระพิพัฒน์"
)
# ำ printed for า; the form is no word.
SWAPPED_TERMS = _words(
    "ประธาน หมายเหตุ หน้าที่ กรรมการ การประชุม การลงคะแนน ผลการ คณะกรรมาธิการ ราชการ รายงาน ตาราง พิจารณา รายการ วาระ ประชาชน"
)

OFFICE_WORDS = frozenset(
    _words(
        "ครั้งที่ วาระที่ ระเบียบวาระ ระเบียบวาระที่ ที่ประชุม มติที่ประชุม ผู้มาประชุม ผู้ไม่มาประชุม ผู้เข้าร่วมประชุม ตัวชี้วัด หน้าที่ "
        "ปฏิบัติการ มหาวิทยาลัย อุทยาน วิทยาศาสตร์ นวัตกรรม ผู้ประกอบการ ทรัพยากร กิจกรรม ผู้บังคับบัญชา คณะกรรมการ"
    )
)
MAX_WORD = 24
"""Letters; the few longer words of the list are compounds whose parts are in it too."""


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every word repair may trust, two letters or more. The first call takes a tenth of a second."""
    from pythainlp.corpus import thai_words  # 0.1 s, and only a damaged line needs it

    ringed = (term.word for term in RING_TERMS)
    listed = (word for word in thai_words() if 1 < len(word) <= MAX_WORD)
    return OFFICE_WORDS.union(listed, ringed, THO_TERMS, WATER_TERMS)
