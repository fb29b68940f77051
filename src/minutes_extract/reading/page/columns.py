"""Printed lines → columns: parted at wide gaps and at the tab stops of the lines around.

Two signers side by side, "name ⇥ position ⇥ role" lists. A gap in a justified line of prose is no column.
"""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

from minutes_extract.reading.page.lines import LaidWord
from minutes_extract.reading.page.wrapped_cells import OPENS, Columns, join_wrapped

WIDE = 1.5
"""Of the type size: a gap that parts columns. Between given and family name up to 1.2 were seen."""
NARROW = 0.3
"""Of the type size: a gap that parts columns where the next word stands at a tab stop of the lines around."""
STOP = 3.0
"""Points by which words at one tab stop may differ."""
LOOSE = 0.45
"""Of the type size: more than a blank. In lists such gaps show tab stops too, in lines that nothing spreads."""
STOP_LINES = 2
SURE_STOP_LINES = 3
"""Other lines that must show a tab stop; the second where the line may be justified prose."""
AROUND = 4
"""Lines above and below that are looked at for tab stops."""
CERTAIN = 3.0
"""Of the type size: a gap that no justification makes."""
UNEVEN = 2.5
"""Times the usual gap of the line: justification spreads gaps evenly."""
AT_MARGIN = 1.0
"""Of the type size: how near to the right margin a justified line ends."""
LAST_WORDS = 8
"""The longest last column that is compared with those of other lines."""


class _Around(NamedTuple):
    """What the lines above and below show: their tab stops, each as often as it is shown, and their last columns."""

    stops: list[float]
    loose_stops: list[float]
    ends: frozenset[str]

    def shown(self, x: float) -> int:
        """How often a tab stop is shown at x by wide gaps."""
        return _count_near(self.stops, x)

    def loosely_shown(self, x: float) -> int:
        """How often it is shown by any gap that is more than a blank."""
        return _count_near(self.loose_stops, x)


def find_columns(lines: Sequence[Sequence[LaidWord]]) -> list[Columns]:
    """Lines from top to bottom → rows of columns, from top to bottom."""
    full = _full_lines(lines)
    wide = [_starts_after(line, WIDE) for line in lines]
    loose = [[] if full[at] else _starts_after(line, LOOSE) for at, line in enumerate(lines)]
    ends = [_last_column(line) for line in lines]
    rows: list[Columns] = []
    for at, line in enumerate(lines):
        near = [other for other in range(max(at - AROUND, 0), min(at + AROUND + 1, len(lines))) if other != at]
        around = _Around(_sorted(wide, near), _sorted(loose, near), frozenset(ends[other] for other in near))
        justified = full[at] and any(full[max(at - 1, 0) : at] + full[at + 1 : at + 2])
        rows.append(_parted(line, around, justified))
    return join_wrapped(rows)


def _starts_after(line: Sequence[LaidWord], gap: float) -> list[float]:
    """Where words start after a gap of so many times the type size."""
    return [word.box.x0 for word in line[1:] if word.gap > gap * word.size]


def _last_column(line: Sequence[LaidWord]) -> str:
    """The text after the last wide gap; empty where there is none."""
    starts = [at for at, word in enumerate(line) if at and word.gap > WIDE * word.size]
    return _text(line[starts[-1] :]) if starts else ""


def _sorted(starts: Sequence[list[float]], near: Sequence[int]) -> list[float]:
    return sorted(start for other in near for start in starts[other])


def _count_near(stops: Sequence[float], x: float) -> int:
    return bisect_left(stops, x + STOP) - bisect_left(stops, x - STOP)


def _text(words: Sequence[LaidWord]) -> str:
    return " ".join(word.text for word in words)


def _full_lines(lines: Sequence[Sequence[LaidWord]]) -> list[bool]:
    """Which lines end at the right margin."""
    margin = max((line[-1].box.x1 for line in lines), default=0.0)
    return [line[-1].box.x1 > margin - AT_MARGIN * line[-1].size for line in lines]


def _parted(line: Sequence[LaidWord], around: _Around, justified: bool) -> Columns:
    columns: list[list[LaidWord]] = [[line[0]]]
    numbered = bool(OPENS.match(line[0].text))
    even = UNEVEN * median_low([word.gap for word in line[1:]] or [0.0])
    for at, word in enumerate(line[1:], 1):
        may_be_spread = justified and word.gap <= min(CERTAIN * word.size, even)
        # A number and what it numbers are one, whatever the tab stop between them.
        in_list = numbered and at > 1
        if word.gap > NARROW * word.size and (
            _begins_column(word, around, may_be_spread, in_list)
            or (len(line) - at <= LAST_WORDS and _text(line[at:]) in around.ends)
        ):
            columns.append([word])
        else:
            columns[-1].append(word)
    return Columns(tuple(map(tuple, columns)), line[0].baseline)


def _begins_column(word: LaidWord, around: _Around, may_be_spread: bool, in_list: bool) -> bool:
    start = word.box.x0
    if may_be_spread:
        return around.shown(start) >= SURE_STOP_LINES
    if word.gap > WIDE * word.size or around.shown(start) >= STOP_LINES:
        return True
    return in_list and word.gap > LOOSE * word.size and around.loosely_shown(start) >= SURE_STOP_LINES
