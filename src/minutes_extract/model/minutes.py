"""The minutes as they go out: the JSON of contract 1.1. Every key is always there; null or [] is what the paper does not say."""

from enum import StrEnum
from types import NoneType
from typing import Annotated, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from minutes_extract.model.page import TextFrom

SCHEMA_VERSION: Literal["1.1"] = "1.1"


JsonRecord = dict[str, JsonValue]
"""A record as it stands in a JSON file."""


class Record(BaseModel):
    """Base of everything that goes out: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def empty(cls, **known: object) -> Self:
        """A record that says nothing but what is `known`: null where that is allowed, else no text, no list, false.

        Raises TypeError for a field that has no empty value (a choice, a number) and is not known.
        """
        names = cls.model_fields.keys() - known.keys()
        return cls(**known, **{name: _nothing(cls.model_fields[name].annotation) for name in names})


def _nothing(kind: object) -> object:
    if NoneType in get_args(kind):
        return None
    empty = EMPTY_VALUES.get(get_origin(kind) or kind)
    if empty is None:
        raise TypeError(f"{kind} has no empty value")
    return empty


EMPTY_VALUES: dict[object, object] = {str: "", bool: False, tuple: ()}


class SectionState(StrEnum):
    """How a section came out: `check` where a finding stands against it, `absent` where the paper has none."""

    COMPLETE = "complete"
    CHECK = "check"
    ABSENT = "absent"


class Weekday(StrEnum):
    """The weekday as printed, whether or not it fits the date."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class PersonStatus(StrEnum):
    """present: members; in_attendance: guests, presenters, staff."""

    PRESENT = "present"
    ABSENT = "absent"
    IN_ATTENDANCE = "in_attendance"


class AgendaKind(StrEnum):
    """What an agenda is for. Read from its heading, never from its number."""

    PRE_AGENDA = "pre_agenda"
    CHAIR_ANNOUNCEMENTS = "chair_announcements"
    CONFIRMATION_OF_MINUTES = "confirmation_of_minutes"
    MATTERS_ARISING = "matters_arising"
    FOR_INFORMATION = "for_information"
    FOR_CONSIDERATION = "for_consideration"
    OTHER_BUSINESS = "other_business"
    UNKNOWN = "unknown"


class ItemStatus(StrEnum):
    """What became of an item that was not dealt with."""

    EMPTY = "empty"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    DEFERRED = "deferred"


class Outcome(StrEnum):
    """What a resolution did (รับทราบ, รับรอง, เห็นชอบ/อนุมัติ, ไม่เห็นชอบ, เลื่อน/ถอน, มอบหมาย, แต่งตั้ง/เลือก)."""

    ACKNOWLEDGED = "acknowledged"
    CERTIFIED = "certified"
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    ASSIGNED = "assigned"
    APPOINTED = "appointed"
    OTHER = "other"


class VoteUnit(StrEnum):
    """What is counted where votes are: votes (เสียง, คน, คะแนน), shares (หุ้น), or a ratio of ownership (อัตราส่วน)."""

    VOTES = "votes"
    SHARES = "shares"
    RATIO = "ratio"


class VoteMethod(StrEnum):
    """How the votes were taken (ยกมือ, ขานชื่อ, ลับ, บัตรลงคะแนน)."""

    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    SECRET_BALLOT = "secret_ballot"
    CARDS = "cards"


class QuorumUnit(StrEnum):
    """What a quorum is counted in."""

    PERSONS = "persons"
    SHARES = "shares"
    RATIO = "ratio"


class MotionKind(StrEnum):
    """What is moved in a council (ญัตติ, ญัตติด่วน, ร่างข้อบัญญัติ, กระทู้ถาม)."""

    MOTION = "motion"
    URGENT_MOTION = "urgent_motion"
    BILL = "bill"
    QUESTION = "question"


class MentionKind(StrEnum):
    """Facts named in running text."""

    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    DOCUMENT = "document"
    ENCLOSURE = "enclosure"
    URL = "url"
    PHONE = "phone"


class SignatureRole(StrEnum):
    """What a signer signed as."""

    RECORDER = "recorder"
    REVIEWER = "reviewer"
    TYPIST = "typist"
    CHAIR = "chair"
    CERTIFIER = "certifier"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


BoxValues = Annotated[
    tuple[float, float, float, float], Field(description="x0, top, x1, bottom in points, origin top-left")
]


class Place(Record):
    """Where something stands: lines count from 1 within the page (plain text: within the file, page null)."""

    page: int | None
    first_line: int
    last_line: int
    box: BoxValues | None


class Health(Record):
    """How far a page's text layer can be trusted, 0–1, and why not."""

    score: float
    reasons: tuple[str, ...]


class SourcePage(Record):
    """One page of the input; width and height in points, null for plain text."""

    number: int
    width: float | None
    height: float | None
    text_from: TextFrom
    health: Health


class SourcePart(Record):
    """Which meeting of the file this is, where one file holds several; counted from 1."""

    index: int
    of: int


class Source(Record):
    """The input itself; sha256 is of its bytes. With a `part`, the pages are those of this meeting."""

    file_name: str
    sha256: str
    media_type: str
    pages: tuple[SourcePage, ...]
    part: SourcePart | None


class Sections(Record):
    """State of each part of the minutes."""

    cover_letter: SectionState
    meeting: SectionState
    attendance: SectionState
    agenda: SectionState
    tables: SectionState
    signatures: SectionState


class DateValue(Record):
    """A date: `raw` as printed, `iso` Gregorian, `weekday` as printed."""

    raw: str
    iso: str | None
    weekday: Weekday | None


class LetterSignatory(Record):
    """Who signed the covering letter."""

    name: str | None
    position: str | None


class CoverLetter(Record):
    """The letter that sends the minutes out."""

    reference_no: str | None
    date: DateValue | None
    sender: str | None
    subject: str | None
    to: str | None
    enclosures: tuple[str, ...]
    body: str
    signatory: LetterSignatory | None
    places: tuple[Place, ...]


class MeetingNumber(Record):
    """ครั้งที่ as printed; `year_be` null where no year is printed."""

    raw: str
    text: str
    sequence: int | None
    year_be: int | None


class Sitting(Record):
    """One sitting of a meeting that sat more than once."""

    date: DateValue | None
    opened: str | None
    adjourned: str | None
    venue: str | None
    places: tuple[Place, ...]


class Quorum(Record):
    """How many members there are and how many are present, where the paper counts them."""

    members: int | float | None
    present: int | float | None
    unit: QuorumUnit | None


class Meeting(Record):
    """The title block, and when the meeting was opened and adjourned (HH:MM)."""

    title: str | None
    body: str | None
    number: MeetingNumber | None
    date: DateValue | None
    time_start: str | None
    time_end: str | None
    opened: str | None
    adjourned: str | None
    venue: str | None
    sittings: tuple[Sitting, ...]
    quorum: Quorum | None
    places: tuple[Place, ...]


class Person(Record):
    """One person of an attendance list."""

    number: int | None
    raw: str
    name: str
    honorific_prefix: str | None
    given_name: str | None
    family_name: str | None
    position: str | None
    role: str | None
    acting_for: str | None
    reason: str | None
    unit: str | None
    confidence: float | None
    places: tuple[Place, ...]


class AttendanceGroup(Record):
    """One group of an attendance list, in the order of the paper.

    Without a heading it is told by evidence; `confidence` says how surely, null where the heading tells it.
    """

    status: PersonStatus
    heading: str | None
    stated_count: int | None
    confidence: float | None
    people: tuple[Person, ...]
    places: tuple[Place, ...]


Pointer = Annotated[str, Field(description="JSON Pointer (RFC 6901) into this document")]


class NamedPerson(Record):
    """Somebody named in the text; `person` leads to them on the attendance list, null where nobody there fits."""

    raw: str
    name: str | None
    person: Pointer | None


class Votes(Record):
    """Votes counted in a resolution, in `unit`; `table` leads to the table that counts them."""

    yes: int | float | None
    no: int | float | None
    abstain: int | float | None
    invalid: int | float | None
    present: int | float | None
    unanimous: bool
    unit: VoteUnit | None
    method: VoteMethod | None
    table: Pointer | None


class Ballot(Record):
    """The votes for one candidate of an election; the candidate stands under the key `for`."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    candidate: NamedPerson = Field(alias="for")
    votes: int | float | None
    elected: bool | None


class Resolution(Record):
    """One มติ: `labelled` where the word stands before it."""

    raw: str
    text: str
    labelled: bool
    outcomes: tuple[Outcome, ...]
    votes: Votes | None
    ballots: tuple[Ballot, ...]
    confidence: float | None
    places: tuple[Place, ...]


class TableCell(Record):
    """One cell; `value` where it is a number, else null."""

    raw: str
    text: str
    value: int | float | None
    row_span: int
    column_span: int
    confidence: float | None


class Total(Record):
    """A stated total and what the column adds up to; rows and columns count from 0."""

    row: int
    column: int
    stated: int | float
    computed: int | float
    holds: bool


class Table(Record):
    """A table: header texts, rows of cells, and whether its totals hold."""

    caption: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    totals: tuple[Total, ...]
    places: tuple[Place, ...]


class DocumentReference(Record):
    """Value of a document mention: its number and its date (Gregorian, ISO)."""

    number: str | None
    date: str | None


class Mention(Record):
    """A fact named in running text."""

    kind: MentionKind
    raw: str
    text: str
    value: int | float | str | DocumentReference | None
    unit: str | None
    places: tuple[Place, ...]


class Speaker(Record):
    """Who speaks, as printed; `person` leads to them on the attendance list, null where nobody there fits."""

    raw: str
    name: str | None
    role: str | None
    person: Pointer | None


class Speech(Record):
    """What one speaker says at a stretch; the item's text keeps the whole."""

    speaker: Speaker
    text: str
    places: tuple[Place, ...]


class Motion(Record):
    """What kind of matter an item of a council is, in which reading (วาระที่ ๑ รับหลักการ), and who moves it."""

    kind: MotionKind
    reading: int | None
    proposer: NamedPerson | None
    seconders: tuple[NamedPerson, ...]


class DueDate(Record):
    """By when: `raw` as printed, `iso` Gregorian."""

    raw: str
    iso: str | None


class Task(Record):
    """What somebody is told to do, and by when."""

    to: NamedPerson | None
    text: str
    due: DueDate | None
    places: tuple[Place, ...]


class AgendaItem(Record):
    """An agenda or an item under it; `kind` is null below the top, `confidence` where a heading or number tells it."""

    number: str | None
    label: str | None
    path: tuple[str, ...]
    kind: AgendaKind | None
    heading: str | None
    text: str
    status: ItemStatus | None
    items: "tuple[AgendaItem, ...]"
    resolutions: tuple[Resolution, ...]
    speeches: tuple[Speech, ...]
    motion: Motion | None
    tasks: tuple[Task, ...]
    confidence: float | None
    tables: tuple[Table, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]


class Signature(Record):
    """One signer at the end of the minutes."""

    role: SignatureRole
    label: str
    name: str | None
    position: str | None
    places: tuple[Place, ...]


EvidenceValue = int | float | str | bool | None | tuple[int | float | str, ...]


class Finding(Record):
    """What does not fit, where, and the evidence. `path` is a JSON Pointer into this document."""

    code: str
    severity: Severity
    message: str
    path: str
    quote: str
    evidence: dict[str, EvidenceValue]
    places: tuple[Place, ...]


class Minutes(Record):
    """One document of minutes."""

    schema_version: Literal["1.1"]
    source: Source
    sections: Sections
    cover_letter: CoverLetter | None
    meeting: Meeting
    attendance: tuple[AttendanceGroup, ...]
    agenda: tuple[AgendaItem, ...]
    tables: tuple[Table, ...]
    signatures: tuple[Signature, ...]
    findings: tuple[Finding, ...]
