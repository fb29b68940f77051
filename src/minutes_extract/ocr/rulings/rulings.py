"""Find the ruled lines of a page as straight strokes that meet at their crossings.

`page reduced along the stroke → long runs of ink → strokes measured on the page → joined → extended to crossings`
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import AREA, X0, X1, Flags, Grey
from minutes_extract.ocr.page.components import Components, find_components, heights, widths
from minutes_extract.ocr.page.page_image import reduced
from minutes_extract.ocr.rulings.strokes import InkRun, Stroke, measure
from minutes_extract.ocr.units import MM_PER_INCH

STROKE_DPI = 50.0
"""Resolution to which a page is reduced along a stroke: half a millimetre of it becomes one pixel."""
STROKE_CONTRAST = 45
"""Grey levels by which a stroke is darker than what lies above and below it, as the mean over three rows of the
reduced page: a hairline of one faint pixel in three rows."""
SHADING_MM = 6.0
"""Ink over more rows is no stroke but a bar, a shaded cell or a picture."""
SHORTEST_MM = 4.5
"""Shortest run of ink: less than the side of the smallest cell, more than the bars of letters in small type."""
CERTAIN_MM = 12.0
"""Length from which a stroke is a ruling: no letter has such a bar. A shorter one must end on two other strokes."""
THICKEST_MM = 1.6
"""4.5 points, the border of a form; more is a bar or a picture."""
BESIDE_MM = (0.4, 0.7, 1.1)
"""Above and below a ruling, at one of these, there is paper: an underline may all but touch the letters."""
FREE_SHARE = 0.5
"""Of a run: the share with paper on both sides; the letters of a row have paper on one side at most."""
EDGE_MM = 2.0
"""From the page's sides: there the scanner sees the paper's edge."""
MOST_RUNS = 1_500
"""Only the longest are measured; a page with more is hatched."""

NEIGHBOURS = 40
"""Runs after one that may be parts of the same stroke."""
BREAK_MM = 4.0
"""The longest gap in a stroke that did not print through."""
HIDDEN_MM = 12.0
"""The longest part of a cell's side that letters hide."""
IN_LINE_MM = 0.6
"""How far apart, across, two parts of one stroke may lie."""
SIDE_MM = 0.7
"""How near a short stroke ends to the two that it goes between."""
MEETS_MM = 1.6
"""How far before a crossing a stroke may end, and how near two rulings meet."""
OVERSHOOTS_MM = 4.0
"""How far a stroke may go beyond its last crossing: the stem of a letter that stands there."""


class RuledLine(NamedTuple):
    """A horizontal or vertical line in pixels: one of its extents is zero, in the middle of the stroke."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.bottom == self.top


def find_rulings(grey: Grey, dpi: float) -> list[RuledLine]:
    """The ruled lines of an upright, normalised page: tables, underlines, rules. No leaders, no letters."""
    mm = dpi / MM_PER_INCH
    if min(grey.shape) < CERTAIN_MM * mm:
        return []
    horizontal = _Direction(grey, mm, dpi)
    vertical = _Direction(np.asarray(cv2.transpose(grey), np.uint8), mm, dpi)
    for _ in range(2):
        horizontal.add_sides(vertical.strokes)
        vertical.add_sides(horizontal.strokes)
    rows = _hidden_parts_joined(horizontal.strokes, vertical.strokes, mm)
    columns = _hidden_parts_joined(vertical.strokes, horizontal.strokes, mm)
    across = _extended_to_crossings(rows, columns, mm)
    down = _extended_to_crossings(columns, rows, mm)
    return [RuledLine(x0=stroke.start, top=stroke.across, x1=stroke.end, bottom=stroke.across) for stroke in across] + [
        RuledLine(x0=stroke.across, top=stroke.start, x1=stroke.across, bottom=stroke.end) for stroke in down
    ]


class _Direction:
    """The strokes along the rows of an image: long ones from the start, short ones once they are sides of a cell."""

    def __init__(self, grey: Grey, mm: float, dpi: float) -> None:
        self._grey = grey
        self._mm = mm
        runs = _runs(grey, mm, dpi)
        long = _long(runs, mm)
        self._short = [run for run, is_long in zip(runs, long, strict=True) if not is_long]
        measured = self._measured([run for run, is_long in zip(runs, long, strict=True) if is_long])
        self.strokes = [stroke for stroke in _joined(measured, mm) if stroke.end - stroke.start >= CERTAIN_MM * mm]

    def add_sides(self, crossing: Sequence[Stroke]) -> None:
        """Add the short strokes that end on two crossing ones."""
        if not crossing or not self._short:
            return
        sides = {run for run in self._short if _is_side(_unmeasured(run), crossing, self._mm)}
        added = self._measured([run for run in self._short if run in sides])
        self._short = [run for run in self._short if run not in sides]
        self.strokes = _joined(self.strokes + added, self._mm)

    def _measured(self, runs: Sequence[InkRun]) -> list[Stroke]:
        edge, height = EDGE_MM * self._mm, self._grey.shape[0]
        strokes = (measure(self._grey, run, self._mm) for run in runs)
        return [
            stroke
            for stroke in strokes
            if stroke is not None
            and stroke.thickness <= THICKEST_MM * self._mm
            and edge <= stroke.across <= height - edge
        ]


def _runs(grey: Grey, mm: float, dpi: float) -> list[InkRun]:
    """Where ink runs on along rows, the longest run first."""
    factor = max(1, round(dpi / STROKE_DPI))
    small = reduced(grey, 1, factor)
    # The black hat keeps what is darker than the rows above and below: a ruling on a shaded cell, but no bar.
    strokes = cv2.morphologyEx(
        cv2.blur(small, (1, 3)), cv2.MORPH_BLACKHAT, np.ones((round(SHADING_MM * mm), 1), np.uint8)
    )
    ink = cv2.threshold(strokes, STROKE_CONTRAST, 1, cv2.THRESH_BINARY)[1]
    least = max(3, round(SHORTEST_MM * mm / factor))
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    components = find_components(np.asarray(long, np.uint8))
    found = components.boxes[_ruled(components, np.asarray(strokes, np.uint8), mm)]
    found = found[np.argsort(found[:, X0] - found[:, X1], kind="stable")[:MOST_RUNS]]
    return [
        InkRun(start=x0 * factor, end=x1 * factor, top=top, bottom=bottom) for x0, top, x1, bottom, _ in found.tolist()
    ]


def _ruled(components: Components, strokes: Grey, mm: float) -> Flags:
    """Which components may be strokes: those that are thin and have paper above and below."""
    boxes = components.boxes
    wide, high = widths(boxes), heights(boxes)
    # A skewed stroke covers many rows, each of which has a part of it; a bar or a line of bold type fills its box.
    thin = (boxes[:, AREA] <= (THICKEST_MM * mm + 3) * wide) & (high <= wide)
    inked = cv2.findNonZero(components.labels)
    columns, rows = np.empty((2, 0), np.intp) if inked is None else np.asarray(inked, np.intp).reshape(-1, 2).T
    free = np.ones(len(rows), np.bool_)
    for side in (-1, 1):
        beside = np.zeros(len(rows), np.bool_)
        for away in BESIDE_MM:
            there = np.clip(rows + side * round(away * mm), 0, len(strokes) - 1)
            beside |= strokes[there, columns] < STROKE_CONTRAST
        free &= beside
    shares = np.bincount(components.labels[rows, columns], free, len(boxes)) / np.maximum(boxes[:, AREA], 1)
    return np.asarray(thin & (shares >= FREE_SHARE), np.bool_)


def _long(runs: Sequence[InkRun], mm: float) -> list[bool]:
    """Which runs are so long, or have another before or after them, that they may be a ruling by themselves."""
    long = [run.end - run.start >= CERTAIN_MM * mm for run in runs]
    by_place = sorted(range(len(runs)), key=lambda index: runs[index])
    for place, index in enumerate(by_place):
        run = runs[index]
        for after in by_place[place + 1 : place + 1 + NEIGHBOURS]:
            next_run = runs[after]
            if next_run.start > run.end + BREAK_MM * mm:
                break
            if abs(run.top + run.bottom - next_run.top - next_run.bottom) <= 2 * IN_LINE_MM * mm:
                long[index] = long[after] = True
    return long


def _unmeasured(run: InkRun) -> Stroke:
    """A run as a level stroke, before it is measured."""
    middle = (run.top + run.bottom) / 2
    return Stroke(
        start=float(run.start), end=float(run.end), across=middle, slope=0.0, thickness=float(run.bottom - run.top)
    )


def _joined(strokes: Sequence[Stroke], mm: float) -> list[Stroke]:
    """The parts of each stroke merged, from left to right."""
    whole: list[Stroke] = []
    for part in sorted(strokes):
        for index in range(len(whole) - 1, -1, -1):
            if _continues(whole[index], part, mm):
                whole[index] = _merged(whole[index], part)
                break
        else:
            whole.append(part)
    return whole


def _hidden_parts_joined(strokes: Sequence[Stroke], crossing: Sequence[Stroke], mm: float) -> list[Stroke]:
    """Sides of cells merged across the part that touching letters hide: no side ends between two crossings."""
    whole: list[Stroke] = []
    for part in sorted(strokes):
        for index in range(len(whole) - 1, -1, -1):
            if _is_hidden_between(whole[index], part, crossing, mm):
                whole[index] = _merged(whole[index], part)
                break
        else:
            whole.append(part)
    return whole


def _is_hidden_between(stroke: Stroke, part: Stroke, crossing: Sequence[Stroke], mm: float) -> bool:
    """Whether two strokes are parts of one that letters hide between them: in one line, with no crossing between."""
    if not 0 < part.start - stroke.end <= HIDDEN_MM * mm:
        return False
    middle = (stroke.end + part.start) / 2
    if abs(stroke.row_at(middle) - part.row_at(middle)) > IN_LINE_MM * mm:
        return False
    reach = MEETS_MM * mm
    if _crossing_at(stroke.start, stroke, crossing, (reach, reach)) is None:
        return False
    row = stroke.row_at(middle)
    return not any(
        other.start - reach <= row <= other.end + reach
        and stroke.end - reach <= other.row_at(row) <= part.start + reach
        for other in crossing
    )


def _continues(stroke: Stroke, part: Stroke, mm: float) -> bool:
    """Whether a part lies on the line of a stroke, at most a short gap after it."""
    if part.start > stroke.end + BREAK_MM * mm:
        return False
    meeting = (part.start + min(stroke.end, part.end)) / 2
    return abs(stroke.row_at(meeting) - part.row_at(meeting)) <= IN_LINE_MM * mm


def _merged(stroke: Stroke, part: Stroke) -> Stroke:
    """One stroke over both; its slope is that between their middles, or, if these are near, that of the longer one."""
    lengths = stroke.end - stroke.start, part.end - part.start
    longer = stroke if lengths[0] >= lengths[1] else part
    start, end = stroke.start, max(stroke.end, part.end)
    middles = (stroke.start + stroke.end) / 2, (part.start + part.end) / 2
    slope = longer.slope
    if middles[1] - middles[0] > max(lengths) / 4:
        slope = (part.across - stroke.across) / (middles[1] - middles[0])
    across = longer.across + slope * ((start + end) / 2 - (longer.start + longer.end) / 2)
    return Stroke(start, end, across, slope, thickness=max(stroke.thickness, part.thickness))


def _is_side(stroke: Stroke, crossing: Sequence[Stroke], mm: float) -> bool:
    """Whether it goes from one crossing stroke to another. The stem of a letter in a tight row ends just short of them."""
    reach = SIDE_MM * mm
    ends = [_crossing_at(end, stroke, crossing, (reach, reach)) for end in (stroke.start, stroke.end)]
    return None not in ends and ends[0] != ends[1]


def _crossing_at(end: float, stroke: Stroke, crossing: Sequence[Stroke], reach: tuple[float, float]) -> float | None:
    """The place of the nearest crossing stroke that `stroke` ends on: at most so far before it, or so far behind it."""
    short, over = reach
    across = stroke.row_at(end)
    near = [
        other.across
        for other in crossing
        if other.start - short <= across <= other.end + short
        and abs(other.row_at(across) - end) <= (over if stroke.start < other.across < stroke.end else short)
    ]
    return min(near, key=lambda place: abs(place - end), default=None)


def _extended_to_crossings(strokes: Sequence[Stroke], crossing: Sequence[Stroke], mm: float) -> list[Stroke]:
    """Each stroke from crossing to crossing, where it ends near one."""
    reach = MEETS_MM * mm, OVERSHOOTS_MM * mm
    extended = []
    for stroke in strokes:
        start, end = (_crossing_at(end, stroke, crossing, reach) for end in (stroke.start, stroke.end))
        start, end = stroke.start if start is None else start, stroke.end if end is None else end
        if end > start:
            extended.append(stroke._replace(start=start, end=end))
    return extended
