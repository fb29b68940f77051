"""Printed lines → columns: parted at wide gaps and at the tab stops of the lines around, wrapped cells joined to their row.

Two signers side by side, "name ⇥ position ⇥ role" lists. A gap in a justified line of prose is no column.
"""

from bisect import bisect_left
from collections.abc import Sequence
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
AT_MARGIN = 1.0
"""Of the type size: how near to the right margin a justified line ends."""
NEXT_LINE = 1.7
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
    margin = _right_margin(lines)
    starts = [_wide_starts(line) for line in lines]
    parted = []
    for at, line in enumerate(lines):
        around = [starts[other] for other in range(max(at - AROUND, 0), min(at + AROUND + 1, len(lines))) if other != at]
        parted.append(_parted(line, sorted(x for xs in around for x in xs), margin))
    return _join_wrapped(parted)


def _right_margin(lines: Sequence[Sequence[Word]]) -> float:
    return max((line[-1].box.x1 for line in lines if line), default=0.0)


def _wide_starts(line: Sequence[Word]) -> list[float]:
    """Where words stand after a wide gap."""
    return [word.box.x0 for word in line[1:] if word.gap > WIDE * word.size]


def _parted(line: Sequence[Word], stops: list[float], margin: float) -> Columns:
    justified = line[-1].box.x1 > margin - AT_MARGIN * line[-1].size
    columns: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        if _begins_column(word, stops, justified):
            columns.append([word])
        else:
            columns[-1].append(word)
    return Columns(tuple(map(tuple, columns)), line[0].baseline)


def _begins_column(word: Word, stops: list[float], justified: bool) -> bool:
    if word.gap <= NARROW * word.size:
        return False
    shown = bisect_left(stops, word.box.x0 + STOP) - bisect_left(stops, word.box.x0 - STOP)
    if word.gap > WIDE * word.size:
        return shown > 0 or not justified
    return shown >= STOP_LINES


def _join_wrapped(rows: list[Columns]) -> list[Columns]:
    joined: list[Columns] = []
    for row in rows:
        slots = _wraps_of(joined[-1], row) if joined else None
        if slots is None:
            joined.append(row)
        else:
            joined[-1] = _with(joined[-1], row, slots)
    return joined


def _wraps_of(above: Columns, below: Columns) -> list[int] | None:
    """In which column of the row above each column below goes on; None where the line below is a line of its own."""
    if len(above.columns) < 2 or len(below.columns) > len(above.columns):
        return None
    first = below.columns[0][0]
    if first.box.x0 < above.columns[1][0].box.x0 - first.size or OPENS.match(first.text):
        return None
    if below.baseline - above.baseline > NEXT_LINE * first.size:
        return None
    slots = [_slot(above, column) for column in below.columns]
    if len(set(slots)) < len(slots) or not any(slot < len(above.columns) for slot in slots):
        return None
    fits = all(
        slot >= len(above.columns) or _may_wrap(above.columns[slot], column)
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
            first = words[0]._replace(glued=is_within_word(columns[slot][-1].text, words[0].text))
            columns[slot] += [first, *words[1:]]
    return Columns(tuple(map(tuple, columns)), below.baseline)
