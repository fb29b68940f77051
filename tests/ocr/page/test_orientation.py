"""Pages that lie on their side, on their head or askew are set upright, and boxes find their way back to the paper."""

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from minutes_extract.ocr.page.background import flatten
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.orientation import Turn, turned, upright
from minutes_extract.ocr.page.page_image import Picture

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
        return flatten(render_pdf_page(document, number))


def lying(page, quarters, skew):
    """The page as a scanner sees it that must be turned by so much to be upright."""
    grey = np.ascontiguousarray(np.rot90(page.grey, quarters))
    height, width = grey.shape
    return turned(Picture(grey, page.dpi), Turn(0, -skew, width, height))


def scanned(page, seed):
    """Soft and noisy."""
    soft = np.asarray(Image.fromarray(page.grey).reduce(2).resize(page.grey.shape[::-1]), np.float64)
    noise = np.random.default_rng(seed).normal(0, 14, soft.shape)
    return flatten(Picture(np.clip(40 + soft * 0.7 + noise, 0, 255).astype(np.uint8), page.dpi))


@pytest.mark.parametrize(("quarters", "skew"), [(0, 0.0), (0, -4.6), (0, 0.3), (1, 1.2), (2, -0.7), (3, 2.9)])
def test_every_way_to_lie(page, quarters, skew):
    found = upright(lying(page, quarters, skew))
    assert found.turn.quarters == quarters
    assert found.turn.skew == pytest.approx(skew, abs=0.06)
    assert found.sure > 0.5
    assert found.picture.grey.shape == found.turn.size[::-1]


@pytest.mark.parametrize(("quarters", "skew"), [(0, 1.7), (1, -0.4), (2, 0.0), (3, -2.2)])
def test_on_a_bad_scan(page, quarters, skew):
    """Turned rightly, or left on its head with no claim to be sure."""
    found = upright(scanned(lying(page, quarters, skew), quarters))
    turn = found.turn if found.sure else found.turn.over()
    assert turn.quarters == quarters
    assert turn.skew == pytest.approx(skew, abs=0.1)


def test_over_is_the_same_page_on_its_head(page):
    found = upright(page)
    assert (turned(page, found.turn.over()).grey == found.picture.grey[::-1, ::-1]).all()


@pytest.mark.parametrize("dpi", [250.0, 300.0])
def test_finer_scans(dpi):
    with pypdfium2.PdfDocument(PRINTED / "libreoffice-laksaman.pdf") as document:
        page = flatten(render_pdf_page(document, 2, dpi=dpi))
    found = upright(lying(page, 2, 0.5))
    assert (found.turn.quarters, found.turn.skew) == (2, pytest.approx(0.5, abs=0.06))


def test_the_turned_page_has_its_print_where_it_was(page):
    found = upright(lying(page, 3, 1.3))
    height, width = page.grey.shape
    top, left = ((have - want) // 2 for have, want in zip(found.picture.grey.shape, (height, width), strict=True))
    again = found.picture.grey[top : top + height, left : left + width]
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
    found = upright(Picture(grey, 200.0))
    assert found.turn.quarters == 0
    assert found.sure < 1.0
    if not found.turn.skew:
        assert found.picture.grey.shape == grey.shape


def test_numbers_alone_are_levelled_all_the_same():
    found = upright(lying(Picture(numbers(), 200.0), 0, -1.1))
    assert (found.turn.quarters, found.turn.skew) == (0, pytest.approx(-1.1, abs=0.06))


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
    turn = Turn(quarters, skew, width, height)
    grey = turned(Picture(paper, 200.0), turn).grey
    assert grey.shape == turn.size[::-1]
    rows, columns = np.nonzero(grey < 128)
    there = columns.mean() + 0.5, rows.mean() + 0.5
    assert turn.back(there) == pytest.approx((x + 0.5, y + 0.5), abs=0.6)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    left, top, right, bottom = turn.box_back(tuple(map(float, box)))
    assert left <= x + 0.5 <= right
    assert top <= y + 0.5 <= bottom
    assert max(right - left, bottom - top) < 12
