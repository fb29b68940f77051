"""Tables numbered through the document; one that goes on over a page break keeps its number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from minutes_extract.model.line import PageLine
from minutes_extract.reading.pdf.grids import Grid
from minutes_extract.reading.pdf.page_lines import Laid

FURNITURE_LINES = 4
"""Lines that may stand between a table and the edge of its page: running heads and feet, page numbers, a catch word."""
SAME_EDGE = 4.0
"""Points by which the columns of the two parts may be off."""


class TableNumbers:
    """Numbers given so far, and the table that stands at the foot of the page before."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._open: tuple[int, Grid] | None = None

    def numbered(self, page: Laid) -> list[PageLine]:
        """The page's lines with table numbers of the document."""
        rows = [at for at, line in enumerate(page.lines) if line.table is not None]
        if not rows:
            if len(page.lines) > FURNITURE_LINES:
                self._open = None
            return page.lines
        numbers: dict[int, int] = {}
        for table, grid in enumerate(page.grids, 1):
            goes_on = table == _table(page.lines, rows[0]) and rows[0] <= FURNITURE_LINES and self._goes_on(grid)
            numbers[table] = self._open[0] if goes_on and self._open else next(self._numbers)
        last = _table(page.lines, rows[-1])
        at_foot = len(page.lines) - 1 - rows[-1] <= FURNITURE_LINES
        self._open = (numbers[last], page.grids[last - 1]) if at_foot else None
        return [
            line if line.table is None else replace(line, table=numbers[line.table]) for line in page.lines
        ]

    def _goes_on(self, grid: Grid) -> bool:
        if self._open is None:
            return False
        edges = self._open[1].column_edges
        return len(edges) == len(grid.column_edges) and all(
            abs(one - other) <= SAME_EDGE for one, other in zip(edges, grid.column_edges, strict=True)
        )


def _table(lines: Sequence[PageLine], at: int) -> int:
    return lines[at].table or 0
