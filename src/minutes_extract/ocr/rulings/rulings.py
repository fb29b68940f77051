"""Ruled lines of a page: find them as straight segments that meet at their crossings.

`page reduced along the stroke → long runs of ink → measured on the page itself → joined, tested, drawn to crossings`
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.page.components import Components, find_components
from minutes_extract.ocr.page.page_image import MM_PER_INCH, reduced
from minutes_extract.ocr.rulings.strokes import Grey, Run, Stroke, measure

REDUCED = 50.0
"""Pixels an inch to which a page is reduced along a stroke: half a millimetre of it becomes one grey."""
INK = 45
"""Of 255, mean over three rows of the reduced page: a hairline of one faint pixel in three rows."""
SHADING_MM = 6.0
"""Dark over more rows is no stroke but a bar, a shaded cell or a picture."""
SHORTEST_MM = 4.5
"""A run of ink: less than the side of the smallest cell, more than the bars of letters in small type."""
SURE_MM = 12.0
"""No letter has such a bar. A shorter stroke is a ruling only where it ends on two others."""
THICKEST_MM = 1.6
"""4.5 points, the border of a form; more is a bar or a picture."""
BESIDE_MM = (0.4, 0.7, 1.1)
"""Above and below a ruling, at one of these, there is paper: an underline may all but touch the letters."""
FREE = 0.5
"""Of a run, how much must have paper on both sides; the letters of a row have paper on one side at most."""
EDGE_MM = 2.0
"""Of the page: there the scanner sees the paper's edge."""
MOST_RUNS = 1_500
"""The longest are looked at; a page with more is hatched."""

NEIGHBOURS = 40
"""Runs behind one that are looked at as parts of the same stroke."""
BREAK_MM = 4.0
"""A gap in a stroke that did not print through."""
HIDDEN_MM = 12.0
"""The longest part of a cell's side that letters hide."""
IN_LINE_MM = 0.6
"""How far apart, across, two parts of one stroke may lie."""
SIDE_MM = 0.7
"""How near to the strokes it goes between a short one ends."""
MEETS_MM = 1.6
"""How far before a crossing a stroke may end."""
OVERSHOOTS_MM = 4.0
"""How far a stroke may go beyond its last crossing: the stem of a letter that stands there."""


class Ruling(NamedTuple):
    """A horizontal or vertical stroke in pixels: one of its extents is zero, in the middle of the stroke."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """It runs from left to right."""
        return self.bottom == self.top


def find_rulings(grey: Grey, dpi: float) -> list[Ruling]:
    """The ruled lines of an upright, flat page (0 black): tables, underlines, rules. No leaders, no letters."""
    mm = dpi / MM_PER_INCH
    if min(grey.shape) < SURE_MM * mm:
        return []
    flat = _Direction(grey, mm, dpi)
    steep = _Direction(np.asarray(cv2.transpose(grey), np.uint8), mm, dpi)
    for _ in range(2):
        flat.add_sides(steep.strokes)
        steep.add_sides(flat.strokes)
    rows, columns = _bridged(flat.strokes, steep.strokes, mm), _bridged(steep.strokes, flat.strokes, mm)
    across = _drawn_to_crossings(rows, columns, mm)
    down = _drawn_to_crossings(columns, rows, mm)
    rulings = [Ruling(one.start, one.across, one.end, one.across) for one in across]
    return rulings + [Ruling(one.across, one.start, one.across, one.end) for one in down]


class _Direction:
    """The strokes along the rows of an image: the long ones at once, short ones where they are sides of a cell."""

    def __init__(self, grey: Grey, mm: float, dpi: float) -> None:
        self._grey = grey
        self._mm = mm
        runs = _runs(grey, mm, dpi)
        long = _long(runs, mm)
        self._short = [run for run, is_long in zip(runs, long, strict=True) if not is_long]
        measured = self._measured([run for run, is_long in zip(runs, long, strict=True) if is_long])
        self.strokes = [one for one in _joined(measured, mm) if one.end - one.start >= SURE_MM * mm]

    def add_sides(self, crossing: Sequence[Stroke]) -> None:
        """Take short strokes that end on two crossing ones."""
        if not crossing or not self._short:
            return
        sides = [run for run in self._short if _is_side(_rough(run), crossing, self._mm)]
        self._short = [run for run in self._short if run not in set(sides)]
        self.strokes = _joined(self.strokes + self._measured(sides), self._mm)

    def _measured(self, runs: Sequence[Run]) -> list[Stroke]:
        edge, height = EDGE_MM * self._mm, self._grey.shape[0]
        strokes = (measure(self._grey, run, self._mm) for run in runs)
        return [
            one
            for one in strokes
            if one is not None and one.thickness <= THICKEST_MM * self._mm and edge <= one.across <= height - edge
        ]


def _runs(grey: Grey, mm: float, dpi: float) -> list[Run]:
    """Where ink runs on along rows, the longest first."""
    factor = max(1, round(dpi / REDUCED))
    small = reduced(grey, 1, factor)
    # Darker than what lies above and below it: on the shading of a cell a ruling is still a ruling, and a bar is none.
    strokes = cv2.morphologyEx(
        cv2.blur(small, (1, 3)), cv2.MORPH_BLACKHAT, np.ones((round(SHADING_MM * mm), 1), np.uint8)
    )
    ink = cv2.threshold(strokes, INK, 1, cv2.THRESH_BINARY)[1]
    least = max(3, round(SHORTEST_MM * mm / factor))
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    pieces = find_components(np.asarray(long, np.uint8))
    found = pieces.boxes[_ruled(pieces, np.asarray(strokes, np.uint8), mm)]
    found = found[np.argsort(found[:, 0] - found[:, 2], kind="stable")[:MOST_RUNS]]
    return [(x0 * factor, x1 * factor, y0, y1) for x0, y0, x1, y1, _ in found.tolist()]


def _ruled(pieces: Components, strokes: Grey, mm: float) -> NDArray[np.bool_]:
    """Which pieces may be strokes: those that are thin and have paper above and below."""
    boxes = pieces.boxes
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    # A skewed stroke covers many rows, each of which has a part of it; a bar or a line of bold type fills its box.
    thin = (boxes[:, 4] <= (THICKEST_MM * mm + 3) * wide) & (high <= wide)
    inked = cv2.findNonZero(pieces.labels)
    columns, rows = np.empty((2, 0), np.intp) if inked is None else np.asarray(inked, np.intp).reshape(-1, 2).T
    free = np.ones(len(rows), np.bool_)
    for side in (-1, 1):
        beside = np.zeros(len(rows), np.bool_)
        for away in BESIDE_MM:
            there = np.clip(rows + side * round(away * mm), 0, len(strokes) - 1)
            beside |= strokes[there, columns] < INK
        free &= beside
    shares = np.bincount(pieces.labels[rows, columns], free, len(boxes)) / np.maximum(boxes[:, 4], 1)
    return np.asarray(thin & (shares >= FREE), np.bool_)


def _long(runs: Sequence[Run], mm: float) -> list[bool]:
    """Which runs are so long, or have another before or behind them, that they may be a ruling by themselves."""
    long = [end - start >= SURE_MM * mm for start, end, _, _ in runs]
    by_place = sorted(range(len(runs)), key=lambda at: runs[at])
    for place, at in enumerate(by_place):
        for after in by_place[place + 1 : place + 1 + NEIGHBOURS]:
            if runs[after][0] > runs[at][1] + BREAK_MM * mm:
                break
            if abs(sum(runs[at][2:]) - sum(runs[after][2:])) <= 2 * IN_LINE_MM * mm:
                long[at] = long[after] = True
    return long


def _rough(run: Run) -> Stroke:
    start, end, top, bottom = run
    return Stroke(float(start), float(end), (top + bottom) / 2, 0.0, float(bottom - top))


def _joined(strokes: Sequence[Stroke], mm: float) -> list[Stroke]:
    """Parts of one stroke in one piece, from left to right."""
    whole: list[Stroke] = []
    for part in sorted(strokes):
        for at in range(len(whole) - 1, -1, -1):
            if _continues(whole[at], part, mm):
                whole[at] = _in_one(whole[at], part)
                break
        else:
            whole.append(part)
    return whole


def _bridged(strokes: Sequence[Stroke], crossing: Sequence[Stroke], mm: float) -> list[Stroke]:
    """Sides of cells in one piece where letters that touch them hide a part: between two crossings nothing ends a side."""
    whole: list[Stroke] = []
    for part in sorted(strokes):
        for at in range(len(whole) - 1, -1, -1):
            if _is_hidden_between(whole[at], part, crossing, mm):
                whole[at] = _in_one(whole[at], part)
                break
        else:
            whole.append(part)
    return whole


def _is_hidden_between(one: Stroke, part: Stroke, crossing: Sequence[Stroke], mm: float) -> bool:
    if not 0 < part.start - one.end <= HIDDEN_MM * mm:
        return False
    middle = (one.end + part.start) / 2
    if abs(one.at(middle) - part.at(middle)) > IN_LINE_MM * mm:
        return False
    reach = MEETS_MM * mm
    if _crossing_at(one.start, one, crossing, (reach, reach)) is None:
        return False
    row = one.at(middle)
    return not any(
        other.start - reach <= row <= other.end + reach and one.end - reach <= other.at(row) <= part.start + reach
        for other in crossing
    )


def _continues(one: Stroke, part: Stroke, mm: float) -> bool:
    if part.start > one.end + BREAK_MM * mm:
        return False
    meeting = (part.start + min(one.end, part.end)) / 2
    return abs(one.at(meeting) - part.at(meeting)) <= IN_LINE_MM * mm


def _in_one(one: Stroke, part: Stroke) -> Stroke:
    lengths = one.end - one.start, part.end - part.start
    start, end = one.start, max(one.end, part.end)
    middles = (one.start + one.end) / 2, (part.start + part.end) / 2
    if middles[1] - middles[0] > max(lengths) / 4:
        slope = (part.across - one.across) / (middles[1] - middles[0])
    else:
        slope = one.slope if lengths[0] >= lengths[1] else part.slope
    longer = one if lengths[0] >= lengths[1] else part
    across = longer.across + slope * ((start + end) / 2 - (longer.start + longer.end) / 2)
    return Stroke(start, end, across, slope, max(one.thickness, part.thickness))


def _is_side(one: Stroke, crossing: Sequence[Stroke], mm: float) -> bool:
    """It goes from one crossing stroke to another. The stem of a letter in a tight row ends just short of them."""
    reach = SIDE_MM * mm
    ends = [_crossing_at(end, one, crossing, (reach, reach)) for end in (one.start, one.end)]
    return None not in ends and ends[0] != ends[1]


def _crossing_at(end: float, one: Stroke, crossing: Sequence[Stroke], reach: tuple[float, float]) -> float | None:
    """The place of the nearest stroke on which `one` ends: that far before it, or that far behind it."""
    short, over = reach
    across = one.at(end)
    near = [
        other.across
        for other in crossing
        if other.start - short <= across <= other.end + short
        and abs(other.at(across) - end) <= (over if one.start < other.across < one.end else short)
    ]
    return min(near, key=lambda place: abs(place - end), default=None)


def _drawn_to_crossings(strokes: Sequence[Stroke], crossing: Sequence[Stroke], mm: float) -> list[Stroke]:
    """Each stroke from crossing to crossing, where it ends near one."""
    reach = MEETS_MM * mm, OVERSHOOTS_MM * mm
    drawn = []
    for one in strokes:
        start, end = (_crossing_at(end, one, crossing, reach) for end in (one.start, one.end))
        start, end = one.start if start is None else start, one.end if end is None else end
        if end > start:
            drawn.append(one._replace(start=start, end=end))
    return drawn
