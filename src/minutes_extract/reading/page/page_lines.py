"""Letters of a page → its lines in reading order: ruled tables, columns, bold headings, blocks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from minutes_extract.model.line import BOLD_HEADING, Box, PageCell, PageLine
from minutes_extract.model.page import PageFrame, PageRemark
from minutes_extract.reading.page.blocks import Placed, find_blocks
from minutes_extract.reading.page.columns import find_columns
from minutes_extract.reading.page.grids import Grid, find_grids
from minutes_extract.reading.page.lines import LaidWord, least_sure, line_box, printed_lines
from minutes_extract.reading.page.notes import place_notes
from minutes_extract.reading.page.sheet import Char, Sheet
from minutes_extract.reading.page.tables import TableRow, take_tables
from minutes_extract.reading.page.text_of_line import in_columns, spaced
from minutes_extract.reading.page.wrapped_cells import Columns

FIRST_WORDS = 3
"""Of a line, that may stand where the lines below hang."""


class LaidTable(NamedTuple):
    """A table of a page; `bold_head`: its first row is wholly bold."""

    grid: Grid
    bold_head: bool


class Laid(NamedTuple):
    """A page's lines, and its tables in the order of their numbers (`PageLine.table` counts from 1 on this page)."""

    lines: list[PageLine]
    tables: list[LaidTable]
    remarks: tuple[PageRemark, ...] = ()
    frame: PageFrame | None = None
    """Where the lines lie on the page of the file, if not where their boxes say."""


def frame_of(in_file: Callable[[Box], Box]) -> PageFrame:
    """The frame by which boxes are laid on the page of the file: turned, moved, made larger."""
    (x, y, *_), right, below = (in_file(Box(*point, *point)) for point in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    return PageFrame(1, (x, y), (right.x0 - x, right.top - y), (below.x0 - x, below.top - y))


class _LineOrRow(NamedTuple):
    line: PageLine
    place: Placed


def lay_chars(chars: Sequence[Char], page: Sheet) -> Laid:
    """The lines of a page from top to bottom; the rows of a table where the table stands."""
    found = find_grids(page.rulings, page.width, page.height) if chars else []
    tables, outside = take_tables(chars, found)
    laid: list[LaidTable] = []
    drafts = [_of_columns(columns, page.number) for columns in find_columns(printed_lines(outside))]
    for grid, rows in zip(found, tables, strict=True):
        if rows:
            laid.append(LaidTable(grid, rows[0].bold))
            drafts += [_of_row(row, page.number, len(laid)) for row in rows]
    drafts.sort(key=lambda draft: draft.place.baseline)
    blocks = find_blocks([draft.place for draft in drafts])
    numbered = [
        replace(draft.line, number=number, starts_block=starts)
        for number, (draft, starts) in enumerate(zip(drafts, blocks, strict=True), 1)
    ]
    return Laid(place_notes(numbered), laid)


def _of_columns(columns: Columns, page: int) -> _LineOrRow:
    raw, words = in_columns(columns.columns)
    cells = tuple(_cell(column) for column in columns.columns) if len(columns.columns) > 1 else ()
    heading = BOLD_HEADING if all(word.bold for word in columns.words) else 0
    box = columns.box
    line = PageLine(page, 0, raw, box, tuple(words), cells, heading=heading)
    starts = tuple(word.box.x0 for word in columns.words[1:FIRST_WORDS])
    return _LineOrRow(line, Placed(box, columns.columns[0][0].baseline, starts, bool(cells), bool(heading)))


def _cell(column: Sequence[LaidWord]) -> PageCell:
    return PageCell(spaced(column)[0], box=line_box(column), confidence=least_sure(column))


def _of_row(row: TableRow, page: int, table: int) -> _LineOrRow:
    line = PageLine(page, 0, row.raw, row.box, row.words, row.cells, table=table)
    return _LineOrRow(line, Placed(row.box, row.box.bottom, (), True, False))
