"""Letters run together with their marks: the line keeps its x-height and baseline, and is not lost."""

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from tests import paths

from minutes_extract.ocr.lines.find_lines import SegmentedPage, find_lines
from minutes_extract.ocr.lines.run_together import body_boxes
from minutes_extract.ocr.page.components import find_components
from minutes_extract.ocr.page.load_pages import render_pdf_page
from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import find_rulings

Grey = NDArray[np.uint8]

DPI = 200.0
FONTS = ("libreoffice-norasi", "libreoffice-garuda", "weasyprint-sarabun")


def printed(font: str) -> Grey:
    with pypdfium2.PdfDocument(paths.SAMPLES / "printed-board" / f"{font}.pdf") as document:
        grey = render_pdf_page(document, 1).grey[:900]
    return erase(grey, find_rulings(grey, DPI), DPI)


def spread(page: Grey, pixels: int) -> Grey:
    """Every stroke so many pixels wider, as on a dark copy."""
    return np.asarray(cv2.erode(page, np.ones((pixels, pixels), np.uint8)), np.uint8)


def lines_of(page: Grey) -> SegmentedPage:
    return find_lines(page, [], DPI)


@pytest.mark.parametrize(("font", "pixels"), [*((font, 3) for font in FONTS), (FONTS[0], 4), (FONTS[1], 4)])
def test_a_dark_copy_keeps_its_lines(font: str, pixels: int) -> None:
    clean, dark = lines_of(printed(font)), lines_of(spread(printed(font), pixels))
    assert len(dark.lines) == pytest.approx(len(clean.lines), abs=1)
    found = [line.baseline for line in dark.lines]
    assert all(min(abs(line.baseline - baseline) for baseline in found) < 6 for line in clean.lines)
    x_heights = [segment.x_height for line in dark.lines for segment in line.segments]
    assert max(x_heights) < 1.6 * float(np.median(x_heights))


def test_only_wide_and_high_components_are_cut() -> None:
    ink = np.zeros((300, 600), np.uint8)
    for x in range(20, 560, 40):
        ink[100:120, x : x + 16] = 1  # letters apart
    ink[200:220, 100:200] = 1  # letters in one piece …
    ink[180:200, 110:114] = 1  # … with a tone
    ink[200:260, 300:320] = 1  # high and narrow
    components = find_components(ink)
    usable = np.ones(len(components.boxes), np.bool_)
    usable[0] = False
    cut = body_boxes(components, usable)
    changed = np.flatnonzero((cut != components.boxes).any(axis=1))
    (one,) = changed.tolist()
    assert cut[one, :4].tolist() == [100, 200, 200, 220]


def test_a_page_without_ink() -> None:
    components = find_components(np.zeros((50, 50), np.uint8))
    assert np.array_equal(body_boxes(components, np.zeros(1, np.bool_)), components.boxes)
