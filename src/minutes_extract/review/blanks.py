"""New records with nothing in them yet, and which list holds which."""

from collections.abc import Mapping

from pydantic import JsonValue

from minutes_extract.corrections.pointer import steps_of
from minutes_extract.model.minutes import (
    AgendaItem,
    AgendaKind,
    AttendanceGroup,
    Ballot,
    CoverLetter,
    DateValue,
    DueDate,
    JsonRecord,
    LetterSignatory,
    MeetingNumber,
    Mention,
    MentionKind,
    Motion,
    MotionKind,
    NamedPerson,
    Person,
    PersonStatus,
    Quorum,
    Record,
    Resolution,
    Signature,
    SignatureRole,
    Sitting,
    Speaker,
    Speech,
    Table,
    TableCell,
    Task,
    Votes,
)

BLANK_CELL = TableCell.empty(row_span=1, column_span=1)
# By the key of the list a record stands in.
ELEMENTS: Mapping[str, Record] = {
    "attendance": AttendanceGroup.empty(status=PersonStatus.PRESENT),
    "people": Person.empty(),
    "agenda": AgendaItem.empty(kind=AgendaKind.UNKNOWN),
    "items": AgendaItem.empty(),
    "resolutions": Resolution.empty(labelled=True),
    "mentions": Mention.empty(kind=MentionKind.QUANTITY),
    "signatures": Signature.empty(role=SignatureRole.OTHER),
    "tables": Table.empty(columns=("",)),
    "speeches": Speech.empty(speaker=Speaker.empty()),
    "tasks": Task.empty(),
    "seconders": NamedPerson.empty(),
    "ballots": Ballot.empty(candidate=NamedPerson.empty()),
    "sittings": Sitting.empty(),
}
# By the key under which a record may be missing.
OPTIONAL: Mapping[str, Record] = {
    "cover_letter": CoverLetter.empty(),
    "number": MeetingNumber.empty(),
    "date": DateValue.empty(),
    "votes": Votes.empty(),
    "signatory": LetterSignatory.empty(),
    "quorum": Quorum.empty(),
    "motion": Motion.empty(kind=MotionKind.MOTION),
    "proposer": NamedPerson.empty(),
    "to": NamedPerson.empty(),
    "due": DueDate.empty(),
}


def blank_element(list_path: str, table: JsonValue = None) -> JsonValue:
    """What is added to a list. Raises KeyError where nothing can be added.

    A new row has as many cells as the table has columns; `table` is the table it stands in.
    """
    key = steps_of(list_path)[-1] if list_path else ""
    if key == "rows" and isinstance(table, dict):
        return [_json(BLANK_CELL) for _ in range(_width(table))]
    return "" if key == "enclosures" else _json(ELEMENTS[key])


def blank_record(key: str) -> JsonRecord:
    """What stands under a key that was null, as soon as one of its fields is set. Raises KeyError."""
    return _json(OPTIONAL[key])


def _width(table: JsonRecord) -> int:
    columns, rows = table.get("columns"), table.get("rows")
    widths = [len(row) for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    return max([len(columns) if isinstance(columns, list) else 0, *widths, 1])


def _json(record: Record) -> JsonRecord:
    return record.model_dump(mode="json")
