"""The number at the start of a line: its label, its style, its parts."""

from dataclasses import dataclass
from enum import Enum

import regex


class Style(Enum):
    """How a number is printed."""

    DOTTED = "dotted"  # ๔.๑, วาระที่ 1.1.2
    BARE = "bare"  # ๑. or ๑
    BRACKET = "bracket"  # ๑) or (๑)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number. `text` is what follows it."""

    style: Style
    parts: tuple[int, ...]
    number: str
    """As printed, in ASCII digits, without a trailing dot or brackets: "4.2.1", "1"."""
    label: str
    """What stands before the text, as in the repaired line: "วาระที่ 4.2", "1."."""
    text: str
    called_agenda: bool = False
    """The word วาระ stands before the number."""


# Units behind a decimal at the start of a line make it an amount, not an item: "2.5 ล้านบาท".
AMOUNT_AFTER = r"(?!\s*(?:ล้าน|แสน|หมื่น|พัน|ร้อยละ|บาท|%|เปอร์เซ็นต์|คน\b|ไร่|กิโล|เมตร|ตัน|ลิตร|เท่า|ชั่วโมง|นาที|น\.|นาฬิกา|ตารางเมตร|เซนติเมตร|องศา|เดือน\b|ปี\b|วัน\b))"
ITEM = regex.compile(
    rf"""
    ^\s*(?:[-–•]\s+(?=(?:ระเบียบ)?วาระ))?
    (?P<label>
      (?P<agenda>(?:ระเบียบ)?\s*วาระ\s*(?:ที่)?\s*)? 
      (?:
        (?P<dotted>\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,4}}) (?P<end>\s?\.)? (?![\d/,]|\.\d) {AMOUNT_AFTER}
        |(?P<open>\()(?P<in>\d{{1,2}})\)
        |(?P<bracket>\d{{1,2}})\)
        |(?P<bare>\d{{1,2}})(?:\s?\.(?!\s?\d)|(?=\s+[\u0E01-\u0E4E“"(A-Za-z])) {AMOUNT_AFTER}
      )
    )
    \s*[:：]?\s*
    (?P<text>.*)$
    """,
    regex.X | regex.S,
)


def read_number(text: str) -> Numbered | None:
    """The number that the line begins with; None where there is none."""
    if not text[:40].strip(" -–•(").startswith(("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ร", "ว")):
        return None
    found = ITEM.match(text)
    if not found:
        return None
    digits = found["dotted"] or found["in"] or found["bracket"] or found["bare"]
    parts = tuple(int(part) for part in regex.findall(r"\d+", digits))
    style = Style.DOTTED if found["dotted"] else Style.BARE if found["bare"] else Style.BRACKET
    if not found["agenda"] and style is Style.BARE and not found["label"].rstrip().endswith(".") and len(parts) == 1:
        # "๑ เรื่อง" without a dot is an item; "๕ ผลิตภัณฑ์" in running text is not: only a heading word makes it one
        if not found["text"].startswith("เรื่อง"):
            return None
    return Numbered(
        style,
        parts,
        ".".join(str(part) for part in parts),
        found["label"].strip(),
        found["text"].strip(),
        bool(found["agenda"]),
    )
