"""Account of a page's ink: what has the size and company of print but was not read, with its place.

Every connected component is read, in a picture, a stamp or signature that touches no line, dirt – or one of these:
a segment that was not legible, letters that no line took, and letters that a stamp or signature in grey has swallowed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import AREA, BOTTOM, NONE, TOP, X0, X1, Boxes, Floats, Indices
from minutes_extract.ocr.lines.find_lines import FOREIGN_LINE, SegmentedPage
from minutes_extract.ocr.lines.segments import LineSegment, PixelBox
from minutes_extract.ocr.page.components import heights, widths

PRINT_HEIGHT = (0.8, 3.2)
"""X-heights of the page's type: ink of a line of print, with all its marks, is so high."""
NARROWEST_UNREAD = 4.0
"""X-heights: less ink than that, about four letters, may be a blot, a tick or a hand-written number."""
COMPANY = 1.5
"""X-heights between pieces of ink that stand side by side in one line."""
SAME_ROW = 0.5
"""Of the lower piece: the share of its rows that another beside it has too."""
FEWEST_BIG_PIXELS = 0.25
"""Of the x-height squared: less ink is no letter."""
SHARE_OF_PAPER = 0.02
"""Of the page's sides: ink there is the shadow of the paper's edge."""
BODIES = (1.0, 0.1)
"""X-heights above the baseline between which the bodies of a line's letters stand."""
WINDOW = 1.0
"""X-heights: columns of a line that are looked at together under a stamp."""
INK_OF_LETTERS = 0.16
"""Share of ink in such a window: strokes of a stamp have less, letters more."""
NARROWEST_SWALLOWED = 2.0
"""X-heights of windows side by side: two letters and more."""
BESIDE_LINE = 3.0
"""X-heights beyond a line's ends in which swallowed letters may belong to it."""


class UnreadInk(NamedTuple):
    """The boxes of ink that was not read, and its share of the length of all lines."""

    boxes: tuple[PixelBox, ...]
    share: float


def find_unread(text: SegmentedPage, read: Sequence[LineSegment], left_out: Sequence[LineSegment]) -> UnreadInk:
    """What was not read, where `read` segments are legible and those `left_out` are not."""
    length = sum(segment.box.x1 - segment.box.x0 for segment in read)
    x_height = _usual_x_height(read) or _usual_x_height(left_out)
    if not x_height:
        return UnreadInk((), 0.0)
    pieces = [segment.box for segment in left_out if _is_high_as_print(segment.box, x_height)]
    pieces += _stray_letters(text, x_height)
    found = [box for box in _side_by_side(pieces, x_height) if _may_be_print(box, x_height, text)]
    found += _swallowed(text, read, x_height)
    lost = sum(box.x1 - box.x0 for box in found)
    return UnreadInk(tuple(sorted(found, key=lambda box: (box.top, box.x0))), lost / max(1, lost + length))


def _usual_x_height(segments: Sequence[LineSegment]) -> float:
    """The median x-height, longer segments counting more."""
    half = sum(segment.box.x1 - segment.box.x0 for segment in segments) / 2
    passed = 0.0
    for segment in sorted(segments, key=lambda segment: segment.x_height):
        passed += segment.box.x1 - segment.box.x0
        if passed >= half:
            return segment.x_height
    return 0.0


def _is_high_as_print(box: PixelBox, x_height: float) -> bool:
    return PRINT_HEIGHT[0] * x_height <= box.bottom - box.top <= PRINT_HEIGHT[1] * x_height


def _may_be_print(box: PixelBox, x_height: float, text: SegmentedPage) -> bool:
    """Wide enough, and not at the paper's edge."""
    height, width = text.grey.shape
    across, down = SHARE_OF_PAPER * width, SHARE_OF_PAPER * height
    inside = box.x1 > across and box.x0 < width - across and box.bottom > down and box.top < height - down
    return inside and box.x1 - box.x0 >= NARROWEST_UNREAD * x_height


def _stray_letters(text: SegmentedPage, x_height: float) -> list[PixelBox]:
    """Components as high as print that no line has taken."""
    boxes = text.components.boxes
    high = heights(boxes)
    stray = (text.line_of == NONE) & (boxes[:, AREA] >= FEWEST_BIG_PIXELS * x_height**2)
    stray &= (high >= PRINT_HEIGHT[0] * x_height) & (high <= PRINT_HEIGHT[1] * x_height)
    return [PixelBox(*box[:AREA]) for box in boxes[stray].tolist()]


def _side_by_side(pieces: Sequence[PixelBox], x_height: float) -> list[PixelBox]:
    """Pieces in one row, near one another, as one."""
    rows: list[PixelBox] = []
    for piece in sorted(pieces):
        for at in range(len(rows) - 1, -1, -1):
            if _is_beside(rows[at], piece, x_height):
                rows[at] = _around(rows[at], piece)
                break
        else:
            rows.append(piece)
    return [row for row in rows if _is_high_as_print(row, x_height)]


def _is_beside(one: PixelBox, other: PixelBox, x_height: float) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return other.x0 - one.x1 <= COMPANY * x_height and shared >= SAME_ROW * lower


def _around(one: PixelBox, other: PixelBox) -> PixelBox:
    return PixelBox(
        min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom)
    )


def _swallowed(text: SegmentedPage, read: Sequence[LineSegment], x_height: float) -> list[PixelBox]:
    """Where ink of a stamp or signature stands in a line of print as thick as letters do."""
    boxes = text.components.boxes
    large = np.flatnonzero((text.line_of == FOREIGN_LINE) & (np.minimum(widths(boxes), heights(boxes)) > 2 * x_height))
    found: list[PixelBox] = []
    for segment in read:
        if len(large):
            found += _swallowed_of(text, segment, boxes[large], large)
    return list(dict.fromkeys(found))


def _swallowed_of(text: SegmentedPage, segment: LineSegment, boxes: Boxes, which: Indices) -> Iterator[PixelBox]:
    size = segment.x_height
    top, bottom = round(segment.baseline - BODIES[0] * size), round(segment.baseline - BODIES[1] * size)
    left, right = round(segment.box.x0 - BESIDE_LINE * size), round(segment.box.x1 + BESIDE_LINE * size)
    meets = (boxes[:, TOP] < bottom) & (boxes[:, BOTTOM] > top) & (boxes[:, X0] < right) & (boxes[:, X1] > left)
    for number, box in zip(which[meets].tolist(), boxes[meets].tolist(), strict=True):
        x0, x1 = max(0, left, box[X0]), min(right, box[X1])
        ink = text.components.labels[max(0, top) : bottom, x0:x1] == number
        yield from (
            PixelBox(x0 + first, max(0, top), x0 + last, bottom)
            for first, last in _dense(ink.mean(axis=0) if ink.size else np.zeros(0), size)
        )


def _dense(share: Floats, size: float) -> Iterator[tuple[int, int]]:
    """First and last column (outside) of windows side by side that have as much ink as letters."""
    step = max(1, round(WINDOW * size))
    dense = [share[at : at + step].mean() >= INK_OF_LETTERS for at in range(0, len(share), step)]
    start = 0
    for at, is_dense in enumerate([*dense, False]):
        if not is_dense:
            if (at - start) * step >= NARROWEST_SWALLOWED * size:
                yield start * step, min(len(share), at * step)
            start = at + 1
