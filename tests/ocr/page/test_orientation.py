"""Pages that lie on their side, on their head or askew are set upright, and boxes find their way back to the paper."""

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from minutes_extract.ocr.page.background import normalise_background
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.orientation import Rotation, orient, rotate
from minutes_extract.ocr.page.page_image import PageImage

PRINTED = Path("samples/printed-board")
PAGES = [
    ("libreoffice-norasi", 2),
    ("libreoffice-garuda", 3),
    ("chromium-laksaman", 2),
    ("chromium-norasi", 3),
    ("weasyprint-sarabun", 2),
]


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page[0])
def page(request):
    name, number = request.param
    with pypdfium2.PdfDocument(PRINTED / f"{name}.pdf") as document:
        return normalise_background(render_pdf_page(document, number))


def lying(page, quarters, skew):
    """The page as a scanner sees it that must be turned by so much to be upright."""
    grey = np.ascontiguousarray(np.rot90(page.grey, quarters))
    height, width = grey.shape
    return rotate(PageImage(grey, page.dpi), Rotation(0, -skew, width, height))


def scanned(page, seed):
    """Soft and noisy."""
    soft = np.asarray(Image.fromarray(page.grey).reduce(2).resize(page.grey.shape[::-1]), np.float64)
    noise = np.random.default_rng(seed).normal(0, 14, soft.shape)
    return normalise_background(PageImage(np.clip(40 + soft * 0.7 + noise, 0, 255).astype(np.uint8), page.dpi))


@pytest.mark.parametrize(("quarters", "skew"), [(0, 0.0), (0, -4.6), (0, 0.3), (1, 1.2), (2, -0.7), (3, 2.9)])
def test_every_way_to_lie(page, quarters, skew):
    found = orient(lying(page, quarters, skew))
    assert found.rotation.quarters == quarters
    assert found.rotation.skew == pytest.approx(skew, abs=0.06)
    assert found.certainty > 0.5
    assert found.page.grey.shape == found.rotation.size[::-1]


@pytest.mark.parametrize(("quarters", "skew"), [(0, 1.7), (1, -0.4), (2, 0.0), (3, -2.2)])
def test_on_a_bad_scan(page, quarters, skew):
    """Turned rightly, or left on its head with no claim to be sure."""
    found = orient(scanned(lying(page, quarters, skew), quarters))
    rotation = found.rotation if found.certainty else found.rotation.upside_down()
    assert rotation.quarters == quarters
    assert rotation.skew == pytest.approx(skew, abs=0.1)


def test_upside_down_is_the_same_page_on_its_head(page):
    found = orient(page)
    assert (rotate(page, found.rotation.upside_down()).grey == found.page.grey[::-1, ::-1]).all()


@pytest.mark.parametrize("dpi", [250.0, 300.0])
def test_finer_scans(dpi):
    with pypdfium2.PdfDocument(PRINTED / "libreoffice-laksaman.pdf") as document:
        page = normalise_background(render_pdf_page(document, 2, dpi=dpi))
    found = orient(lying(page, 2, 0.5))
    assert (found.rotation.quarters, found.rotation.skew) == (2, pytest.approx(0.5, abs=0.06))


def test_the_turned_page_has_its_print_where_it_was(page):
    found = orient(lying(page, 3, 1.3))
    height, width = page.grey.shape
    top, left = ((have - want) // 2 for have, want in zip(found.page.grey.shape, (height, width), strict=True))
    again = found.page.grey[top : top + height, left : left + width]
    both = (again < 160) & (page.grey < 160)
    assert both.sum() > 0.8 * (page.grey < 160).sum()


def nothing(shape):
    return np.full(shape, 255, np.uint8)


def numbers():
    """A page of nothing but numbers, whose digits look alike on their head."""
    image = Image.fromarray(nothing((2339, 1654)))
    pen = ImageDraw.Draw(image)
    for top in range(200, 2100, 62):
        pen.text((200, top), f"{top * 7919 % 1_000_000:,}   {top * 104_729 % 10_000_000:,}", fill=0, font_size=36)
    return np.asarray(image)


def a_rule_and_a_word():
    image = Image.fromarray(nothing((2339, 1654)))
    pen = ImageDraw.Draw(image)
    pen.line((300, 100, 300, 2200), fill=0, width=3)
    pen.text((700, 900), "blank", fill=0, font_size=40)
    return np.asarray(image)


def photograph():
    rng = np.random.default_rng(11)
    return np.asarray(Image.fromarray(rng.integers(0, 255, (30, 22), np.uint8)).resize((1654, 2339)))


def noise():
    return np.random.default_rng(2).integers(0, 255, (1200, 900), np.uint8)


def squares():
    """A pattern of little squares: a letter every 4 pixels."""
    return np.where(np.indices((1600, 1600)).sum(axis=0) // 2 % 2, 0, 255).astype(np.uint8)


UNKNOWN = {
    "blank": lambda: nothing((2339, 1654)),
    "black": lambda: np.zeros((2339, 1654), np.uint8),
    "numbers": numbers,
    "a rule and a word": a_rule_and_a_word,
    "photograph": photograph,
    "noise": noise,
    "pattern": squares,
    "one pixel": lambda: np.zeros((1, 1), np.uint8),
    "a row": lambda: np.zeros((1, 3000), np.uint8),
    "a column": lambda: np.zeros((3000, 2), np.uint8),
    "a stamp's size": lambda: nothing((33, 40)) // 3,
}


@pytest.mark.parametrize("kind", UNKNOWN)
def test_what_cannot_be_told_stays_as_it_lies(kind):
    grey = UNKNOWN[kind]()
    found = orient(PageImage(grey, 200.0))
    assert found.rotation.quarters == 0
    assert found.certainty < 1.0
    if not found.rotation.skew:
        assert found.page.grey.shape == grey.shape


def test_numbers_alone_are_levelled_all_the_same():
    found = orient(lying(PageImage(numbers(), 200.0), 0, -1.1))
    assert (found.rotation.quarters, found.rotation.skew) == (0, pytest.approx(-1.1, abs=0.06))


@given(
    st.integers(0, 3),
    st.floats(-5, 5),
    st.tuples(st.integers(300, 900), st.integers(300, 900)),
    st.tuples(st.floats(0.3, 0.7), st.floats(0.3, 0.7)),
)
def test_a_point_finds_its_way_back(quarters, skew, size, at):
    """A dot drawn on the paper, found on the turned page, maps back to where it was drawn."""
    width, height = size
    x, y = round(at[0] * width), round(at[1] * height)
    paper = np.full((height, width), 255, np.uint8)
    paper[y - 3 : y + 4, x - 3 : x + 4] = 0
    rotation = Rotation(quarters, skew, width, height)
    grey = rotate(PageImage(paper, 200.0), rotation).grey
    assert grey.shape == rotation.size[::-1]
    rows, columns = np.nonzero(grey < 128)
    there = columns.mean() + 0.5, rows.mean() + 0.5
    assert rotation.point_in_file(there) == pytest.approx((x + 0.5, y + 0.5), abs=0.6)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    left, top, right, bottom = rotation.box_in_file(tuple(map(float, box)))
    assert left <= x + 0.5 <= right
    assert top <= y + 0.5 <= bottom
    assert max(right - left, bottom - top) < 12
