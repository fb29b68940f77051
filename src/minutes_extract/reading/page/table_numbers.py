"""Tables numbered through the document; one that goes on over a page break keeps its number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from minutes_extract.model.line import PageCell, PageLine
from minutes_extract.reading.page.grids import Grid
from minutes_extract.reading.page.page_lines import Laid, LaidTable

FURNITURE_LINES = 4
"""Lines that may stand between a table and the edge of its page: running heads and feet, page numbers, a catch word."""
SAME_EDGE = 4.0
"""Points by which the columns of the two parts may be off."""
TOTAL = "รวม"
"""A row that begins so is no head, however bold."""


class _OpenTable(NamedTuple):
    """A table at the foot of a page: its number and grid, its head and its last row."""

    number: int
    grid: Grid
    head: PageLine
    last: PageLine


class TableNumbers:
    """Numbers given so far, and the table that stands at the foot of the page before."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._open: _OpenTable | None = None

    def numbered(self, page: Laid) -> list[PageLine]:
        """The page's lines with table numbers of the document.

        The first row of a page starts no block where it goes on with the last row of the page before.
        """
        lines = list(page.lines)
        rows = [at for at, line in enumerate(lines) if line.table is not None]
        if not rows:
            if len(lines) > FURNITURE_LINES:
                self._open = None
            return lines
        first = rows[0]
        above = self._open if first <= FURNITURE_LINES else None
        columns = _goes_on(above, page.tables[_table(lines[first])], lines[first]) if above else None
        if columns is None:
            above = None
        else:
            lines = [_widened(line, columns) if line.table == lines[first].table else line for line in lines]
        if above and _breaks_row(above.last, lines[first]):
            lines[first] = replace(lines[first], starts_block=False)
        numbers = [
            above.number if above and table == _table(lines[first]) else next(self._numbers)
            for table in range(len(page.tables))
        ]
        self._open = self._at_foot(page, lines, rows, numbers, above)
        return [line if line.table is None else replace(line, table=numbers[_table(line)]) for line in lines]

    @staticmethod
    def _at_foot(
        page: Laid, lines: Sequence[PageLine], rows: Sequence[int], numbers: Sequence[int], above: _OpenTable | None
    ) -> _OpenTable | None:
        last = lines[rows[-1]]
        if len(lines) - 1 - rows[-1] > FURNITURE_LINES:
            return None
        number = numbers[_table(last)]
        if above and above.number == number:
            return above._replace(last=last)
        head = next(one for one in lines if one.table == last.table)
        return _OpenTable(number, page.tables[_table(last)].grid, head, last)


def _goes_on(above: _OpenTable, table: LaidTable, first: PageLine) -> list[int] | None:
    """Where the columns of a table lie among those above (and the last one's end), if it goes on with that table.

    It has the same columns, or some of them merged in all its rows, under the same head repeated or under none.
    """
    edges, own = above.grid.column_edges, table.grid.column_edges
    places = [next((at for at, edge in enumerate(edges) if abs(edge - one) <= SAME_EDGE), -1) for one in own]
    if places[0] != 0 or places[-1] != len(edges) - 1 or places != sorted(set(places)):
        return None
    if _texts(first) == _texts(above.head):
        return places
    # A head of its own: a bold row without gaps, or one that names its first column as the other head does.
    is_bold = table.bold_head and all(_texts(first)) and not _texts(first)[0].startswith(TOTAL)
    is_named = bool(first.cells[0].raw) and _texts(first)[0] == _texts(above.head)[0]
    return None if is_bold or is_named else places


def _widened(row: PageLine, columns: Sequence[int]) -> PageLine:
    """A row over all columns of the table: cells that reach over several of them span them."""
    if len(columns) == columns[-1] + 1:
        return row
    cells = [PageCell("")] * columns[-1]
    for at, cell in enumerate(row.cells):
        end = min(at + cell.column_span, len(columns) - 1)
        cells[columns[at]] = replace(cell, column_span=columns[end] - columns[at]) if cell.box else cell
    shifts = [row.raw[: word.start].count("\t") for word in row.words]
    words = [
        word._replace(start=word.start + columns[at] - at, end=word.end + columns[at] - at)
        for word, at in zip(row.words, shifts, strict=True)
    ]
    return replace(row, raw="\t".join(cell.raw for cell in cells), words=tuple(words), cells=tuple(cells))


def _breaks_row(above: PageLine, below: PageLine) -> bool:
    """A row broken by the page: it has nothing in its first column, and the row above had (its number, its name)."""
    return bool(above.cells[0].raw) and not below.cells[0].raw and len(above.cells) == len(below.cells)


def _texts(row: PageLine) -> list[str]:
    return ["".join(cell.raw.split()) for cell in row.cells]


def _table(line: PageLine) -> int:
    """Which of its page's tables a row belongs to, from 0."""
    return (line.table or 1) - 1
