"""Take ruled lines out of a page; the letters that touch them stay."""

from collections.abc import Sequence

import cv2
import numpy as np

from minutes_extract.ocr.page.page_image import MM_PER_INCH
from minutes_extract.ocr.rulings.rulings import Ruling
from minutes_extract.ocr.rulings.strokes import Followed, Grey, follow

PAPER = 255
INK = 95
"""Darkness, of 255, beside a stroke: a letter touches it there."""
SLACK_MM = 1.0
"""How far from where it was drawn to a stroke may lie."""
HALO_MM = 0.17
"""On both sides of a stroke: what its blur, and the squares of a JPEG, have darkened."""


def erase(grey: Grey, rulings: Sequence[Ruling], dpi: float) -> Grey:
    """The page without its rulings."""
    mm = dpi / MM_PER_INCH
    out = grey.copy()
    turned = np.asarray(cv2.transpose(out), np.uint8)
    for one in rulings:
        if not one.is_horizontal:
            _erase_along(turned, one.top, one.bottom, one.x0, mm)
    out = np.asarray(cv2.transpose(turned), np.uint8)
    for one in rulings:
        if one.is_horizontal:
            _erase_along(out, one.x0, one.x1, one.top, mm)
    return out


def _erase_along(grey: Grey, start: float, end: float, across: float, mm: float) -> None:
    """Whiten, in place, a stroke along rows."""
    height, width = grey.shape
    slack = SLACK_MM * mm
    columns = max(0, round(start - slack)), min(width, round(end + slack))
    rows = max(0, round(across - slack)), min(height, round(across + slack) + 1)
    followed = follow(grey, (*columns, *rows), mm)
    if followed is None:
        return
    halo = max(1, round(HALO_MM * mm))
    first, last = max(followed.first - halo, 0), min(followed.last + halo, len(followed.darkness) - 1)
    gone = _stroke_only(followed, first, last)
    around = followed.around
    places = np.rint(followed.path).astype(np.intp)[None] + np.arange(first - around, last - around + 1)[:, None]
    np.clip(places, 0, height - 1, out=places)
    there = np.arange(*columns)[None]
    grey[places, there] = np.where(gone, PAPER, grey[places, there])


def _stroke_only(followed: Followed, first: int, last: int) -> Grey:
    """Which columns are to be whitened between two rows: not where a letter goes on above or below."""
    darkness = followed.darkness
    above = darkness[max(first - 2, 0) : max(first, 1)].min(axis=0) >= INK
    below = darkness[last + 1 : last + 3].min(axis=0, initial=255) >= INK
    gone = np.ones((last - first + 1, darkness.shape[1]), np.uint8)
    middle = (last - first) // 2
    # The foot of a letter that stands on the stroke, the head of one that hangs from it: as far as the middle.
    gone[: middle + 1, above] = 0
    gone[middle:, below] = 0
    return gone
