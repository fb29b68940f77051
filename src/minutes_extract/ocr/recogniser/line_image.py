"""A crop of a line → the image that the network reads: its height, its contrast. Trainer and reader share it."""

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.recogniser.alphabet import LINE_HEIGHT
from minutes_extract.ocr.units import WHITE

LEAST_CONTRAST = 48
"""Grey levels between ink and paper; less is stretched no further, or the grain of blank paper would look like print."""
NARROWEST = 8
"""Pixels: the least width of a line image."""
PAPER_PERCENTILE = 90
"""Percentile of a line's grey levels that is surely paper."""


def line_image(crop: Grey) -> Grey:
    """The crop scaled to LINE_HEIGHT rows and inverted: ink is 255, paper 0."""
    rows, columns = crop.shape
    scale = LINE_HEIGHT / rows
    width = max(NARROWEST, round(columns * scale))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = np.asarray(cv2.resize(crop, (width, LINE_HEIGHT), interpolation=interpolation), np.uint8)
    paper = _percentile(scaled, PAPER_PERCENTILE)
    ink = min(int(cv2.blur(scaled, (3, 3)).min()), paper - LEAST_CONTRAST)
    stretch = WHITE / (paper - ink)
    limited = np.clip(scaled, max(ink, 0), paper)
    return np.asarray(cv2.convertScaleAbs(limited, alpha=-stretch, beta=paper * stretch), np.uint8)


def _percentile(image: Grey, percent: float) -> int:
    counts = np.bincount(image.ravel(), minlength=256).cumsum()
    return int(np.searchsorted(counts, counts[-1] * percent / 100))
