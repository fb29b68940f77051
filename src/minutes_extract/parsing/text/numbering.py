"""The number at the start of a line: its label, its style, its parts."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from minutes_extract.thai.alphabet import LATIN_LETTERING, THAI_LETTERING
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens


class Style(Enum):
    """How a number is printed."""

    DOTTED = "dotted"  # ๔.๑, วาระที่ 1.1.2
    BARE = "bare"  # ๑. or ๑
    BRACKET = "bracket"  # ๑) or (๑)
    LETTER = "letter"  # ก. or (ก) or a)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number. `text` is what follows it."""

    style: Style
    parts: tuple[int, ...]
    number: str
    """As printed, in ASCII digits, without a trailing dot or brackets: "4.2.1", "1", "ก", "1.2–1.4"."""
    label: str
    """What stands before the text, as in the repaired line: "วาระที่ 4.2", "1."."""
    text: str
    called_agenda: bool = False
    """The word วาระ stands before the number."""


# Of the letters that count, those behind ฒ and h are not used for lists: น. พ. ส. are abbreviations, i. may be one.
THAI_LIST_LETTERS = THAI_LETTERING[: THAI_LETTERING.index("ฒ") + 1]
LATIN_LIST_LETTERS = LATIN_LETTERING[: LATIN_LETTERING.index("h") + 1]
LETTERS = THAI_LIST_LETTERS + LATIN_LIST_LETTERS
# Units behind a decimal at the start of a line make it an amount, not an item: "2.5 ล้านบาท".
AMOUNT_AFTER = r"""(?!\s*(?:ล้าน|แสน|หมื่น|พัน|ร้อยละ|บาท|%|เปอร์เซ็นต์|คน\b|ไร่|กิโล|เมตร|ตัน|ลิตร|เท่า|ชั่วโมง|นาที|น\.|นาฬิกา
    |ตารางเมตร|เซนติเมตร|องศา|เดือน\b|ปี\b|วัน\b))"""
# ๔.๑ … · 5 .2 … · ๑. … · (๑) … · ๑) … · เรื่องที่ ๑ … · ก. … · (ก) … · a) …
ITEM = re.compile(
    rf"""
    \s*
    (?P<label>
      (?:
        (?:(?:เรื่อง|หัวข้อ|ประเด็น|รายการ|ลำดับ|ข้อ)(?:ที่)?\s*)?(?P<dotted>\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,4}}) (?P<end>\s?[.)])? (?![\d/,]|\.\d) {AMOUNT_AFTER}
        |\((?P<in>\d{{1,2}})\)
        |(?P<bracket>\d{{1,2}})\)
        |(?P<bare>\d{{1,2}})(?:\s?\.(?!\s?\d)|(?=\s+[\u0E01-\u0E4E“"(A-Za-z])) {AMOUNT_AFTER}
      )
      |เรื่องที่\s*(?P<matter>\d{{1,2}})(?![\d/.,])
      |(?:\((?=.\)))?(?P<letter>[{LETTERS}])[.)](?=\s)
    )
    \s*(?:[:：]|[–—-](?=\s*[ก-๙A-Za-z“"])(?!\s*ไม่มี))?\s*
    (?P<text>.*)$
    """,
    re.X | re.S,
)
# …–๑.๔ of ๑.๒–๑.๔: the matters of several numbers told in one
RANGE = re.compile(
    rf"^(?P<dash>[-–—])\s?(?P<last>\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,4}})(?![\d/,]|\.\d)[.)]?{AMOUNT_AFTER}\s*(?P<text>.*)$",
    re.X | re.S,
)
# What a numbered line may begin with, behind blanks and brackets: a glance saves the pattern on most lines.
FIRST_LETTERS = tuple("0123456789เหปรล" + LETTERS)


def read_number(text: str) -> Numbered | None:
    """The number that the line begins with, perhaps behind ระเบียบวาระที่; None where there is none."""
    called = opened_by(text, Opens.AGENDA_ITEM)
    if not (called or text[:40].strip(" (").startswith(FIRST_LETTERS)):
        return None
    found = ITEM.match(text, called.end if called else 0)
    if not found or (not called and _is_count(found)):
        return None
    style, parts = _style_and_parts(found)
    number = found["letter"] or _joined(parts)
    label = text[called.start if called else found.start("label") : found.end("label")]
    return _with_range(
        Numbered(style, parts, number, label.strip(), found["text"].strip(), called_agenda=called is not None)
    )


def _with_range(first: Numbered) -> Numbered:
    """The number with the end of its range, where one stands behind it."""
    found = RANGE.match(first.text) if first.style is Style.DOTTED else None
    last = _parts(found["last"]) if found else ()
    if not found or last[:-1] != first.parts[:-1] or last <= first.parts:
        return first
    behind = f"{found['dash']}{_joined(last)}"
    return replace(first, number=first.number + behind, label=first.label + behind, text=found["text"].strip())


def _joined(parts: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in parts)


def _parts(digits: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", digits))


def _style_and_parts(found: "re.Match[str]") -> tuple[Style, tuple[int, ...]]:
    if found["letter"]:
        letters = THAI_LIST_LETTERS if found["letter"] in THAI_LIST_LETTERS else LATIN_LIST_LETTERS
        return Style.LETTER, (letters.index(found["letter"]) + 1,)
    digits = found["dotted"] or found["in"] or found["bracket"] or found["bare"] or found["matter"]
    parts = _parts(digits)
    if found["dotted"]:
        return Style.DOTTED, parts
    return (Style.BARE if found["bare"] or found["matter"] else Style.BRACKET), parts


def _is_count(found: "re.Match[str]") -> bool:
    """ "๕ ผลิตภัณฑ์" in running text is no item; without a dot only a heading word makes it one: "๑ เรื่อง…"."""
    if not found["bare"] or found["label"].rstrip().endswith("."):
        return False
    return not found["text"].startswith("เรื่อง")
