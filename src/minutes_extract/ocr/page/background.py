"""Background normalisation: a page divided by its paper has white paper, without shadows, and black ink."""

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.page.page_image import PageImage, reduced
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

BACKGROUND_DPI = 50.0
"""Resolution in which the paper is estimated: shadows are soft."""
STROKE_GAP_MM = 2.5
"""The lightest within it is paper: between two strokes there is always some."""
SHADOW_MM = 12.0
"""Side of a median filter: bold headings and small pictures are no shadows."""
DARKEST_PAPER = 0.35
"""Of the lightest paper: darker is a filled cell or a photograph and stays as it is."""
FAINTEST_INK_GREY = 170
"""Grey level after division: if the darkest pixels are lighter, the page is blank and its noise stays faint."""
INK_SHARE = 0.0003
"""Of the page: a line of print covers more, so the darkest pixels of this share become black."""
PAPER_FROM_GREY = 250
"""Grey level after division from which a pixel becomes white."""

BLANK_DPI = 50.0
"""Resolution in which a page is judged blank."""
BLANK_MARGIN = 0.02
"""Of the page's edges, where the scanner's shadow lies."""
BLANK_INK_BELOW_GREY = 176
"""Grey level in the reduced page: a letter's stroke, half of which is paper, is darker."""
FEWEST_INK = 12
"""Reduced pixels of half a millimetre: one small letter has as many."""


def normalise_background(page: PageImage) -> PageImage:
    """The same page on white paper, the contrast of its ink stretched to black."""
    grey = page.grey
    paper = cv2.resize(_paper(page), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    flat = np.asarray(cv2.divide(grey, paper, scale=WHITE), np.uint8)
    return PageImage(_stretch_contrast(flat), page.dpi)


def is_blank(page: PageImage) -> bool:
    """Whether a normalised page has hardly any ink but at its edges."""
    small = _reduced_to(page, BLANK_DPI)
    rows, columns = (max(1, round(side * BLANK_MARGIN)) for side in small.shape)
    return int(np.count_nonzero(small[rows:-rows, columns:-columns] < BLANK_INK_BELOW_GREY)) < FEWEST_INK


def _paper(page: PageImage) -> Grey:
    """The paper under the print, reduced."""
    small = _reduced_to(page, BACKGROUND_DPI)
    mm = BACKGROUND_DPI / MM_PER_INCH
    gap = np.ones((_odd(STROKE_GAP_MM * mm),) * 2, np.uint8)
    paper = np.asarray(cv2.medianBlur(cv2.dilate(small, gap), _odd(SHADOW_MM * mm)), np.uint8)
    lightest = np.percentile(paper, 95)
    paper[paper < lightest * DARKEST_PAPER] = lightest
    return np.maximum(cv2.blur(paper, (_odd(STROKE_GAP_MM * mm),) * 2), 1).astype(np.uint8)


def _reduced_to(page: PageImage, dpi: float) -> Grey:
    factor = max(1, round(page.dpi / dpi))
    return reduced(page.grey, factor, factor)


def _odd(length: float) -> int:
    """The size of a filter, which must be odd and more than one pixel."""
    return max(3, round(length) | 1)


def _stretch_contrast(flat: Grey) -> Grey:
    """Ink becomes black, paper white."""
    sample = np.bincount(flat[2::4, 2::4].ravel(), minlength=256).cumsum()
    ink = int(np.searchsorted(sample, sample[-1] * INK_SHARE))
    if ink > FAINTEST_INK_GREY:
        return flat
    levels = (np.arange(256) - ink) * (WHITE / (PAPER_FROM_GREY - ink))
    return np.asarray(cv2.LUT(flat, np.clip(np.rint(levels), 0, WHITE).astype(np.uint8)), np.uint8)
