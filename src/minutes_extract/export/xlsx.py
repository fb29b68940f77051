"""Workbooks: one per meeting, a sheet per table, numbers as numbers.

openpyxl writes the time of day into a workbook; it is taken out again, so that the same minutes give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.archive.renderings import path_text
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.sheets import SHEETS, SheetRow
from minutes_extract.export.spans import merged_areas
from minutes_extract.export.xml import writable
from minutes_extract.model.minutes import Minutes, Table, TableCell
from minutes_extract.model.walk import items_of, tables_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

OVERVIEW = "meeting"
MAX_CELL = 32_767
"""Letters of a cell, by the format."""
MAX_SHEETS = 1_000
"""The format sets no limit, but programs slow down; more tables than this in one meeting were never seen."""
MOST_EXACT = 10**15
"""A workbook keeps numbers as doubles: a longer one (an id, a bar code) would lose its last digits."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip's entry."""
_WRITTEN_AT = regex.compile(rb"(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = b"1980-01-01T00:00:00Z"


def export(documents: Iterable[StoredDocument], _report: ReportUnusable) -> Iterator[Chunk]:
    """One NAME.xlsx per meeting."""
    for document in documents:
        yield Chunk(f"{document.file.stem}.xlsx", workbook(document.minutes))


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
        sheet = book.create_sheet(f"table {number}")
        _fill(sheet, table)
    written = io.BytesIO()
    book.save(written)
    return _without_time(written.getvalue())


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


def _fill(sheet: "Worksheet", table: Table) -> None:
    _fill_head(sheet, table.columns)
    first = 2 if table.columns else 1
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row, start=1):
            _put(sheet.cell(first + at, column), cell)
    _merge(sheet, table, first)


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


def _merge(sheet: "Worksheet", table: Table, first: int) -> None:
    areas, _ = merged_areas(table)
    for area in areas:
        sheet.merge_cells(
            start_row=first + area.top,
            end_row=first + area.bottom,
            start_column=area.left + 1,
            end_column=area.right + 1,
        )


def _without_time(content: bytes) -> bytes:
    """The same workbook with every time in it set to the zip's epoch."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _WRITTEN_AT.sub(_NO_TIME, part)
            new.writestr(zipfile.ZipInfo(entry.filename, EPOCH), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
