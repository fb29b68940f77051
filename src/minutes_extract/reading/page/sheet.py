"""What a page is laid out from, whoever found it there: letters with their marks, rulings, the size of the paper."""

from typing import NamedTuple

from minutes_extract.thai.alphabet import THAI_MARKS

ASCENT = 0.8
DESCENT = 0.25
"""Of the type size. One box for all fonts: ascents in PDF files are wrong so often that lines would overlap."""
UNMAPPED_MARK = "\x00"
"""An unmapped glyph that advances by nothing: in Thai a lost mark, most often the ring of ำ (repaired from the text)."""
MARKS = THAI_MARKS | {UNMAPPED_MARK}


class Char(NamedTuple):
    """A letter with its marks (or a blank, a ligature, what a span said in one piece).

    Points from the top left; `baseline` counts from the top too.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    upright: bool
    end: float
    """Where the next letter would stand: x1, or further right, as spread letters are spread from their marks too."""
    confidence: float | None = None
    """0–1, of letters that were read from a picture."""


class PageRuling(NamedTuple):
    """A horizontal or vertical stroke: one of its extents is zero."""

    x0: float
    top: float
    x1: float
    bottom: float


class Sheet(NamedTuple):
    """A page without its letters: number, size in points, rulings."""

    number: int
    width: float
    height: float
    rulings: list[PageRuling]
