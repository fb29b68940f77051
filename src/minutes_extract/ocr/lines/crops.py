"""Cut a piece of a line out of the page: level, in the window the line reader was trained on, without foreign ink."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.page.components import Components
from minutes_extract.ocr.recogniser.alphabet import ABOVE, BELOW

Grey = NDArray[np.uint8]
Index = NDArray[np.intp]

PAPER = 255
BESIDE = 0.4
"""Of the body: the paper left and right of a piece."""
MOST_ENLARGED = 1.35
"""Of the window: higher ink (a bracket, a flourish) is cut off."""
LEVEL = 0.12
"""Of the body: feet that go down by less over the piece are level."""
NONE = -1


class Window(NamedTuple):
    """Where to cut: the box of the ink (x0, top, x1, bottom), the row of the feet in its middle, slope and body."""

    box: tuple[int, int, int, int]
    baseline: float
    slope: float
    body: float


def cut(grey: Grey, components: Components, owners: Index, line: int, window: Window) -> Grey:
    """The window of a line's piece, not scaled; what belongs to other lines is white."""
    x0, _, x1, _ = window.box
    beside = round(BESIDE * window.body)
    left, right = max(0, x0 - beside), min(grey.shape[1], x1 + beside)
    slant = window.slope * (x1 - x0)
    above, below = _reach(window, abs(slant) / 2)
    spare = int(abs(slant) / 2) + 1 if abs(slant) > LEVEL * window.body else 0
    first, last = round(window.baseline - above) - spare, round(window.baseline + below) + spare
    inside = max(0, first), max(min(grey.shape[0], last), max(0, first) + 1)
    out = _cleaned(grey, components, owners, line, (left, inside[0], right, inside[1]))
    padding = inside[0] - first, max(0, last - inside[1])
    if any(padding):
        padded = cv2.copyMakeBorder(out, *padding, 0, 0, cv2.BORDER_CONSTANT, value=PAPER)
        out = np.asarray(padded, np.uint8)
    return _levelled(out, window.slope, spare) if spare else out


def _reach(window: Window, drift: float) -> tuple[float, float]:
    """How far above and below the feet to cut: more where the ink goes farther."""
    above, below = ABOVE * window.body, BELOW * window.body
    _, top, _, bottom = window.box
    enlarged = max(1.0, (window.baseline - top - drift) / above, (bottom - window.baseline - drift) / below)
    enlarged = min(enlarged, MOST_ENLARGED)
    return above * enlarged, below * enlarged


def _cleaned(grey: Grey, components: Components, owners: Index, line: int, box: tuple[int, int, int, int]) -> Grey:
    left, top, right, bottom = box
    out = grey[top:bottom, left:right].copy()
    boxes = components.boxes
    strange = (boxes[:, 1] < bottom) & (boxes[:, 3] > top) & (boxes[:, 0] < right) & (boxes[:, 2] > left)
    strange &= (owners != line) & (owners != NONE)
    foreign = np.flatnonzero(strange)
    if not len(foreign):
        return out
    # Only the rows above and below that foreign ink reaches into: most of a line is its own.
    for rows in _strips(boxes[foreign], top, bottom):
        labels = components.labels[top + rows.start : top + rows.stop, left:right]
        owner = owners[labels]
        ink = ((owner != line) & (owner != NONE)).astype(np.uint8)
        halo = cv2.dilate(ink, np.ones((3, 3), np.uint8))
        halo[owner == line] = 0
        out[rows][halo != 0] = PAPER
    return out


def _strips(boxes: NDArray[np.int32], top: int, bottom: int) -> list[slice]:
    middle = (top + bottom) / 2
    upper = boxes[:, 1] + boxes[:, 3] < 2 * middle
    strips = []
    if upper.any():
        strips.append(slice(0, min(bottom - top, int(boxes[upper, 3].max()) - top + 1)))
    if not upper.all():
        strips.append(slice(max(0, int(boxes[~upper, 1].min()) - top - 1), bottom - top))
    return strips


def _levelled(image: Grey, slope: float, spare: int) -> Grey:
    """Each column moved up or down so that the feet stand in one row."""
    middle = (image.shape[1] - 1) / 2
    matrix = np.array([[1, 0, 0], [slope, 1, -slope * middle]], np.float64)
    level = cv2.warpAffine(
        image, matrix, image.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=PAPER
    )
    return np.asarray(level[spare:-spare], np.uint8)
