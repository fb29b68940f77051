"""Printed lines → columns: parted at wide gaps and at the tab stops of the lines around, wrapped cells joined to their row.

Two signers side by side, "name ⇥ position ⇥ role" lists. A gap in a justified line of prose is no column.
"""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import regex

from minutes_extract.model.line import Box
from minutes_extract.reading.pdf.lines import Word, line_box
from minutes_extract.reading.pdf.text_of_line import is_within_word

WIDE = 1.5
"""Of the type size: a gap that parts columns. Between given and family name up to 1.2 were seen."""
NARROW = 0.3
"""Of the type size: a gap that parts columns where the next word stands at a tab stop of the lines around."""
STOP = 3.0
"""Points by which words at one tab stop may differ."""
STOP_LINES = 2
"""Other lines that must show a tab stop."""
AROUND = 4
"""Lines above and below that are looked at for tab stops."""
CERTAIN = 3.0
"""Of the type size: a gap that no justification makes."""
UNEVEN = 2.5
"""Times the other gaps of the line, which justification spreads evenly."""
AT_MARGIN = 1.0
"""Of the type size: how near to the right margin a justified line ends."""
NEXT_LINE = 2.0
"""Of the type size, between baselines: a wrapped cell stands directly below."""
WIDER = 1.1
"""What wraps fills its line first: the part below is hardly wider than the part above."""

# และเลขานุการ · /เลขานุการ · (เลขานุการ): set on a line of its own by hand
GOES_ON = regex.compile(r"^(?:และ|หรือ|/|\()")
# ๑. · 1) · -
OPENS = regex.compile(r"^(?:\(?[0-9๐-๙]{1,3}[.)]|[-–•]$)")


class Columns(NamedTuple):
    """A printed line, or a row of several with wrapped cells: its words column by column."""

    columns: tuple[tuple[Word, ...], ...]
    baseline: float
    """Of the lowest line."""

    @property
    def words(self) -> list[Word]:
        """All words, column by column."""
        return [word for column in self.columns for word in column]

    @property
    def box(self) -> Box:
        """The box around all words."""
        return line_box(self.words)


def find_columns(lines: Sequence[Sequence[Word]]) -> list[Columns]:
    """Lines from top to bottom → rows of columns, from top to bottom."""
    margin = max((line[-1].box.x1 for line in lines), default=0.0)
    starts = [_wide_starts(line) for line in lines]
    rows: list[Columns] = []
    for at, line in enumerate(lines):
        stops = _stops_around(starts, at)
        row = _parted(line, stops, margin)
        slots = _wraps_of(rows[-1], row, stops) if rows else None
        if slots is None:
            rows.append(row)
        else:
            rows[-1] = _with(rows[-1], row, slots)
    return rows


def _wide_starts(line: Sequence[Word]) -> list[float]:
    """Where words stand after a wide gap."""
    return [word.box.x0 for word in line[1:] if word.gap > WIDE * word.size]


def _stops_around(starts: Sequence[list[float]], at: int) -> list[float]:
    """The tab stops that the lines above and below show, each as often as it is shown."""
    around = range(max(at - AROUND, 0), min(at + AROUND + 1, len(starts)))
    return sorted(x for other in around if other != at for x in starts[other])


def _shown(stops: list[float], x: float) -> int:
    return bisect_left(stops, x + STOP) - bisect_left(stops, x - STOP)


def _parted(line: Sequence[Word], stops: list[float], margin: float) -> Columns:
    justified = line[-1].box.x1 > margin - AT_MARGIN * line[-1].size
    columns: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        if _begins_column(word, _shown(stops, word.box.x0), justified and _is_even(word, line)):
            columns.append([word])
        else:
            columns[-1].append(word)
    return Columns(tuple(map(tuple, columns)), line[0].baseline)


def _is_even(word: Word, line: Sequence[Word]) -> bool:
    """The gap before the word may be of the kind that justification spreads over a line."""
    others = [other.gap for other in line[1:] if other is not word]
    return word.gap <= CERTAIN * word.size and (not others or word.gap <= UNEVEN * median(others))


def _begins_column(word: Word, shown: int, may_be_spread: bool) -> bool:
    if word.gap <= NARROW * word.size:
        return False
    if word.gap > WIDE * word.size:
        return shown > 0 or not may_be_spread
    return shown >= STOP_LINES


def _wraps_of(above: Columns, below: Columns, stops: list[float]) -> list[int] | None:
    """In which column of the row above each column below goes on; None where the line below is a line of its own."""
    first = below.columns[0][0]
    if len(above.columns) < 2 or len(below.columns) > len(above.columns) or OPENS.match(first.text):
        return None
    if below.baseline - above.baseline > NEXT_LINE * first.size:
        return None
    in_first = first.box.x0 < above.columns[1][0].box.x0 - first.size
    if in_first and not (OPENS.match(above.columns[0][0].text) and _shown(stops, first.box.x0)):
        return None
    slots = [_slot(above, column) for column in below.columns]
    if len(set(slots)) < len(slots) or min(slots) == len(above.columns):
        return None
    fits = all(
        slot == len(above.columns) or _may_wrap(above.columns[slot], column)
        for slot, column in zip(slots, below.columns, strict=True)
    )
    return slots if fits else None


def _slot(above: Columns, column: Sequence[Word]) -> int:
    """The column of the row above that stands over most of these words; one more where they stand right of them all."""
    box = line_box(column)
    starts = [one[0].box.x0 for one in above.columns]
    ends = [*starts[1:], float("inf")]
    last = line_box(above.columns[-1])
    if box.x0 > last.x1:
        return len(starts)
    overlaps = [min(box.x1, end) - max(box.x0, start) for start, end in zip(starts, ends, strict=True)]
    return overlaps.index(max(overlaps))


def _may_wrap(above: Sequence[Word], below: Sequence[Word]) -> bool:
    upper, lower = line_box(above), line_box(below)
    return bool(GOES_ON.match(below[0].text)) or lower.x1 - lower.x0 <= WIDER * (upper.x1 - upper.x0)


def _with(above: Columns, below: Columns, slots: list[int]) -> Columns:
    columns = [list(column) for column in above.columns]
    for slot, words in zip(slots, below.columns, strict=True):
        if slot == len(columns):
            columns.append(list(words))
        else:
            first = words[0]._replace(glued=is_within_word(columns[slot][-1], words[0]))
            columns[slot] += [first, *words[1:]]
    return Columns(tuple(map(tuple, columns)), below.baseline)
