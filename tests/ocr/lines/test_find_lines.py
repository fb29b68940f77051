"""Text lines: every letter and mark in its line, in segments where gaps and cells split it, and nothing foreign in a crop."""

import ctypes
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from numpy.typing import NDArray
from tests import paths

from minutes_extract.ocr.lines.find_lines import SegmentedPage, find_lines
from minutes_extract.ocr.lines.segments import SegmentedLine
from minutes_extract.ocr.page.background import normalise_background
from minutes_extract.ocr.page.page_image import PageImage
from minutes_extract.ocr.recogniser.alphabet import CROP_ABOVE, CROP_BELOW
from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import find_rulings

Grey = NDArray[np.uint8]

DPI = 200.0
PRINTED = paths.SAMPLES / "printed-board"


def _page(height: int = 1200, width: int = 1000) -> Grey:
    return np.full((height, width), 255, np.uint8)


def _write(page: Grey, text: str, x: int, baseline: int, scale: float = 0.8) -> None:
    cv2.putText(page, text, (x, baseline), cv2.FONT_HERSHEY_SIMPLEX, scale, 0, 2, cv2.LINE_AA)


def _read(page: Grey, dpi: float = DPI) -> SegmentedPage:
    rulings = find_rulings(page, dpi)
    return find_lines(erase(page, rulings, dpi), rulings, dpi)


def _baselines(found: SegmentedPage) -> list[float]:
    return [line.baseline for line in found.lines]


def _x_height(line: SegmentedLine) -> float:
    """That of its longest segment."""
    return max(line.segments, key=lambda segment: segment.box.x1 - segment.box.x0).x_height


class Letter(NamedTuple):
    """A printed letter: the box of its ink and its baseline, in pixels."""

    text: str
    box: tuple[float, float, float, float]
    baseline: float
    size: float


def _printed(name: str, number: int, dpi: float) -> tuple[Grey, list[Letter]]:
    """A page of a sample and its letters, as PDFium has them."""
    with pypdfium2.PdfDocument(PRINTED / name) as document:
        page = document[number - 1]
        drawn = page.render(scale=dpi / 72, grayscale=True).to_numpy()
        grey = np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))
        text, height, scale = page.get_textpage(), page.get_height(), dpi / 72
        x, y = ctypes.c_double(), ctypes.c_double()
        letters = []
        for at in range(text.count_chars()):
            printed = chr(pdfium.FPDFText_GetUnicode(text, at))
            left, bottom, right, top = text.get_charbox(at)
            if printed.isspace() or right - left < 0.2 or top - bottom < 0.2:
                continue
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            box = left * scale, (height - top) * scale, right * scale, (height - bottom) * scale
            size = pdfium.FPDFText_GetFontSize(text, at) * scale
            letters.append(Letter(printed, box, (height - y.value) * scale, size))
    return grey, letters


def _misplaced(found: SegmentedPage, letters: list[Letter]) -> list[str]:
    """Letters whose ink is in no line or in one with another baseline."""
    wrong = []
    for letter in letters:
        x0, top, x1, bottom = letter.box
        here = found.components.labels[int(top) : int(np.ceil(bottom)), int(x0) : int(np.ceil(x1))]
        inked = here[here > 0]
        line = int(found.line_of[np.bincount(inked).argmax()]) if len(inked) else -1
        if line < 0:
            wrong.append(letter.text)
            continue
        middle = (x0 + x1) / 2
        segments = found.lines[line].segments
        segment = min(segments, key=lambda segment: abs(segment.box.x0 + segment.box.x1 - 2 * middle))
        baseline = segment.baseline + segment.slope * (middle - (segment.box.x0 + segment.box.x1) / 2)
        if abs(baseline - letter.baseline) > 0.22 * letter.size:
            wrong.append(letter.text)
    return wrong


@pytest.mark.parametrize(
    ("name", "number", "dpi"),
    [
        ("libreoffice-garuda.pdf", 2, 200.0),
        ("libreoffice-norasi.pdf", 3, 200.0),
        ("weasyprint-sarabun.pdf", 2, 150.0),
        ("libreoffice-laksaman.pdf", 1, 300.0),
    ],
)
def test_every_mark_is_in_its_line(name: str, number: int, dpi: float) -> None:
    grey, letters = _printed(name, number, dpi)
    wrong = _misplaced(_read(grey, dpi), letters)
    assert len(wrong) <= 0.004 * len(letters), wrong


def test_on_a_poor_scan() -> None:
    grey, letters = _printed("libreoffice-garuda.pdf", 2, DPI)
    worn = cv2.GaussianBlur(70 + grey.astype(np.float32) * 175 / 255, (0, 0), 0.95)
    worn = worn + np.random.default_rng(2).normal(0, 16, grey.shape)
    coded = cv2.imencode(".jpg", np.clip(worn, 0, 255), [cv2.IMWRITE_JPEG_QUALITY, 35])[1]
    scan = np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.uint8)
    wrong = _misplaced(_read(normalise_background(PageImage(scan, DPI)).grey), letters)
    assert len(wrong) <= 0.01 * len(letters), wrong


def test_most_lines_have_the_same_x_height() -> None:
    grey, _ = _printed("libreoffice-garuda.pdf", 2, DPI)
    x_heights = sorted(_x_height(line) for line in _read(grey).lines)
    middle = x_heights[len(x_heights) // 2]
    assert sum(abs(x_height - middle) < 0.12 * middle for x_height in x_heights) > 0.5 * len(x_heights)


def test_lines_and_segments() -> None:
    page = _page()
    _write(page, "name of somebody", 100, 200)
    _write(page, "member", 600, 203)
    _write(page, "next line below", 100, 250)
    first, second = _read(page).lines
    assert [len(line.segments) for line in (first, second)] == [2, 1]
    assert first.segments[0].box.x1 < 500 < first.segments[1].box.x0
    assert abs(first.segments[0].baseline - 200) < 2
    assert abs(first.segments[1].baseline - 203) < 2
    assert abs(second.baseline - 250) < 2


@pytest.mark.parametrize("degrees", [-0.5, -0.1, 0.1, 0.5])
def test_tilted_lines(degrees: float) -> None:
    page = _page(1000, 1650)
    for row in range(12):
        _write(page, "all of these letters stand on a line that is a little tilted on the sheet", 100, 150 + row * 48)
    rotation = cv2.getRotationMatrix2D((825, 500), degrees, 1.0)
    found = _read(np.asarray(cv2.warpAffine(page, rotation, (1650, 1000), borderValue=255), np.uint8))
    assert [len(line.segments) for line in found.lines] == [1] * 12
    crop = found.crop(found.lines[5].segments[0])
    halves = np.array_split(crop < 128, 4, axis=1)
    lowest = [int(np.flatnonzero(half.sum(axis=1) > 12)[-1]) for half in halves]
    assert max(lowest) - min(lowest) <= 2


def test_cells_are_read_apart() -> None:
    page = _page()
    for y in (100, 220, 340):
        cv2.line(page, (100, y), (900, y), 0, 2)
    for x in (100, 500, 900):
        cv2.line(page, (x, 100), (x, 340), 0, 2)
    _write(page, "first text", 120, 140)
    _write(page, "goes on", 120, 185)
    _write(page, "half way up", 420 + 95, 163)
    _write(page, "x", 120, 290)
    page[278:281, 700:712] = 0
    found = _read(page)
    assert all(len(line.segments) == 1 for line in found.lines)
    np.testing.assert_allclose(sorted(_baselines(found))[:4], [140, 163, 185, 286], atol=3)
    assert len(found.lines) == 5, "a dash alone in its cell is a line"


def test_a_leader_joins_its_ends() -> None:
    page = _page()
    _write(page, "subject", 100, 200)
    _write(page, "page 7", 800, 200)
    for x in range(192, 790, 10):
        page[197:200, x : x + 3] = 0
    (line,) = _read(page).lines
    assert [segment.box.x0 < 110 and segment.box.x1 > 850 for segment in line.segments] == [True]


def test_a_leader_far_from_all_letters_is_of_their_line() -> None:
    page = _page()
    _write(page, "signed", 60, 200, 1.6)
    for x in range(290, 960, 16):
        page[194:200, x : x + 6] = 0
    (line,) = _read(page).lines
    assert line.segments[0].box.x0 < 70
    assert line.segments[-1].box.x1 > 950


def test_a_mark_below_that_has_met_a_tone_of_the_next_line_is_split() -> None:
    page = _page()
    for baseline in (200, 262):
        _write(page, "nxmo vwnxmo vw", 100, baseline, 1.5)
    x_height = _x_height(_read(page).lines[0])
    top, bottom = 200 + round(0.12 * x_height), 200 + round(0.95 * x_height)
    page[top:bottom, 300:306] = 0
    page[200 + round(0.5 * x_height) : 200 + round(0.6 * x_height), 300:304] = 255  # where they have met, they are thin
    found = _read(page)
    upper, lower = (int(found.line_of[found.components.labels[row, 305]]) for row in (top + 1, bottom - 2))
    assert (len(found.lines), upper, lower) == (2, 0, 1)


def test_a_title_beside_small_type() -> None:
    page = _page()
    _write(page, "TITLE", 100, 200, 2.2)
    for row in range(4):
        _write(page, "small type on the right", 500, 130 + row * 30, 0.45)
    found = _read(page)
    assert len(found.lines) == 5
    assert max(_x_height(line) for line in found.lines) > 2.5 * min(_x_height(line) for line in found.lines)


def test_a_crop_has_the_readers_window_and_no_foreign_ink() -> None:
    page = _page()
    _write(page, "gypq jgyp gypq", 100, 200)
    _write(page, "aceo nmxz aceo", 100, 232)
    _write(page, "bdfh kltb dfhk", 100, 266)
    found = _read(page)
    segment = found.lines[1].segments[0]
    crop = found.crop(segment)
    assert crop.shape[0] == pytest.approx((CROP_ABOVE + CROP_BELOW) * segment.x_height, abs=2)
    baseline = round(CROP_ABOVE * segment.x_height)
    assert (crop[: baseline - round(1.3 * segment.x_height)] > 200).all()
    assert (crop[baseline + 4 :] > 200).all()


def test_a_crop_at_the_edge_of_the_page() -> None:
    page = _page(60, 400)
    _write(page, "near the edge", 2, 24)
    found = _read(page)
    segment = found.lines[0].segments[0]
    assert found.crop(segment).shape[0] == pytest.approx((CROP_ABOVE + CROP_BELOW) * segment.x_height, abs=2)


def test_specks_edges_and_pictures_are_no_text() -> None:
    page = _page()
    chance = np.random.default_rng(3)
    page[chance.random(page.shape) < 0.0006] = 0
    page[:, :9] = 0
    page[-12:] = 0
    page[500:900, 200:800] = chance.integers(0, 130, (400, 600))
    assert _read(page).lines == ()


def test_a_signature_is_not_in_a_crop() -> None:
    page = _page()
    _write(page, "signed by the chairman", 300, 400)
    cv2.polylines(page, [np.array([[250, 330], [700, 300], [280, 440], [720, 450]])], False, 0, 3)
    found = _read(page)
    for line in found.lines:
        for segment in line.segments:
            assert found.crop(segment).size


def test_much_noise_comes_to_an_end() -> None:
    chance = np.random.default_rng(4)
    page = np.where(chance.random((2339, 1654)) < 0.03, 0, 255).astype(np.uint8)
    assert len(_read(page).lines) < 3_000
    page = np.where(chance.random((2339, 1654)) < 0.3, 0, 255).astype(np.uint8)
    _read(page)


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (900, 3), (80, 80)])
@pytest.mark.parametrize("grey", [0, 255])
def test_odd_pages(shape: tuple[int, int], grey: int) -> None:
    assert _read(np.full(shape, grey, np.uint8)).lines == ()
