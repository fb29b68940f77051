"""Merged cells: which rectangles of a table are one cell, and which cells they cover."""

from typing import NamedTuple

from minutes_extract.model.minutes import Table

MAX_WORK = 4
"""Cells looked at, for each cell there is: spans that overlap again and again are no table, and are let go."""


class Area(NamedTuple):
    """A merged cell, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def merged_areas(table: Table) -> tuple[list[Area], set[tuple[int, int]]]:
    """The merged cells, no two of which overlap, and the cells (row, column) that they cover."""
    areas: list[Area] = []
    taken: set[tuple[int, int]] = set()
    covered: set[tuple[int, int]] = set()
    work = MAX_WORK * sum(map(len, table.rows))
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row):
            bottom = min(top + cell.row_span, len(table.rows)) - 1
            right = min(left + cell.column_span, len(row)) - 1
            size = (bottom - top + 1) * (right - left + 1)
            if size < 2 or size > work or (top, left) in taken:
                continue
            work -= size
            inside = {(i, j) for i in range(top, bottom + 1) for j in range(left, right + 1)}
            if not inside & taken:
                areas.append(Area(top, left, bottom, right))
                taken |= inside
                covered |= inside - {(top, left)}
    return areas, covered
