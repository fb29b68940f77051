"""Faint print is drawn out place by place; pages with enough contrast, and blank ones, are left alone."""

import cv2
import numpy as np
import pypdfium2
import pytest
from tests import paths

from minutes_extract.ocr.page.faint_print import is_faint, stretch_locally
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.page_image import PageImage

DPI = 200.0
PRINTED = paths.SAMPLES / "printed-board" / "libreoffice-norasi.pdf"


@pytest.fixture(scope="module")
def page():
    with pypdfium2.PdfDocument(PRINTED) as document:
        return render_pdf_page(document, 1).grey


def on_paper(grey, contrast):
    """Print of a contrast that falls to a half from left to right, on grained paper with a shadow."""
    height, width = grey.shape
    light = np.linspace(210, 160, height)[:, None] * np.ones(width)
    fading = contrast * np.linspace(1.0, 0.5, width)[None]
    drawn = light * (1 - fading * (255.0 - grey) / 255) + np.random.default_rng(2).normal(0, 3, grey.shape)
    return np.clip(drawn, 0, 255).astype(np.uint8)


def test_faint_print_becomes_black(page):
    faint = PageImage(on_paper(page, 0.16), DPI)
    assert is_faint(faint)
    found = stretch_locally(faint)
    assert found.grey.shape == page.shape
    inner = np.s_[60:-60, 60:-60]
    letters = cv2.erode((page < 60).astype(np.uint8), np.ones((2, 2), np.uint8))[inner] > 0
    assert np.median(found.grey[inner][letters]) < 60
    paper = cv2.erode((page > 250).astype(np.uint8), np.ones((9, 9), np.uint8))[inner] > 0
    assert np.percentile(found.grey[inner][paper], 5) > 200


@pytest.mark.parametrize("contrast", [0.5, 0.9])
def test_other_pages_are_left_alone(page, contrast):
    assert not is_faint(PageImage(on_paper(page, contrast), DPI))


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_blank_page_is_left_alone(level):
    assert not is_faint(PageImage(np.full((1200, 900), level, np.uint8), DPI))


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (33, 40), (900, 3)])
@pytest.mark.parametrize("dpi", [50.0, 200.0, 300.0])
def test_any_size(shape, dpi):
    blank = PageImage(np.full(shape, 77, np.uint8), dpi)
    assert not is_faint(blank)
    assert stretch_locally(blank).grey.shape == shape
