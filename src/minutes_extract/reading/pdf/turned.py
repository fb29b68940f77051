"""A page whose text lies on its side or head, or is sized in pixels: turned until it stands, and boxes turned back."""

from collections import Counter
from statistics import median
from typing import NamedTuple

from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import DESCENT, PageRuling
from minutes_extract.reading.pdf.glyph import Glyph, RawPage

MOST = 0.6
"""Of a page's letters, that must be turned alike for the page to be turned."""


A4_LENGTH = 842.0
"""Points of A4."""
PIXEL_SIZED = 1.3
"""Times A4; the type must be too large as well, for plans and posters are large."""
LARGEST_TYPE = 22.0
"""Points: the usual letter of minutes is set in 12 to 18."""


class LyingPage(NamedTuple):
    """The page as it lies in the file, how many quarters to the left it was turned, and how many times it was shrunk."""

    width: float
    height: float
    quarters: int
    scale: float = 1.0

    def turned(self, box: Box) -> Box:
        """A box of the file's page on the turned one."""
        return Box(*(side / self.scale for side in self._turned(box)))

    def _turned(self, box: Box) -> Box:
        x0, top, x1, bottom = box
        match self.quarters:
            case 1:
                return Box(top, self.width - x1, bottom, self.width - x0)
            case 2:
                return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
            case 3:
                return Box(self.height - bottom, x0, self.height - top, x1)
            case _:
                return box

    def in_file(self, box: Box) -> Box:
        """A box of the turned page on the file's one."""
        box = Box(*(side * self.scale for side in box))
        sides = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return LyingPage(*sides, -self.quarters % 4)._turned(box)

    @property
    def stands(self) -> bool:
        """It was neither turned nor shrunk."""
        return not self.quarters and self.scale == 1.0


def stand_up(raw: RawPage) -> tuple[RawPage, LyingPage]:
    """The page turned so that most of its letters stand, and how it lies in the file."""
    paper = LyingPage(raw.width, raw.height, _quarters(raw), _scale(raw))
    if paper.stands:
        return raw, paper
    width, height = (raw.height, raw.width) if paper.quarters % 2 else (raw.width, raw.height)
    return raw._replace(
        width=width / paper.scale,
        height=height / paper.scale,
        glyphs=[_turned(glyph, paper) for glyph in raw.glyphs],
        rulings=[PageRuling(*paper.turned(Box(*ruling))) for ruling in raw.rulings],
        pictures=tuple(paper.turned(box) for box in raw.pictures),
    ), paper


def _scale(raw: RawPage) -> float:
    """How many times larger than paper a page is whose type is as much too large: it was sized in pixels."""
    scale = max(raw.width, raw.height) / A4_LENGTH
    if scale < PIXEL_SIZED or not raw.glyphs:
        return 1.0
    return scale if median(glyph.size for glyph in raw.glyphs) >= LARGEST_TYPE else 1.0


def _quarters(raw: RawPage) -> int:
    if all(glyph.upright for glyph in raw.glyphs):
        return 0
    letters = [glyph for at, glyph in enumerate(raw.glyphs) if at not in raw.unseen and not glyph.text.isspace()]
    found = Counter(glyph.quarters for glyph in letters)
    quarters, count = max(found.items(), key=lambda one: one[1], default=(0, 0))
    return quarters if count > MOST * len(letters) else 0


def _turned(glyph: Glyph, paper: LyingPage) -> Glyph:
    box = paper.turned(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    slanted = not glyph.upright and not glyph.quarters
    return glyph._replace(
        x0=box.x0,
        top=box.top,
        x1=box.x1,
        bottom=box.bottom,
        baseline=box.bottom - DESCENT * glyph.size / paper.scale,
        size=glyph.size / paper.scale,
        upright=not slanted and glyph.quarters == paper.quarters,
        quarters=0 if slanted else (glyph.quarters - paper.quarters) % 4,
    )
