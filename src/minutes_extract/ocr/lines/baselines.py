"""Letters → fragments of lines: letters side by side, the line through their feet and the height of their bodies.

A fragment has no gap wider than a column's, and none of its letters lies beyond a ruled line. All of this works on the
boxes of the letters, not on pixels, and on all letters at once.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.page.components import Ints
from minutes_extract.ocr.page.page_image import MM_PER_INCH
from minutes_extract.ocr.rulings.cell_bounds import Rooms

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

REDUCED = 50.0
"""Pixels an inch of the map in which letters are chained."""
LETTER_MM = (0.75, 11.0)
"""Height of a letter, from a body of 6 points at 150 dpi to large titles with all their marks."""
DOT, ROUND = 0.35, (0.6, 1.7)
"""Of the page's usual height, and of its own height: lower ink so wide is a dot; where a leader runs far from all
letters, its dots would be the usual letters."""
CELL_MM = 2.0
AROUND_CELLS = (21, 5)
"""Across and down: letters in 42 by 10 mm around one tell how large the type is there."""
OF_USUAL = (0.6, 3.2)
"""Of the usual height around it, that of a letter; a mark has less, a scribble more."""
REACH = 0.9
"""Of the usual height: how far a letter reaches on both sides for the next."""
CORE = (0.85, 0.1)
"""Of the usual height, above its feet: the part of a letter that chains it to others, from and to."""
INLIERS = (0.6, 0.3, 0.2)
"""Of the body, in three rounds: feet nearer to the line are those of letters, others those of marks below them."""
STIFF = 30.0
"""Bodies over which letters must reach before they tell a slope of their own."""
BODY_QUANTILE = 0.4
"""Of the heights of letters: above are those with ascenders."""
FEW = 8
"""Letters. Digits and capitals are higher than bodies, so fewer letters do not tell the body's height."""
STRAY_LETTERS = 3
"""A fragment of fewer letters or as many may be marks that are as high as letters (a tone grown together with its vowel)."""
LIKE_BODY = (0.9, 1.42)
"""Of a body, the height of letters that may be digits, capitals or letters with ascenders of that type."""


class Fragments(NamedTuple):
    """One row a fragment. A letter's feet at column x stand in row `feet + slope * x`."""

    feet: Floats
    slope: Floats
    body: Floats
    letters: Floats
    """How many letters it has."""
    x0: Floats
    x1: Floats

    def feet_at(self, number: NDArray[np.intp], x: Floats) -> Floats:
        """The row of the feet of fragments `number` at columns x."""
        return np.asarray(self.feet[number] + self.slope[number] * x, np.float64)


class Chained(NamedTuple):
    """Fragments; which of them each piece of ink belongs to (-1: none); the map they were chained in."""

    fragments: Fragments
    owner: NDArray[np.intp]
    map: NDArray[np.intp]
    """Reduced page: the fragment whose letters lie there or near on the left or right; -1: none."""
    scale: float
    """Pixels of the page that one of the map stands for."""


def chain_letters(boxes: Ints, usable: Bools, rooms: Rooms, size: tuple[int, int], dpi: float) -> Chained:
    """Chain the usable pieces of ink that are letters."""
    mm = dpi / MM_PER_INCH
    heights = (boxes[:, 3] - boxes[:, 1]).astype(np.float64)
    usable = usable & (heights >= LETTER_MM[0] * mm) & (heights <= LETTER_MM[1] * mm) & ~_dots(boxes, heights, usable)
    usual = _usual_heights(boxes, heights, usable, size, mm)
    letters = np.flatnonzero(usable & (heights >= OF_USUAL[0] * usual) & (heights <= OF_USUAL[1] * usual))
    scale = max(1.0, round(dpi / REDUCED))
    labels, of_letter = _chained(boxes[letters], usual[letters], [room[letters] for room in rooms], size, scale)
    owner = np.full(len(boxes), -1, np.intp)
    owner[letters] = of_letter
    fragments = _fitted(boxes[letters].astype(np.float64), usual[letters], of_letter, int(labels.max()) + 1)
    return Chained(fragments, owner, labels, scale)


def _dots(boxes: Ints, heights: Floats, usable: Bools) -> Bools:
    width = boxes[:, 2] - boxes[:, 0]
    weight = np.where(usable, np.minimum(width, 3 * heights) * heights, 0.0)
    usual = float((weight * heights).sum()) / max(float(weight.sum()), 1e-9)
    small = heights < DOT * usual
    return np.asarray(small & (width >= ROUND[0] * heights) & (width <= ROUND[1] * heights), np.bool_)


def _usual_heights(boxes: Ints, heights: Floats, usable: Bools, size: tuple[int, int], mm: float) -> Floats:
    """The mean height of what stands around each piece, by area: letters count more than marks."""
    cell = CELL_MM * mm
    rows, columns = (int(side / cell) + 1 for side in size)
    row = ((boxes[:, 1] + boxes[:, 3]) / 2 / cell).astype(np.intp)
    column = ((boxes[:, 0] + boxes[:, 2]) / 2 / cell).astype(np.intp)
    place = row * columns + column
    width = np.minimum(boxes[:, 2] - boxes[:, 0], 3 * heights)
    weight = np.where(usable, width * heights, 0.0)
    sums = [
        cv2.boxFilter(
            np.bincount(place, values, rows * columns).reshape(rows, columns),
            -1,
            AROUND_CELLS,
            normalize=False,
            borderType=cv2.BORDER_CONSTANT,
        ).ravel()[place]
        for values in (weight * heights, weight)
    ]
    return np.asarray(sums[0] / np.maximum(sums[1], 1e-9), np.float64)


def _chained(
    boxes: Ints, usual: Floats, rooms: list[Floats], size: tuple[int, int], scale: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """A map of fragments, and the fragment of each letter."""
    shape = int(size[0] / scale) + 1, int(size[1] / scale) + 1
    high = np.minimum(boxes[:, 3] - boxes[:, 1], usual)
    top, bottom = boxes[:, 3] - CORE[0] * high, boxes[:, 3] - CORE[1] * high
    left = np.maximum(boxes[:, 0] - REACH * high, rooms[0] + 1.5 * scale)
    right = np.minimum(boxes[:, 2] + REACH * high, rooms[2] - 1.5 * scale)
    middle = (boxes[:, 0] + boxes[:, 2]) / 2
    left, right = np.minimum(left, middle), np.maximum(right, middle)
    y0, y1 = _places(top, bottom, scale, shape[0])
    x0, x1 = _places(left, right, scale, shape[1])
    counts = np.zeros((shape[0] + 1, shape[1] + 1), np.int32)
    for y, x, sign in ((y0, x0, 1), (y1, x1, 1), (y0, x1, -1), (y1, x0, -1)):
        np.add.at(counts, (y, x), sign)
    covered = (counts.cumsum(0).cumsum(1)[:-1, :-1] > 0).astype(np.uint8)
    _, labels = cv2.connectedComponents(covered, connectivity=4)
    numbers = np.asarray(labels, np.intp) - 1
    across = np.clip((middle / scale).astype(np.intp), x0, x1 - 1)
    return numbers, numbers[(y0 + y1 - 1) // 2, across]


def _places(first: Floats, last: Floats, scale: float, size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places in the map, the last one outside; at least one each."""
    start = np.clip(np.rint(first / scale), 0, size - 1).astype(np.intp)
    return start, np.clip(np.maximum(np.rint(last / scale).astype(np.intp), start + 1), 1, size)


def _fitted(boxes: Floats, usual: Floats, owner: NDArray[np.intp], count: int) -> Fragments:
    """The line through the feet of each fragment's letters, by least squares without what hangs below."""
    x, feet = (boxes[:, 0] + boxes[:, 2]) / 2, boxes[:, 3]
    letters = np.bincount(owner, minlength=count).astype(np.float64)
    size = _grouped_quantile(usual, owner, count, 0.5)
    start, slope = _grouped_quantile(feet, owner, count, 0.5), np.zeros(count)
    usual_slope = 0.0
    for inlier in INLIERS:
        near = np.abs(feet - start[owner] - slope[owner] * x) <= inlier * size[owner]
        start, slope = _least_squares(x, feet, near, owner, size, usual_slope, start, slope)
        usual_slope = _page_slope(slope, letters)
    near = np.abs(feet - start[owner] - slope[owner] * x) <= INLIERS[0] * size[owner]
    heights = (start + 0.0)[owner] + slope[owner] * x - boxes[:, 1]
    body = _grouped_quantile(heights[near], owner[near], count, BODY_QUANTILE)
    body = np.where(body > 0, body, size)
    x0, x1 = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(x0, owner, boxes[:, 0])
    np.maximum.at(x1, owner, boxes[:, 2])
    return Fragments(start, slope, _shared_body(body, letters, start + slope * (x0 + x1) / 2), letters, x0, x1)


def _least_squares(
    x: Floats,
    y: Floats,
    near: Bools,
    owner: NDArray[np.intp],
    size: Floats,
    usual_slope: float,
    start: Floats,
    slope: Floats,
) -> tuple[Floats, Floats]:
    """Start and slope of each group; short ones lean on the page's slope."""
    count = len(size)
    x, y, owner = x[near], y[near], owner[near]
    number = np.bincount(owner, minlength=count).astype(np.float64)
    some = np.maximum(number, 1.0)
    x_mean, y_mean = np.bincount(owner, x, count) / some, np.bincount(owner, y, count) / some
    dx, dy = x - x_mean[owner], y - y_mean[owner]
    prior = (STIFF * size) ** 2
    new = (np.bincount(owner, dx * dy, count) + prior * usual_slope) / (np.bincount(owner, dx * dx, count) + prior)
    new = np.where(number > 0, new, slope)
    return np.where(number > 0, y_mean - new * x_mean, start), new


def _page_slope(slope: Floats, letters: Floats) -> float:
    sure = slope[letters >= 3 * FEW]
    return float(np.median(sure)) if len(sure) else 0.0


def _grouped_quantile(values: Floats, owner: NDArray[np.intp], count: int, share: float) -> Floats:
    """The quantile of each group; 0 of an empty one."""
    order = np.lexsort((values, owner))
    number = np.bincount(owner, minlength=count)
    first = np.cumsum(number) - number
    result = np.zeros(count)
    some = number > 0
    at = first + ((number - 1) * share).astype(np.intp)
    result[some] = values[order][at[some]]
    return result


def _shared_body(body: Floats, letters: Floats, feet: Floats) -> Floats:
    """Bodies; a fragment of few letters takes that of the nearest longer one whose digits or capitals they can be."""
    long = np.flatnonzero(letters >= FEW)
    few = np.flatnonzero(letters < FEW)
    if not len(long) or len(few) * len(long) > 4_000_000:
        return body
    ratio = body[few, None] / body[None, long]
    fits = (ratio >= LIKE_BODY[0]) & (ratio <= LIKE_BODY[1])
    away = np.where(fits, np.abs(feet[few, None] - feet[None, long]), np.inf)
    nearest = away.argmin(axis=1)
    found = np.isfinite(away[np.arange(len(few)), nearest])
    shared = body.copy()
    shared[few[found]] = body[long[nearest[found]]]
    return shared
