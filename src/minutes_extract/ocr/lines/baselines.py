"""Components → text runs: base characters side by side, with their baseline and x-height.

A run has no gap as wide as that between columns, and no ruled line passes between its components. All of this works on
the boxes of components, not on pixels, and on all components at once. A base component is one of the size of a letter;
the others are diacritics, dots and noise.
"""

from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, NONE, TOP, X0, X1, Boxes, Flags, Floats, Indices
from minutes_extract.ocr.page.components import centres, heights, widths
from minutes_extract.ocr.rulings.cell_bounds import CellBounds
from minutes_extract.ocr.units import MM_PER_INCH

MAP_DPI = 50.0
"""Resolution of the map in which components are chained."""
BASE_MM = (0.75, 11.0)
"""Height of a base component, from the x-height of 6 points at 150 dpi to large titles grown together with their marks."""
DOT_HEIGHT = 0.35
"""Of the page's usual height: a dot is lower. Where a leader runs far from all letters, its dots would be the usual
components there."""
DOT_WIDTH = (0.6, 1.7)
"""Of its own height, the width of a dot."""
CELL_MM = 2.0
"""Side of the cells in which heights are averaged."""
AROUND_CELLS = (21, 5)
"""Cells across and down: components within 42 by 10 mm show how large the type is there."""
OF_USUAL = (0.6, 3.2)
"""Of the usual height around it, that of a base component; a mark has less, a scribble more."""
CHAIN_REACH = 0.9
"""Of the usual height: how far a base component reaches on both sides for the next one."""
CORE = (0.85, 0.1)
"""Of the usual height, above its lowest row: the part of a base component that chains it to others, from and to."""
INLIERS = (0.6, 0.3, 0.2)
"""Of the x-height, in three rounds of the fit: what ends nearer to the line stands on the baseline, other components
hang below it."""
STIFF = 30.0
"""X-heights over which a run must reach before its own slope counts more than the page's."""
X_HEIGHT_QUANTILE = 0.4
"""Of the heights of base components: above are those with ascenders."""
FEW_COMPONENTS = 8
"""Base components. Digits and capitals are higher than the x-height, so a run of fewer does not show it."""
STRAY_COMPONENTS = 3
"""Base components: a run of no more may be marks as high as letters (a tone grown together with its vowel)."""
OF_X_HEIGHT = (0.9, 1.42)
"""Of the x-height: height of components that may be digits, capitals or letters with ascenders of that type."""
MOST_RUN_PAIRS = 4_000_000
"""Pairs of runs or of components and runs that are compared; a page with more is no text."""


class TextRuns(NamedTuple):
    """One row for each run. Its baseline passes column x in row `intercept + slope * x`."""

    intercept: Floats
    slope: Floats
    x_height: Floats
    """Height of consonants without ascender, in pixels."""
    components: Floats
    """How many base components it has."""
    x0: Floats
    x1: Floats

    @classmethod
    def none(cls) -> "TextRuns":
        """No runs."""
        return cls(*(np.zeros(0) for _ in cls._fields))

    def baseline_at(self, number: Indices, x: Floats) -> Floats:
        """The rows of the baselines of runs `number` at columns x."""
        return np.asarray(self.intercept[number] + self.slope[number] * x, np.float64)

    def baselines_at(self, x: Floats) -> Floats:
        """The rows of all baselines at columns x: a row for each column, a column for each run."""
        return np.asarray(self.intercept[None] + self.slope[None] * x[:, None], np.float64)


class ChainedRuns(NamedTuple):
    """Runs, the run of each component, and the map in which the components were chained."""

    runs: TextRuns
    run_of: Indices
    """Of each component: the run it is a base component of, or NONE."""
    map: Indices
    """Reduced page: the run whose base components lie there or near on the left or right, or NONE."""
    scale: float
    """Pixels of the page that one of the map stands for."""


def chain_components(boxes: Boxes, usable: Flags, bounds: CellBounds, size: tuple[int, int], dpi: float) -> ChainedRuns:
    """Chain the usable components that are base components to runs."""
    mm = dpi / MM_PER_INCH
    height = heights(boxes).astype(np.float64)
    usable = usable & (height >= BASE_MM[0] * mm) & (height <= BASE_MM[1] * mm) & ~_dots(boxes, height, usable)
    usual = _usual_heights(boxes, height, usable, size, mm)
    base = np.flatnonzero(usable & (height >= OF_USUAL[0] * usual) & (height <= OF_USUAL[1] * usual))
    scale = max(1.0, round(dpi / MAP_DPI))
    run_map, run_of_base = _chain(boxes[base], usual[base], bounds.take(base), size, scale)
    run_of = np.full(len(boxes), NONE, np.intp)
    run_of[base] = run_of_base
    runs = _fitted(boxes[base].astype(np.float64), usual[base], run_of_base, int(run_map.max()) + 1)
    return ChainedRuns(runs, run_of, run_map, scale)


def _dots(boxes: Boxes, height: Floats, usable: Flags) -> Flags:
    """Which components are so small and round that they are dots."""
    width = widths(boxes)
    weight = np.where(usable, np.minimum(width, 3 * height) * height, 0.0)
    usual = float((weight * height).sum()) / max(float(weight.sum()), 1e-9)
    small = height < DOT_HEIGHT * usual
    return np.asarray(small & (width >= DOT_WIDTH[0] * height) & (width <= DOT_WIDTH[1] * height), np.bool_)


def _usual_heights(boxes: Boxes, height: Floats, usable: Flags, size: tuple[int, int], mm: float) -> Floats:
    """The mean height of the components around each one, weighted by area: letters count more than marks."""
    cell = CELL_MM * mm
    rows, columns = (int(side / cell) + 1 for side in size)
    x, y = centres(boxes)
    place = (y / cell).astype(np.intp) * columns + (x / cell).astype(np.intp)
    width = np.minimum(widths(boxes), 3 * height)
    weight = np.where(usable, width * height, 0.0)
    sums = [
        cv2.boxFilter(
            np.bincount(place, values, rows * columns).reshape(rows, columns),
            -1,
            AROUND_CELLS,
            normalize=False,
            borderType=cv2.BORDER_CONSTANT,
        ).ravel()[place]
        for values in (weight * height, weight)
    ]
    return np.asarray(sums[0] / np.maximum(sums[1], 1e-9), np.float64)


def _chain(
    boxes: Boxes, usual: Floats, bounds: CellBounds, size: tuple[int, int], scale: float
) -> tuple[Indices, Indices]:
    """The map of runs, and the run of each base component: cores drawn out to both sides are joined where they meet."""
    shape = int(size[0] / scale) + 1, int(size[1] / scale) + 1
    high = np.minimum(heights(boxes), usual)
    top, bottom = boxes[:, BOTTOM] - CORE[0] * high, boxes[:, BOTTOM] - CORE[1] * high
    left = np.maximum(boxes[:, X0] - CHAIN_REACH * high, bounds.x0 + 1.5 * scale)
    right = np.minimum(boxes[:, X1] + CHAIN_REACH * high, bounds.x1 - 1.5 * scale)
    middle = (boxes[:, X0] + boxes[:, X1]) / 2
    left, right = np.minimum(left, middle), np.maximum(right, middle)
    y0, y1 = _map_places(top, bottom, scale, shape[0])
    x0, x1 = _map_places(left, right, scale, shape[1])
    counts = np.zeros((shape[0] + 1, shape[1] + 1), np.int32)
    for y, x, sign in ((y0, x0, 1), (y1, x1, 1), (y0, x1, -1), (y1, x0, -1)):
        np.add.at(counts, (y, x), sign)
    covered = (counts.cumsum(0).cumsum(1)[:-1, :-1] > 0).astype(np.uint8)
    _, labels = cv2.connectedComponents(covered, connectivity=4)
    run_map = np.asarray(labels, np.intp) - 1
    column = np.clip((middle / scale).astype(np.intp), x0, x1 - 1)
    return run_map, run_map[(y0 + y1 - 1) // 2, column]


def _map_places(first: Floats, last: Floats, scale: float, size: int) -> tuple[Indices, Indices]:
    """First and last row or column in the map, the last one outside; at least one each."""
    start = np.clip(np.rint(first / scale), 0, size - 1).astype(np.intp)
    return start, np.clip(np.maximum(np.rint(last / scale).astype(np.intp), start + 1), 1, size)


def _fitted(boxes: Floats, usual: Floats, run_of: Indices, count: int) -> TextRuns:
    """The baseline of each run by least squares over what stands on it, and its x-height."""
    x, low = (boxes[:, X0] + boxes[:, X1]) / 2, boxes[:, BOTTOM]
    components = np.bincount(run_of, minlength=count).astype(np.float64)
    size = _grouped_quantile(usual, run_of, count, 0.5)
    intercept, slope = _grouped_quantile(low, run_of, count, 0.5), np.zeros(count)
    usual_slope = 0.0
    for inlier in INLIERS:
        near = np.abs(low - intercept[run_of] - slope[run_of] * x) <= inlier * size[run_of]
        intercept, slope = _least_squares((x[near], low[near]), run_of[near], size, usual_slope, (intercept, slope))
        usual_slope = _page_slope(slope, components)
    near = np.abs(low - intercept[run_of] - slope[run_of] * x) <= INLIERS[0] * size[run_of]
    height = intercept[run_of] + slope[run_of] * x - boxes[:, TOP]
    x_height = _grouped_quantile(height[near], run_of[near], count, X_HEIGHT_QUANTILE)
    x_height = np.where(x_height > 0, x_height, size)
    x0, x1 = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(x0, run_of, boxes[:, X0])
    np.maximum.at(x1, run_of, boxes[:, X1])
    baseline = intercept + slope * (x0 + x1) / 2
    return TextRuns(
        intercept=intercept,
        slope=slope,
        x_height=_shared_x_height(x_height, components, baseline),
        components=components,
        x0=x0,
        x1=x1,
    )


def _least_squares(
    points: tuple[Floats, Floats], group: Indices, size: Floats, usual_slope: float, before: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Intercept and slope of each group of points; short ones lean on the page's slope, empty ones stay as before."""
    x, y = points
    count = len(size)
    number = np.bincount(group, minlength=count).astype(np.float64)
    some = np.maximum(number, 1.0)
    x_mean, y_mean = np.bincount(group, x, count) / some, np.bincount(group, y, count) / some
    dx, dy = x - x_mean[group], y - y_mean[group]
    prior = (STIFF * size) ** 2
    slope = (np.bincount(group, dx * dy, count) + prior * usual_slope) / (np.bincount(group, dx * dx, count) + prior)
    slope = np.where(number > 0, slope, before[1])
    return np.where(number > 0, y_mean - slope * x_mean, before[0]), slope


def _page_slope(slope: Floats, components: Floats) -> float:
    """The median slope of long runs."""
    long = slope[components >= 3 * FEW_COMPONENTS]
    return float(np.median(long)) if len(long) else 0.0


def _grouped_quantile(values: Floats, group: Indices, count: int, share: float) -> Floats:
    """The quantile of each group; 0 of an empty one."""
    order = np.lexsort((values, group))
    number = np.bincount(group, minlength=count)
    first = np.cumsum(number) - number
    result = np.zeros(count)
    some = number > 0
    place = first + ((number - 1) * share).astype(np.intp)
    result[some] = values[order][place[some]]
    return result


def _shared_x_height(x_height: Floats, components: Floats, baseline: Floats) -> Floats:
    """X-heights; a short run takes that of the nearest long one whose digits or capitals its components can be."""
    long = np.flatnonzero(components >= FEW_COMPONENTS)
    few = np.flatnonzero(components < FEW_COMPONENTS)
    if not len(long) or len(few) * len(long) > MOST_RUN_PAIRS:
        return x_height
    ratio = x_height[few, None] / x_height[None, long]
    fits = (ratio >= OF_X_HEIGHT[0]) & (ratio <= OF_X_HEIGHT[1])
    away = np.where(fits, np.abs(baseline[few, None] - baseline[None, long]), np.inf)
    nearest = away.argmin(axis=1)
    found = np.isfinite(away[np.arange(len(few)), nearest])
    shared = x_height.copy()
    shared[few[found]] = x_height[long[nearest[found]]]
    return shared
