"""Rows of columns whose cells wrap: the printed lines below a row joined to it, each part to its column.

A part below belongs to a column if it stands under it and did not fit on the line above. What stands under the first
column is a line of its own ("4. อธิการบดี ⇥ ประธาน" is followed by the person) unless there is more to show that it wraps.
"""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import regex

from minutes_extract.model.line import Box
from minutes_extract.reading.page.lines import LaidWord, line_box
from minutes_extract.reading.page.text_of_line import is_within_word

STOP = 3.0
"""Points by which words at one tab stop may differ."""
AROUND = 4
"""Rows above and below whose columns are tab stops."""
FEWEST_STOPS = 2
"""Columns of other rows that start at one place: one may be chance."""
NEAR_START = 2.0
"""Of the type size: how far from its column's start a wrapped part may start (roles are often centred)."""
NEXT_LINE = 1.9
NEXT_LEADING = 1.15
"""Between baselines, of the type size and of the page's usual leading: a wrapped part stands directly below."""
WIDER = 1.1
"""What wraps fills its line first: the part below is hardly wider than the part above."""
PADDING = 1.0
"""Of the type size: what stays free before the next column."""
MOST_COLUMNS = 12
MOST_LINES = 12
"""Of a row with wrapped cells; what goes beyond is no list, and must not take time."""

# และเลขานุการ · /เลขานุการ · (เลขานุการ): set on a line of its own by hand
GOES_ON = regex.compile(r"(?:และ|หรือ|/|\()")
# ๑. · 1) · - · ๔ผู้ช่วย, where a scan has lost the point
OPENS = regex.compile(r"(?:\(?[0-9๐-๙]{1,3}(?:[.)]|(?=[ก-ฮเ-ไ]))|[-–•]\Z)")
# ๔., 4 (whose point is lost or stands apart)
NUMBER_OF_ROW = regex.compile(r"\(?(?P<digits>[0-9๐-๙]{1,3})[.)]?\Z")
FIRST_NUMBER = regex.compile(r"\(?[1๑](?:[.)]|(?=[ก-ฮเ-ไ]))")
NUMBER_AND_NAME = 2
"""Words of a first column that has a list number and a given name with its title."""


class Columns(NamedTuple):
    """A printed line, or a row of several with wrapped cells: its words column by column."""

    columns: tuple[tuple[LaidWord, ...], ...]
    baseline: float
    """Of the lowest line."""
    lines: int = 1
    """Printed lines that it holds."""

    @property
    def words(self) -> list[LaidWord]:
        """All words, column by column."""
        return [word for column in self.columns for word in column]

    @property
    def box(self) -> Box:
        """The box around all words."""
        return line_box(self.words)

    @property
    def starts(self) -> list[float]:
        """Where its columns start."""
        return [column[0].box.x0 for column in self.columns]

    @property
    def is_numbered(self) -> bool:
        """It begins with a list number or a bullet."""
        return bool(OPENS.match(self.columns[0][0].text))


class _PageMeasures(NamedTuple):
    """What is asked of the page: its right margin, its usual leading, the tab stops around the row at hand, and whether
    a numbered row follows it."""

    margin: float
    leading: float
    stops: list[float]
    within_list: bool
    restarts: bool
    """The row that follows is numbered 1: another list begins there."""

    def has_stop(self, x: float) -> bool:
        """Columns of other rows start there."""
        return _stops_at(self.stops, x) > 0


def join_wrapped(rows: Sequence[Columns]) -> list[Columns]:
    """Rows from top to bottom, with what wrapped joined to the row above."""
    rows = [_split_at_stops(row, _stops_around(rows, at)) for at, row in enumerate(rows)]
    margin = max((row.columns[-1][-1].box.x1 for row in rows), default=0.0)
    leading = _leading(rows)
    joined: list[Columns] = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else None
        within_list = below is not None and below.is_numbered
        restarts = below is not None and FIRST_NUMBER.match(below.columns[0][0].text) is not None
        page = _PageMeasures(margin, leading, _stops_around(rows, at), within_list, restarts)
        slots = _slots(joined[-1], row, page) if joined else None
        if slots is None:
            joined.append(row)
        else:
            joined[-1] = _with(joined[-1], row, slots)
    return joined


def _split_at_stops(row: Columns, stops: Sequence[float]) -> Columns:
    """A full cell leaves no wide gap before the next: a numbered row is parted where columns of rows around it start."""
    if not row.is_numbered or len(row.columns) < 2:
        return row
    columns: list[list[LaidWord]] = []
    for at, column in enumerate(row.columns):
        columns.append([column[0]])
        for word in column[1:]:
            if at > 0 and not word.glued and _stops_at(stops, word.box.x0) >= FEWEST_STOPS:
                columns.append([word])
            else:
                columns[-1].append(word)
    return row._replace(columns=tuple(map(tuple, columns)))


def _stops_at(stops: Sequence[float], x: float) -> int:
    return bisect_left(stops, x + STOP) - bisect_left(stops, x - STOP)


def _leading(rows: Sequence[Columns]) -> float:
    steps = [below.baseline - above.baseline for above, below in itertools.pairwise(rows)]
    return median(steps) if steps else 0.0


def _stops_around(rows: Sequence[Columns], at: int) -> list[float]:
    around = range(max(at - AROUND, 0), min(at + AROUND + 1, len(rows)))
    return sorted(start for other in around if other != at for start in rows[other].starts[1:])


def _slots(above: Columns, below: Columns, page: _PageMeasures) -> list[int] | None:
    """In which column of the row above each column below goes on; None where the line below is a line of its own.

    A number one too high stands for a column that begins below (a role beside the second line of a long position).
    """
    size = below.columns[0][0].size
    if below.is_numbered or _is_next(above, below):
        return None
    if below.baseline - above.baseline > max(NEXT_LEADING * page.leading, NEXT_LINE * size):
        return None
    if max(len(above.columns), len(below.columns)) > MOST_COLUMNS or above.lines >= MOST_LINES:
        return None
    if above.columns[0][0].bold != below.columns[0][0].bold:
        return None
    if len(above.columns) == 1:
        return [0, 1] if _is_long_first(above, below, page) else None
    slots = [_slot(above, column, page) for column in below.columns]
    if None in slots or len(set(slots)) < len(slots) or slots[0] == len(above.columns):
        return None
    if slots[0] == 0 and not (above.is_numbered and _may_go_on_first(above, below, page)):
        return None
    return [slot for slot in slots if slot is not None]


def _is_next(above: Columns, below: Columns) -> bool:
    """The line below bears the number after that of the row above, whose point worn print has lost."""
    numbers = [NUMBER_OF_ROW.match(row.columns[0][0].text) for row in (above, below)]
    upper, lower = (int(number["digits"]) if number else None for number in numbers)
    return len(below.columns) > 1 and upper is not None and lower == upper + 1


def _is_long_first(above: Columns, below: Columns, page: _PageMeasures) -> bool:
    """A numbered line so long that its last column stands beside its second line."""
    if len(below.columns) != 2 or not above.is_numbered:
        return False
    start = below.starts[1]
    hangs = below.starts[0] > above.starts[0] + STOP
    return hangs and page.has_stop(start) and above.box.x1 > start - NEAR_START * above.columns[0][0].size


def _slot(above: Columns, column: Sequence[LaidWord], page: _PageMeasures) -> int | None:
    """The column that a part goes on with: the one it stands under, or the last one where that had to wrap."""
    box = line_box(column)
    last = len(above.columns) - 1
    if box.x0 > line_box(above.columns[last]).x1:
        return last + 1
    slot = _column_over(above, box, column[0].size)
    if above.is_numbered and (GOES_ON.match(column[0].text) or _is_below_start(above, slot, box)):
        return slot
    upper = line_box(above.columns[slot])
    if not _would_fit(column[0], above, slot, page):
        return slot if slot == 0 or box.x1 - box.x0 <= WIDER * (upper.x1 - upper.x0) else None
    return last if slot and not _would_fit(column[0], above, last, page) else None


def _is_below_start(above: Columns, slot: int, box: Box) -> bool:
    """The part stands exactly below the start of a column behind the first: programs break lines before they are full."""
    return slot > 0 and abs(box.x0 - above.starts[slot]) <= STOP


def _column_over(above: Columns, box: Box, size: float) -> int:
    starts = above.starts
    nearest = min(range(len(starts)), key=lambda at: abs(starts[at] - box.x0))
    if abs(starts[nearest] - box.x0) <= NEAR_START * size:
        return nearest
    overlaps = [
        min(box.x1, end) - max(box.x0, start) for start, end in zip(starts, [*starts[1:], float("inf")], strict=True)
    ]
    return overlaps.index(max(overlaps))


def _would_fit(word: LaidWord, above: Columns, slot: int, page: _PageMeasures) -> bool:
    """The word had room on the line above: then it is no wrapped one."""
    end = above.starts[slot + 1] - PADDING * word.size if slot + 1 < len(above.columns) else page.margin
    return word.box.x1 - word.box.x0 < end - line_box(above.columns[slot]).x1


def _may_go_on_first(above: Columns, below: Columns, page: _PageMeasures) -> bool:
    """The first column of a numbered row goes on: at a tab stop within it, by a short word, or beside other columns."""
    column = below.columns[0]
    if _is_heading(below) or (len(below.columns) == 1 and page.restarts):
        return False
    starts = [word.box.x0 for word in above.columns[0][:2]]  # of the number, of what is numbered
    aligned = any(abs(column[0].box.x0 - start) <= STOP for start in starts)
    if len(below.columns) > 1:
        own = above.starts[1:]
        return aligned and all(
            page.has_stop(start) or any(abs(start - one) <= STOP for one in own) for start in below.starts[1:]
        )
    if aligned:
        is_one_word = len(column) == 1 and column[0].box.x1 < above.starts[1]
        had_to_wrap = page.within_list or not _would_fit(column[0], above, 0, page)
        return is_one_word and had_to_wrap and not GOES_ON.match(column[0].text)
    return page.has_stop(column[0].box.x0)


def _is_heading(row: Columns) -> bool:
    """The head of the next list, of an agenda and the like is no wrapped cell, however it stands."""
    if len(row.columns) > 1:
        return False
    from minutes_extract.thai.repair import repair_text
    from minutes_extract.thai.wordings.find import begins_paragraph

    return begins_paragraph(repair_text(" ".join(word.text for word in row.words)).text) is not None


def _is_family_name(above: Columns, slot: int) -> bool:
    """The first column has a number and a given name: what wraps is the family name, and a blank is lost between them."""
    words = above.columns[0]
    if slot or not above.is_numbered or above.lines > 1 or len(words) != NUMBER_AND_NAME or len(above.columns) < 2:
        return False
    from minutes_extract.thai.offices import starts_office

    return starts_office(above.columns[1][0].text)


def _with(above: Columns, below: Columns, slots: Sequence[int]) -> Columns:
    columns = [list(column) for column in above.columns]
    for slot, words in zip(slots, below.columns, strict=True):
        if slot == len(columns):
            columns.append(list(words))
        else:
            glued = is_within_word(columns[slot][-1], words[0]) and not _is_family_name(above, slot)
            first = words[0]._replace(glued=glued)
            columns[slot] += [first, *words[1:]]
    return Columns(tuple(map(tuple, columns)), below.baseline, above.lines + 1)
