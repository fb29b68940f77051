"""Light print on dark: a film negative is turned positive as a whole, a dark heading of a table where it is dark."""

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Flags, Grey, Mask, Singles
from minutes_extract.ocr.page.page_image import PageImage, reduced
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

STROKES_DPI = 100.0
"""Resolution in which strokes are compared; a stroke of print is one to three of its pixels wide."""
STROKE_KERNEL = 9
"""Its pixels: strokes are thinner than 2.3 mm."""
MARGIN_SHARE_OF_FILM = 0.05
"""Of the page's sides: the frame of a film is light or dark by itself."""
STRONGEST, USUAL = 98.5, 60.0
"""Percentiles between which the strength of strokes is measured: print covers a few hundredths of a page."""
STRONGER = 1.15
"""Times by which light strokes on dark must be stronger than dark ones on light."""
LIGHTEST_FILM = 0.5
"""Of white: the median of a negative is darker."""

ZONE_DPI = 50.0
"""Resolution in which dark zones are looked for."""
DARK_ZONE = 0.55
"""Of the page's paper: a zone is darker as a whole."""
LETTER_MM = 2.5
"""Strokes of light letters in a zone are narrower."""
LEAST_ZONE_MM = (3.6, 12.0)
"""Height and width of the smallest zone that holds a line of print; the page may still lie on its side."""
HIGHEST_ZONE_MM = 40.0
"""A higher one is a photograph."""
FILLED_ZONE = 0.8
"""Of its box: a zone is a rectangle."""
EDGE_OF_PAGE_MM = 3.0
"""From the page's sides: there the scanner's shadow is dark."""
LEAST_CONTRAST_OF_ZONE = 60
"""Grey levels between a zone's ground and its lightest pixels; with less nothing is printed in it."""
EVEN_GROUND = 0.3
"""Of the contrast: how much lighter a zone's ground is than its darkest pixels."""
LETTERS_LEAST, LETTERS_MOST = 0.02, 0.45
"""Share of a zone that light letters cover."""


def dark_on_light(page: PageImage) -> PageImage:
    """The page with light zones on dark inverted; a negative is inverted whole."""
    if is_negative(page):
        return PageImage(np.asarray(cv2.bitwise_not(page.grey), np.uint8), page.dpi)
    return PageImage(_zones_inverted(page.grey, page.dpi), page.dpi)


def is_negative(page: PageImage) -> bool:
    """Whether thin light strokes outweigh thin dark ones on a dark page."""
    factor = max(1, round(page.dpi / STROKES_DPI))
    small = cv2.GaussianBlur(reduced(page.grey, factor, factor), (0, 0), 0.8)
    rows, columns = (round(side * MARGIN_SHARE_OF_FILM) for side in small.shape)
    inner = np.asarray(small[rows : small.shape[0] - rows, columns : small.shape[1] - columns], np.uint8)
    if not inner.size or float(np.median(inner)) > LIGHTEST_FILM * WHITE:
        return False
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (STROKE_KERNEL, STROKE_KERNEL))
    light, dark = (
        _strength(np.asarray(cv2.morphologyEx(inner, kind, kernel), np.float32))
        for kind in (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT)
    )
    return light > STRONGER * dark


def _strength(strokes: Singles) -> float:
    return float(np.percentile(strokes, STRONGEST) - np.percentile(strokes, USUAL))


def _zones_inverted(grey: Grey, dpi: float) -> Grey:
    """Rectangles that are dark as a whole and hold light letters, inverted; the page itself where there are none."""
    factor = max(1, round(dpi / ZONE_DPI))
    mm = dpi / factor / MM_PER_INCH
    small = reduced(grey, factor, factor)
    paper = float(np.percentile(small, 90))
    out = grey
    for x, y, width, height in _dark_zones(small, paper, mm):
        rows = slice(max(0, (y - 1) * factor), (y + height + 1) * factor)
        columns = slice(max(0, (x - 1) * factor), (x + width + 1) * factor)
        inverted = _inverted(grey[rows, columns], paper, dpi / MM_PER_INCH)
        if inverted is not None:
            out = grey.copy() if out is grey else out
            out[rows, columns] = inverted
    return out


def _dark_zones(small: Grey, paper: float, mm: float) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each, in reduced pixels."""
    dark = (small < DARK_ZONE * paper).astype(np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _kernel(LETTER_MM * mm, LETTER_MM * mm)), np.uint8)
    least = _kernel(LEAST_ZONE_MM[0] * mm, LEAST_ZONE_MM[0] * mm)
    _, _, found, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(dark, cv2.MORPH_OPEN, least))
    edge = EDGE_OF_PAGE_MM * mm
    high, wide = small.shape
    return [
        (x, y, width, height)
        for x, y, width, height, area in found[1:].tolist()
        if area >= FILLED_ZONE * width * height
        and max(width, height) >= LEAST_ZONE_MM[1] * mm
        and min(width, height) <= HIGHEST_ZONE_MM * mm
        and min(x, y, wide - x - width, high - y - height) >= edge
    ]


def _kernel(height: float, width: float) -> Grey:
    return np.ones((max(3, round(height) | 1), max(3, round(width) | 1)), np.uint8)


def _inverted(zone: Grey, paper: float, mm: float) -> Grey | None:
    """A dark zone as dark letters on the page's paper; None where no letters stand in it."""
    darkest, ground, lightest = (float(np.percentile(zone, share)) for share in (5, 40, 99.5))
    # A line of bold print is dark in places too, but its ground is paper.
    if lightest - ground < LEAST_CONTRAST_OF_ZONE or ground - darkest > EVEN_GROUND * (lightest - darkest):
        return None
    dark = (zone < (ground + lightest) / 2).astype(np.uint8)
    # Paper around the zone is light too: only what the dark encloses is letters.
    inside = _enclosed(dark, mm)
    letters = float((dark[inside] == 0).mean()) if inside.any() else 0.0
    if not LETTERS_LEAST <= letters <= LETTERS_MOST:
        return None
    lightest = float(np.percentile(zone[inside], 99.5))
    turned = np.clip(WHITE - (zone.astype(np.float32) - ground) * WHITE / (lightest - ground), 0, WHITE) * paper / WHITE
    return np.where(inside, turned, paper).astype(np.uint8)


def _enclosed(dark: Mask, mm: float) -> Flags:
    """Where dark is, and what it encloses, without its edge."""
    spare = round(LETTER_MM * mm)
    padded = cv2.copyMakeBorder(dark, spare, spare, spare, spare, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, _kernel(LETTER_MM * mm, LETTER_MM * mm))
    whole = closed[spare : spare + dark.shape[0], spare : spare + dark.shape[1]]
    edge = np.ones((5, 5), np.uint8)
    return np.asarray(cv2.erode(whole, edge, borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8) > 0
