"""Paper becomes white and ink black, under shadows and on grey paper; a blank page is recognised."""

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from minutes_extract.ocr.page.background import is_blank, normalise_background
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.page_image import PageImage

PRINTED = Path("samples/printed-board/libreoffice-norasi.pdf")
SHAPE = (2339, 1654)


@pytest.fixture(scope="module")
def clean():
    with pypdfium2.PdfDocument(PRINTED) as document:
        return render_pdf_page(document, 2).grey


def down(height, width):
    return np.linspace(0, 1, height)[:, None] * np.ones(width)


PAPERS = {
    "white": lambda height, width: np.full((height, width), 1.0),
    "grey": lambda height, width: np.full((height, width), 0.62),
    "darker to one side": lambda height, width: 0.45 + 0.55 * down(width, height).T,
    "darker below": lambda height, width: 1.0 - 0.5 * down(height, width),
    "the fold of a book": lambda height, width: 1.0 - 0.6 * np.exp(-((down(width, height).T * 8) ** 2)),
}


@pytest.mark.parametrize("ink", [0, 90])
@pytest.mark.parametrize("paper", PAPERS)
def test_shadows_go(clean, paper, ink):
    light = PAPERS[paper](*clean.shape)
    noise = np.random.default_rng(3).normal(0, 3, clean.shape)
    print_on_it = (ink + clean.astype(np.float64) * (255 - ink) / 255) * light + noise
    flat = normalise_background(PageImage(np.clip(print_on_it, 0, 255).astype(np.uint8), 200)).grey
    inner = np.s_[40:-40, 40:-40]
    black, white = clean[inner] < 20, clean[inner] > 250
    assert np.percentile(flat[inner][white], 3) > 225
    assert np.median(flat[inner][black]) < 60
    assert np.percentile(flat[inner][black], 97) < 140


def test_a_photograph_keeps_its_dark_and_the_page_its_size(clean):
    page = clean.copy()
    page[200:700, 300:900] = 20
    flat = normalise_background(PageImage(page, 200))
    assert flat.grey[210:690, 310:890].max() < 80
    assert flat.grey.shape == page.shape
    assert flat.dpi == 200


def noisy(level, spread):
    noise = np.random.default_rng(5).normal(level, spread, SHAPE)
    return np.clip(noise, 0, 255).astype(np.uint8)


def edge_shadows():
    page = noisy(235, 3)
    page[:, :20] = 30
    page[-25:, :] = 60
    return page


def dust():
    page = noisy(240, 2)
    page[100:2200:500, 200:1500:600] = 0
    return page


def seen_through():
    """The print of the other side, faint and blurred."""
    page = np.full(SHAPE, 240, np.uint8)
    page[200:2000:60, 200:1400] = 222
    return page


BLANK = {
    "white": lambda: np.full(SHAPE, 255, np.uint8),
    "grey": lambda: np.full(SHAPE, 120, np.uint8),
    "noise": lambda: noisy(228, 6),
    "shadows at the edges": edge_shadows,
    "dust": dust,
    "print of the other side": seen_through,
}


@pytest.mark.parametrize("kind", BLANK)
def test_blank(kind):
    assert is_blank(normalise_background(PageImage(BLANK[kind](), 200)))


def test_a_page_number_alone_is_not_blank(clean):
    assert not is_blank(normalise_background(PageImage(clean, 200)))
    image = Image.fromarray(noisy(235, 4))
    ImageDraw.Draw(image).text((800, 120), "- 5 -", fill=60, font_size=40)
    assert not is_blank(normalise_background(PageImage(np.asarray(image), 200)))


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (33, 40), (900, 3)])
@pytest.mark.parametrize("dpi", [50.0, 200.0, 300.0])
def test_any_size(shape, dpi):
    flat = normalise_background(PageImage(np.full(shape, 77, np.uint8), dpi))
    assert flat.grey.shape == shape
    assert is_blank(flat)
