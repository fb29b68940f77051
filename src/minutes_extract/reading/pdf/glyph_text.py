"""Whom to believe about a glyph: the file's ToUnicode table or the embedded font itself."""

from collections.abc import Callable, Iterable

from minutes_extract.reading.page.sheet import UNMAPPED_MARK
from minutes_extract.reading.pdf.glyph import MARK_ADVANCE

UNMAPPED = "\N{REPLACEMENT CHARACTER}"
MISSING_GLYPH = "□"
"""What glyph 0 prints: the font has no glyph for what was typed (arrows and check marks in Thai fonts)."""
UNREADABLE = frozenset({UNMAPPED, "\ufffe", "\uffff"})
THAI_CODES = range(0x0E00, 0x0E80)
OLD_WINDOWS_THAI = range(0xF700, 0xF720)
LONGEST_SUSPECT = 2
"""Letters: ToUnicode entries that are wrong are those of a mark, a vowel or a pair of them."""


def glyph_text(told: str, embedded: str, advance: float, number: int | None = None) -> str:
    """The reading of one glyph. `told` by ToUnicode or the encoding, `embedded` by the font's own tables; either may be empty;
    `number` is that of the glyph in its font where it is known.

    The font wins where the table says nothing, a blank or a Thai letter: those are the entries producers get wrong.
    """
    if is_told(told):
        suspect = told.isspace() or (len(told) <= LONGEST_SUSPECT and _is_thai(told))
        return embedded if suspect and embedded and _is_thai(embedded) else told
    if embedded:
        return embedded
    if abs(advance) < MARK_ADVANCE:
        return UNMAPPED_MARK
    return MISSING_GLYPH if number == 0 else UNMAPPED


def joined_text(parts: Iterable[int], text: Callable[[int], str]) -> str:
    """The reading of a glyph that is put together from others; empty where one of them cannot be read.

    WeasyPrint leaves the table out that says what Sarabun's ring with a tone stands for.
    """
    texts = [text(part) for part in parts]
    return "".join(texts) if all(map(is_told, texts)) else ""


def is_told(told: str) -> bool:
    """There is a mapping that says something: not the NUL and control characters of a table filled in for form's sake."""
    return (
        bool(told)
        and (told[0] > "\x1f" or told in "\t\n\r")
        and told not in UNREADABLE
        and not told.startswith("(cid:")
    )


def _is_thai(text: str) -> bool:
    return ord(text[0]) in THAI_CODES or ord(text[0]) in OLD_WINDOWS_THAI
