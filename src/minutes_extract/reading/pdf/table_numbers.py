"""Tables numbered through the document; one that goes on over a page break keeps its number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from minutes_extract.model.line import PageLine
from minutes_extract.reading.pdf.grids import Grid
from minutes_extract.reading.pdf.page_lines import Laid

FURNITURE_LINES = 4
"""Lines that may stand between a table and the edge of its page: running heads and feet, page numbers, a catch word."""
SAME_EDGE = 4.0
"""Points by which the columns of the two parts may be off."""


class _Open(NamedTuple):
    """A table at the foot of a page, and its last row."""

    number: int
    grid: Grid
    last: PageLine


class TableNumbers:
    """Numbers given so far, and the table that stands at the foot of the page before."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._open: _Open | None = None

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
        first, last = rows[0], rows[-1]
        first_table, last_table = _table(lines, first), _table(lines, last)
        above = self._open if first <= FURNITURE_LINES and self._goes_on(page.grids[first_table - 1]) else None
        if above and _goes_on_with(above.last, lines[first]):
            lines[first] = replace(lines[first], starts_block=False)
        numbers = {
            table: above.number if above and table == first_table else next(self._numbers)
            for table in range(1, len(page.grids) + 1)
        }
        at_foot = len(lines) - 1 - last <= FURNITURE_LINES
        self._open = _Open(numbers[last_table], page.grids[last_table - 1], lines[last]) if at_foot else None
        return [line if line.table is None else replace(line, table=numbers[line.table]) for line in lines]

    def _goes_on(self, grid: Grid) -> bool:
        """The table at the foot of the page before has the same columns."""
        if self._open is None:
            return False
        edges = self._open.grid.column_edges
        return len(edges) == len(grid.column_edges) and all(
            abs(one - other) <= SAME_EDGE for one, other in zip(edges, grid.column_edges, strict=True)
        )


def _goes_on_with(above: PageLine, below: PageLine) -> bool:
    """A row broken by the page: it has nothing in its first column, and the row above had (its number, its name)."""
    return bool(above.cells[0].raw) and not below.cells[0].raw and len(above.cells) == len(below.cells)


def _table(lines: Sequence[PageLine], at: int) -> int:
    return lines[at].table or 0
