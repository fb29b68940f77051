"""Lines joined to paragraphs, without losing their places."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

import regex

from minutes_extract.model.line import Box, Cell, Line
from minutes_extract.model.minutes import Place
from minutes_extract.thai.blanks import join_texts
from minutes_extract.thai.numerals import to_ascii_digits

# Fragments looked up with blanks loosened are dates, numbers, amounts: none is longer.
LONGEST_FRAGMENT = 200
# A text longer than this is not searched again for each fragment that repair changed.
LONGEST_LOOSE = 20_000


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One logical line: the printed lines it runs over, and their text in one piece."""

    lines: tuple[Line, ...]
    text: str

    @property
    def raw(self) -> str:
        """What was read, printed lines parted by line ends."""
        return "\n".join(line.raw for line in self.lines)

    @property
    def heading(self) -> int:
        """Level of markup of the first line; 0 for running text."""
        return self.lines[0].heading

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Columns of a line that has them; a paragraph of several lines has none."""
        return self.lines[0].cells if len(self.lines) == 1 else ()


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Join each line that goes on with the paragraph above to it."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.continues and groups and line.table is None:  # a row goes on within its table, not as text
            groups[-1].append(line)
        else:
            groups.append([line])
    return [joined(group) for group in groups]


def joined(lines: Sequence[Line]) -> Paragraph:
    """Lines that run on, as one paragraph."""
    return Paragraph(tuple(lines), join_texts(line.text for line in lines))


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


def as_printed(fragment: str, raw: str) -> str:
    """The piece of `raw` that was repaired to `fragment` (Thai digits, blanks as printed); `fragment` where it is not found."""
    span = _printed(fragment, to_ascii_digits(raw))
    return raw[span.start : span.end] if span else fragment


def spans_as_printed(fragments: Iterable[str], raw: str) -> list[Span | None]:
    """Where in `raw` the fragments stand, which follow each other there; None for one that repair changed too much."""
    digits = to_ascii_digits(raw)
    spans: list[Span | None] = []
    at = 0
    for fragment in fragments:
        start = digits.find(fragment, at)
        if start >= 0:
            at = start + len(fragment)
            spans.append(Span(start, at))
        else:
            spans.append(_printed(fragment, digits, at) if len(raw) <= LONGEST_LOOSE else None)
    return spans


def _printed(fragment: str, digits: str, at: int = 0) -> Span | None:
    """Where the fragment stands, its blanks loosened: behind `at`, or else anywhere."""
    start = digits.find(fragment)
    if start >= 0:
        return Span(start, start + len(fragment))
    if len(fragment) > LONGEST_FRAGMENT:
        return None
    pattern = regex.compile(r"\s*".join(regex.escape(letter) for letter in fragment if not letter.isspace()))
    loose = pattern.search(digits, at) or pattern.search(digits)
    return Span(loose.start(), loose.end()) if loose else None
