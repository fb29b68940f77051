"""Where lines and parts of them stand on the paper: places as they go out, and boxes around several."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from minutes_extract.model.line import Box, Line, Span
from minutes_extract.model.minutes import Place


def places_of(lines: Sequence[Line]) -> tuple[Place, ...]:
    """One place for each page that the lines stand on, with the box around them where boxes are known."""
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return tuple(place_on_page(group) for group in pages.values())


def place_on_page(lines: Sequence[Line]) -> Place:
    """The place of lines that stand on one page."""
    box = around(line.box for line in lines if line.box)
    numbers = [line.number for line in lines]
    return Place(page=lines[0].page, first_line=min(numbers), last_line=max(numbers), box=box)


def places_of_spans(lines: Sequence[Line], spans: Iterable[Span]) -> list[tuple[Place, ...]]:
    """The places of parts of the lines' raw text, lines parted by line ends.

    With boxes a part that runs over lines has a place on each, as a box around both would hold more than the part.
    The box is that of the words which hold the part; a part may begin or end within a word.
    """
    starts = list(accumulate((len(line.raw) + 1 for line in lines), initial=0))
    return [_places_of_span(lines, starts, span) for span in spans]


def _places_of_span(lines: Sequence[Line], starts: Sequence[int], span: Span) -> tuple[Place, ...]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    stands_on = range(first, max(bisect_left(starts, span.end, hi=len(lines)), first + 1))
    parts = [_narrowed(lines[at], span.start - starts[at], span.end - starts[at]) for at in stands_on]
    return tuple(place_on_page([part]) for part in parts) if parts[0].box else places_of(parts)


def _narrowed(line: Line, start: int, end: int) -> Line:
    """The line with the box of the words that hold `raw[start:end]`."""
    words = line.words
    held = words[
        bisect_right(words, start, key=lambda word: word.end) : bisect_left(words, end, key=lambda word: word.start)
    ]
    return replace(line, box=around(word.box for word in held)) if held else line


def around(boxes: Iterable[Box]) -> Box | None:
    """The box around boxes; None around none."""
    known = list(boxes)
    if not known:
        return None
    return Box(
        min(b.x0 for b in known), min(b.top for b in known), max(b.x1 for b in known), max(b.bottom for b in known)
    )
