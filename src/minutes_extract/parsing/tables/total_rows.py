"""A row of totals set with blanks leaves columns empty: its cells put under the columns of the row above."""

from collections.abc import Sequence
from dataclasses import replace

from minutes_extract.model.line import Cell, Line
from minutes_extract.parsing.tables.tables import TOTAL_ROW
from minutes_extract.parsing.text.line_columns import Column, columns_of
from minutes_extract.thai.widths import width_of

# Letters by which a figure may stand aside of its column: columns are set to the left, to the right or in the middle.
MOST_FIGURE_OFFSET = 6.0


def with_empty_cells(rows: Sequence[Line]) -> list[Line]:
    """The rows, a total with fewer cells than the row above filled up with empty ones."""
    filled: list[Line] = []
    for row in rows:
        above = filled[-1] if filled else None
        filled.append(_under(above, row) if above and _is_short_total(above, row) else row)
    return filled


def _is_short_total(above: Line, row: Line) -> bool:
    set_with_blanks = row.table is None and "\t" not in row.raw and "\t" not in above.raw
    return set_with_blanks and 1 < len(row.cells) < len(above.cells) and bool(TOTAL_ROW.match(row.cells[0].text))


def _under(above: Line, row: Line) -> Line:
    places = columns_of(above)
    cells: list[Cell] = []
    for cell, column in zip(row.cells, columns_of(row), strict=False):
        gaps = [
            (min(abs(a - b) for a, b in zip(_edges(place), _edges(column), strict=True)), at)
            for at, place in enumerate(places[len(cells) :], len(cells))
        ]
        gap, at = min(gaps, default=(MOST_FIGURE_OFFSET + 1, 0))
        if gap > MOST_FIGURE_OFFSET:
            return row
        cells += [Cell("", "")] * (at - len(cells))
        cells.append(cell)
    return replace(row, cells=tuple(cells)) if len(cells) == len(above.cells) else row


def _edges(column: Column) -> tuple[float, float, float]:
    """Left edge, middle, right edge."""
    start, width = column.start or 0.0, width_of(column.text)
    return start, start + width / 2, start + width
