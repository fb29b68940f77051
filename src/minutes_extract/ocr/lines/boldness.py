"""Which pieces of text are set in bold: their strokes are wider than those of most of the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.ocr.recogniser.line_image import Grey


INK = 128
BOLDER = 1.24
"""Times the usual width of strokes; on scans bold type had 1.29–1.84, other type up to 1.21."""
FEWEST_RUNS = 60
"""Strokes crossed by the rows of a piece; a number or two does not show its weight."""


def bold_pieces(crops: Sequence["Grey"], bodies: Sequence[float]) -> list[bool]:
    """For each piece (0 ink, 255 paper; its body in pixels) whether it is bold."""
    import numpy as np

    found = [_strokes(crop) for crop in crops]
    runs = np.array([count for count, _ in found])
    widths = np.array([width / body for (_, width), body in zip(found, bodies, strict=True)])
    told = runs >= FEWEST_RUNS
    if not told.any():
        return [False] * len(crops)
    order = np.argsort(widths[told])
    weights = runs[told][order].cumsum()
    usual = widths[told][order][np.searchsorted(weights, weights[-1] / 2)]
    return [bool(one) for one in told & (widths > BOLDER * usual)]


def _strokes(crop: "Grey") -> tuple[int, float]:
    """How often the rows cross a stroke, and how wide strokes are on average, in pixels."""
    import numpy as np

    ink = crop < INK
    runs = int(np.count_nonzero(ink[:, 1:] & ~ink[:, :-1]))
    return runs, np.count_nonzero(ink) / max(1, runs)
