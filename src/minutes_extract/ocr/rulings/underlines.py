"""Underlines that touch the letters above them: found where a stroke runs on below the feet, erased up to the feet.

`find_rulings` wants paper on both sides of a stroke. Under bold type there is ink above nearly all of an underline: what
shows it is that one row runs on, dark in nearly every column, and has paper on its other side.
"""

from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, TOP, X0, X1, Flags, Floats, Grey, Indices
from minutes_extract.ocr.page.components import find_components, heights
from minutes_extract.ocr.page.page_image import reduced
from minutes_extract.ocr.rulings.rulings import SHADING_MM, STROKE_CONTRAST, STROKE_DPI, THICKEST_MM, RuledLine
from minutes_extract.ocr.rulings.strokes import CHUNK_COLUMNS, fitted_line
from minutes_extract.ocr.units import MM_PER_INCH, WHITE

SHORTEST_UNDERLINE_MM = 9.0
"""Length of an unbroken row of ink: the feet of letters side by side are shorter, the shortest heading is longer."""
MOST_UNDERLINES = 400
"""On a page; one with more is hatched."""
IN_EVERY_COLUMN = 15
"""Percentile of a chunk's darkness: letters are dark in some columns, a stroke in nearly all."""
FAINTEST = 45
"""Grey levels by which that of a stroke is darker than white."""
OFF_LINE_ROWS = 1.6
"""Rows by which a chunk's darkest row may lie off the straight line through all."""
ON_LINE = 0.7
"""Share of chunks that lie on it."""
UNBROKEN_UNDERLINE = 0.95
"""Share of columns that have ink on the line; feet side by side have less."""
INK_OF_STROKE = 0.5
"""Of the usual darkness of the stroke: a column with more has ink."""
FREE = 0.68
"""Share of columns with paper on one side of the stroke."""
PAPER = 85
"""Darkness (WHITE less the grey level) below which a pixel beside a stroke is paper."""
STRIP_MM = 0.85
"""Above and below the path: the stroke, its blur, and paper beside it."""
NEXT_MM = (0.35, 0.8)
"""Below the path, from and to: within it an underline has paper under it, even before its double."""
ENDS_MM = 0.6
"""How far a stroke may go on at both ends beyond the row of ink that was found."""
HALF = 0.4
"""Of the darkest row's: a row with more belongs to the stroke."""
TOUCHING = 95
"""Darkness of two rows beside a stroke from which ink goes on there."""


class _Underline(NamedTuple):
    """A stroke from column `start` to `end` (outside), and its row in each of them."""

    start: int
    end: int
    path: Floats


def erase_underlines(grey: Grey, dpi: float) -> tuple[Grey, list[RuledLine]]:
    """The page without strokes that letters touch, and these strokes. Other rulings are erased before."""
    mm = dpi / MM_PER_INCH
    found = _find_underlines(grey, mm, dpi)
    if not found:
        return grey, []
    out = grey.copy()
    for underline in found:
        _erase(out, underline, mm)
    return out, [_ruling(underline) for underline in found]


def _ruling(underline: _Underline) -> RuledLine:
    row = float(np.median(underline.path)) + 0.5
    return RuledLine(x0=float(underline.start), top=row, x1=float(underline.end), bottom=row)


def _find_underlines(grey: Grey, mm: float, dpi: float) -> list[_Underline]:
    """The strokes of a page, each measured on it."""
    factor = max(1, round(dpi / STROKE_DPI))
    if min(grey.shape) < SHORTEST_UNDERLINE_MM * mm:
        return []
    small = cv2.blur(reduced(grey, 1, factor), (1, 3))
    strokes = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((round(SHADING_MM * mm), 1), np.uint8))
    ink = cv2.threshold(strokes, STROKE_CONTRAST, 1, cv2.THRESH_BINARY)[1]
    least = max(3, round(SHORTEST_UNDERLINE_MM * mm / factor))
    long = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, least), np.uint8)), np.uint8)
    boxes = find_components(long).boxes[1:]
    boxes = boxes[heights(boxes) <= THICKEST_MM * mm + 3]
    boxes = boxes[np.argsort(boxes[:, X0] - boxes[:, X1], kind="stable")[:MOST_UNDERLINES]]
    measured = (
        _measured(grey, (int(box[X0]) * factor, int(box[X1]) * factor), (int(box[TOP]), int(box[BOTTOM])), mm)
        for box in boxes
    )
    return [underline for underline in measured if underline is not None]


def _measured(grey: Grey, columns: tuple[int, int], rows: tuple[int, int], mm: float) -> _Underline | None:
    """The stroke in a long row of ink; None where it is broken, or has letters on both sides."""
    start, end = columns[0], min(columns[1], grey.shape[1])
    top, bottom = max(0, rows[0] - 2), min(grey.shape[0], rows[1] + 3)
    path = _path(WHITE - grey[top:bottom, start:end])
    if path is None:
        return None
    path = path + top
    around = max(4, round(STRIP_MM * mm))
    darkness = _levelled(grey, path, start, around)
    line = darkness[around - 1 : around + 2].max(axis=0)
    if float((line > INK_OF_STROKE * np.median(line)).mean()) < UNBROKEN_UNDERLINE:
        return None
    nearest, farthest = (max(2, round(away * mm)) for away in NEXT_MM)
    sides = darkness[around - farthest : around - nearest + 1], darkness[around + nearest : around + farthest + 1]
    free = max(float((side.min(axis=0) < PAPER).mean()) for side in sides)
    return _Underline(start, end, path) if free >= FREE else None


def _path(strip: Grey) -> Floats | None:
    """The straight line through the rows that are dark in nearly every column of their chunk; None where there is none."""
    width = strip.shape[1]
    count = max(1, width // CHUNK_COLUMNS)
    across = width // count
    chunks = strip[:, : count * across].reshape(strip.shape[0], count, across)
    low = np.percentile(chunks, IN_EVERY_COLUMN, axis=2)
    rows = low.argmax(axis=0).astype(np.float64)
    if float(np.median(low.max(axis=0))) < FAINTEST:
        return None
    centres = (np.arange(count) + 0.5) * across
    near = np.abs(rows - np.median(rows)) <= OFF_LINE_ROWS + 1
    slope, base = fitted_line(centres[near], rows[near])
    on_line = np.abs(rows - base - slope * centres) <= OFF_LINE_ROWS
    if min(near.mean(), on_line.mean()) < ON_LINE:
        return None
    return np.asarray(base + slope * np.arange(width), np.float64)


def _places(grey: Grey, path: Floats, around: int) -> Indices:
    rows = np.rint(path).astype(np.intp)[None] + np.arange(-around, around + 1, dtype=np.intp)[:, None]
    return np.asarray(np.clip(rows, 0, grey.shape[0] - 1), np.intp)


def _levelled(grey: Grey, path: Floats, start: int, around: int) -> Grey:
    """Darkness of the rows around a path, each column moved so that the path runs level."""
    columns = np.arange(start, start + len(path))[None]
    return np.asarray(WHITE - grey[_places(grey, path, around), columns], np.uint8)


def _erase(grey: Grey, underline: _Underline, mm: float) -> None:
    """Whiten a stroke in place, but where a letter goes through it, stands on it or hangs from it."""
    ends = max(4, round(ENDS_MM * mm))
    start, end = max(0, underline.start - ends), min(grey.shape[1], underline.end + ends)
    path = np.pad(underline.path, (underline.start - start, end - underline.end), mode="edge")
    around = max(4, round(STRIP_MM * mm))
    darkness = _levelled(grey, path, start, around)
    first, last = _stroke_rows(darkness, around)
    above = darkness[max(first - 2, 0) : max(first, 1)].min(axis=0) >= TOUCHING
    below = darkness[last + 1 : last + 3].min(axis=0, initial=WHITE) >= TOUCHING
    places, columns = _places(grey, path, around), np.arange(start, end)[None]
    gone = _gone(above, below, last - first + 1)
    there = places[first : last + 1]
    grey[there, columns] = np.where(gone, WHITE, grey[there, columns])


def _stroke_rows(darkness: Grey, around: int) -> tuple[int, int]:
    """First and last row of the stroke with its blur, by the columns that have paper on both sides, else below."""
    light_below = darkness[-3:].max(axis=0) < PAPER
    free = (darkness[:3].max(axis=0) < PAPER) & light_below
    seen = free if int(free.sum()) > 2 * around else light_below
    profile = (darkness[:, seen] if seen.any() else darkness).mean(axis=1)
    peak = around - 2 + int(profile[around - 2 : around + 3].argmax())
    first = last = peak
    while first > max(1, peak - around // 2) and profile[first - 1] > HALF * profile[peak]:
        first -= 1
    while last < min(len(profile) - 2, peak + around // 2) and profile[last + 1] > HALF * profile[peak]:
        last += 1
    return first - 1, last + 1


def _gone(above: Flags, below: Flags, rows: int) -> Flags:
    """Which pixels of a stroke of so many rows to whiten: the foot of a letter stays as far as the middle."""
    gone = np.ones((rows, len(above)), np.bool_)
    gone[: (rows - 1) // 2, above] = False
    gone[:, above & below] = False
    return gone
