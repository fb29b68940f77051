"""Rulings → grids: `rulings → crossings → cells → grids`, by pdfplumber's own functions, then rows and columns of each grid."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import PageRuling

SNAP = 3.0
"""Points: rulings nearer than this are one (double rulings; borders of neighbouring cells)."""
MIN_SIDE = 3.0
MAX_GRID_RULINGS = 4_000
MAX_CROSSINGS = 3_000
"""pdfplumber's search is quadratic in them; the largest tables seen have 900 on a page."""
PAGE_FRAME = 0.7
"""Share of the page that one cell may cover; a frame around the page is no table."""
SLIVER = 5.0
"""Points: a row or column thinner than this is the gap of a double ruling."""


class GridCell(NamedTuple):
    """A cell, and which rows and columns of its grid it covers, counted from 0."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """A ruled table: the lines between its rows and columns, and its cells."""

    box: Box
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.column_edges) - 1

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.row_edges) - 1

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point; None where it lies outside."""
        if not (self.box.x0 <= x < self.box.x1 and self.box.top <= y < self.box.bottom):
            return None
        return bisect_right(self.row_edges, y) - 1, bisect_right(self.column_edges, x) - 1


def find_grids(rulings: Sequence[PageRuling], width: float, height: float) -> list[Grid]:
    """The ruled tables of a page, from top to bottom; none where a page is so full of strokes that it is a drawing."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
    from pdfplumber.utils.geometry import filter_edges

    on_page = [one for one in rulings if -SNAP <= one.x0 <= width + SNAP and -SNAP <= one.top <= height + SNAP]
    if not 4 <= len(on_page) <= MAX_GRID_RULINGS:
        return []
    merged = merge_edges([_edge(one) for one in on_page], SNAP, SNAP, SNAP, SNAP)
    crossings = edges_to_intersections(filter_edges(merged, min_length=MIN_SIDE), SNAP, SNAP)
    if len(crossings) > MAX_CROSSINGS:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = (_grid([Box(*map(float, cell)) for cell in cells], width * height) for cells in tables)
    return [grid for grid in grids if grid is not None]


def _edge(ruling: PageRuling) -> dict[str, float | str]:
    flat = ruling.bottom == ruling.top
    return {
        "x0": ruling.x0,
        "x1": ruling.x1,
        "top": ruling.top,
        "bottom": ruling.bottom,
        "width": ruling.x1 - ruling.x0,
        "height": ruling.bottom - ruling.top,
        "orientation": "h" if flat else "v",
        "object_type": "line",
    }


def _grid(cells: list[Box], page_area: float) -> Grid | None:
    cells = [cell for cell in cells if cell.x1 - cell.x0 > SLIVER and cell.bottom - cell.top > SLIVER]
    if not cells or max((cell.x1 - cell.x0) * (cell.bottom - cell.top) for cell in cells) > PAGE_FRAME * page_area:
        return None
    row_edges = _edges(edge for cell in cells for edge in (cell.top, cell.bottom))
    column_edges = _edges(edge for cell in cells for edge in (cell.x0, cell.x1))
    if len(column_edges) < 3:  # one column: a frame around text
        return None
    placed = tuple(_placed(cell, row_edges, column_edges) for cell in sorted(cells, key=lambda cell: cell[1::-1]))
    box = Box(column_edges[0], row_edges[0], column_edges[-1], row_edges[-1])
    return Grid(box, row_edges, column_edges, placed)


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    """Sorted, those a sliver apart taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SLIVER:
            edges.append(value)
    return tuple(edges)


def _placed(cell: Box, row_edges: tuple[float, ...], column_edges: tuple[float, ...]) -> GridCell:
    row, column = _index(row_edges, cell.top), _index(column_edges, cell.x0)
    last_row, last_column = _index(row_edges, cell.bottom), _index(column_edges, cell.x1)
    return GridCell(cell, row, column, max(last_row - row, 1), max(last_column - column, 1))


def _index(edges: tuple[float, ...], value: float) -> int:
    return max(bisect_right(edges, value + 1e-6) - 1, 0)
