"""A row of the table: its words, what they open, and the frames that say what may stand around the words of a kind."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

LONGEST_HEAD_LINE = 90
"""Letters without blanks: heads and labels are short; a longer line that begins with the same words is a sentence."""


class Opens(StrEnum):
    """What the words open: a zone, or a kind of paragraph within one."""

    TITLE = "title"
    TITLE_FIELD = "title_field"
    LETTER_FIELD = "letter_field"
    ATTENDANCE = "attendance"
    RULES = "rules"
    """Of voting and of speaking, which stand between the lists and the agendas."""
    OPENING = "opening"
    OPENING_WORDS = "opening_words"
    PRE_AGENDA = "pre_agenda"
    AGENDA_TITLE = "agenda_title"
    AGENDA = "agenda"
    AGENDA_ITEM = "agenda_item"
    """Asked of the rows of AGENDA: the same words before the number of an item."""
    NUMBERED_AGENDA = "numbered_agenda"
    RESOLUTION = "resolution"
    OTHER_RESOLUTION = "other_resolution"
    """Of another body or meeting; asked before RESOLUTION."""
    CLOSING = "closing"
    CLOSING_WORDS = "closing_words"
    SIGNATURE = "signature"
    SIGNER = "signer"
    ROLE = "role"
    ROW_NUMBERS = "row_numbers"
    CATCH_WORDS = "catch_words"
    PAUSE = "pause"
    """The meeting rests and goes on: what stands above is said."""
    TASK_FIELD = "task_field"
    """Who must do it, or by when, in a field of its own."""
    NOTHING = "nothing"
    """The paper says that there is nothing."""
    PARAGRAPH = "paragraph"

    __hash__ = str.__hash__  # kept by the string, where Enum computes it anew for each question


class Begins(StrEnum):
    """Whether a paragraph begins where a printed line begins with the words."""

    ALWAYS = "always"
    PARTED = "parted"
    """Only where a blank, a colon or the end of the line stands behind them: เรื่อง ขอส่ง…, not เรื่องนี้ …"""
    FIRST = "first"
    """Only where no group stands before them: ผู้ร้องเรียน, not …แจ้งแก่ ⏎ หน่วยงานและผู้ร้องเรียน."""
    NEVER = "never"
    """The words also go on a sentence: …ตรวจ ⏎ รายงานการประชุมแล้ว."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row. The pattern is matched on repaired text without blanks, in the frame of what it opens."""

    name: str
    opens: Opens
    pattern: str
    examples: tuple[str, ...]
    """As printed, one for each alternative of the pattern."""
    longest: int | None = LONGEST_HEAD_LINE
    """Letters without blanks of a line that begins so; None where a text of any length follows."""
    begins: Begins = Begins.ALWAYS
    as_printed: bool = False
    """Matched on the text with its blanks, which tell here."""


# Whatever may stand before a label: bullet, list number, "**".
_BEFORE_LABEL = r"[\-–•▪●◆■*#]*(?:(?:ข้อ)?\(?\d{1,2}[.)]|ข้อ\d{1,2})?[\-–•*]*"
# Who a group is of, before "ผู้มาประชุม": กรรมาธิการ, ที่ปรึกษาคณะกรรมาธิการ, คณะทำงาน, ผู้บริหาร …
_WHOSE_LIST = (
    r"(?:รายนาม|รายชื่อ)?(?P<of>(?:(?!ผู้(?:ที่|ไม่|มา|เข้า|ร่วม|ขาด|ลา|ติด|แถลง|ชี้แจง|ร้อง|สังเกต|ให้)"
    r"|ที่(?:มา|เข้า|ไม่|ลา)|ประชุม|ขอบคุณ|กล่าว|แจ้ง|เชิญ|ขอให้)[^\d:]){0,40}?)"
)
# After the head of a list, in any order: (ต่อ), จำนวน ๓๖ คน, ประกอบด้วย, ณ ห้อง…, ผ่านระบบ…; then why, ":", ไม่มี, an instruction in parentheses.
_COUNTED_PEOPLE = (
    r"\(?(?:รวม|มี)?(?:ทั้งสิ้น)?(?:(?:จำนวน|รวม)(?:ทั้งสิ้น|ทั้งหมด)?(?P<count>\d{1,4})(?:คน|ท่าน|ราย|รูป)?"
    r"|(?P<counted>\d{1,4})(?:คน|ท่าน|ราย|รูป))\)?"
)
_WORDS_AFTER = (
    r"\(ต่อ\)|\(ถ้ามี\)|ประกอบด้วย|มีดังนี้|ดังนี้|คือ|ได้แก่|ณห้อง[^:\d]{0,30}\d{0,4}"
    r"|(?:ผ่าน|ทาง)(?:ระบบ|สื่อ|ออนไลน์)[^:]{0,40}"
)
_AFTER_HEAD = (
    rf"(?P<after>(?:{_WORDS_AFTER}|{_COUNTED_PEOPLE}){{0,4}}+(?:(?:เนื่องจาก|เพราะ|ด้วยเหตุ)[^\d:()]{{2,60}})?[:：\-–]*"
    r"(?P<value>\(?-?ไม่มี-?\)?|-)?(?:\([^)]*\))?[.…:*]*)$"
)
# เริ่มประชุมเวลา ๐๙.๐๐ น. · เลิกประชุม: 15.10 · ปิดประชุม…
_AT_A_TIME = r"(?=เวลา|[:：]|\d|$|เมื่อเวลา|ณเวลา|[.…])"
_SESSION = rf"[\-–*]*(?:เวลา)?(?:ที่)?(?P<label>WORDS){_AT_A_TIME}"

# What stands around the words, WORDS, of each kind. The label is what the words say, the number theirs; the rest follows.
_UNITS = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
_NUMBER_WORDS = rf"(?:(?:ยี่|{_UNITS})?สิบ(?:เอ็ด|{_UNITS})?|{_UNITS})"
FRAMES = {
    Opens.ATTENDANCE: rf"{_BEFORE_LABEL}(?P<label>{_WHOSE_LIST}(?P<core>WORDS)){_AFTER_HEAD}",
    Opens.OPENING: _SESSION,
    Opens.CLOSING: _SESSION,
    # ระเบียบวาระที่ ๑ เรื่อง… · วาระที่ 1: … · วาระ 4 …; not วาระที่ ๔.๑
    # ระเบียบวาระที่หนึ่ง เรื่อง…: a number in words only behind ที่
    Opens.AGENDA: rf"[*#\-–•]*(?P<label>WORDS(?P<number>\d{{1,2}}|(?<=ที่){_NUMBER_WORDS}))(?!\.\d|\d|/)[.:：–\-]*",
    # วาระที่ ๔.๑ …: the rest begins with the number
    Opens.AGENDA_ITEM: r"[\-–•]?(?P<label>WORDS)(?=\(?\d)",
    # ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ: the rest begins with the words
    Opens.NUMBERED_AGENDA: r"(?P<label>(?P<number>\d{1,2}))[.)]?(?=WORDS)",
    Opens.RESOLUTION: r"[\-–•]?(?P<label>WORDS)\s?[:：–—\-]?",
    Opens.OTHER_RESOLUTION: r"[\-–•]?(?P<label>WORDS)",
    Opens.LETTER_FIELD: r"(?P<label>WORDS)[:：]?",
    Opens.SIGNER: r"[(*]*(?P<label>WORDS)",
    Opens.ROW_NUMBERS: r"(?P<label>WORDS)",
}
_PLAIN = r"[*#\-–]*(?P<label>WORDS)"


@cache
def framed(pattern: str, opens: Opens) -> "re.Pattern[str]":
    """The words in the frame of what they open."""
    return re.compile(frame(pattern, opens))


def frame(pattern: str, opens: Opens) -> str:
    """The same before it is compiled."""
    return FRAMES.get(opens, _PLAIN).replace("WORDS", f"(?:{pattern})")
