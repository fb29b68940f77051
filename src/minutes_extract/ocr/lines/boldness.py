"""Find the segments in bold type: their strokes are wider than those of most of the page."""

from collections.abc import Sequence

import numpy as np

from minutes_extract.ocr.arrays import Grey

STROKE_BELOW_GREY = 128
"""Grey level: midway between ink and paper lies the edge of a stroke."""
BOLDER = 1.24
"""Times the usual width of strokes; on scans bold type had 1.29–1.84, other type up to 1.21."""
FEWEST_CROSSINGS = 60
"""Strokes crossed by the rows of a segment; a number or two does not show its weight."""


def bold_segments(crops: Sequence[Grey], x_heights: Sequence[float]) -> list[bool]:
    """For the crop of each segment and its x-height in pixels whether it is bold."""
    found = [_strokes(crop) for crop in crops]
    crossings = np.array([count for count, _ in found])
    widths = np.array([width / x_height for (_, width), x_height in zip(found, x_heights, strict=True)])
    enough = crossings >= FEWEST_CROSSINGS
    if not enough.any():
        return [False] * len(crops)
    order = np.argsort(widths[enough])
    weights = crossings[enough][order].cumsum()
    usual = widths[enough][order][np.searchsorted(weights, weights[-1] / 2)]
    return [bool(bold) for bold in enough & (widths > BOLDER * usual)]


def _strokes(crop: Grey) -> tuple[int, float]:
    """How often the rows cross a stroke, and how wide strokes are on average, in pixels."""
    ink = crop < STROKE_BELOW_GREY
    crossings = int(np.count_nonzero(ink[:, 1:] & ~ink[:, :-1]))
    return crossings, np.count_nonzero(ink) / max(1, crossings)
