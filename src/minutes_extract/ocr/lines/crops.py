"""Crop a segment of a line: level, in the window that the recogniser was trained on, without ink of other lines."""

import cv2
import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, NONE, TOP, X0, X1, Boxes, Grey, Indices
from minutes_extract.ocr.lines.segments import LineSegment
from minutes_extract.ocr.page.components import Components
from minutes_extract.ocr.recogniser.alphabet import CROP_ABOVE, CROP_BELOW
from minutes_extract.ocr.units import WHITE

CROP_MARGIN = 0.4
"""Of the x-height: the paper left and right of a segment."""
MOST_ENLARGED = 1.35
"""Of the window: the crop cuts off higher ink (a bracket, a flourish)."""
LEVEL_DROP = 0.12
"""Of the x-height: a baseline that goes down by less over the segment is level."""


def crop_left(segment: LineSegment) -> int:
    """The column of the page at which the crop of a segment begins."""
    return max(0, segment.box.x0 - round(CROP_MARGIN * segment.x_height))


def crop(grey: Grey, components: Components, line_of: Indices, segment: LineSegment) -> Grey:
    """The segment with paper around it, not scaled; components of other lines become white."""
    box = segment.box
    left = crop_left(segment)
    right = min(grey.shape[1], box.x1 + round(CROP_MARGIN * segment.x_height))
    drop = segment.slope * (box.x1 - box.x0)
    above, below = _reach(segment, abs(drop) / 2)
    spare = int(abs(drop) / 2) + 1 if abs(drop) > LEVEL_DROP * segment.x_height else 0
    first, last = round(segment.baseline - above) - spare, round(segment.baseline + below) + spare
    top, bottom = max(0, first), max(min(grey.shape[0], last), max(0, first) + 1)
    out = _own_ink(grey, components, line_of, segment.line, (left, top, right, bottom))
    padding = top - first, max(0, last - bottom)
    if any(padding):
        padded = cv2.copyMakeBorder(out, *padding, 0, 0, cv2.BORDER_CONSTANT, value=WHITE)
        out = np.asarray(padded, np.uint8)
    return _levelled(out, segment.slope, spare) if spare else out


def _reach(segment: LineSegment, drift: float) -> tuple[float, float]:
    """How far above and below the baseline to crop: more where the ink goes farther."""
    above, below = CROP_ABOVE * segment.x_height, CROP_BELOW * segment.x_height
    top, bottom = segment.box.top, segment.box.bottom
    enlarged = max(1.0, (segment.baseline - top - drift) / above, (bottom - segment.baseline - drift) / below)
    enlarged = min(enlarged, MOST_ENLARGED)
    return above * enlarged, below * enlarged


def _own_ink(grey: Grey, components: Components, line_of: Indices, line: int, box: tuple[int, int, int, int]) -> Grey:
    """A box of the page (left, top, right, bottom), components of other lines and their halo white."""
    left, top, right, bottom = box
    out = grey[top:bottom, left:right].copy()
    boxes = components.boxes
    foreign = (boxes[:, TOP] < bottom) & (boxes[:, BOTTOM] > top) & (boxes[:, X0] < right) & (boxes[:, X1] > left)
    foreign &= (line_of != line) & (line_of != NONE)
    if not foreign.any():
        return out
    # Only the rows above and below that foreign ink reaches into: most of a line is its own.
    for rows in _rows_with(boxes[foreign], top, bottom):
        labels = components.labels[top + rows.start : top + rows.stop, left:right]
        line_of_pixel = line_of[labels]
        ink = ((line_of_pixel != line) & (line_of_pixel != NONE)).astype(np.uint8)
        halo = cv2.dilate(ink, np.ones((3, 3), np.uint8))
        halo[line_of_pixel == line] = 0
        out[rows][halo != 0] = WHITE
    return out


def _rows_with(boxes: Boxes, top: int, bottom: int) -> list[slice]:
    """The upper and the lower rows of a crop from `top` to `bottom` that boxes reach into."""
    middle = (top + bottom) / 2
    upper = boxes[:, TOP] + boxes[:, BOTTOM] < 2 * middle
    rows = []
    if upper.any():
        rows.append(slice(0, min(bottom - top, int(boxes[upper, BOTTOM].max()) - top + 1)))
    if not upper.all():
        rows.append(slice(max(0, int(boxes[~upper, TOP].min()) - top - 1), bottom - top))
    return rows


def _levelled(image: Grey, slope: float, spare: int) -> Grey:
    """Each column moved up or down so that the baseline is level; `spare` rows at both ends fall away."""
    middle = (image.shape[1] - 1) / 2
    matrix = np.array([[1, 0, 0], [slope, 1, -slope * middle]], np.float64)
    level = cv2.warpAffine(
        image, matrix, image.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=WHITE
    )
    return np.asarray(level[spare:-spare], np.uint8)
