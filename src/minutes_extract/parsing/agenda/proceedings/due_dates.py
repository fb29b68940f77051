"""By when something must be done: a day, or how long."""

import regex

from minutes_extract.model.minutes import DueDate
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.thai.dates import first_date

# ให้แล้วเสร็จภายใน… · ก่อนวันที่… · กำหนดส่ง…
BY_WHEN = regex.compile(
    r"(?:ภายใน|ก่อน(?=\s?(?:วัน|สิ้น|เดือน|ปี|\d|การประชุม))|ไม่เกิน(?=\s?(?:วันที่|\d{1,3}\s?(?:วัน|เดือน|สัปดาห์)))"
    r"|กำหนด(?:แล้ว)?(?:เสร็จ|ส่ง)|(?:แล้ว)?เสร็จ(?:สิ้น)?(?:ใน|ก่อน)?(?=\s?(?:วันที่|เดือน|\d)))\s*"
)
# ๓๐ วัน · ๒ สัปดาห์นับแต่วันนี้ · เดือนมิถุนายน ๒๕๖๗ · ไตรมาส ๒ · ปีงบประมาณ ๒๕๖๘ · สิ้นปี · วันศุกร์ · การประชุมครั้งต่อไป
HOW_LONG = regex.compile(
    r"\d{1,3}\s?(?:วัน(?:ทำการ)?|เดือน|สัปดาห์|ชั่วโมง|ปี)(?:\s?นับ(?:แต่|จาก|ถัด)[ก-๙]{2,40})?"
    r"|(?:สิ้น)?เดือน\s?(?:นี้|หน้า|[ก-๙.]{2,12}(?:\s?(?:พ\.ศ\.\s?)?\d{2,4})?)"
    r"|(?:สิ้น)?(?:ไตรมาส|ปีงบประมาณ|ปี)\s?(?:นี้|หน้า|(?:พ\.ศ\.\s?)?(?:ที่\s?)?\d{1,4}(?:/\d{2,4})?)?"
    r"|สัปดาห์(?:นี้|หน้า)|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)(?:นี้|หน้า)?|(?:การ)?ประชุมครั้ง(?:ต่อไป|หน้า|ถัดไป)"
)
DATE_REACH = 12
"""Letters between the words and the day: วันที่, วันศุกร์ที่."""


def due_in(text: str, raw: str) -> DueDate | None:
    """By when the text says that it must be done; None where it does not. `raw` is the text as read."""
    for words in BY_WHEN.finditer(text):
        behind = text[words.end() :]
        if due := due_of(behind, raw, reach=DATE_REACH):
            return due
    return None


def due_of(text: str, raw: str, reach: int = 0) -> DueDate | None:
    """The day, or how long, that begins the text; a day may stand `reach` letters behind its start."""
    day = first_date(text)
    if day and day.start <= reach:
        return DueDate(raw=as_printed(day.raw, raw), iso=day.date.isoformat() if day.date else None)
    how_long = HOW_LONG.match(text)
    return DueDate(raw=as_printed(how_long[0].strip(), raw), iso=None) if how_long else None
