"""CSV: one file of all attendance, one of all resolutions, and each table as its own file.

Written with a byte order mark: without it spreadsheets read Thai as the machine's old code page. Cells that a
spreadsheet would run as formulas are guarded (`cells`).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.archive.renderings import first_place, path_text
from minutes_extract.export.cells import CsvValue, harmless
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.model.minutes import Place, Table
from minutes_extract.model.walk import items_of, tables_of

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
ATTENDANCE_FILE = "attendance.csv"
RESOLUTIONS_FILE = "resolutions.csv"
MEETING_COLUMNS = ("file", "body", "meeting", "date")
ATTENDANCE_COLUMNS = (
    *MEETING_COLUMNS,
    *("status", "heading", "number", "name", "honorific_prefix", "given_name", "family_name"),
    *("position", "role", "acting_for", "reason", "unit", "page"),
)
RESOLUTION_COLUMNS = (*MEETING_COLUMNS, "path", "kind", "heading", "text", "outcomes", "page", "line")


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """The two long files row by row, and tables/NAME-1.csv … of each document."""
    yield Chunk(ATTENDANCE_FILE, (BYTE_ORDER_MARK + _line(ATTENDANCE_COLUMNS)).encode(), more=True)
    yield Chunk(RESOLUTIONS_FILE, (BYTE_ORDER_MARK + _line(RESOLUTION_COLUMNS)).encode(), more=True)
    yield from chunks_of_each(documents, report, _chunks)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    yield Chunk(ATTENDANCE_FILE, _lines(_attendance(document)), more=True)
    yield Chunk(RESOLUTIONS_FILE, _lines(_resolutions(document)), more=True)
    for number, (_, table) in enumerate(tables_of(document.minutes), start=1):
        yield Chunk(f"tables/{document.file.stem}-{number}.csv", _table(table))


def _attendance(document: StoredDocument) -> Iterator[tuple[CsvValue, ...]]:
    meeting = _meeting(document)
    for group in document.minutes.attendance:
        for person in group.people:
            yield (
                *meeting,
                group.status,
                group.heading,
                person.number,
                person.name,
                person.honorific_prefix,
                person.given_name,
                person.family_name,
                person.position,
                person.role,
                person.acting_for,
                person.reason,
                person.unit,
                _page(person.places),
            )


def _resolutions(document: StoredDocument) -> Iterator[tuple[CsvValue, ...]]:
    meeting = _meeting(document)
    for found in items_of(document.minutes):
        item = found.item
        for one in item.resolutions:
            place = first_place(one.places)
            outcomes = " ".join(one.outcomes)
            where = (place.page, place.first_line) if place else (None, None)
            yield (*meeting, path_text(item.path), found.chain[0].kind, item.heading, one.text, outcomes, *where)


def _meeting(document: StoredDocument) -> tuple[CsvValue, ...]:
    meeting = document.minutes.meeting
    number = meeting.number.text if meeting.number else None
    return document.file.name, meeting.body, number, meeting.date.iso if meeting.date else None


def _table(table: Table) -> bytes:
    rows = [table.columns, *(tuple(cell.text for cell in row) for row in table.rows)]
    return BYTE_ORDER_MARK.encode() + _lines(row for row in rows if row)


def _page(places: tuple[Place, ...]) -> int | None:
    place = first_place(places)
    return place.page if place else None


def _lines(rows: Iterable[Sequence[CsvValue]]) -> bytes:
    return "".join(map(_line, rows)).encode()


def _line(row: Sequence[CsvValue]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(map(harmless, row))
    return text.getvalue()
