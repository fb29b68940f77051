"""The number at the start of a line: its label, its style, its parts."""

import re
from dataclasses import dataclass
from enum import Enum

from minutes_extract.thai.blanks import loosened


class Style(Enum):
    """How a number is printed."""

    DOTTED = "dotted"  # ๔.๑, วาระที่ 1.1.2
    BARE = "bare"  # ๑. or ๑
    BRACKET = "bracket"  # ๑) or (๑)
    LETTER = "letter"  # ก. or ก)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number. `text` is what follows it."""

    style: Style
    parts: tuple[int, ...]
    number: str
    """As printed, in ASCII digits, without a trailing dot or brackets: "4.2.1", "1", "ก"."""
    label: str
    """What stands before the text, as in the repaired line: "วาระที่ 4.2", "1."."""
    text: str
    called_agenda: bool = False
    """The word วาระ stands before the number."""


# Letters count in this order; what follows ซ is not used for lists.
LETTERS = "กขคงจฉชซ"
# Units behind a decimal at the start of a line make it an amount, not an item: "2.5 ล้านบาท".
AMOUNT_AFTER = r"""(?!\s*(?:ล้าน|แสน|หมื่น|พัน|ร้อยละ|บาท|%|เปอร์เซ็นต์|คน\b|ไร่|กิโล|เมตร|ตัน|ลิตร|เท่า|ชั่วโมง|นาที|น\.|นาฬิกา
    |ตารางเมตร|เซนติเมตร|องศา|เดือน\b|ปี\b|วัน\b))"""
# ๔.๑ … · วาระที่ 4.1 … · วาระที่ 5 .2 … · ๑. … · (๑) … · ๑) … · เรื่องที่ ๑ … · ก. …
ITEM = re.compile(
    rf"""
    ^\s*(?:[-–•]\s+(?=(?:ระเบียบ)?วาระ))?
    (?P<label>
      (?P<agenda>(?:{loosened("ระเบียบ")})?\s*{loosened("วาระ")}\s*(?:ที่)?\s*)?
      (?:
        (?P<dotted>\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,4}}) (?P<end>\s?[.)])? (?![\d/,]|\.\d) {AMOUNT_AFTER}
        |\((?P<in>\d{{1,2}})\)
        |(?P<bracket>\d{{1,2}})\)
        |(?P<bare>\d{{1,2}})(?:\s?\.(?!\s?\d)|(?=\s+[\u0E01-\u0E4E“"(A-Za-z])) {AMOUNT_AFTER}
      )
      |เรื่องที่\s*(?P<matter>\d{{1,2}})(?![\d/.,])
      |(?P<letter>[{LETTERS}])[.)](?=\s)
    )
    \s*(?:[:：]|[–—-](?=\s*[ก-๙A-Za-z“"])(?!\s*ไม่มี))?\s*
    (?P<text>.*)$
    """,
    re.X | re.S,
)
# What a numbered line may begin with, behind blanks, bullets and brackets: a glance saves the pattern on most lines.
FIRST_LETTERS = tuple("0123456789รวเ" + LETTERS)


def read_number(text: str) -> Numbered | None:
    """The number that the line begins with; None where there is none."""
    if not text[:40].strip(" -–•(").startswith(FIRST_LETTERS):
        return None
    found = ITEM.match(text)
    if not found or _is_count(found):
        return None
    style, parts = _style_and_parts(found)
    number = found["letter"] or ".".join(str(part) for part in parts)
    return Numbered(
        style, parts, number, found["label"].strip(), found["text"].strip(), called_agenda=bool(found["agenda"])
    )


def _style_and_parts(found: "re.Match[str]") -> tuple[Style, tuple[int, ...]]:
    if found["letter"]:
        return Style.LETTER, (LETTERS.index(found["letter"]) + 1,)
    digits = found["dotted"] or found["in"] or found["bracket"] or found["bare"] or found["matter"]
    parts = tuple(int(part) for part in re.findall(r"\d+", digits))
    if found["dotted"]:
        return Style.DOTTED, parts
    return (Style.BARE if found["bare"] or found["matter"] else Style.BRACKET), parts


def _is_count(found: "re.Match[str]") -> bool:
    """ "๕ ผลิตภัณฑ์" in running text is no item; without a dot only a heading word makes it one: "๑ เรื่อง…"."""
    if found["agenda"] or not found["bare"] or found["label"].rstrip().endswith("."):
        return False
    return not found["text"].startswith("เรื่อง")
