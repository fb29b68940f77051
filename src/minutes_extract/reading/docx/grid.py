"""A table on its full grid: merged cells say their spans once, the cells they cover are empty."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.model.line import PageCell
from minutes_extract.reading.docx.ooxml import CELL_TAG, ROW, W, attribute, child, is_on, number, within
from minutes_extract.reading.docx.runs import PrintedLine, text_within

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_DOCX_SPAN = 63
"""Word's own limit of columns."""
SPACES = re.compile(r"\s+")


class DocxCell(NamedTuple):
    """A cell as Word writes it. `start` and `width` count in columns of the grid, of which some part no cells."""

    lines: list[PrintedLine]
    start: int
    width: int
    goes_on: bool
    """The cell above, which is merged downwards, goes on here."""

    @property
    def text(self) -> str:
        """The lines in one, without tabs."""
        return SPACES.sub(" ", " ".join(line.text for line in self.lines)).strip()


def is_column(table: "_Element") -> bool:
    """No row has more than one cell: a frame around running text."""
    return all(len(list(within(row, CELL_TAG))) <= 1 for row in printed_rows(table))


def cells_of(table: "_Element") -> "list[_Element]":
    """The cells of all printed rows, one after the other."""
    return [cell for row in printed_rows(table) for cell in within(row, CELL_TAG)]


def printed_rows(table: "_Element") -> "Iterator[_Element]":
    """The rows that are neither deleted nor hidden."""
    return (row for row in within(table, ROW) if not _is_lost(child(row, "trPr")))


def deleted_texts(table: "_Element") -> "Iterator[str]":
    """What stands in deleted or hidden rows and in deleted cells."""
    for row in within(table, ROW):
        if _is_lost(child(row, "trPr")):
            yield text_within(row)
        else:
            yield from (text_within(one) for one in within(row, CELL_TAG) if child(one, "tcPr", "cellDel") is not None)


def read_rows(table: "_Element", lines_of: "Callable[[_Element], list[PrintedLine]]") -> list[list[DocxCell]]:
    """The rows that hold any text; `lines_of` reads a cell, each once and in document order."""
    rows = (_read_row(row, lines_of) for row in printed_rows(table))
    return [row for row in rows if any(cell.lines for cell in row)]


def on_grid(rows: Sequence[list[DocxCell]]) -> list[list[PageCell]]:
    """The cells in the columns where some cell of the table begins."""
    edges = sorted({cell.start for row in rows for cell in row})
    return [_placed(row, edges, high) for row, high in zip(rows, _heights(rows), strict=True)]


def _read_row(row: "_Element", lines_of: "Callable[[_Element], list[PrintedLine]]") -> list[DocxCell]:
    at = _span(child(row, "trPr", "gridBefore"), least=0)
    cells: list[DocxCell] = []
    for cell in within(row, CELL_TAG):
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            continue  # of a column that was deleted with changes tracked
        width = _span(child(properties, "gridSpan"), least=1)
        goes_on = _goes_on(properties)
        cells.append(DocxCell([] if goes_on else lines_of(cell), at, width, goes_on))
        at += width
    return cells


def _heights(rows: Sequence[list[DocxCell]]) -> list[list[int]]:
    """How many rows each cell is high; 0 for one that is covered from above."""
    heights = [[1] * len(row) for row in rows]
    above: dict[int, tuple[int, int]] = {}  # column → the cell that may go on, as row and place in it
    for index, row in enumerate(rows):
        here: dict[int, tuple[int, int]] = {}
        for at, cell in enumerate(row):
            owner = above.get(cell.start) if cell.goes_on else None
            if owner is None:
                here[cell.start] = (index, at)
            else:
                here[cell.start] = owner
                heights[owner[0]][owner[1]] += 1
                heights[index][at] = 0
        above = here
    return heights


def _placed(row: Sequence[DocxCell], edges: Sequence[int], heights: Sequence[int]) -> list[PageCell]:
    placed: list[PageCell] = []
    for cell, high in zip(row, heights, strict=True):
        start = bisect_left(edges, cell.start)
        width = max(1, bisect_left(edges, cell.start + cell.width) - start)
        placed += [PageCell("")] * (start - len(placed))
        if high:
            placed.append(PageCell(cell.text, high, width))
            placed += [PageCell("")] * (width - 1)
        else:
            placed += [PageCell("")] * width
    return placed


def _span(element: "_Element | None", least: int) -> int:
    return min(max(number(element) or 0, least), MAX_DOCX_SPAN)


def _goes_on(properties: "_Element | None") -> bool:
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge) in (None, "continue")


def _is_lost(properties: "_Element | None") -> bool:
    """The row is deleted or hidden."""
    if properties is None:
        return False
    hidden = properties.find(W + "hidden")
    return properties.find(W + "del") is not None or (hidden is not None and is_on(hidden))
