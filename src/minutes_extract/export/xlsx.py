"""Workbooks: one per meeting, a sheet per table, numbers as numbers.

openpyxl writes the time of day into a workbook; it is taken out again, so that the same minutes give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

import regex

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable
from minutes_extract.archive.renderings import path_text
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.sheets import SHEETS, SheetRow
from minutes_extract.export.spans import Area, merged_areas
from minutes_extract.export.xml import writable
from minutes_extract.model.minutes import Minutes, Table, TableCell
from minutes_extract.model.walk import items_of, tables_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

OVERVIEW = "meeting"
MAX_CELL = 32_767
"""Letters of a cell, by the format."""
MAX_COLUMNS, MAX_ROWS = 16_384, 1_048_576
"""Of a sheet, by the format; a larger table goes on on another sheet."""
MAX_SHEETS = 1_000
"""The format sets no limit, but programs slow down; more tables than this in one meeting were never seen."""
MOST_EXACT = 10**15
"""A workbook keeps numbers as doubles: a longer one (an id, a bar code) would lose its last digits."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip's entry."""
_WRITTEN_AT = regex.compile(rb"(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = b"1980-01-01T00:00:00Z"


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """One NAME.xlsx per meeting."""

    def chunks_of(document: StoredDocument) -> Iterator[Chunk]:
        for loss in losses(document.minutes):
            report(Unusable(document.file.name, loss))
        yield Chunk(f"{document.file.stem}.xlsx", workbook(document.minutes))

    yield from chunks_of_each(documents, report, chunks_of)


def losses(minutes: Minutes) -> Iterator[str]:
    """What a workbook cannot hold of the minutes."""
    tables = [table for _, table in tables_of(minutes)]
    if len(tables) > MAX_SHEETS:
        yield f"only the first {MAX_SHEETS:,} of its {len(tables):,} tables go into a workbook"
    texts = (text for table in tables for text in (*table.columns, *(cell.text for row in table.rows for cell in row)))
    cut = sum(len(text) > MAX_CELL for text in texts)
    if cut:
        yield f"{cut:,} cells with more than {MAX_CELL:,} letters are cut"


def workbook(minutes: Minutes) -> bytes:
    """A sheet of the meeting and its tables, one each of what was decided, moved, assigned and said, then one per table."""
    from openpyxl import Workbook

    book = Workbook()
    overview = book.worksheets[0]
    overview.title = OVERVIEW
    _fill_overview(overview, minutes)
    for rows_of in SHEETS:
        rows = list(rows_of.rows(minutes))
        if rows:
            _fill_rows(book.create_sheet(rows_of.title), rows_of.columns, rows)
    for number, (_, table) in enumerate(tables_of(minutes), start=1):
        if number > MAX_SHEETS:
            break
        for title, piece in _pieces(f"table {number}", table):
            _fill(book.create_sheet(title), table, piece)
    written = io.BytesIO()
    book.save(written)
    return without_time(written.getvalue())


def _fill_overview(sheet: "Worksheet", minutes: Minutes) -> None:
    meeting = minutes.meeting
    facts = (
        ("title", meeting.title),
        ("body", meeting.body),
        ("number", meeting.number.text if meeting.number else None),
        ("date", meeting.date.iso if meeting.date else None),
        ("venue", meeting.venue),
        ("source", minutes.source.file_name),
    )
    for row, (name, value) in enumerate(facts, start=1):
        _put_text(sheet.cell(row, 1), name)
        _put_text(sheet.cell(row, 2), value or "")
    rows = enumerate(_labels(minutes), start=len(facts) + 2)
    for number, (row, (path, caption)) in enumerate(rows, start=1):
        for column, text in enumerate((f"table {number}", path, caption), start=1):
            _put_text(sheet.cell(row, column), text)


def _labels(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Path and caption (or heading of the item) of each table, in the order of `tables_of`."""
    for found in items_of(minutes):
        item = found.item
        for table in item.tables:
            yield path_text(item.path), table.caption or item.heading or ""
    for table in minutes.tables:
        yield "", table.caption or ""


def _fill_rows(sheet: "Worksheet", columns: Sequence[str], rows: Sequence[SheetRow]) -> None:
    _fill_head(sheet, columns)
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column)
            if isinstance(value, int | float) and abs(value) < MOST_EXACT:
                cell.value = value
            elif value is not None:
                _put_text(cell, str(value))


def _pieces(title: str, table: Table) -> Iterator[tuple[str, Area]]:
    """The parts of a table that fit on a sheet, each with the sheet's title; almost always one."""
    width = max([len(table.columns), *map(len, table.rows)], default=0)
    tops = range(0, max(1, len(table.rows)), MAX_ROWS - 1)
    lefts = range(0, max(1, width), MAX_COLUMNS)
    for number, (top, left) in enumerate(product(tops, lefts), start=1):
        area = Area(top, left, min(top + MAX_ROWS - 1, len(table.rows)) - 1, min(left + MAX_COLUMNS, width) - 1)
        yield (title if number == 1 else f"{title} ({number})"), area


def _fill(sheet: "Worksheet", table: Table, piece: Area) -> None:
    columns = table.columns[piece.left : piece.right + 1]
    _fill_head(sheet, columns)
    first = 2 if columns else 1
    for at, row in enumerate(table.rows[piece.top : piece.bottom + 1]):
        for column, cell in enumerate(row[piece.left : piece.right + 1], start=1):
            _put(sheet.cell(first + at, column), cell)
    _merge(sheet, table, piece, first)


def _fill_head(sheet: "Worksheet", columns: Sequence[str]) -> None:
    from openpyxl.styles import Font

    for column, text in enumerate(columns, start=1):
        head = sheet.cell(1, column)
        _put_text(head, text)
        head.font = Font(bold=True)
    if columns:
        sheet.freeze_panes = "A2"


def _put(target: "Cell | MergedCell", cell: TableCell) -> None:
    """A number where the cell is one, else its text."""
    value = cell.value
    if value is not None and abs(value) < MOST_EXACT:
        target.value = value
    else:
        _put_text(target, cell.text)


def _put_text(target: "Cell | MergedCell", text: str) -> None:
    target.value = writable(text)[:MAX_CELL]
    # Else a text that begins with = would become a formula.
    target.data_type = "s"


def _merge(sheet: "Worksheet", table: Table, piece: Area, first: int) -> None:
    """What of the merged cells lies on the sheet."""
    areas, _ = merged_areas(table)
    for area in areas:
        top, left = max(area.top, piece.top), max(area.left, piece.left)
        bottom, right = min(area.bottom, piece.bottom), min(area.right, piece.right)
        if bottom >= top and right >= left and (bottom > top or right > left):
            sheet.merge_cells(
                start_row=first + top - piece.top,
                end_row=first + bottom - piece.top,
                start_column=left - piece.left + 1,
                end_column=right - piece.left + 1,
            )


def without_time(content: bytes) -> bytes:
    """The same workbook with every time in it set to the zip's epoch."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _WRITTEN_AT.sub(_NO_TIME, part)
            new.writestr(zipfile.ZipInfo(entry.filename, EPOCH), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
