"""The words that open a part of the minutes: one table, tested on text without blanks or with them loosened.

Order matters: the first row that matches a line names it. Longest forms stand first
("ผู้มาประชุมไม่ได้" begins with "ผู้มาประชุม"). Sources of the forms: genre study of ten bodies, and
ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ แบบที่ ๑๑.
"""

import re
from dataclasses import dataclass, replace

from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import starts_with_title

# Heads and labels are short; a longer line that begins with the same words is a sentence.
LONGEST_HEAD = 90


@dataclass(frozen=True, slots=True)
class Opener:
    """A row of the table: what a line opens, by the beginning of its text without blanks."""

    name: str
    pattern: re.Pattern[str]
    longest: int = LONGEST_HEAD


# Whatever may stand before a label: bullet, list number, "**".
LEAD = r"^[\s\-–•*#]*(?:(?:ข้อ\s*)?\d{1,2}[.)]|ข้อ\s*\d{1,2})?[\s\-–•*]*"

# What minutes call themselves, blanks loosened or not.
MINUTES_OF = (
    r"(?:\(?\s*ร่าง\s*\)?\s*)?(?:สรุป\s*(?:ผล|ย่อ|สาระสำคัญ)?\s*(?:รายงาน|บันทึก)?|บันทึก\s*(?:สรุป)?\s*(?:รายงาน)?|รายงาน\s*(?:สรุป)?)"
    r"\s*(?:ผล)?\s*การ\s*ประชุม"
)

# Who a group is of, before "ผู้มาประชุม": กรรมาธิการ, ที่ปรึกษาคณะกรรมาธิการ, คณะทำงาน, ผู้บริหาร …
BODY_BEFORE = (
    r"(?:รายนาม|รายชื่อ)?(?P<of>(?:(?!ผู้(?:ที่|ไม่|มา|เข้า|ร่วม|ขาด|ลา|ติด|แถลง|ชี้แจง|ร้อง|สังเกต|ให้)"
    r"|ที่(?:มา|เข้า|ไม่|ลา)|ประชุม|ขอบคุณ|กล่าว|แจ้ง|เชิญ|ขอให้)[^\d:]){0,40}?)"
)
# After a head, in any order: (ต่อ), จำนวน ๓๖ คน, ประกอบด้วย, ณ ห้อง…, ผ่านระบบ…; then ":", ไม่มี, an instruction in parentheses.
COUNT = r"\(?(?:รวม)?(?:ทั้งสิ้น)?(?:(?:จำนวน|รวม)(?:ทั้งสิ้น|ทั้งหมด)?(?P<count>\d{1,4})(?:คน|ท่าน|ราย|รูป)?|(?P<counted>\d{1,4})(?:คน|ท่าน|ราย|รูป))\)?"
WORDS_AFTER = (
    r"\(ต่อ\)|\(ถ้ามี\)|ประกอบด้วย|มีดังนี้|ดังนี้|คือ|ได้แก่|ณห้อง[^:\d]{0,30}\d{0,4}|(?:ผ่าน|ทาง)(?:ระบบ|สื่อ|ออนไลน์)[^:]{0,40}"
)
AFTER_HEAD = (
    rf"(?P<after>(?:{WORDS_AFTER}|{COUNT}){{0,4}}+"
    r"[:：\-–\s]*(?P<value>\(?-?ไม่มี-?\)?|-)?(?:\([^)]*\))?[.…\s:*]*)$"
)


def _attendance(words: str) -> re.Pattern[str]:
    return re.compile(LEAD + BODY_BEFORE + rf"(?P<core>{words})" + AFTER_HEAD)


# The words of a head that a person follows on the same line: "ผู้ขาดประชุม: นาย…", "ผู้มาประชุม ๑. นาย…".
HEAD_WITH_PERSON = re.compile(r"^(?P<head>[^\d:：]{4,60}?)\s*(?:[:：]\s*|\s(?=\d{1,2}\s?[.)]))(?P<rest>\S.*)$")

ATTENDANCE_HEADS: tuple[Opener, ...] = (
    # ผู้ไม่มาประชุม · กรรมาธิการผู้ไม่มาประชุม · รายนามผู้ที่ไม่เข้าร่วมประชุม · ผู้ไม่ได้เข้าประชุม
    Opener(
        "absent",
        _attendance(
            r"(?:ผู้|ที่|ผู้ที่)ไม่(?:ได้|สามารถ)?(?:มา|เข้าร่วม|เข้า|มาร่วม|มาเข้าร่วม)(?:การ)?ประชุม(?:ได้)?(?:เนื่องจาก[ก-๙]{0,30})?"
        ),
    ),
    # ผู้มาประชุมไม่ได้ · ผู้ขาดประชุม · กรรมการที่ลาประชุม
    Opener(
        "absent",
        _attendance(
            r"(?:ผู้|ที่|ผู้ที่)(?:มา|เข้าร่วม|เข้า)(?:ร่วม)?ประชุมไม่ได้|(?:ผู้|ที่|ผู้ที่)(?:ขาด|ลา)(?:การ)?ประชุม"
            r"|ผู้(?:ที่)?(?:ติด(?:ราชการ|ภารกิจ)(?:อื่น)?|ลา|ขาด)"
        ),
    ),
    # ผู้มาประชุม · รายนามผู้เข้าประชุม · กรรมาธิการผู้มาประชุม
    Opener("present", _attendance(r"(?:ผู้|ที่|ผู้ที่)(?:มา|เข้า|มาร่วม)(?:การ)?ประชุม")),
    # ผู้เข้าร่วมประชุม: members or guests, decided over the whole list
    Opener("participants", _attendance(r"(?:ผู้|ที่|ผู้ที่)(?:เข้าร่วม|ร่วม|เข้าร่วมรับฟัง)(?:การ)?ประชุม(?:ด้วย|อื่นๆ?)?")),
    # ผู้มาชี้แจง · ผู้ร้องเรียน · ผู้แถลง · ผู้สังเกตการณ์
    Opener(
        "guests",
        _attendance(
            r"ผู้(?:มา|เข้า|เข้าร่วม)?(?:ชี้แจง|ร้องเรียน|แถลง|นำเสนอ|สังเกตการณ์|ให้ข้อมูล|รับฟัง)(?:ข้อเท็จจริง|ข้อมูล)?|แขกผู้มีเกียรติ"
            r"|ฝ่ายเลขานุการ(?:คณะ[ก-๙]{0,30})?(?:ผู้มาประชุม)?|ผู้ติดตาม|ผู้สอบบัญชี(?:ของบริษัท[ก-๙]{0,40})?|ที่ปรึกษา(?:ทาง)?(?:กฎหมาย|การเงิน)"
        ),
    ),
)

OPENERS: tuple[Opener, ...] = (
    # รายงานการประชุม… · สรุปรายงานการประชุม · บันทึกการประชุม · สรุปผลการประชุม · (ร่าง) รายงานการประชุม
    Opener(
        "title",
        re.compile(rf"^[\s*#]*{MINUTES_OF}(?!ที่แนบ|มาเพื่อ|ดังกล่าว|ไปยัง|นี้|ครั้งนี้|ต้อง|คือ)"),
        400,
    ),
    # เริ่มประชุมเวลา ๑๔.๑๕ นาฬิกา · เปิดประชุม เวลา …
    Opener(
        "opening",
        re.compile(r"^[\s\-–*]*(?:เวลา)?(?:ที่)?(?:เริ่ม|เปิด)(?:การ)?ประชุม(?=เวลา|[:：]|\d|$|เมื่อเวลา|ณเวลา)"),
        200,
    ),
    # เลิกประชุมเวลา · ปิดประชุม เวลา · ปิดการประชุม: 15.10 น.
    Opener(
        "closing",
        re.compile(r"^[\s\-–*]*(?:เวลา)?(?:ที่)?(?:เลิก|ปิด)(?:การ)?ประชุม(?=เวลา|[:：]|\d|$|เมื่อเวลา|ณเวลา|[.…])"),
        200,
    ),
    # เรื่องก่อนวาระเข้าประชุม · เรื่องก่อนเข้าวาระการประชุม
    Opener(
        "pre_agenda",
        re.compile(r"^[\s*#]*(?:เรื่อง|วาระ)?ก่อน(?:เข้า)?(?:ระเบียบ)?วาระ(?:เข้า|การ)?(?:การ)?(?:ประชุม)?[:：]?$"),
    ),
    # ระเบียบวาระที่ ๑ เรื่อง… · วาระที่ 1: · วาระ 4
    Opener(
        "agenda_head",
        re.compile(r"^[\s*#\-–]*(?:ระเบียบ)?วาระ(?:การประชุม)?(?:ที่)?(?P<number>\d{1,2})(?![\d.]*\.\d|\d|/)"),
        600,
    ),
    # ระเบียบวาระการประชุม: a head over all of them
    Opener("agenda_opening", re.compile(r"^[\s*#]*(?:ระเบียบ)?วาระการประชุม(?:มีดังนี้|ดังนี้)?[:：]?$")),
    # …กล่าวปิดการประชุม · …จึงเลิกประชุมเมื่อเวลา · …ขอปิดการประชุม · …และปิดการประชุมในเวลา
    Opener(
        "closing_words",
        re.compile(r"^.{0,300}?(?:กล่าว|จึง|ขอ|และ|ได้|สั่ง|ประธาน(?:ในที่ประชุม|ที่ประชุม|ฯ)?)(?:ปิด|เลิก)(?:การ)?ประชุม"),
        500,
    ),
    # เมื่อครบองค์ประชุมแล้ว ประธาน… · ประธานกล่าวเปิดประชุม
    Opener(
        "opening_words",
        re.compile(
            r"^(?:เมื่อ.{0,60}?(?:ครบ|พร้อม|องค์ประชุม)|.{0,200}?(?:กล่าว|ขอ|ได้)เปิด(?:การ)?ประชุม|.{0,300}?ครบ(?:เป็น)?องค์ประชุม)"
        ),
        700,
    ),
)

LETTER_MARKS: tuple[Opener, ...] = (
    # ที่ กข ๐๐๑๙.๑/ว ๑๒๓
    Opener("reference_no", re.compile(r"^ที่(?=[ก-ฮ]{1,4}[\d.]|[ก-ฮ]{1,3}\.?\d|\d{3,5}\.?\d*/)")),
    Opener("subject", re.compile(r"^เรื่อง(?=.)")),
    Opener("to", re.compile(r"^(?:เรียน|กราบเรียน|นมัสการ)(?=.)")),
    Opener("enclosures", re.compile(r"^สิ่งที่ส่งมาด้วย")),
    Opener("reference", re.compile(r"^อ้างถึง")),
    Opener("regards", re.compile(r"^ขอแสดงความนับถือ|^ด้วยความเคารพ|^ขอแสดงความเคารพ")),
)


def opened_by(text: str, table: tuple[Opener, ...]) -> tuple[Opener, re.Match[str]] | None:
    """The first row of `table` that the line is, with its match on the text without blanks."""
    if len(text) > 700:  # no head is that long, and none of the tables allows more
        return None
    squeezed = squeeze(text)
    for row in table:
        if len(squeezed) <= row.longest and (found := row.pattern.match(squeezed)):
            return row, found
    return None


def name_of(text: str, table: tuple[Opener, ...]) -> str:
    """The name of the row that the line is, or an empty string."""
    found = opened_by(text, table)
    return found[0].name if found else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list of names: its row, the match on its text without blanks, its words, and a person behind them."""

    name: str
    found: re.Match[str]
    words: str
    rest: str = ""


def attendance_head(text: str) -> Head | None:
    """The head of a list of names that the line is. A person whose role is ผู้แถลง is none."""
    whole = _attendance_head(text)
    if whole or len(text) > LONGEST_HEAD * 2:
        return whole
    split = HEAD_WITH_PERSON.match(text)
    if split is None or not starts_with_title(re.sub(LEAD, "", split["rest"])):
        return None
    head = _attendance_head(split["head"])
    return replace(head, rest=split["rest"]) if head else None


def _attendance_head(text: str) -> Head | None:
    opened = opened_by(text, ATTENDANCE_HEADS)
    if opened is None:
        return None
    row, found = opened
    unnumbered = re.sub(LEAD, "", text)
    numbered_guest = row.name == "guests" and found["of"] and text.lstrip()[:1].isdigit()
    return None if numbered_guest or starts_with_title(unnumbered) else Head(row.name, found, text)
