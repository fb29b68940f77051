"""Join text runs to lines: those that stand side by side on one baseline in one cell, however wide the gap."""

import numpy as np

from minutes_extract.ocr.arrays import NONE, X0, X1, Boxes, Flags, Floats, Indices
from minutes_extract.ocr.lines.baselines import MOST_RUN_PAIRS, TextRuns
from minutes_extract.ocr.page.components import centres, heights, widths
from minutes_extract.ocr.rulings.cell_bounds import CellBounds

SAME_LINE = 0.3
"""Of the smaller x-height: how far the baselines of neighbours lie apart at most, midway between the two runs."""
LIKE_SIZE = 1.6
"""Ratio between the x-heights of neighbours in one line, at most."""
OVERLAP = 0.5
"""Of the x-height: how far the boxes of neighbours may overlap."""
DASH_WIDTH = (0.25, 1.6)
"""Of the x-height: the shortest and the longest dash."""
DASH_SHAPE = 1.5
"""Of its height: the least width of a dash."""
DASH_THICKNESS = 0.06
"""Of the x-height: a thinner stroke is what erasing has left of a ruling."""
DASH_HEIGHT = 0.45
"""Of the x-height, above the baseline: where a dash is drawn."""
BAND = (1.15, 0.25)
"""Of the x-height, above and below the baseline: where the middle of a dash, dot or bullet stands that belongs to a line."""


def join_runs(runs: TextRuns, bounds: CellBounds) -> Indices:
    """The line of each run, numbered in no order. `bounds` has a row for each run."""
    count = len(runs.intercept)
    lines = np.arange(count)
    if count * count > MOST_RUN_PAIRS:
        return lines
    following = _next_runs(runs, bounds)
    for number in np.argsort(runs.x0, kind="stable").tolist():
        if following[number] != NONE:
            lines[following[number]] = lines[number]
    return lines


def _next_runs(runs: TextRuns, bounds: CellBounds) -> Indices:
    """The next run on the line of each one, or NONE. No run follows two."""
    count = len(runs.intercept)
    if not count:
        return np.zeros(0, np.intp)
    gap = np.where(_may_follow(runs, bounds), runs.x0[None] - runs.x1[:, None], np.inf)
    after = np.where(np.isfinite(gap.min(axis=1)), gap.argmin(axis=1), NONE)
    before = np.where(np.isfinite(gap.min(axis=0)), gap.argmin(axis=0), NONE)
    mutual = (after != NONE) & (before[np.maximum(after, 0)] == np.arange(count))
    return np.where(mutual, after, NONE)


def _may_follow(runs: TextRuns, bounds: CellBounds) -> Flags:
    """For every two runs whether the second may follow the first: same baseline, size and cell, farther right."""
    x0, x1, x_height = runs.x0, runs.x1, runs.x_height
    smaller = np.minimum(x_height[:, None], x_height[None])
    between = (x1[:, None] + x0[None]) / 2
    apart = np.abs(
        (runs.intercept[:, None] + runs.slope[:, None] * between) - (runs.intercept[None] + runs.slope[None] * between)
    )
    fits = (apart <= SAME_LINE * smaller) & (np.maximum(x_height[:, None], x_height[None]) <= LIKE_SIZE * smaller)
    fits &= (x0[None] >= x1[:, None] - OVERLAP * smaller) & (x1[None] > x1[:, None])
    for side in (bounds.x0, bounds.x1):
        fits &= np.abs(side[:, None] - side[None]) < 1.0
    return np.asarray(fits, np.bool_)


def nearest_runs(boxes: Boxes, bounds: CellBounds, runs: TextRuns) -> Indices:
    """For small components that stand apart: the nearest run on whose line each one stands, or NONE."""
    if len(boxes) * len(runs.intercept) > MOST_RUN_PAIRS or not len(runs.intercept):
        return np.full(len(boxes), NONE, np.intp)
    x, y = centres(boxes)
    baseline = runs.baselines_at(x)
    height = (baseline - y[:, None]) / runs.x_height[None]
    fits: Flags = (height <= BAND[0]) & (height >= -BAND[1])
    fits &= heights(boxes)[:, None] <= runs.x_height[None]
    fits &= (runs.x0[None] >= bounds.x0[:, None] - 1) & (runs.x1[None] <= bounds.x1[:, None] + 1)
    fits &= (baseline >= bounds.top[:, None]) & (baseline <= bounds.bottom[:, None])
    away: Floats = np.maximum(runs.x0[None] - x[:, None], x[:, None] - runs.x1[None])
    away = np.where(fits, away, np.inf)
    nearest = away.argmin(axis=1)
    return np.where(np.isfinite(away[np.arange(len(boxes)), nearest]), nearest, NONE)


def lone_dashes(boxes: Boxes, bounds: CellBounds, runs: TextRuns) -> tuple[TextRuns, Indices]:
    """A run for each dash that is alone in its cell, as where an amount is nil; and which components they are."""
    long = runs.components > 1
    x_heights = runs.x_height[long]
    if not len(x_heights) or len(boxes) * len(x_heights) > MOST_RUN_PAIRS:
        return TextRuns.none(), np.zeros(0, np.intp)
    _, y = centres(boxes)
    nearest = np.abs(runs.intercept[long][None] - y[:, None]).argmin(axis=1)
    x_height = x_heights[nearest]
    width, height = widths(boxes), heights(boxes)
    fits = (width >= DASH_WIDTH[0] * x_height) & (width <= DASH_WIDTH[1] * x_height)
    fits &= (width >= DASH_SHAPE * height) & (height >= DASH_THICKNESS * x_height)
    # In a cell: ruled on the left and above.
    fits &= (bounds.x0 > 0) & (bounds.top > 0)
    found = np.flatnonzero(fits)
    return _dashes(boxes[found].astype(np.float64), y[found], x_height[found]), found


def _dashes(boxes: Floats, y: Floats, x_height: Floats) -> TextRuns:
    """A run of one component for each dash."""
    return TextRuns(
        intercept=y + DASH_HEIGHT * x_height,
        slope=np.zeros(len(boxes)),
        x_height=x_height,
        components=np.ones(len(boxes)),
        x0=boxes[:, X0],
        x1=boxes[:, X1],
    )
