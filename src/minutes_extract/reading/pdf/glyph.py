"""What a page source gives, whoever interpreted the page: glyphs in content order, rulings, and the page's size."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple, Protocol

from minutes_extract.model.line import Box
from minutes_extract.model.page import PageRemark
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, PageRuling

MARK_ADVANCE = 0.05
"""Of the type size. Marks above and below advance by nothing, but for rounding."""

SLANT = 0.02
"""One part in fifty: a scan set straight."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class MarkedSpan:
    """A marked-content span that says itself what its glyphs mean (/ActualText). Compared by identity."""

    text: str


class Glyph(NamedTuple):
    """One glyph as drawn. Points from the top left; `baseline` counts from the top too."""

    text: str
    """As the font tells it. U+FFFD: no mapping at all; NUL: no mapping, and it advances by nothing."""
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    upright: bool
    span: MarkedSpan | None
    quarters: int = 0
    """Of text that is not upright: how many quarters to the right it is turned; 0 where it runs aslant."""


class Unseen(Enum):
    """Why a glyph is not seen; PALE: it is seen, but is no print; ASIDE: it stands beside the text, as a stamp does."""

    INVISIBLE = auto()
    SWITCHED_OFF = auto()
    WHITE = auto()
    UNDER_BOX = auto()
    UNDER_PICTURE = auto()
    PALE = auto()
    ASIDE = auto()


class RawPage(NamedTuple):
    """A page as interpreted, before any repair."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rulings: list[PageRuling]
    unseen: Mapping[int, Unseen] = MappingProxyType({})
    """Numbers of the glyphs that are no print of the page, and why."""
    pictures: tuple[Box, ...] = ()
    """The pictures on the page, in the order of drawing."""
    remarks: tuple[PageRemark, ...] = ()


class PageSource(Protocol):
    """Somebody who interprets pages. Reading a page keeps nothing of it."""

    @property
    def page_count(self) -> int:
        """How many pages the file has."""

    def page(self, number: int) -> RawPage:
        """Interpret one page, counted from 1. Raises anything on a broken one."""


class Face(NamedTuple):
    """How one glyph of a font reads: its text, its width and its advance, both in units of the type size."""

    text: str
    width: float
    advance: float
    spaces: bool = False
    """Word spacing widens it."""


def em_box(matrix: Matrix, width: float) -> tuple[float, float, float, float]:
    """The box of a glyph drawn by a matrix from type-size units to the page: x0, top, x1, bottom."""
    a, b, c, d, e, f = matrix
    xs = [e + a * x + c * y for x in (0.0, width) for y in (-DESCENT, ASCENT)]
    ys = [f + b * x + d * y for x in (0.0, width) for y in (-DESCENT, ASCENT)]
    return min(xs), min(ys), max(xs), max(ys)


def is_upright(matrix: Matrix) -> bool:
    """The text runs to the right (give or take one part in fifty: a scan set straight) and stands on its feet."""
    a, b, _, d, _, _ = matrix
    return a > 0 and d < 0 and abs(b) <= SLANT * a


def quarters_of(matrix: Matrix) -> int:
    """How many quarters to the right text is turned; 0 where it is upright or runs aslant."""
    a, b, c, d, _, _ = matrix
    if abs(b) <= SLANT * abs(a) and a < 0 < d:
        return 2
    if abs(a) <= SLANT * abs(b) and abs(d) <= SLANT * abs(c):
        return 1 if b > 0 and c > 0 else 3 if b < 0 and c < 0 else 0
    return 0
