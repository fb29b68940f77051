"""Underlines that touch bold letters: taken out, the letters and the vowels below them stay, the lines are read."""

from functools import cache

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from tests import paths

from minutes_extract.model.options import OcrEngine
from minutes_extract.ocr.lines.find_lines import find_lines
from minutes_extract.ocr.lines.segments import LineSegment
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.page.page_image import PageImage
from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import find_rulings
from minutes_extract.ocr.rulings.underlines import erase_underlines
from minutes_extract.reading.scan import read_scan

Grey = NDArray[np.uint8]

DPI = 200.0
PRINTED = paths.SAMPLES / "printed-board"
FONTS = ("libreoffice-norasi", "libreoffice-laksaman", "weasyprint-sarabun")
LEAST_WIDTH = 120
"""Pixels: a shorter line has no underline of its own."""


@cache
def bold_page(font: str) -> Grey:
    """The upper half of a page without rulings, its letters thickened."""
    with pypdfium2.PdfDocument(PRINTED / f"{font}.pdf") as document:
        grey = render_pdf_page(document, 1).grey[:1100]
    bare = erase(grey, find_rulings(grey, DPI), DPI)
    return np.asarray(cv2.erode(bare, np.ones((2, 2), np.uint8)), np.uint8)


@cache
def segments_of(font: str) -> tuple[LineSegment, ...]:
    """Those of every second line that are as wide as a heading."""
    lines = find_lines(bold_page(font), [], DPI).lines[::2]
    return tuple(one for line in lines for one in line.segments if one.box.x1 - one.box.x0 >= LEAST_WIDTH)


def underlined(font: str, gap: float, strokes: int = 1, thickness: int = 3) -> Grey:
    """Every second line of the page underlined, `gap` x-heights below the baseline."""
    page = bold_page(font).copy()
    for segment in segments_of(font):
        top = round(segment.baseline + gap * segment.x_height)
        for number in range(strokes):
            row = top + 2 * thickness * number
            page[row : row + thickness, segment.box.x0 : segment.box.x1] = 0
    return page


def typed(font: str, gap: float) -> Grey:
    """Underlined by typed underscores, each a little off and with a hair's gap."""
    page, random = bold_page(font).copy(), np.random.default_rng(4)
    for segment in segments_of(font):
        row = round(segment.baseline + gap * segment.x_height)
        for x0 in range(segment.box.x0, segment.box.x1 - 25, 25):
            off = int(random.integers(-1, 2)) if x0 % 3 == 0 else 0
            page[row + off : row + off + 3, x0 : x0 + 24] = int(random.integers(0, 70))
    return page


def worn(page: Grey) -> Grey:
    soft = cv2.GaussianBlur(50 + page.astype(np.float32) * 190 / 255, (0, 0), 1.0)
    soft += np.random.default_rng(1).normal(0, 12, page.shape)
    return np.clip(soft, 0, 255).astype(np.uint8)


def without_strokes(page: Grey) -> Grey:
    return erase_underlines(erase(page, find_rulings(page, DPI), DPI), DPI)[0]


def text_of(page: Grey) -> str:
    laid = read_scan(PageImage(page, DPI), 1, OcrEngine.OWN).laid
    return "".join("".join(line.raw.split()) for line in laid.lines)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("gap", [0.0, 0.08, 0.2])
def test_strokes_go_and_letters_stay(font: str, gap: float) -> None:
    letters = bold_page(font) < 128
    left = without_strokes(underlined(font, gap)) < 128
    added = underlined(font, gap) < 128
    assert (left & letters).sum() >= 0.97 * letters.sum()
    assert (left & ~letters).sum() <= 0.25 * (added & ~letters).sum()


@pytest.mark.parametrize("font", FONTS)
def test_vowels_below_keep_most_of_their_ink(font: str) -> None:
    letters, left = bold_page(font) < 128, without_strokes(underlined(font, 0.1)) < 128
    for segment in segments_of(font):
        rows = slice(round(segment.baseline + 0.3 * segment.x_height), round(segment.baseline + 0.8 * segment.x_height))
        below = np.s_[rows, segment.box.x0 : segment.box.x1]
        assert (left & letters)[below].sum() >= 0.9 * letters[below].sum()


@pytest.mark.parametrize(
    ("font", "gap", "strokes"),
    [
        ("libreoffice-laksaman", 0.0, 1),
        ("libreoffice-norasi", 0.06, 1),
        ("weasyprint-sarabun", 0.08, 1),
        ("libreoffice-laksaman", 0.12, 2),
    ],
)
def test_underlined_lines_are_read_on_a_worn_copy(font: str, gap: float, strokes: int) -> None:
    truth, found = text_of(bold_page(font)), text_of(worn(underlined(font, gap, strokes)))
    assert Levenshtein.distance(truth, found) <= 0.03 * len(truth)


def test_typed_underscores_are_an_underline() -> None:
    font = FONTS[1]
    truth, found = text_of(bold_page(font)), text_of(typed(font, 0.05))
    assert Levenshtein.distance(truth, found) <= 0.03 * len(truth)


@pytest.mark.parametrize("font", FONTS)
def test_letters_without_underlines_are_not_touched(font: str) -> None:
    for page in (bold_page(font), worn(bold_page(font))):
        bare, found = erase_underlines(page, DPI)
        assert found == []
        assert bare is page


@pytest.mark.parametrize("shape", [(1, 1), (5, 2000), (3000, 20), (100, 100)])
@pytest.mark.parametrize("grey", [0, 255])
def test_odd_pages(shape: tuple[int, int], grey: int) -> None:
    page = np.full(shape, grey, np.uint8)
    assert erase_underlines(page, DPI)[0].shape == shape


def test_a_hatched_page_comes_to_an_end() -> None:
    page = np.full((1200, 1000), 255, np.uint8)
    page[::6] = 0
    erase_underlines(page, DPI)
