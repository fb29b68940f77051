"""A document as rows of the database."""

import sqlite3
from collections.abc import Sequence

from minutes_extract.archive.documents import StoredDocument
from minutes_extract.archive.files import FileStamp
from minutes_extract.archive.identity import document_id, item_id
from minutes_extract.archive.renderings import (
    buddhist_date,
    first_place,
    path_text,
)
from minutes_extract.model.minutes import (
    DocumentReference,
    Mention,
    Minutes,
    Person,
    Place,
    Resolution,
    Table,
)
from minutes_extract.model.walk import ItemAt, items_of
from minutes_extract.search.insert import insert
from minutes_extract.search.passages import Passages
from minutes_extract.search.proceedings import PeopleByPointer, insert_proceedings
from minutes_extract.thai.dates import day_of

MAX_INTEGER = 2**63 - 1
"""SQLite's; a longer figure is kept as its text alone."""


def insert_document(connection: sqlite3.Connection, document: StoredDocument, stamp: FileStamp, engine: str) -> None:
    """Put in one document; the transaction is the caller's."""
    source, minutes = document.minutes.source, document.minutes
    number = insert(
        connection,
        "documents",
        file=document.file.name,
        json_sha256=document.sha256,
        json_bytes=stamp.size,
        json_changed=stamp.changed,
        schema_version=minutes.schema_version,
        source_file=source.file_name,
        source_sha256=source.sha256,
        media_type=source.media_type,
        pages=len(source.pages),
    )
    _insert_meeting(connection, number, minutes)
    _insert_people(connection, number, minutes)
    writer = Passages(connection, number, minutes, engine)
    writer.write_document()
    people = PeopleByPointer(minutes)
    ids: dict[tuple[int, ...], int] = {}
    for found in items_of(minutes):
        ids[found.positions] = _insert_item(connection, number, minutes, found, ids.get(found.positions[:-1]))
        insert_proceedings(connection, ids[found.positions], found.item, people)
        writer.write_item(ids[found.positions], found.chain)
    for table in minutes.tables:
        _insert_table(connection, number, None, table)
    for finding in minutes.findings:
        insert(
            connection,
            "findings",
            document_id=number,
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            path=finding.path,
            quote=finding.quote,
            page=_page(finding.places),
        )


def _insert_meeting(connection: sqlite3.Connection, document: int, minutes: Minutes) -> None:
    meeting = minutes.meeting
    day = day_of(meeting.date.iso) if meeting.date else None
    insert(
        connection,
        "meetings",
        document_id=document,
        title=meeting.title,
        body=meeting.body,
        number=meeting.number.text if meeting.number else None,
        sequence=_integer(meeting.number.sequence) if meeting.number else None,
        year_be=_integer(meeting.number.year_be) if meeting.number else None,
        date=day.isoformat() if day else None,
        date_be=buddhist_date(day) if day else None,
        weekday=meeting.date.weekday if meeting.date else None,
        opened=meeting.opened,
        adjourned=meeting.adjourned,
        venue=meeting.venue,
    )


def _insert_people(connection: sqlite3.Connection, document: int, minutes: Minutes) -> None:
    for group in minutes.attendance:
        for person in group.people:
            insert(
                connection,
                "attendance",
                document_id=document,
                person_id=_person(connection, person),
                status=group.status,
                heading=group.heading or "",
                number=_integer(person.number),
                position=person.position,
                role=person.role,
                acting_for=person.acting_for,
                reason=person.reason,
                unit=person.unit,
                page=_page(person.places),
            )
    for one in minutes.signatures:
        insert(
            connection,
            "signatures",
            document_id=document,
            role=one.role,
            label=one.label,
            name=one.name,
            position=one.position,
        )


def _person(connection: sqlite3.Connection, person: Person) -> int:
    row = connection.execute("SELECT id FROM people WHERE name = ?", (person.name,)).fetchone()
    if row:
        return int(row[0])
    return insert(
        connection,
        "people",
        name=person.name,
        honorific_prefix=person.honorific_prefix,
        given_name=person.given_name,
        family_name=person.family_name,
    )


def _insert_item(
    connection: sqlite3.Connection,
    document: int,
    minutes: Minutes,
    found: ItemAt,
    parent: int | None,
) -> int:
    item = found.item
    place = first_place(item.places)
    box = place.box if place and place.box else (None, None, None, None)
    number = insert(
        connection,
        "agenda_items",
        document_id=document,
        parent_id=parent,
        record_id=item_id(document_id(minutes), found.positions),
        number=item.number,
        path=path_text(item.path),
        kind=found.chain[0].kind,
        heading=item.heading,
        text=item.text,
        status=item.status,
        page=place.page if place else None,
        first_line=place.first_line if place else None,
        **dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)),
    )
    for resolution in item.resolutions:
        _insert_resolution(connection, number, resolution)
    for table in item.tables:
        _insert_table(connection, document, number, table)
    for mention in item.mentions:
        _insert_mention(connection, number, mention)
    return number


def _insert_resolution(connection: sqlite3.Connection, item: int, resolution: Resolution) -> None:
    votes = resolution.votes
    number = insert(
        connection,
        "resolutions",
        item_id=item,
        text=resolution.text,
        labelled=resolution.labelled,
        yes=_number(votes.yes) if votes else None,
        no=_number(votes.no) if votes else None,
        abstain=_number(votes.abstain) if votes else None,
        invalid=_number(votes.invalid) if votes else None,
        present=_number(votes.present) if votes else None,
        unanimous=votes.unanimous if votes else None,
        unit=votes.unit if votes else None,
        method=votes.method if votes else None,
    )
    for outcome in dict.fromkeys(resolution.outcomes):
        insert(connection, "outcomes", resolution_id=number, item_id=item, outcome=outcome)


def _insert_table(connection: sqlite3.Connection, document: int, item: int | None, table: Table) -> None:
    number = insert(
        connection,
        "tables",
        document_id=document,
        item_id=item,
        caption=table.caption,
        page=_page(table.places),
    )
    names = table.columns
    connection.executemany(
        "INSERT INTO table_cells VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, at, column, names[column] if column < len(names) else None, cell.text, _number(cell.value))
            for at, row in enumerate(table.rows)
            for column, cell in enumerate(row)
        ),
    )


def _insert_mention(connection: sqlite3.Connection, item: int, mention: Mention) -> None:
    value = mention.value
    if isinstance(value, DocumentReference):
        value = " ".join(filter(None, (value.number, value.date))) or None
    insert(
        connection,
        "mentions",
        item_id=item,
        kind=mention.kind,
        text=mention.text,
        number=_number(value) if isinstance(value, int | float) else None,
        value=value if isinstance(value, str) else None,
        unit=mention.unit,
    )


def _page(places: Sequence[Place]) -> int | None:
    return places[0].page if places else None


def _number(value: int | float | None) -> int | float | None:
    return _integer(value) if isinstance(value, int) else value


def _integer(value: int | None) -> int | None:
    return value if value is None or abs(value) <= MAX_INTEGER else None
