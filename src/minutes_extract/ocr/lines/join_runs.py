"""Fragments → lines: fragments that stand side by side on one baseline in one cell, whatever the gap."""

import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.lines.baselines import Bools, Floats, Fragments
from minutes_extract.ocr.page.components import Ints
from minutes_extract.ocr.rulings.cell_bounds import Rooms

Index = NDArray[np.intp]

SAME_LINE = 0.3
"""Of the smaller body: how far the feet of neighbours stand apart at most, where one ends and the other begins."""
LIKE_SIZE = 1.6
"""Between the bodies of neighbours in one line."""
OVERLAP = 0.5
"""Of the body: how far the boxes of neighbours may overlap."""
MOST_PAIRS = 4_000_000
"""Above it a page is no text, and each fragment stays a line."""
DASH = (0.25, 1.6, 1.5)
"""Of the body: the shortest and the longest dash; times its height, its length."""
THINNEST = 0.06
"""Of the body: a thinner stroke is what erasing has left of a ruling."""
DASH_HEIGHT = 0.45
"""Of the body, above the feet: where a dash is drawn."""
BAND = (1.15, 0.25)
"""Of the body, above and below the feet: where the middle of a dash, dot or bullet stands that belongs to a line."""


def join_fragments(fragments: Fragments, rooms: Rooms) -> Index:
    """The line of each fragment, numbered without order. `rooms` has one for each fragment."""
    count = len(fragments.feet)
    lines = np.arange(count)
    if count * count > MOST_PAIRS:
        return lines
    after = _neighbours(fragments, rooms)
    for at in np.argsort(fragments.x0, kind="stable").tolist():
        if after[at] >= 0:
            lines[after[at]] = lines[at]
    return lines


def _neighbours(fragments: Fragments, rooms: Rooms) -> Index:
    """The next fragment on the line of each one; -1: none. None is the next of two."""
    count = len(fragments.feet)
    x0, x1, body = fragments.x0, fragments.x1, fragments.body
    smaller = np.minimum(body[:, None], body[None])
    between = (x1[:, None] + x0[None]) / 2
    apart = np.abs(
        (fragments.feet[:, None] + fragments.slope[:, None] * between)
        - (fragments.feet[None] + fragments.slope[None] * between)
    )
    fits = (apart <= SAME_LINE * smaller) & (np.maximum(body[:, None], body[None]) <= LIKE_SIZE * smaller)
    fits &= (x0[None] >= x1[:, None] - OVERLAP * smaller) & (x1[None] > x1[:, None])
    for bounds in (rooms.x0, rooms.x1):
        fits &= np.abs(bounds[:, None] - bounds[None]) < 1.0
    gap = np.where(fits, x0[None] - x1[:, None], np.inf)
    after = np.where(np.isfinite(gap.min(axis=1, initial=np.inf)), gap.argmin(axis=1), -1) if count else lines_of_none()
    before = np.where(np.isfinite(gap.min(axis=0, initial=np.inf)), gap.argmin(axis=0), -1) if count else after
    mutual = (after >= 0) & (before[np.maximum(after, 0)] == np.arange(count))
    return np.where(mutual, after, -1)


def lines_of_none() -> Index:
    """No fragments, no neighbours."""
    return np.zeros(0, np.intp)


def beside(boxes: Ints, rooms: Rooms, fragments: Fragments) -> Index:
    """For small pieces of ink that stand apart: the nearest fragment whose line they stand on; -1: none."""
    if len(boxes) * len(fragments.feet) > MOST_PAIRS or not len(fragments.feet):
        return np.full(len(boxes), -1, np.intp)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    feet = fragments.feet[None] + fragments.slope[None] * x[:, None]
    height = (feet - y[:, None]) / fragments.body[None]
    fits: Bools = (height <= BAND[0]) & (height >= -BAND[1])
    fits &= (boxes[:, 3] - boxes[:, 1])[:, None] <= fragments.body[None]
    fits &= (fragments.x0[None] >= rooms.x0[:, None] - 1) & (fragments.x1[None] <= rooms.x1[:, None] + 1)
    fits &= (feet >= rooms.top[:, None]) & (feet <= rooms.bottom[:, None])
    away: Floats = np.maximum(fragments.x0[None] - x[:, None], x[:, None] - fragments.x1[None])
    away = np.where(fits, away, np.inf)
    nearest = away.argmin(axis=1)
    return np.where(np.isfinite(away[np.arange(len(boxes)), nearest]), nearest, -1)


def lone_dashes(boxes: Ints, rooms: Rooms, fragments: Fragments) -> tuple[Fragments, Index]:
    """A fragment for each dash that is alone in its cell, as where an amount is nil; and which pieces they are."""
    long = fragments.letters > 1
    bodies = fragments.body[long]
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    if not len(bodies) or len(boxes) * len(bodies) > MOST_PAIRS:
        return _dashes(x, y, np.zeros(len(boxes)), np.zeros(0, np.intp), boxes), np.zeros(0, np.intp)
    nearest = np.abs(fragments.feet[long][None] - y[:, None]).argmin(axis=1)
    body = bodies[nearest]
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (width >= DASH[0] * body) & (width <= DASH[1] * body) & (width >= DASH[2] * height)
    fits &= height >= THINNEST * body
    # In a cell: ruled on the left and above.
    fits &= (rooms.x0 > 0) & (rooms.top > 0)
    found = np.flatnonzero(fits)
    return _dashes(x, y, body, found, boxes), found


def _dashes(x: Floats, y: Floats, body: Floats, found: Index, boxes: Ints) -> Fragments:
    body = body[found]
    box = boxes[found].astype(np.float64)
    return Fragments(y[found] + DASH_HEIGHT * body, 0 * body, body, 0 * body + 1, box[:, 0], box[:, 2])
