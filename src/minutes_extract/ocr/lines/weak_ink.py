"""Weak ink: components far lighter than the print around them are show-through, stains and grain, and are whitened.

One threshold finds the ink of a page; on mottled paper it finds the mottle too. What tells them apart is the darkest place
of a component: even worn print is dark somewhere.
"""

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Boxes, Flags, Floats, Grey
from minutes_extract.ocr.page.components import Components, centres
from minutes_extract.ocr.units import WHITE

PRINT_CELL_MM = 8.0
"""Side of the cells in which the darkness of print is measured."""
DARKEST_SHARE = 2.0
"""Percentile of a cell's grey levels that is print, where print stands in it."""
PRINT_CELLS = (3, 5)
"""Cells down and across whose darkest print is compared with."""
WEAK = 0.38
"""Of the darkness of the print around: a component that is nowhere darker is none."""
LEAST_OF_PAGE = 0.4
"""Of the darkness of the page's print: far from all print the comparison is with this."""
USUAL_OF_PAGE = 95
"""Percentile of the cells' darkness that is the page's."""


def whiten_weak(grey: Grey, components: Components, mm: float) -> Grey | None:
    """The page without its weak components; None where there are none."""
    boxes = components.boxes
    if len(boxes) < 2:
        return None
    soft = np.asarray(cv2.blur(grey, (2, 2)), np.uint8)
    weak = _darkest(soft, components) < WEAK * _print_around(soft, boxes, mm)
    weak[0] = False
    if not weak.any():
        return None
    gone = weak[components.labels].astype(np.uint8)
    halo = cv2.dilate(gone, np.ones((3, 3), np.uint8)) > 0
    kept: Flags = (components.labels > 0) & (gone == 0)
    out = grey.copy()
    out[halo & ~kept] = WHITE
    return out


def _darkest(soft: Grey, components: Components) -> Floats:
    """Of each component: WHITE less its darkest grey level."""
    rows, columns = np.nonzero(components.labels)
    lightest = np.full(len(components.boxes), WHITE, np.uint8)
    np.minimum.at(lightest, components.labels[rows, columns], soft[rows, columns])
    return WHITE - lightest.astype(np.float64)


def _print_around(soft: Grey, boxes: Boxes, mm: float) -> Floats:
    """The darkness of the print around each component."""
    side = max(8, round(PRINT_CELL_MM * mm))
    height, width = soft.shape
    down, across = -(-height // side), -(-width // side)
    padded = np.full((down * side, across * side), WHITE, np.uint8)
    padded[:height, :width] = soft
    cells = padded.reshape(down, side, across, side).transpose(0, 2, 1, 3).reshape(down, across, -1)[:, :, ::3]
    dark = (WHITE - np.percentile(cells, DARKEST_SHARE, axis=2)).astype(np.float32)
    around = np.asarray(cv2.dilate(dark, np.ones(PRINT_CELLS, np.uint8)), np.float64)
    around = np.maximum(around, LEAST_OF_PAGE * float(np.percentile(dark, USUAL_OF_PAGE)))
    x, y = centres(boxes)
    row = np.clip((y / side).astype(np.intp), 0, down - 1)
    return np.asarray(around[row, np.clip((x / side).astype(np.intp), 0, across - 1)], np.float64)
