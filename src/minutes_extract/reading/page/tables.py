"""Grids and characters → rows of cells, and what of the page's text stands outside them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.model.line import Box, PageCell, Word
from minutes_extract.reading.page.grids import Grid, GridCell
from minutes_extract.reading.page.lines import LaidWord, least_sure, line_box, printed_lines
from minutes_extract.reading.page.sheet import Char
from minutes_extract.reading.page.text_of_line import is_within_word, spaced

CELL_PADDING = 0.7
"""Of the type size: what cells leave free left and right of their text, together."""
MOST_PADDING = 12.0
"""Points, where a cell leaves more free on the left: 0.19 cm on each side in Word and LibreOffice."""
FEWEST_FILLED = 0.05
"""Of a grid's cells, how many have text; with less it is graph paper."""

_CellPlace = tuple[int, int, int]
"""Number of the grid, row and column of the cell."""


class TableRow(NamedTuple):
    """A row of a grid: its text (cells joined by tabs), cells, words by place in the text, box."""

    raw: str
    cells: tuple[PageCell, ...]
    words: tuple[Word, ...]
    box: Box
    bold: bool
    """All of its text is bold: a head."""


class _CellText(NamedTuple):
    raw: str
    words: tuple[Word, ...]
    bold: bool
    confidence: float | None = None


NO_TEXT = _CellText("", (), True)


def take_tables(chars: Sequence[Char], grids: Sequence[Grid]) -> tuple[list[list[TableRow]], list[Char]]:
    """The rows of each grid, and the characters that stand in no cell. A grid that is no table has no rows."""
    if not grids:
        return [], list(chars)
    owners = [_owners(grid) for grid in grids]
    places = [_cell_at(char, grids, owners) for char in chars]
    filled = Counter(number for number, _, _ in {place for place in places if place is not None})
    empty = {number for number, grid in enumerate(grids) if filled[number] <= FEWEST_FILLED * len(grid.cells)}
    contents: dict[_CellPlace, list[Char]] = {}
    outside: list[Char] = []
    for char, place in zip(chars, places, strict=True):
        if place is None or place[0] in empty:
            outside.append(char)
        else:
            contents.setdefault(place, []).append(char)
    rows = [[] if number in empty else _rows(grid, number, contents) for number, grid in enumerate(grids)]
    return rows, outside


def _owners(grid: Grid) -> dict[tuple[int, int], GridCell]:
    """Which cell covers each slot of the grid."""
    return {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _cell_at(char: Char, grids: Sequence[Grid], owners: Sequence[dict[tuple[int, int], GridCell]]) -> _CellPlace | None:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    for number, grid in enumerate(grids):
        slot = grid.slot(x, y)
        cell = owners[number].get(slot) if slot else None
        if cell is not None:
            return number, cell.row, cell.column
    return None


def _rows(grid: Grid, number: int, contents: dict[_CellPlace, list[Char]]) -> list[TableRow]:
    texts = {
        (cell.row, cell.column): _cell_text(contents.get((number, cell.row, cell.column), []), cell)
        for cell in grid.cells
    }
    heads = {(cell.row, cell.column): cell for cell in grid.cells}
    return [_row(grid, row, heads, texts) for row in range(grid.rows)]


def _row(
    grid: Grid, row: int, heads: dict[tuple[int, int], GridCell], texts: dict[tuple[int, int], _CellText]
) -> TableRow:
    cells: list[PageCell] = []
    words: list[Word] = []
    start = 0
    bold = True
    for column in range(grid.columns):
        head = heads.get((row, column))
        text = texts.get((row, column), NO_TEXT)
        cells.append(
            PageCell(text.raw, head.row_span, head.column_span, head.box, text.confidence) if head else PageCell("")
        )
        words += [word._replace(start=start + word.start, end=start + word.end) for word in text.words]
        start += len(text.raw) + 1
        bold = bold and text.bold
    box = Box(grid.box.x0, grid.row_edges[row], grid.box.x1, grid.row_edges[row + 1])
    return TableRow("\t".join(cell.raw for cell in cells), tuple(cells), tuple(words), box, bold)


def _cell_text(chars: list[Char], cell: GridCell) -> _CellText:
    """The lines of a cell in one piece."""
    words: list[LaidWord] = []
    above: list[LaidWord] = []
    for line in printed_lines(chars):
        glued = bool(above) and not _would_fit(line[0], above, cell.box) and is_within_word(above[-1], line[0])
        words += [line[0]._replace(glued=glued), *line[1:]]
        above = line
    raw, placed = spaced(words)
    return _CellText(raw, tuple(placed), all(word.bold for word in words), least_sure(words))


def _would_fit(word: LaidWord, above: list[LaidWord], cell: Box) -> bool:
    """The word had room on the line above: the line was broken by hand."""
    box = line_box(above)
    free = max(CELL_PADDING * word.size, min(2 * (box.x0 - cell.x0), MOST_PADDING))
    room = (cell.x1 - cell.x0) - (box.x1 - box.x0) - free
    return word.box.x1 - word.box.x0 < room
