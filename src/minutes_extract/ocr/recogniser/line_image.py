"""A crop of a line → the image that the network reads: its height, its contrast. Trainer and reader share it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.recogniser.alphabet import LINE_HEIGHT

Grey = NDArray[np.uint8]
"""Rows × columns, 0 is ink and 255 is paper."""
LEAST_CONTRAST = 48
"""Grey levels between ink and paper; less is stretched no further, or the grain of blank paper would become letters."""
NARROWEST = 8
PAPER = 90
"""Percentile of a line's grey levels that is surely paper."""


def line_image(crop: Grey) -> Grey:
    """The crop scaled to LINE_HEIGHT rows and inverted: ink is 255, paper 0."""
    rows, columns = crop.shape
    scale = LINE_HEIGHT / rows
    width = max(NARROWEST, round(columns * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = np.asarray(cv2.resize(crop, (width, LINE_HEIGHT), interpolation=way), np.uint8)
    paper = _percentile(scaled, PAPER)
    ink = min(int(cv2.blur(scaled, (3, 3)).min()), paper - LEAST_CONTRAST)
    stretch = 255 / (paper - ink)
    limited = np.clip(scaled, max(ink, 0), paper)
    return np.asarray(cv2.convertScaleAbs(limited, alpha=-stretch, beta=paper * stretch), np.uint8)


def _percentile(image: Grey, percent: float) -> int:
    counts = np.bincount(image.ravel(), minlength=256).cumsum()
    return int(np.searchsorted(counts, counts[-1] * percent / 100))
