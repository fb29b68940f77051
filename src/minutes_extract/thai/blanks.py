"""Blanks of Thai text: old text layers put them inside words, and printed lines break between words without one."""

import re
from collections.abc import Iterable

import regex

_BLANKS = regex.compile(r"\s+")
# A blank between two figures tells where numbers end: วาระที่ ๑ ๒๕๖๗.
_BETWEEN_FIGURES = re.compile(r"\d\s+\d")
_BETWEEN_LETTERS = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_THAI_EDGE = regex.compile(r"[\u0E01-\u0E4E]")
# คอม- ⏎ พิวเตอร์: typesetters break words with a hyphen that is no part of them
_BROKEN = regex.compile(r"[\u0E01-\u0E4E]-$")
# จันทร์-ศุกร์, ไทย-ลาว: a hyphen between two names of a kind is printed anywhere on the line
_PAIRED = regex.compile(
    r"(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์|[ก-๙]{3,9}(?:คม|ยน|พันธ์)|ไทย|ลาว|กัมพูชา|เมียนมา|มาเลเซีย|จีน|ญี่ปุ่น"
    r"|รับ|เปิด|ถาม|ไป|เช้า|ชาย|เข้า|ซื้อ|จัดซื้อ|หัว|ระหว่าง|ต้น)-$"
)


def squeeze(text: str) -> str:
    """Without any blanks: how labels are compared, since old text layers put blanks inside words."""
    return _BLANKS.sub("", text)


def letters_of(text: str) -> str:
    """Without blanks but those between two figures: how wordings are matched."""
    return _BETWEEN_LETTERS.sub("", text) if _BETWEEN_FIGURES.search(text) else "".join(text.split())


def places_of_letters(text: str) -> list[int]:
    """For each character of `letters_of(text)` where it stands in the text."""
    places: list[int] = []
    at = 0
    for gap in _BETWEEN_LETTERS.finditer(text):
        places.extend(range(at, gap.start()))
        at = gap.end()
    places.extend(range(at, len(text)))
    return places


def join_texts(texts: Iterable[str]) -> str:
    """Join printed lines: Thai to Thai without a blank, as Thai is broken between words; all else with one."""
    pieces: list[str] = []
    for text in texts:
        if pieces and text:
            glue = _glue(pieces[-1], text)
            if breaks_word(pieces[-1], text):
                pieces[-1], glue = _without_hyphen(pieces[-1]), ""
            pieces.append(glue)
        if text:
            pieces.append(text)
    return "".join(pieces)


def breaks_word(above: str, below: str) -> bool:
    """The line above ends in a hyphen close to a Thai letter, and the line below goes on in Thai."""
    return below != "" and _THAI_EDGE.match(below[0]) is not None and _BROKEN.search(above[-2:]) is not None


def _without_hyphen(text: str) -> str:
    return text if _PAIRED.search(text[-12:]) else text[:-1]


def join(above: str, below: str) -> str:
    """Two printed lines in one piece."""
    return join_texts((above, below))


def _glue(above: str, below: str) -> str:
    return "" if _THAI_EDGE.match(above[-1]) and _THAI_EDGE.match(below[0]) else " "
