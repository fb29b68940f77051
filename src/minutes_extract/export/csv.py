"""CSV: a file of all attendance, one each of all resolutions, ballots, motions, tasks and speeches, and each table as its own file.

Written with a byte order mark: without it spreadsheets read Thai as the machine's old code page. Cells that a
spreadsheet would run as formulas are guarded (`cells`).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.export.cells import CsvValue, harmless
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.sheets import SHEETS
from minutes_extract.model.minutes import Table
from minutes_extract.model.walk import tables_of

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
MEETING_COLUMNS = ("file", "body", "meeting", "date")


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """The long files row by row, and tables/NAME-1.csv … of each document."""
    for sheet in SHEETS:
        head = BYTE_ORDER_MARK + _line((*MEETING_COLUMNS, *sheet.columns))
        yield Chunk(f"{sheet.name}.csv", head.encode(), more=True)
    yield from chunks_of_each(documents, report, _chunks)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    meeting = _meeting(document)
    for sheet in SHEETS:
        rows = ((*meeting, *row) for row in sheet.rows(document.minutes))
        yield Chunk(f"{sheet.name}.csv", _lines(rows), more=True)
    for number, (_, table) in enumerate(tables_of(document.minutes), start=1):
        yield Chunk(f"tables/{document.file.stem}-{number}.csv", _table(table))


def _meeting(document: StoredDocument) -> tuple[CsvValue, ...]:
    meeting = document.minutes.meeting
    number = meeting.number.text if meeting.number else None
    return document.file.name, meeting.body, number, meeting.date.iso if meeting.date else None


def _table(table: Table) -> bytes:
    rows = [table.columns, *(tuple(cell.text for cell in row) for row in table.rows)]
    return BYTE_ORDER_MARK.encode() + _lines(row for row in rows if row)


def _lines(rows: Iterable[Sequence[CsvValue]]) -> bytes:
    return "".join(map(_line, rows)).encode()


def _line(row: Sequence[CsvValue]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(map(harmless, row))
    return text.getvalue()
