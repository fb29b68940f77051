"""Orientation and deskew: turn a page so that its head is up and its lines are level, and map boxes back to the file."""

from math import cos, radians, sin, sqrt
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import AREA, Boxes, Flags, Grey, Integers, Labels, Mask, Singles
from minutes_extract.ocr.page.components import find_components, heights, widths
from minutes_extract.ocr.page.page_image import PageImage, reduced
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

XY = tuple[float, float]
"""A point: column, row."""
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

PROFILE_DPI = 100.0
"""Resolution of the projection profile; a line of print has 14–20 rows in it."""
STRIP = 8
"""Reduced pixels of a row that are summed before the rows are slanted: at 5° they differ by 0.7 of a pixel."""
ROW_SCALE = 0.943
"""Rows are scaled by it, so that they fall between the profile's rows at every angle: at none they would all fall on
them, and a page out of level by 0.1° would seem level."""
MARGIN_SHARE = 0.025
"""Of the page's sides: the scanner's shadows there are straight, at whatever angle the paper lies."""
PROFILE_INK_BELOW_GREY = 170
"""Grey level in the page reduced to PROFILE_DPI: a stroke that fills two thirds of a pixel is darker."""

MOST_SKEW = 5.0
"""Degrees on either side in which the skew is searched."""
SEARCH = ((1.0, 0.5), (0.4, 0.1), (0.08, 0.02))
"""Reach and step in degrees of the searches after the first, which goes over all whole degrees."""
LEAST_SKEW = 0.04
"""Degrees: 1.6 pixels over the width of A4, too little to resample the page."""

SAMPLE_SIDE = 0.6
"""Of the page's sides: components in its densest part show the page's orientation."""
DENSITY_CELL = 16
"""Reduced pixels on the side of the cells (4 mm) in which the density of ink is counted."""
DENSEST_PRINT = 0.4
"""Share of ink in a cell: print has up to 0.25, a photograph or the shadow of a book more."""
SAMPLE_DPI = 200.0
"""Resolution of the sample, if the page has a higher one."""
LIGHTEST_SAMPLE_INK_GREY = 150
"""Grey level: with a lower threshold soft print breaks up, with a higher one marks run into their letters."""
LETTER_SIDE_MM = (1.2, 7.0)
"""The longer side of a component that is a letter."""
MARK_SIZE = (0.15, 0.75)
"""Of a letter's longer side: that of marks and dots."""
NEAR = 0.5
"""Of a letter's longer side: letters of a word are nearer, lines are farther apart."""
MOST_IN_SAMPLE = 12_000
"""Components of the size of letters; a sample with more is a pattern."""
SIDEWAYS = 4.0
"""Standard deviations by which letters must have more neighbours above and below than beside them."""
UPSIDE_DOWN = 6.0
"""Standard deviations by which the head must seem down before a page is turned over. Of 208 upright pages none came
below 0 and half had more than 8; a page of bare Thai numbers reaches -4.5, as commas hang below."""
DISAGREED = 0.25
"""Weight of the evidence where marks and strokes contradict each other: Latin letters, bare numbers."""
CERTAIN_DEVIATIONS = 8.0
"""Standard deviations from which the orientation is certain."""

RIGHT, BELOW, LEFT, ABOVE = range(4)
"""Sides of a component."""


class Rotation(NamedTuple):
    """How a page was turned: first `quarters` times 90° to the right, then by `skew` degrees to the left.

    `width` and `height` are of the page in the file, in pixels.
    """

    quarters: int
    skew: float
    width: int
    height: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the turned page in pixels."""
        width, height = self._quarter_size
        across, along = abs(cos(radians(self.skew))), abs(sin(radians(self.skew)))
        return round(width * across + height * along), round(height * across + width * along)

    @property
    def _quarter_size(self) -> tuple[int, int]:
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def upside_down(self) -> "Rotation":
        """The same with the head at the other end."""
        return self._replace(quarters=(self.quarters + 2) % 4)

    def point_in_file(self, point: XY) -> XY:
        """Where a point of the turned page lies in the file's page."""
        width, height = self._quarter_size
        turned_width, turned_height = self.size
        x, y = point[0] - turned_width / 2, point[1] - turned_height / 2
        across, along = cos(radians(self.skew)), sin(radians(self.skew))
        x, y = x * across - y * along + width / 2, x * along + y * across + height / 2
        return ((x, y), (y, self.height - x), (self.width - x, self.height - y), (self.width - y, x))[self.quarters]

    def box_in_file(self, box: Rectangle) -> Rectangle:
        """The upright box in the file's page around a box of the turned one."""
        left, top, right, bottom = box
        corners = [
            self.point_in_file(corner) for corner in ((left, top), (right, top), (left, bottom), (right, bottom))
        ]
        across, down = zip(*corners, strict=True)
        return min(across), min(down), max(across), max(down)


class OrientedPage(NamedTuple):
    """A turned page, how it was turned, and how certain it is (0–1) that its head is up."""

    page: PageImage
    rotation: Rotation
    certainty: float


def orient(page: PageImage) -> OrientedPage:
    """Turn a normalised page head up and level; a page whose orientation is not to be seen stays as it is.

    Where its letters come out with a low confidence, another side may be up: see `other_rotations`.
    """
    height, width = page.grey.shape
    ink = _ink(page)
    if not ink.any():
        return OrientedPage(page, Rotation(0, 0.0, width, height), 0.0)
    quarters, certainty = _quarters(page, ink)
    rotation = Rotation(quarters, _skew(_quarter_turned(ink, quarters)), width, height)
    return OrientedPage(rotate(page, rotation), rotation, certainty)


def other_rotations(rotation: Rotation) -> list[Rotation]:
    """The same page head down, then on either side; lines that were level stay so."""
    return [rotation._replace(quarters=(rotation.quarters + turn) % 4) for turn in (2, 1, 3)]


def rotate(page: PageImage, rotation: Rotation) -> PageImage:
    """Turn a page; the corners that come in are white."""
    grey = _quarter_turned(page.grey, rotation.quarters)
    if not rotation.skew:
        return PageImage(grey, page.dpi)
    height, width = grey.shape
    new_width, new_height = rotation.size
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), rotation.skew, 1.0)
    matrix[:, 2] += (new_width - width) / 2, (new_height - height) / 2
    level = cv2.warpAffine(grey, matrix, (new_width, new_height), flags=cv2.INTER_LINEAR, borderValue=(WHITE,))
    return PageImage(np.asarray(level, np.uint8), page.dpi)


def _quarter_turned(pixels: Grey, quarters: int) -> Grey:
    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def _ink(page: PageImage) -> Mask:
    """1 where ink is, in a reduced page without its edges."""
    factor = max(1, round(page.dpi / PROFILE_DPI))
    small = reduced(page.grey, factor, factor)
    height, width = small.shape
    rows, columns = round(height * MARGIN_SHARE), round(width * MARGIN_SHARE)
    return (small[rows : height - rows, columns : width - columns] < PROFILE_INK_BELOW_GREY).astype(np.uint8)


class _Strips(NamedTuple):
    """Strips of ink: the row of each, how far right of the middle it lies, and how much ink it has."""

    rows: Singles
    across: Singles
    weights: Singles
    height: int


def _strips(ink: Mask) -> _Strips:
    height, width = ink.shape
    count = max(1, width // STRIP)
    used = ink[:, : count * STRIP] if width >= STRIP else ink
    sums = used.reshape(height, count, -1).sum(axis=2, dtype=np.float32)
    rows, strips = np.nonzero(sums)
    across = (strips + 0.5) * (used.shape[1] / count) - width / 2
    return _Strips(
        rows=rows.astype(np.float32) * ROW_SCALE,
        across=across.astype(np.float32) * ROW_SCALE,
        weights=sums[rows, strips],
        height=height,
    )


def _roughness(strips: _Strips, degrees: float) -> float:
    """How steep the projection profile is when the page is turned by `degrees` to the left."""
    margin = int(strips.height * 0.1) + 2 * STRIP
    position = strips.rows - strips.across * np.float32(np.tan(np.radians(degrees))) + margin
    row = position.astype(np.int64)
    part = (position - row) * strips.weights
    size = strips.height + 2 * margin
    row = np.clip(row, 0, size - 2)
    profile = np.bincount(row, strips.weights - part, size) + np.bincount(row + 1, part, size)
    steps = profile[2:] - profile[:-2]
    return float(steps @ steps)


def _skew(ink: Mask) -> float:
    """Degrees to the left by which the page must be turned, 0 if its lines are level."""
    strips = _strips(ink)
    best = max(_degrees(0.0, MOST_SKEW, 1.0), key=lambda degrees: _roughness(strips, degrees))
    for reach, step in SEARCH:
        best = max(_degrees(best, reach, step), key=lambda degrees: _roughness(strips, degrees))
    return best if abs(best) >= LEAST_SKEW else 0.0


def _degrees(middle: float, reach: float, step: float) -> list[float]:
    """The middle first, so that it stays where nothing is better."""
    count = round(reach / step)
    return [middle, *(middle + sign * number * step for number in range(1, count + 1) for sign in (-1, 1))]


class _Sample(NamedTuple):
    """The components in a part of the page, which of them are letters and which marks, and how far neighbours stand."""

    labels: Labels
    boxes: Boxes
    letters: Flags
    marks: Flags
    reach: int


def _quarters(page: PageImage, ink: Mask) -> tuple[int, float]:
    """By how many quarters the page must be turned to the right, and how certain that is, 0–1.

    A letter's neighbours stand beside it, not above or below: that shows on which side the lines run. Marks stand
    above their letters more often than below. And the stroke that ends most Thai letters is whole where the one that
    begins them is not: a ray from the middle of a letter meets the letter before it more often than the one after it.
    """
    sample = _sample(*_densest_part(page, ink))
    if sample is None:
        return 0, 0.0
    met = [int((_distances(sample, sample.letters, side) < sample.reach).sum()) for side in range(4)]
    sideways = _deviations(met[BELOW] + met[ABOVE], met[RIGHT] + met[LEFT])
    quarters = 1 if sideways > SIDEWAYS else 0
    head_up = _head_up(sample, met, quarters)
    if head_up < (0.0 if quarters else -UPSIDE_DOWN):
        return quarters + 2, _certainty(sideways, head_up)
    return quarters, _certainty(sideways, max(head_up, 0.0))


def _head_up(sample: _Sample, met: list[int], quarters: int) -> float:
    """Standard deviations by which the head seems up after so many quarter turns; negative if it is down."""
    right, below, left, above = ((side - quarters) % 4 for side in (RIGHT, BELOW, LEFT, ABOVE))
    under, over = (_distances(sample, sample.marks, side) for side in (below, above))
    by_marks = _deviations(int((under < over).sum()), int((over < under).sum()))
    by_strokes = _deviations(met[left], met[right])
    agree = (by_marks > 0) == (by_strokes > 0)
    return (by_marks + by_strokes) / sqrt(2) if agree else DISAGREED * (by_marks + by_strokes)


def _deviations(count: int, other: int) -> float:
    """Standard deviations by which one count exceeds another that is as likely."""
    return (count - other) / sqrt(max(count + other, 1))


def _certainty(*deviations: float) -> float:
    return min(1.0, min(abs(value) for value in deviations) / CERTAIN_DEVIATIONS)


def _densest_part(page: PageImage, ink: Mask) -> tuple[Grey, float]:
    """The part of a page with most print, and its resolution."""
    rows, columns = (max(1, side // DENSITY_CELL) for side in ink.shape)
    density = np.asarray(cv2.resize(ink.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA))
    density = np.where(density > DENSEST_PRINT, 0.0, density)
    tall, wide = max(1, round(rows * SAMPLE_SIDE)), max(1, round(columns * SAMPLE_SIDE))
    sums = np.pad(density.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    parts = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
    row, column = np.unravel_index(int(parts.argmax()), parts.shape)
    height, width = page.grey.shape
    top, left = int(row) * height // rows, int(column) * width // columns
    part = page.grey[top : top + round(height * SAMPLE_SIDE), left : left + round(width * SAMPLE_SIDE)]
    scale = SAMPLE_DPI / page.dpi
    if scale > 0.9:
        return part, page.dpi
    return np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8), SAMPLE_DPI


def _sample(grey: Grey, dpi: float) -> _Sample | None:
    """The components by their size; None where there are no letters."""
    ink = np.asarray(cv2.threshold(grey, LIGHTEST_SAMPLE_INK_GREY, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
    labels, boxes = find_components(ink)
    longer = np.maximum(widths(boxes), heights(boxes))
    mm = dpi / MM_PER_INCH
    letters = (longer >= LETTER_SIDE_MM[0] * mm) & (longer <= LETTER_SIDE_MM[1] * mm)
    letters[0] = False
    if not 0 < letters.sum() <= MOST_IN_SAMPLE:
        return None
    usual = float(np.median(longer[letters]))
    letters &= longer > MARK_SIZE[1] * usual
    marks = (longer >= MARK_SIZE[0] * usual) & (longer <= MARK_SIZE[1] * usual)
    marks &= bool(marks.sum() <= MOST_IN_SAMPLE)
    return _Sample(labels, boxes, letters=letters, marks=marks, reach=max(2, round(NEAR * usual)))


def _distances(sample: _Sample, which: Flags, side: int) -> Integers:
    """Pixels from each component to the next letter on one side, seen from its middle; `reach` where none is near."""
    left, top, right, bottom = sample.boxes[which, :AREA].T
    across, down = ((left + right) // 2)[:, None], ((top + bottom) // 2)[:, None]
    steps = np.arange(1, sample.reach + 1)[None, :]
    if side in (RIGHT, LEFT):
        columns = (right - 1)[:, None] + steps if side == RIGHT else left[:, None] - steps
        rows = np.broadcast_to(down, columns.shape)
    else:
        rows = (bottom - 1)[:, None] + steps if side == BELOW else top[:, None] - steps
        columns = np.broadcast_to(across, rows.shape)
    high, wide = sample.labels.shape
    inside = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    met = sample.letters[sample.labels[np.clip(rows, 0, high - 1), np.clip(columns, 0, wide - 1)]] & inside
    return np.where(met.any(axis=1), met.argmax(axis=1), sample.reach).astype(np.int32)
