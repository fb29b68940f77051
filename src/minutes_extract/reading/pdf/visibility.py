"""Which glyphs of a page nobody sees: invisible, in a switched-off layer, white on white, covered by a box or a picture."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from minutes_extract.model.line import Box
from minutes_extract.reading.pdf.glyph import Glyph, Unseen

INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that paint nothing: scanners lay what they read over or under the picture so."""
PALEST_WHITE = 0.96
"""Of each colour: paler letters cannot be told from the paper."""
PALE = 0.55
"""Lightness from which letters are those of a watermark rather than print."""
TRANSLUCENT = 0.6
"""Opacity below which letters are those of a watermark."""
SMALLEST_COVER = 5.0
"""Points of a side: less covers no letter."""
MOST_COVERS = 400
"""Boxes and pictures of a page that are asked what they cover, the first; a drawing has thousands."""


LAYER = frozenset({Unseen.INVISIBLE, Unseen.UNDER_PICTURE})
"""How a scanner's own reading lies on its picture."""


class Cover(NamedTuple):
    """A filled box or picture, after how many glyphs it was drawn, and whether it is white."""

    box: Box
    after: int
    is_picture: bool
    is_white: bool

    def holds(self, glyph: Glyph) -> bool:
        """The middle of the glyph lies within."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.box.x0 <= x <= self.box.x1 and self.box.top <= y <= self.box.bottom


def unseen_glyphs(glyphs: Sequence[Glyph], painted: Mapping[int, Unseen], covers: Sequence[Cover]) -> dict[int, Unseen]:
    """Numbers of glyphs that are not seen. `painted` says what their own paint tells."""
    unseen: dict[int, Unseen] = {}
    covers = [cover for cover in covers if _is_large(cover.box)][:MOST_COVERS]
    for at, why in painted.items():
        if why is not Unseen.WHITE or not _is_on_dark(glyphs[at], at, covers):
            unseen[at] = why
    for cover in covers:
        why = Unseen.UNDER_PICTURE if cover.is_picture else Unseen.UNDER_BOX
        for at in range(cover.after):
            if unseen.get(at, Unseen.PALE) is Unseen.PALE and cover.holds(glyphs[at]):
                unseen[at] = why
    return unseen


def _is_large(box: Box) -> bool:
    return box.x1 - box.x0 > SMALLEST_COVER and box.bottom - box.top > SMALLEST_COVER


def _is_on_dark(glyph: Glyph, at: int, covers: Sequence[Cover]) -> bool:
    """What was drawn last below a white letter is not white."""
    below = [cover for cover in covers if cover.after <= at and cover.holds(glyph)]
    return bool(below) and not below[-1].is_white


def is_white(colour: Sequence[float], space: str) -> bool:
    """The colour is that of the paper."""
    lightness = lightness_of(colour, space)
    return lightness is not None and lightness >= PALEST_WHITE


def lightness_of(colour: Sequence[float], space: str) -> float | None:
    """0–1, the darkest of its parts; None for a colour of a space that says nothing (a tint, a pattern)."""
    if space not in COLOUR_SPACES or len(colour) != COLOUR_SPACES[space]:
        return None
    if space in ("DeviceCMYK", "ICCBased4"):
        return 1.0 - min(1.0, max(colour[:3]) + colour[3])
    return min(colour)


COLOUR_SPACES = {
    "DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "DeviceCMYK": 4, "ICCBased1": 1, "ICCBased3": 3,
    "ICCBased4": 4,
}  # fmt: skip
"""Colour spaces whose values tell how light a colour is, and how many values they have."""
