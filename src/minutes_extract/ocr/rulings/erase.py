"""Erase ruled lines from a page; the letters that touch them stay whole."""

from collections.abc import Sequence

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey, Mask
from minutes_extract.ocr.rulings.rulings import RuledLine
from minutes_extract.ocr.rulings.strokes import InkRun, Straightened, straighten
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

TOUCHING_INK_GREY = 160
"""Grey level beside a stroke: at it or darker, a letter touches the stroke there."""
SLACK_MM = 1.0
"""How far a stroke may lie from the ruled line that was found."""
HALO_MM = 0.17
"""On both sides of a stroke: what its blur, and the squares of a JPEG, have darkened."""


def erase(grey: Grey, rulings: Sequence[RuledLine], dpi: float) -> Grey:
    """The page without its rulings."""
    mm = dpi / MM_PER_INCH
    out = grey.copy()
    transposed = np.asarray(cv2.transpose(out), np.uint8)
    for ruling in rulings:
        if not ruling.is_horizontal:
            _erase_along(transposed, ruling.top, ruling.bottom, ruling.x0, mm)
    out = np.asarray(cv2.transpose(transposed), np.uint8)
    for ruling in rulings:
        if ruling.is_horizontal:
            _erase_along(out, ruling.x0, ruling.x1, ruling.top, mm)
    return out


def _erase_along(grey: Grey, start: float, end: float, across: float, mm: float) -> None:
    """Whiten, in place, a stroke along rows."""
    height, width = grey.shape
    slack = SLACK_MM * mm
    columns = max(0, round(start - slack)), min(width, round(end + slack))
    rows = max(0, round(across - slack)), min(height, round(across + slack) + 1)
    straight = straighten(grey, InkRun(*columns, *rows), mm)
    if straight is None:
        return
    halo = max(1, round(HALO_MM * mm))
    first, last = max(straight.first - halo, 0), min(straight.last + halo, len(straight.darkness) - 1)
    gone = _stroke_only(straight, first, last)
    around = straight.around
    places = np.rint(straight.path).astype(np.intp)[None] + np.arange(first - around, last - around + 1)[:, None]
    np.clip(places, 0, height - 1, out=places)
    there = np.arange(*columns)[None]
    grey[places, there] = np.where(gone, WHITE, grey[places, there])


def _stroke_only(straight: Straightened, first: int, last: int) -> Mask:
    """Which pixels between two rows to whiten: not where a letter goes on above or below."""
    darkness = straight.darkness
    touching = WHITE - TOUCHING_INK_GREY
    above = darkness[max(first - 2, 0) : max(first, 1)].min(axis=0) >= touching
    below = darkness[last + 1 : last + 3].min(axis=0, initial=WHITE) >= touching
    gone = np.ones((last - first + 1, darkness.shape[1]), np.uint8)
    middle = (last - first) // 2
    # The foot of a letter that stands on the stroke, the head of one that hangs from it: as far as the middle.
    gone[: middle + 1, above] = 0
    gone[middle:, below] = 0
    return gone
