"""A page as interpreted → its lines: glyphs repaired, what nobody can see left out."""

from minutes_extract.reading.page.page_lines import Laid, lay_chars
from minutes_extract.reading.page.sheet import Char, Sheet
from minutes_extract.reading.pdf.glyph import Glyph, RawPage
from minutes_extract.reading.pdf.glyph_repair import repair_glyphs

FARTHEST = 1e12
"""Points."""


def lay_page(raw: RawPage) -> Laid:
    """The lines of a page from top to bottom; the rows of a table where the table stands."""
    # Marks first: LibreOffice has set a mark at the end of a line beside the page, far from its letter.
    chars = [char for char in repair_glyphs(list(filter(_is_somewhere, raw.glyphs))) if _is_on_page(char, raw)]
    return lay_chars(chars, Sheet(raw.number, raw.width, raw.height, raw.rulings))


def _is_somewhere(glyph: Glyph) -> bool:
    """Its position is a number within reason."""
    return abs(glyph.x0) + abs(glyph.x1) + abs(glyph.top) + abs(glyph.bottom) < FARTHEST


def _is_on_page(char: Char, page: RawPage) -> bool:
    """Its middle can be seen."""
    return 0 <= char.x0 + char.x1 <= 2 * page.width and 0 <= char.top + char.bottom <= 2 * page.height
