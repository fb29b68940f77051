"""Cell bounds: how far text may go on from a component before a ruled line of a table ends its cell."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import Flags, Floats, Indices
from minutes_extract.ocr.rulings.rulings import MEETS_MM, RuledLine

MOST_BOUNDS = 400
"""Ruled lines of each direction that bound cells; a page with more is a drawing."""


class CellBounds(NamedTuple):
    """Bounds in pixels, one of each for each point; where no ruled line stands, those of the page."""

    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats

    def take(self, which: Indices | Flags) -> "CellBounds":
        """The bounds of some of the points."""
        return CellBounds(*(bound[which] for bound in self))


def find_cell_bounds(
    x: Floats, y: Floats, rulings: Sequence[RuledLine], size: tuple[int, int], mm: float
) -> CellBounds:
    """The bounds of the cells in which points lie on a page of `size` (height, width)."""
    across, down = table_rulings(rulings, mm)
    height, width = size
    x0, x1 = _bounds(x, y, [(ruling.x0, ruling.top, ruling.bottom) for ruling in down], width)
    top, bottom = _bounds(y, x, [(ruling.top, ruling.x0, ruling.x1) for ruling in across], height)
    return CellBounds(x0=x0, top=top, x1=x1, bottom=bottom)


def table_rulings(rulings: Sequence[RuledLine], mm: float) -> tuple[list[RuledLine], list[RuledLine]]:
    """Horizontal rulings that meet two vertical ones, and all vertical ones: what lies beyond is another cell.

    An underline meets none: the marks below it belong to the letters above it.
    """
    reach = MEETS_MM * mm
    down = [ruling for ruling in rulings if not ruling.is_horizontal][:MOST_BOUNDS]
    across = [
        ruling
        for ruling in rulings
        if ruling.is_horizontal
        and sum(
            ruling.x0 - reach <= other.x0 <= ruling.x1 + reach
            and other.top - reach <= ruling.top <= other.bottom + reach
            for other in down
        )
        >= 2
    ]
    return across[:MOST_BOUNDS], down


def _bounds(
    place: Floats, along: Floats, rulings: Sequence[tuple[float, float, float]], size: int
) -> tuple[Floats, Floats]:
    """The nearest rulings (place, start, end) before and after each point."""
    before, after = np.zeros(len(place)), np.full(len(place), float(size))
    for ruling, start, end in rulings:
        beside = (along >= start) & (along <= end)
        passed = beside & (place >= ruling)
        before[passed] = np.maximum(before[passed], ruling)
        ahead = beside & (place < ruling)
        after[ahead] = np.minimum(after[ahead], ruling)
    return before, after
