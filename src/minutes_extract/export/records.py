"""The self-contained record of an agenda item: all that a search engine shows, without another look-up."""

from collections.abc import Iterable, Iterator

from minutes_extract.archive.documents import StoredDocument
from minutes_extract.archive.identity import document_id, item_id
from minutes_extract.archive.renderings import buddhist_date, first_place, path_text, table_text
from minutes_extract.model.minutes import (
    AgendaItem,
    AgendaKind,
    BoxValues,
    ItemStatus,
    Mention,
    MentionKind,
    Minutes,
    Motion,
    MotionKind,
    Outcome,
    PersonStatus,
    Record,
    Speech,
    Task,
    Votes,
    VoteUnit,
)
from minutes_extract.model.walk import ItemAt, items_of
from minutes_extract.thai.dates import day_of
from minutes_extract.thai.segment import NEWMM, words_of


class RecordDate(Record):
    """A day in both eras, YYYY-MM-DD."""

    iso: str
    buddhist: str


class RecordPerson(Record):
    """Someone on the attendance list of the meeting."""

    name: str
    status: PersonStatus
    position: str | None
    role: str | None


class RecordAmount(Record):
    """Money named in the item, in baht where `unit` says so."""

    text: str
    value: float
    unit: str | None


class RecordMeeting(Record):
    """The meeting an item belongs to."""

    id: str
    title: str | None
    body: str | None
    number: str | None
    year_be: int | None
    date: RecordDate | None
    venue: str | None
    file: str
    source_file: str


class RecordSpeech(Record):
    """Who says what; `name` is null where an office speaks."""

    speaker: str
    name: str | None
    text: str


class RecordTask(Record):
    """Who must do what by when."""

    to: str | None
    text: str
    due: str | None
    due_date: RecordDate | None


class RecordVotes(Record):
    """Votes of a resolution that counts them."""

    yes: float | None
    no: float | None
    abstain: float | None
    present: float | None
    unanimous: bool
    unit: VoteUnit | None


class RecordMotion(Record):
    """What kind of motion an item is, and who moves it."""

    kind: MotionKind
    reading: int | None
    proposer: str | None
    seconders: tuple[str, ...]


class ItemRecord(Record):
    """One agenda item. `text_tokens` is heading, text, resolutions and tables cut into words parted by blanks."""

    id: str
    meeting: RecordMeeting
    path: tuple[str, ...]
    path_text: str
    kind: AgendaKind | None
    title: str | None
    context: tuple[str, ...]
    body: str
    resolution: str
    outcomes: tuple[Outcome, ...]
    status: ItemStatus | None
    dates: tuple[RecordDate, ...]
    people: tuple[RecordPerson, ...]
    amounts: tuple[RecordAmount, ...]
    speeches: tuple[RecordSpeech, ...]
    motion: RecordMotion | None
    tasks: tuple[RecordTask, ...]
    votes: tuple[RecordVotes, ...]
    tables: tuple[str, ...]
    page: int | None
    first_line: int | None
    box: BoxValues | None
    text_tokens: str


def records_of(documents: Iterable[StoredDocument]) -> Iterator[ItemRecord]:
    """The records of all items, document by document, in the order of the paper."""
    for document in documents:
        meeting = _meeting(document)
        people = _people(document.minutes)
        for found in items_of(document.minutes):
            yield _record(found, meeting, people)


def kind_of(chain: tuple[AgendaItem, ...]) -> AgendaKind | None:
    """The kind of an item is that of the agenda it stands under."""
    return chain[0].kind


def outcomes_of(item: AgendaItem) -> tuple[Outcome, ...]:
    """What the resolutions of an item did, each once, in the order of the paper."""
    return tuple(dict.fromkeys(outcome for resolution in item.resolutions for outcome in resolution.outcomes))


def _record(found: ItemAt, meeting: RecordMeeting, people: tuple[RecordPerson, ...]) -> ItemRecord:
    item = found.item
    place = first_place(item.places)
    resolution = "\n".join(one.text for one in item.resolutions)
    tables = tuple(table_text(table) for table in item.tables)
    return ItemRecord(
        id=item_id(meeting.id, found.positions),
        meeting=meeting,
        path=item.path,
        path_text=path_text(item.path),
        kind=kind_of(found.chain),
        title=item.heading,
        context=tuple(above.heading for above in found.chain[:-1] if above.heading),
        body=item.text,
        resolution=resolution,
        outcomes=outcomes_of(item),
        status=item.status,
        dates=tuple(_dates(item.mentions)),
        people=people,
        amounts=tuple(_amounts(item.mentions)),
        speeches=tuple(_speech(one) for one in item.speeches),
        motion=_motion(item.motion) if item.motion else None,
        tasks=tuple(_task(one) for one in item.tasks),
        votes=tuple(_votes(one.votes) for one in item.resolutions if one.votes),
        tables=tables,
        page=place.page if place else None,
        first_line=place.first_line if place else None,
        box=place.box if place else None,
        text_tokens=" ".join(words_of("\n".join([item.heading or "", item.text, resolution, *tables]), NEWMM)),
    )


def _meeting(document: StoredDocument) -> RecordMeeting:
    meeting = document.minutes.meeting
    return RecordMeeting(
        id=document_id(document.minutes),
        title=meeting.title,
        body=meeting.body,
        number=meeting.number.text if meeting.number else None,
        year_be=meeting.number.year_be if meeting.number else None,
        date=_date(meeting.date.iso if meeting.date else None),
        venue=meeting.venue,
        file=document.file.name,
        source_file=document.minutes.source.file_name,
    )


def _people(minutes: Minutes) -> tuple[RecordPerson, ...]:
    return tuple(
        RecordPerson(name=person.name, status=group.status, position=person.position, role=person.role)
        for group in minutes.attendance
        for person in group.people
    )


def _speech(one: Speech) -> RecordSpeech:
    return RecordSpeech(speaker=one.speaker.raw, name=one.speaker.name, text=one.text)


def _motion(one: Motion) -> RecordMotion:
    proposer = one.proposer.raw if one.proposer else None
    seconders = tuple(seconder.raw for seconder in one.seconders)
    return RecordMotion(kind=one.kind, reading=one.reading, proposer=proposer, seconders=seconders)


def _task(one: Task) -> RecordTask:
    due = one.due
    day = _date(due.iso) if due else None
    return RecordTask(to=one.to.raw if one.to else None, text=one.text, due=due.raw if due else None, due_date=day)


def _votes(one: Votes) -> RecordVotes:
    return RecordVotes(
        yes=one.yes, no=one.no, abstain=one.abstain, present=one.present, unanimous=one.unanimous, unit=one.unit
    )


def _dates(mentions: Iterable[Mention]) -> Iterator[RecordDate]:
    for mention in mentions:
        found = _date(mention.value) if mention.kind is MentionKind.DATE and isinstance(mention.value, str) else None
        if found:
            yield found


def _date(iso: str | None) -> RecordDate | None:
    day = day_of(iso)
    return RecordDate(iso=day.isoformat(), buddhist=buddhist_date(day)) if day else None


def _amounts(mentions: Iterable[Mention]) -> Iterator[RecordAmount]:
    for mention in mentions:
        if mention.kind is MentionKind.MONEY and isinstance(mention.value, int | float):
            yield RecordAmount(text=mention.text, value=mention.value, unit=mention.unit)
