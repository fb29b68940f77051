"""The room of each piece of ink: how far text may go on before a ruled line of a table bounds it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.rulings.rulings import Ruling

Floats = NDArray[np.float64]

MEETS_MM = 1.6
"""How near two rulings meet."""
MOST_RULINGS = 400
"""Of each direction that bound rooms; a page with more is a drawing."""


class Rooms(NamedTuple):
    """Bounds in pixels, one of each a point; without rulings the page's."""

    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats


def find_rooms(x: Floats, y: Floats, rulings: Sequence[Ruling], size: tuple[int, int], mm: float) -> Rooms:
    """The rooms in which points lie on a page of `size` (height, width)."""
    flat, steep = table_rulings(rulings, mm)
    height, width = size
    x0, x1 = _bounds(x, y, [(one.x0, one.top, one.bottom) for one in steep], width)
    top, bottom = _bounds(y, x, [(one.top, one.x0, one.x1) for one in flat], height)
    return Rooms(x0, top, x1, bottom)


def table_rulings(rulings: Sequence[Ruling], mm: float) -> tuple[list[Ruling], list[Ruling]]:
    """Horizontal rulings that meet two vertical ones, and all vertical ones: what lies beyond is another cell.

    An underline meets none: the marks below it belong to the letters above it.
    """
    reach = MEETS_MM * mm
    steep = [one for one in rulings if not one.is_horizontal][:MOST_RULINGS]
    flat = [
        one
        for one in rulings
        if one.is_horizontal
        and sum(
            one.x0 - reach <= other.x0 <= one.x1 + reach and other.top - reach <= one.top <= other.bottom + reach
            for other in steep
        )
        >= 2
    ]
    return flat[:MOST_RULINGS], steep


def _bounds(
    place: Floats, along: Floats, walls: Sequence[tuple[float, float, float]], size: int
) -> tuple[Floats, Floats]:
    """The nearest walls (place, start, end) before and after each point."""
    before, after = np.zeros(len(place)), np.full(len(place), float(size))
    for wall, start, end in walls:
        beside = (along >= start) & (along <= end)
        passed = beside & (place >= wall)
        before[passed] = np.maximum(before[passed], wall)
        ahead = beside & (place < wall)
        after[ahead] = np.minimum(after[ahead], wall)
    return before, after
