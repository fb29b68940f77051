"""Table STARTERS: what a printed line begins with when it starts something new."""

import regex

from minutes_extract.thai.blanks import loosened

_NUMBER = r"[0-9]{1,3}"
_TITLE = r"""(?: นาย (?!ก\b|กเทศ|กสภา|กองค์|กรัฐ|กสมาคม|อำเภอ|ทะเบียน|แพทย์|ทหาร|จ้าง|ตรวจ) | นางสาว | นาง | น\.ส\. | ดร\.
    | ผู้ช่วยศาสตราจารย์ | รองศาสตราจารย์ | ศาสตราจารย์ | ผศ\. | รศ\. | ศ\. | อาจารย์ | ว่าที่ | พล(?:เอก|โท|ตรี|ตำรวจ)
    | พัน(?:เอก|โท|ตรี|ตำรวจ) | ร้อย(?:เอก|โท|ตรี|ตำรวจ) | Mr\. | Mrs\. | Ms\. )"""

# One named row per kind of line. Words that may also begin a line in the middle of a paragraph ("ที่ประชุม",
# "ครั้งที่", "๑๘ กองทุน") need what follows them in a heading.
STARTERS = {
    # ๑. เรื่อง…  1) …  ๓.๑ กลุ่มงาน…  ๔ นาย…   but not ๑๓.๓๐ น. and 2.5 ล้านบาท
    "number": rf"""{_NUMBER} (?: [.)] \s* (?![0-9])
        | (?: \.{_NUMBER} ){{1,5}}+ [.)]? \s+ (?! น\. | นาฬิกา | ล้าน | บาท | % | เปอร์ | หมื่น | แสน | ไร่ ) (?=[\p{{L}}(“"])
        | \s+ (?= {_TITLE} ) )""",
    "bracketed_number": rf"\( {_NUMBER} \)",  # (๑) …
    "letter": r"[กขคงฉ] [.)] \s",  # ก. …; not จ. (province), ต. and อ.
    "bullet": r"[-–—•●▪◦] \s* (?![0-9])",
    "agenda": r"ระเบียบ\s*วาระ | วาระ \s* (?: ที่ )? \s* [0-9]",
    "resolution": rf"{loosened('มติ')} \s? (?: {loosened('ที่ประชุม')} | : | $ )",
    "meeting_resolved": r"ที่ประชุม \s* (?: จึง | ได้ | มี | รับ | พิจารณา | เห็น | อนุมัติ | มอบ )",
    "attendance": r"""(?: ราย(?:นาม|ชื่อ) )? (?: \w{0,30} )? ผู้ (?:ที่)? (?:ไม่)? (?: มา | เข้าร่วม | เข้า | ขาด | ได้เข้า )
        (?:การ)? ประชุม (?:ไม่ได้)? \s* (?: $ | จำนวน | : | \( )""",
    "clock": r"(?: เริ่ม | เปิด | เลิก | ปิด ) (?:การ)? ประชุม \s* :? \s* (?:เมื่อ)? \s* (?: เวลา | [0-9] )",
    "signature": r"\(? ลงชื่อ | ลงนาม",
    "signer": r"ผู้ (?: จด | บันทึก | ตรวจ(?:ทาน|สอบ)? | พิมพ์ | รับรอง ) \s* (?:และ\w{1,20})? (?: รายงาน | บันทึก )? การประชุม",
    "name_in_brackets": rf"\( \s* (?: {_TITLE} | [.…\s]{{3,}} )",
    "person": rf"{_TITLE} \s* (?=[ก-ฮเ-ไA-Z])",
    "meeting_number": rf"ครั้งที่ \s* {_NUMBER} \s* (?: / | $ )",
    "meeting_date": r"(?: เมื่อ | ใน )? วัน (?: จันทร์ | อังคาร | พุธ | พฤหัส | ศุกร์ | เสาร์ | อาทิตย์ )",
    "venue": r"ณ \s+ (?: ห้อง | ศาลา | อาคาร | ที่ว่าการ | โรงแรม | สำนักงาน )",
    "letter_field": r"(?: เรื่อง | เรียน | อ้างถึง | สิ่งที่ส่งมาด้วย ) \s | จึงเรียนมา | ขอแสดงความนับถือ | โทร(?:ศัพท์|สาร)? [\s.]",
    "caption": rf"(?: ตาราง | ภาพ | แผนภูมิ | รูป ) ที่ \s* {_NUMBER} | หมายเหตุ",
    "label": r"\p{L}[^:]{1,24} (?<=[^\s๐-๙0-9/]) \s? : (?!/) (?=\s|$)",  # ประธาน: …, ข้อสังเกต : …
}

STARTER = regex.compile(
    r"\s*+ (?:" + " | ".join(f"(?P<{name}>{pattern})" for name, pattern in STARTERS.items()) + ")",
    regex.X,
)


def starter_name(text: str) -> str:
    """The row of STARTERS that the line begins with; empty for running text."""
    found = STARTER.match(text)
    return (found.lastgroup or "") if found else ""
