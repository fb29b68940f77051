"""Turn a page so that its lines run from left to right and level; remember how, so that boxes can be mapped back."""

from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.page.page_image import MM_PER_INCH, Picture, reduced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float32]
    Integers = NDArray[np.int32]
    Pixels = NDArray[np.uint8]

    from minutes_extract.ocr.page.components import Labels

Point = tuple[float, float]
Box = tuple[float, float, float, float]

PROFILE_DPI = 100.0
"""Of the rows of a projection; a line of print has 14–20 of them."""
STRIP = 8
"""Reduced pixels of a row that are summed before the rows are slanted: at 5° they differ by 0.7 of a pixel."""
UNEVEN = 0.943
"""Rows are scaled by it, so that they fall between the profile's rows at every angle: at none they would all fall on
them, and a page out of level by 0.1° would seem level."""
EDGE = 0.025
"""Of the page: the scanner's shadows there are straight however the paper lies."""
INK = 170
"""Of 255 in the reduced page."""

MOST_SKEW = 5.0
"""Degrees."""
SEARCH = ((1.0, 0.5), (0.4, 0.1), (0.08, 0.02))
"""Reach and step in degrees of the searches after the first, which goes over all whole degrees."""
LEVEL = 0.04
"""Degrees: 1.6 pixels over the width of A4, not worth a turn."""

PIECE = 0.6
"""Of the page's sides: letters of its densest piece tell how the page lies."""
CELL = 16
"""Reduced pixels of the cells (4 mm) in which the density is counted."""
FULLEST = 0.4
"""Share of ink in a cell: print has up to 0.25, a photograph or the shadow of a book more."""
LETTER_DPI = 200.0
LETTER_INK = 150
"""Of 255: at less, soft print breaks up; at more, marks run into their letters."""
LETTER_MM = (1.2, 7.0)
"""The longer side of a letter."""
MARK_SIZE = (0.15, 0.75)
"""Of a letter's longer side: marks and dots."""
NEAR = 0.5
"""Of a letter's longer side: letters of a word are nearer, lines are farther apart."""
MOST_LETTERS = 12_000
"""A piece with more is a pattern."""
SIDEWAYS = 4.0
"""Standard deviations by which letters must have more neighbours above and below than beside them."""
UPSIDE_DOWN = 6.0
"""Standard deviations by which the head must seem down before a page is turned over. Of 208 upright pages none came
below 0 and half had more than 8; a page of bare Thai numbers reaches -4.5, as commas hang below."""
DISAGREED = 0.25
"""Of the sum, where marks and strokes do not say the same: Latin letters, bare numbers."""
SURE = 8.0
"""Standard deviations at which nothing is left to doubt."""

RIGHT, BELOW, LEFT, ABOVE = range(4)


class Turn(NamedTuple):
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

    def over(self) -> "Turn":
        """The same with the head at the other end."""
        return self._replace(quarters=(self.quarters + 2) % 4)

    def back(self, point: Point) -> Point:
        """Where a point of the turned page lies in the file's page."""
        width, height = self._quarter_size
        turned_width, turned_height = self.size
        x, y = point[0] - turned_width / 2, point[1] - turned_height / 2
        across, along = cos(radians(self.skew)), sin(radians(self.skew))
        x, y = x * across - y * along + width / 2, x * along + y * across + height / 2
        return ((x, y), (y, self.height - x), (self.width - x, self.height - y), (self.width - y, x))[self.quarters]

    def box_back(self, box: Box) -> Box:
        """The upright box in the file's page around a box (left, top, right, bottom) of the turned one."""
        left, top, right, bottom = box
        corners = [self.back(corner) for corner in ((left, top), (right, top), (left, bottom), (right, bottom))]
        across, down = zip(*corners, strict=True)
        return min(across), min(down), max(across), max(down)


class Upright(NamedTuple):
    """A turned page, how it was turned, and how sure it is (0–1) that its head is up."""

    picture: Picture
    turn: Turn
    sure: float


def upright(picture: Picture) -> Upright:
    """The page with its head up and its lines level; left as it lies where that cannot be told.

    Wants a flattened picture. Where `sure` is 0 the head may be down (or there is hardly any print): read the page
    both ways, by `turned(picture, turn.over())`, and keep the better.
    """
    height, width = picture.grey.shape
    ink = _ink(picture)
    if not ink.any():
        return Upright(picture, Turn(0, 0.0, width, height), 0.0)
    quarters, sure = _head(picture, ink)
    turn = Turn(quarters, _skew(_quarter_turned(ink, quarters)), width, height)
    return Upright(turned(picture, turn), turn, sure)


def turned(picture: Picture, turn: Turn) -> Picture:
    """A page turned, the corners that come in white."""
    import cv2
    import numpy as np

    grey = _quarter_turned(picture.grey, turn.quarters)
    if not turn.skew:
        return Picture(grey, picture.dpi)
    height, width = grey.shape
    wide, high = turn.size
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), turn.skew, 1.0)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    level = cv2.warpAffine(grey, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(255,))
    return Picture(np.asarray(level, np.uint8), picture.dpi)


def _quarter_turned(pixels: "Pixels", quarters: int) -> "Pixels":
    import numpy as np

    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def _ink(picture: Picture) -> "Pixels":
    """1 where ink is, in a reduced page without its edges."""
    import numpy as np

    factor = max(1, round(picture.dpi / PROFILE_DPI))
    small = reduced(picture.grey, factor, factor)
    height, width = small.shape
    rows, columns = round(height * EDGE), round(width * EDGE)
    return (small[rows : height - rows, columns : width - columns] < INK).astype(np.uint8)


class _Strips(NamedTuple):
    """Where ink is: its row, how far right of the middle, and how much."""

    rows: "Floats"
    across: "Floats"
    weights: "Floats"
    height: int


def _strips(ink: "Pixels") -> _Strips:
    import numpy as np

    height, width = ink.shape
    count = max(1, width // STRIP)
    used = ink[:, : count * STRIP] if width >= STRIP else ink
    sums = used.reshape(height, count, -1).sum(axis=2, dtype=np.float32)
    rows, strips = np.nonzero(sums)
    across = (strips + 0.5) * (used.shape[1] / count) - width / 2
    return _Strips(rows.astype(np.float32) * UNEVEN, across.astype(np.float32) * UNEVEN, sums[rows, strips], height)


def _roughness(strips: _Strips, degrees: float) -> float:
    """How sharply the lines stand out when the page is turned by `degrees` to the left."""
    import numpy as np

    margin = int(strips.height * 0.1) + 2 * STRIP
    at = strips.rows - strips.across * np.float32(np.tan(np.radians(degrees))) + margin
    whole = at.astype(np.int64)
    part = (at - whole) * strips.weights
    size = strips.height + 2 * margin
    whole = np.clip(whole, 0, size - 2)
    profile = np.bincount(whole, strips.weights - part, size) + np.bincount(whole + 1, part, size)
    steps = profile[2:] - profile[:-2]
    return float(steps @ steps)


def _skew(ink: "Pixels") -> float:
    """Degrees to the left by which the page must be turned, 0 if its lines are level."""
    strips = _strips(ink)
    best = max(_degrees(0.0, MOST_SKEW, 1.0), key=lambda degrees: _roughness(strips, degrees))
    for reach, step in SEARCH:
        best = max(_degrees(best, reach, step), key=lambda degrees: _roughness(strips, degrees))
    return best if abs(best) >= LEVEL else 0.0


def _degrees(middle: float, reach: float, step: float) -> list[float]:
    """The middle first, so that it stays where nothing is better."""
    count = round(reach / step)
    return [middle, *(middle + sign * at * step for at in range(1, count + 1) for sign in (-1, 1))]


class _Parts(NamedTuple):
    """Connected ink of a piece of the page: which part each pixel is of, the parts' boxes, which of them are letters."""

    labels: "Labels"
    boxes: "Integers"
    letters: "Flags"
    marks: "Flags"
    reach: int


def _head(picture: Picture, ink: "Pixels") -> tuple[int, float]:
    """By how many quarters the page must be turned to the right, and how sure that is, 0–1.

    A letter's neighbours stand beside it, not above or below: that shows on which side the lines run. Marks stand
    above their letters more often than below. And the stroke that ends most Thai letters is whole where the one that
    begins them is not: from the middle of a letter the one before it is met more often than the one after it.
    """
    parts = _parts(*_densest(picture, ink))
    if parts is None:
        return 0, 0.0
    met = [int((_distances(parts, parts.letters, side) < parts.reach).sum()) for side in range(4)]
    run = _deviations(met[BELOW] + met[ABOVE], met[RIGHT] + met[LEFT])
    quarters = 1 if run > SIDEWAYS else 0
    head = _head_up(parts, met, quarters)
    if head < (0.0 if quarters else -UPSIDE_DOWN):
        return quarters + 2, _sure(run, head)
    return quarters, _sure(run, max(head, 0.0))


def _head_up(parts: _Parts, met: list[int], quarters: int) -> float:
    """Standard deviations by which the head seems up after so many quarter turns; negative if it is down."""
    right, below, left, above = ((side - quarters) % 4 for side in (RIGHT, BELOW, LEFT, ABOVE))
    under, over = (_distances(parts, parts.marks, side) for side in (below, above))
    by_marks = _deviations(int((under < over).sum()), int((over < under).sum()))
    by_sides = _deviations(met[left], met[right])
    agreed = (by_marks > 0) == (by_sides > 0)
    return (by_marks + by_sides) / sqrt(2) if agreed else DISAGREED * (by_marks + by_sides)


def _deviations(one: int, other: int) -> float:
    """Standard deviations by which one count exceeds another that is as likely."""
    return (one - other) / sqrt(max(one + other, 1))


def _sure(*deviations: float) -> float:
    return min(1.0, min(abs(value) for value in deviations) / SURE)


def _densest(picture: Picture, ink: "Pixels") -> tuple["Pixels", float]:
    """The piece of a page with most print, and its resolution."""
    import cv2
    import numpy as np

    rows, columns = (max(1, side // CELL) for side in ink.shape)
    density = np.asarray(cv2.resize(ink.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA))
    density = np.where(density > FULLEST, 0.0, density)
    tall, wide = max(1, round(rows * PIECE)), max(1, round(columns * PIECE))
    sums = np.pad(density.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    pieces = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
    row, column = np.unravel_index(int(pieces.argmax()), pieces.shape)
    height, width = picture.grey.shape
    top, left = int(row) * height // rows, int(column) * width // columns
    piece = picture.grey[top : top + round(height * PIECE), left : left + round(width * PIECE)]
    scale = LETTER_DPI / picture.dpi
    if scale > 0.9:
        return piece, picture.dpi
    return np.asarray(cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8), LETTER_DPI


def _parts(grey: "Pixels", dpi: float) -> _Parts | None:
    """Connected ink by its size; None where there are no letters."""
    import cv2
    import numpy as np

    from minutes_extract.ocr.page.components import find_components

    ink = np.asarray(cv2.threshold(grey, LETTER_INK, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
    labels, boxes = find_components(ink)
    longer = (boxes[:, 2:4] - boxes[:, :2]).max(axis=1)
    mm = dpi / MM_PER_INCH
    letters = (longer >= LETTER_MM[0] * mm) & (longer <= LETTER_MM[1] * mm)
    letters[0] = False
    if not 0 < letters.sum() <= MOST_LETTERS:
        return None
    usual = float(np.median(longer[letters]))
    letters &= longer > MARK_SIZE[1] * usual
    marks = (longer >= MARK_SIZE[0] * usual) & (longer <= MARK_SIZE[1] * usual)
    marks &= bool(marks.sum() <= MOST_LETTERS)
    return _Parts(labels, boxes, letters, marks, max(2, round(NEAR * usual)))


def _distances(parts: _Parts, which: "Flags", side: int) -> "Integers":
    """Pixels from each part to the next letter on one side, seen from its middle; `reach` where none is near."""
    import numpy as np

    left, top, right, bottom = parts.boxes[which, :4].T
    across, down = ((left + right) // 2)[:, None], ((top + bottom) // 2)[:, None]
    steps = np.arange(1, parts.reach + 1)[None, :]
    if side in (RIGHT, LEFT):
        columns = (right - 1)[:, None] + steps if side == RIGHT else left[:, None] - steps
        rows = np.broadcast_to(down, columns.shape)
    else:
        rows = (bottom - 1)[:, None] + steps if side == BELOW else top[:, None] - steps
        columns = np.broadcast_to(across, rows.shape)
    high, wide = parts.labels.shape
    inside = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    met = parts.letters[parts.labels[np.clip(rows, 0, high - 1), np.clip(columns, 0, wide - 1)]] & inside
    return np.where(met.any(axis=1), met.argmax(axis=1), parts.reach).astype(np.int32)
