"""The words that open a part of the minutes: one table, tested on text without blanks or with them loosened.

Order matters: the first row that matches a line names it. Longest forms stand first
("ผู้มาประชุมไม่ได้" begins with "ผู้มาประชุม"). Sources of the forms: genre study of ten bodies, and
ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ แบบที่ ๑๑.
"""

from dataclasses import dataclass

import regex

from minutes_extract.parsing.paragraph import squeeze

# Heads and labels are short; a longer line that begins with the same words is a sentence.
LONGEST_HEAD = 90


@dataclass(frozen=True, slots=True)
class Opener:
    """A row of the table: what a line opens, by the beginning of its text without blanks."""

    name: str
    pattern: regex.Pattern[str]
    longest: int = LONGEST_HEAD


# Whatever may stand before a label: bullet, list number, "**".
LEAD = r"^[\s\-–•*#]*(?:\d{1,2}[.)])?[\s\-–•*]*"

# Who a group is of, before "ผู้มาประชุม": กรรมาธิการ, ที่ปรึกษาคณะกรรมาธิการ, คณะทำงาน …
BODY_BEFORE = r"(?:รายนาม|รายชื่อ)?(?P<of>(?:(?!ผู้|ที่มา|ที่เข้า|ที่ไม่|ที่ลา|ประชุม)[^\d.:]){0,40}?)"
# After a head: จำนวน ๓๖ คน, (ต่อ), ประกอบด้วย, ":", an instruction in parentheses, or ไม่มี on the same line.
AFTER_HEAD = (
    r"(?P<after>(?:\(ต่อ\)|ประกอบด้วย|ดังนี้|มีดังนี้|คือ|\(ถ้ามี\))?"
    r"(?:\(?(?:รวม)?(?:ทั้งสิ้น)?(?:จำนวน|รวม)(?:ทั้งสิ้น)?(?P<count>\d{1,4})(?:คน|ท่าน|ราย|รูป)?\)?)?"
    r"[:：\-–\s]*(?P<value>\(?-?ไม่มี-?\)?|-)?(?:\([^)]*\))?[.…\s:]*)$"
)


def _attendance(words: str) -> regex.Pattern[str]:
    return regex.compile(LEAD + BODY_BEFORE + rf"(?P<core>{words})" + AFTER_HEAD)


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
        _attendance(r"(?:ผู้|ที่|ผู้ที่)(?:มา|เข้าร่วม|เข้า)(?:ร่วม)?ประชุมไม่ได้|(?:ผู้|ที่|ผู้ที่)(?:ขาด|ลา|ติดราชการ)(?:การ)?ประชุม"),
    ),
    # ผู้มาประชุม · รายนามผู้เข้าประชุม · กรรมาธิการผู้มาประชุม
    Opener("present", _attendance(r"(?:ผู้|ที่|ผู้ที่)(?:มา|เข้า|มาร่วม)(?:การ)?ประชุม")),
    # ผู้เข้าร่วมประชุม: members or guests, decided over the whole list
    Opener("participants", _attendance(r"(?:ผู้|ที่|ผู้ที่)(?:เข้าร่วม|ร่วม|เข้าร่วมรับฟัง)(?:การ)?ประชุม(?:ด้วย|อื่น)?")),
    # ผู้มาชี้แจง · ผู้ร้องเรียน · ผู้แถลง · ผู้สังเกตการณ์
    Opener(
        "guests",
        _attendance(
            r"ผู้(?:มา|เข้า|เข้าร่วม)?(?:ชี้แจง|ร้องเรียน|แถลง|สังเกตการณ์|ให้ข้อมูล|รับฟัง)(?:ข้อเท็จจริง|ข้อมูล)?|แขกผู้มีเกียรติ"
            r"|ฝ่ายเลขานุการ(?:คณะ[ก-๙]{0,30})?(?:ผู้มาประชุม)?|ผู้ติดตาม"
        ),
    ),
)

OPENERS: tuple[Opener, ...] = (
    # รายงานการประชุม… · สรุปรายงานการประชุม · บันทึกการประชุม
    Opener(
        "title",
        regex.compile(r"^[\s*#]*(?:สรุป)?(?:ผล)?(?:รายงาน|บันทึก)(?:ผล)?(?:การ)?ประชุม(?!ที่แนบ|มาเพื่อ|ดังกล่าว|ไปยัง|นี้|ครั้งนี้)"),
        400,
    ),
    # เริ่มประชุมเวลา ๑๔.๑๕ นาฬิกา · เปิดประชุม เวลา …
    Opener("opening", regex.compile(r"^[\s\-–*]*(?:เริ่ม|เปิด)(?:การ)?ประชุม(?=เวลา|[:：]|\d|$|เมื่อเวลา|ณเวลา)"), 200),
    # เลิกประชุมเวลา · ปิดประชุม เวลา · ปิดการประชุม: 15.10 น.
    Opener("closing", regex.compile(r"^[\s\-–*]*(?:เลิก|ปิด)(?:การ)?ประชุม(?=เวลา|[:：]|\d|$|เมื่อเวลา|ณเวลา|[.…])"), 200),
    # เรื่องก่อนวาระเข้าประชุม · เรื่องก่อนเข้าวาระการประชุม
    Opener(
        "pre_agenda",
        regex.compile(r"^[\s*#]*(?:เรื่อง|วาระ)?ก่อน(?:เข้า)?(?:ระเบียบ)?วาระ(?:เข้า|การ)?(?:การ)?(?:ประชุม)?[:：]?$"),
    ),
    # ระเบียบวาระที่ ๑ เรื่อง… · วาระที่ 1: · วาระ 4
    Opener(
        "agenda_head",
        regex.compile(r"^[\s*#\-–]*(?:ระเบียบ)?วาระ(?:การประชุม)?(?:ที่)?(?P<number>\d{1,2})(?![\d.]*\.\d|\d|/)"),
        600,
    ),
    # ระเบียบวาระการประชุม: a head over all of them
    Opener("agenda_opening", regex.compile(r"^[\s*#]*(?:ระเบียบ)?วาระการประชุม(?:มีดังนี้|ดังนี้)?[:：]?$")),
    # …กล่าวปิดการประชุม
    Opener(
        "closing_words",
        regex.compile(r"^.{0,300}?กล่าว(?:ขอบคุณ.{0,120}?)?(?:และ)?(?:กล่าว)?(?:ปิด|เลิก)(?:การ)?ประชุม"),
        500,
    ),
)

LETTER_MARKS: tuple[Opener, ...] = (
    # ที่ กข ๐๐๑๙.๑/ว ๑๒๓
    Opener("reference_no", regex.compile(r"^ที่(?=[ก-ฮ]{1,4}[\d.]|[ก-ฮ]{1,3}\.?\d|\d{3,5}\.?\d*/)")),
    Opener("subject", regex.compile(r"^เรื่อง(?=.)")),
    Opener("to", regex.compile(r"^(?:เรียน|กราบเรียน|นมัสการ)(?=.)")),
    Opener("enclosures", regex.compile(r"^สิ่งที่ส่งมาด้วย")),
    Opener("reference", regex.compile(r"^อ้างถึง")),
    Opener("regards", regex.compile(r"^ขอแสดงความนับถือ|^ด้วยความเคารพ|^ขอแสดงความเคารพ")),
)


def opened_by(text: str, table: tuple[Opener, ...]) -> tuple[Opener, regex.Match[str]] | None:
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
