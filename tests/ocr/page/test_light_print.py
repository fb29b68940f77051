"""Negatives become positive, dark headings of tables too; photographs and bold print stay as they are."""

import cv2
import numpy as np
import pypdfium2
import pytest
from tests import paths

from minutes_extract.ocr.page.light_print import dark_on_light
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.page_image import PageImage

DPI = 200.0
PRINTED = paths.SAMPLES / "printed-board" / "libreoffice-norasi.pdf"


@pytest.fixture(scope="module")
def page():
    with pypdfium2.PdfDocument(PRINTED) as document:
        return render_pdf_page(document, 1).grey


def film(grey):
    """A negative, soft and grainy, in its frame."""
    soft = cv2.GaussianBlur(230 - grey.astype(np.float32) * 170 / 255, (0, 0), 0.9)
    soft += np.random.default_rng(3).normal(0, 8, grey.shape)
    negative = np.clip(soft, 0, 255).astype(np.uint8)
    negative[:60] = negative[-60:] = 10
    return negative


def turned(grey):
    return dark_on_light(PageImage(grey, DPI)).grey


def test_a_negative_is_turned(page):
    found = turned(film(page))
    assert np.median(found) > 150
    assert found[page < 60].mean() < found[page > 240].mean() - 80


def test_positive_pages_stay(page):
    for grey in (page, 255 - film(page), np.asarray(cv2.erode(page, np.ones((3, 3), np.uint8)))):
        assert turned(grey) is grey


def with_dark_heading(page, ground):
    """One line of the page light on dark, and where it stands."""
    rows, columns = np.s_[205:262], np.s_[200:1450]
    grey = page.copy()
    part = grey[rows, columns].astype(np.int32)
    grey[rows, columns] = (ground + (255 - part) * (250 - ground) // 255).astype(np.uint8)
    return grey, (rows, columns)


@pytest.mark.parametrize("ground", [0, 60, 110])
def test_a_dark_heading_is_turned(page, ground):
    grey, zone = with_dark_heading(page, ground)
    assert (page[zone] < 100).any()
    found = turned(grey)
    inner = np.s_[12:-12, 12:-12]
    assert np.median(found[zone][inner]) > 200
    same = (found[zone][inner] < 128) == (page[zone][inner] < 128)
    assert same.mean() > 0.97
    outside = np.ones(page.shape, bool)
    outside[195:272, 190:1460] = False
    assert np.array_equal(found[outside], grey[outside])


def test_a_photograph_and_a_black_bar_stay(page):
    grey = page.copy()
    grey[1150:2050] = 255
    grey[1200:1240, 200:900] = 20
    grey[1400:2000, 300:900] = np.random.default_rng(1).integers(0, 120, (600, 600), np.uint8)
    assert turned(grey) is grey


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (33, 40), (900, 3)])
@pytest.mark.parametrize("level", [0, 77, 255])
def test_any_size(shape, level):
    assert turned(np.full(shape, level, np.uint8)).shape == shape


def test_a_dark_heading_is_turned_on_a_page_that_lies_on_its_side(page):
    grey, zone = with_dark_heading(page, 60)
    found = np.rot90(dark_on_light(PageImage(np.ascontiguousarray(np.rot90(grey)), DPI)).grey, -1)
    assert np.median(found[zone]) > 200
