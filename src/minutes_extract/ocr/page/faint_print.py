"""Faint print: the contrast of a page stretched place by place, where one stretch for all leaves its letters in pieces.

Good pages are left alone: their ink needs one stretch only, and a local one would darken their mottle.
"""

from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey, Singles
from minutes_extract.ocr.page.background import DARKEST_PAPER
from minutes_extract.ocr.page.page_image import PageImage, reduced
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

FAINT = 0.19
"""Of the paper's lightness: the ink of a page with less contrast is faint. Office scans have 0.33 to 0.61."""
PAPER_DPI = 100.0
"""Resolution in which the paper is estimated."""
STROKE_GAP_MM_OF_FAINT = 2.6
"""The lightest within it is paper."""
SOFT_PIXELS = 0.6
"""Blur at 200 dpi that joins the dots of a worn ribbon."""
CONTRAST_CELL_MM = 6.0
"""Side of the cells in which the darkness of ink is measured."""
INK_PERCENTILE = 97.5
"""Percentile of a cell's darkness that is its ink."""
LEAST_CONTRAST_OF_PAGE = 0.5
"""Of the page's ink: in a cell with less stands no print."""
LEAST_INK_DARKNESS = 0.05
"""Of the paper's lightness: less is grain."""
GRAIN_OF_INK = 0.18
"""Of the ink's darkness: less is paper."""
CELLS_WITH_PRINT = 0.25
"""Of the darkest cells: a cell with more holds print."""


class _Darkness(NamedTuple):
    """How much darker than the paper each pixel is, 0–1, and how dark the ink of each cell."""

    pixels: Singles
    cells: Singles
    cell: int


def stretch_locally(page: PageImage) -> PageImage:
    """The page on white paper with black ink, as dark where it is faint as elsewhere."""
    dark = _darkness(page, PAPER_DPI * 2)
    some = dark.cells[dark.cells > 0.02]
    usual = float(np.percentile(some, 90)) if some.size else LEAST_CONTRAST_OF_PAGE
    ink = np.asarray(cv2.dilate(dark.cells, np.ones((1, 3), np.uint8)), np.float32)
    ink = np.maximum(cv2.blur(ink, (3, 1)), max(LEAST_INK_DARKNESS, LEAST_CONTRAST_OF_PAGE * usual)).astype(np.float32)
    height, width = dark.pixels.shape
    down, across = ink.shape
    spread = cv2.resize(ink, (across * dark.cell, down * dark.cell), interpolation=cv2.INTER_LINEAR)[:height, :width]
    share = np.clip(dark.pixels / spread, 0, 1)
    share = np.clip((share - GRAIN_OF_INK) / (1 - GRAIN_OF_INK), 0, 1)
    return PageImage((WHITE * (1 - share)).astype(np.uint8), page.dpi)


def is_faint(page: PageImage) -> bool:
    """Whether a page's ink is hardly darker than its paper, by the median darkness of the cells that hold print."""
    factor = max(1, round(page.dpi / PAPER_DPI))
    cells = _darkness(PageImage(reduced(page.grey, factor, factor), page.dpi / factor), PAPER_DPI).cells
    print_cells = cells[cells > CELLS_WITH_PRINT * np.percentile(cells, 97)]
    return bool(print_cells.size) and LEAST_INK_DARKNESS < float(np.median(print_cells)) < FAINT


def _darkness(page: PageImage, dpi: float) -> _Darkness:
    """Measured on the page, softened as at `dpi`."""
    grey = page.grey
    soft = cv2.GaussianBlur(grey, (0, 0), SOFT_PIXELS * max(1.0, page.dpi / dpi)).astype(np.float32)
    paper = cv2.resize(_paper_under(page), grey.shape[::-1], interpolation=cv2.INTER_LINEAR).astype(np.float32)
    paper = np.maximum(paper, 1)
    pixels = np.clip((paper - soft) / paper, 0, 1).astype(np.float32)
    cell = max(4, round(CONTRAST_CELL_MM * page.dpi / MM_PER_INCH))
    height, width = pixels.shape
    down, across = -(-height // cell), -(-width // cell)
    padded = np.zeros((down * cell, across * cell), np.float32)
    padded[:height, :width] = pixels
    by_cell = padded.reshape(down, cell, across, cell).transpose(0, 2, 1, 3).reshape(down, across, -1)
    return _Darkness(pixels, np.percentile(by_cell[:, :, ::3], INK_PERCENTILE, axis=2).astype(np.float32), cell)


def _paper_under(page: PageImage) -> Grey:
    """The paper under the print, reduced."""
    factor = max(1, round(page.dpi / PAPER_DPI))
    mm = page.dpi / factor / MM_PER_INCH
    small = cv2.GaussianBlur(reduced(page.grey, factor, factor), (0, 0), 1.0)
    side = max(3, round(STROKE_GAP_MM_OF_FAINT * mm) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    paper = np.asarray(cv2.GaussianBlur(paper, (0, 0), 1.0 * mm), np.uint8)
    lightest = float(np.percentile(paper, 95))
    return np.where(paper < DARKEST_PAPER * lightest, lightest, paper).astype(np.uint8)
