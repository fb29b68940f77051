"""Drawn paths → rulings: the horizontal and vertical strokes that tables are made of."""

import itertools
from collections.abc import Iterator, Sequence

from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import PageRuling
from minutes_extract.reading.pdf.glyph import Matrix

Point = tuple[float, float]
Segment = tuple[str, Sequence[Point]]

STRAIGHT = 1.0
"""Points by which a stroke may slant."""
THIN = 3.0
"""Points: a filled box thinner than this is a line drawn as a box (Chromium draws all its borders so)."""
MIN_LENGTH = 1.0
BOX_SEGMENTS = 6
"""Of one box: a start, three or four sides, an end."""
MAX_SEGMENTS = 2_000
"""Of one path; a longer one is a drawing."""


def path_rulings(segments: Sequence[Segment], ctm: Matrix, stroked: bool) -> Iterator[PageRuling]:
    """The straight strokes of a painted path. Boxes that are only filled are shading, unless they are thin."""
    if len(segments) > MAX_SEGMENTS:
        return
    strokes: list[tuple[Point, Point]] = []
    for part in _parts(segments):
        points = [_mapped(point, ctm) for point in part]
        thin = _thin_box(points)
        if thin is not None:
            yield thin
        elif stroked:
            strokes += itertools.pairwise(points)
    for start, end in strokes:
        yield from _straight(start, end)


def filled_box(segments: Sequence[Segment], ctm: Matrix) -> Box | None:
    """The box that a path fills, where it is one upright box too large for a line; None for any other shape."""
    if not 3 <= len(segments) <= BOX_SEGMENTS or any(operator not in "mlh" for operator, _ in segments):
        return None
    points = [_mapped(point, ctm) for _, several in segments for point in several]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if x1 - x0 <= THIN or bottom - top <= THIN:
        return None
    corners = all(min(x - x0, x1 - x) < STRAIGHT and min(y - top, bottom - y) < STRAIGHT for x, y in points)
    return Box(x0, top, x1, bottom) if corners else None


def _parts(segments: Sequence[Segment]) -> Iterator[list[Point]]:
    """The corners of each part of a path; curves end a part."""
    part: list[Point] = []
    for operator, points in segments:
        if operator == "l":
            part += points
        elif operator == "h":
            if part:
                part.append(part[0])
        else:
            if len(part) > 1:
                yield part
            part = list(points[-1:])
    if len(part) > 1:
        yield part


def _mapped(point: Point, ctm: Matrix) -> Point:
    a, b, c, d, e, f = ctm
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _thin_box(points: list[Point]) -> PageRuling | None:
    """A box too thin to be anything but a line, as the line in its middle."""
    if len(points) < 4:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top <= THIN and x1 - x0 > bottom - top:
        middle = (top + bottom) / 2
        return PageRuling(x0, middle, x1, middle)
    if x1 - x0 <= THIN and bottom - top > x1 - x0:
        middle = (x0 + x1) / 2
        return PageRuling(middle, top, middle, bottom)
    return None


def _straight(start: Point, end: Point) -> Iterator[PageRuling]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) >= MIN_LENGTH:
        middle = (y0 + y1) / 2
        yield PageRuling(min(x0, x1), middle, max(x0, x1), middle)
    elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) >= MIN_LENGTH:
        middle = (x0 + x1) / 2
        yield PageRuling(middle, min(y0, y1), middle, max(y0, y1))
