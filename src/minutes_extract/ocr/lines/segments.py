"""Text runs with their diacritics → lines, split into segments at wide gaps."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import AREA, BOTTOM, NONE, TOP, X0, X1, Boxes, Flags, Floats, Indices
from minutes_extract.ocr.lines.baselines import TextRuns
from minutes_extract.ocr.lines.join_runs import join_runs
from minutes_extract.ocr.rulings.cell_bounds import CellBounds

SPLITTING_GAP = 1.75
"""Of the x-height: a gap that splits a line."""
LEAST_INK = 0.03
"""Of the x-height squared: a segment of less ink is a speck."""

WHOLE = 10.0
"""X-heights: a shorter segment may be a number, a cell – or a piece of a line whose letters have come apart."""


class PixelBox(NamedTuple):
    """Pixels; x1 and bottom lie outside."""

    x0: int
    top: int
    x1: int
    bottom: int


class LineSegment(NamedTuple):
    """A part of a line without a wide gap."""

    box: PixelBox
    baseline: float
    """The row of the baseline in its middle."""
    slope: float
    """Rows a column by which the baseline goes down to the right."""
    x_height: float
    """The height of consonants without ascender, in pixels."""
    line: int
    """Its line, counted from 0."""


class SegmentedLine(NamedTuple):
    """What stands on one baseline in one column or cell."""

    baseline: float
    """The row of the baseline in the middle of the longest segment."""
    segments: tuple[LineSegment, ...]


def pieces_a_line(lines: Sequence[SegmentedLine]) -> float:
    """Segments of a page to an x-height of whole ones, infinite where none is whole: how far its lines are in pieces."""
    segments = [segment for line in lines for segment in line.segments]
    lengths = [(segment.box.x1 - segment.box.x0) / segment.x_height for segment in segments]
    whole = sum(length for length in lengths if length >= WHOLE)
    return len(segments) / whole if whole else inf


def split_lines(
    boxes: Boxes, run_of: Indices, runs: TextRuns, bounds: CellBounds
) -> tuple[tuple[SegmentedLine, ...], Indices]:
    """The lines from top to bottom, and the line of each component."""
    used = np.flatnonzero(run_of != NONE)
    line_of = np.full(len(boxes), NONE, np.intp)
    if not len(used):
        return (), line_of
    component_of_run = np.zeros(len(runs.intercept), np.intp)
    component_of_run[run_of[used]] = used
    line_of_run = join_runs(runs, bounds.take(component_of_run))
    by_line: dict[int, list[tuple[LineSegment, Indices]]] = {}
    for segment, components in _segments(boxes, used, line_of_run[run_of[used]], runs, run_of[used]):
        by_line.setdefault(segment.line, []).append((segment, components))
    lines: list[SegmentedLine] = []
    for parts in sorted(by_line.values(), key=lambda parts: parts[0][0].baseline):
        for _, components in parts:
            line_of[components] = len(lines)
        lines.append(_line(tuple(segment._replace(line=len(lines)) for segment, _ in parts)))
    return tuple(lines), line_of


def _line(segments: tuple[LineSegment, ...]) -> SegmentedLine:
    longest = max(segments, key=lambda segment: segment.box.x1 - segment.box.x0)
    return SegmentedLine(longest.baseline, segments)


def _segments(
    boxes: Boxes, used: Indices, line: Indices, runs: TextRuns, run: Indices
) -> list[tuple[LineSegment, Indices]]:
    """Lines split at wide gaps: each segment with the numbers of its components."""
    order = np.lexsort((boxes[used, X0], line))
    used, line, run = used[order], line[order], run[order]
    box = boxes[used].astype(np.float64)
    x_height = runs.x_height[run]
    first = _begins_segment(box, line, x_height, float(boxes[:, X1].max()))
    starts = np.flatnonzero(first)
    extents = _extents(box, starts)
    width = box[:, X1] - box[:, X0]
    total = np.add.reduceat(width, starts)
    middle = (extents[:, X0] + extents[:, X1]) / 2
    baseline, slope, mean_x_height = (
        np.add.reduceat(values * width, starts) / total
        for values in (runs.baseline_at(run, middle[np.cumsum(first) - 1]), runs.slope[run], x_height)
    )
    ink = np.add.reduceat(box[:, AREA], starts)
    ends = np.append(starts[1:], len(used))
    return [
        (
            LineSegment(
                box=PixelBox(*map(int, extents[number])),
                baseline=float(baseline[number]),
                slope=float(slope[number]),
                x_height=float(mean_x_height[number]),
                line=int(line[starts[number]]),
            ),
            used[starts[number] : ends[number]],
        )
        for number in range(len(starts))
        if ink[number] >= LEAST_INK * mean_x_height[number] ** 2
    ]


def _extents(box: Floats, starts: Indices) -> Floats:
    """Left, top, right and bottom of each segment."""
    first = np.minimum.reduceat(box[:, [X0, TOP]], starts)
    last = np.maximum.reduceat(box[:, [X1, BOTTOM]], starts)
    return np.concatenate((first, last), axis=1)


def _begins_segment(box: Floats, line: Indices, x_height: Floats, page_width: float) -> Flags:
    """Which components, sorted by line and column, stand behind a wide gap or begin a line."""
    line_offset = line * (2 * page_width + 1)
    ends = np.maximum.accumulate(box[:, X1] + line_offset)
    gaps = (box[1:, X0] + line_offset[1:]) - ends[:-1]
    return np.concatenate(([True], gaps > SPLITTING_GAP * np.minimum(x_height[1:], x_height[:-1])))
