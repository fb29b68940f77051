"""The numbers of a draft that were read from pictures: where they go, how sure they are, and whether anything confirms them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from minutes_extract.checks.item_numbers import figure_parts
from minutes_extract.checks.scans.provenance import ScanLines, places_of_words
from minutes_extract.checks.scans.repeated_values import (
    Said,
    said_date,
    said_document,
    said_figure,
    said_meeting,
)
from minutes_extract.checks.sequences import in_sequence
from minutes_extract.checks.tables import spelt_out
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import Draft
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import (
    AgendaItem,
    AttendanceGroup,
    DateValue,
    DocumentReference,
    Mention,
    MentionKind,
    Place,
)
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.agenda.mentions import find_mentions
from minutes_extract.parsing.text.confidence import ReadWord, least_sure, read_words, words_holding
from minutes_extract.parsing.text.paragraph import paragraphs
from minutes_extract.thai.dates import day_of, first_date, weekday_of
from minutes_extract.thai.times import find_times

# What of a value can be wrong without being seen: figures, and months of two letters (ม.ค. is มี.ค. without a mark).
TELLING = regex.compile(r"\d|[ก-๎]\.\s?[ก-ฮ]")
# Facts named in texts whose digits count.
NUMERIC_MENTIONS = {
    MentionKind.DATE: "date",
    MentionKind.TIME: "time",
    MentionKind.MONEY: "amount",
    MentionKind.PERCENT: "percentage",
    MentionKind.QUANTITY: "count",
    MentionKind.DOCUMENT: "document number",
    MentionKind.ENCLOSURE: "enclosure number",
}
# The rules that take lines of a covering letter, and the fields that these go to.
LETTER_FIELDS = {"letter_body": "body", "enclosures": "enclosures", "subject": "subject"}

# Where the times of the meeting stand, and the field of another place that may say the same.
TIMES = (
    (Zone.TITLE, "time_start", "opened"),
    (Zone.TITLE, "time_end", "adjourned"),
    (Zone.OPENING, "opened", "time_start"),
    (Zone.CLOSING, "adjourned", "time_end"),
)


@dataclass(frozen=True, slots=True)
class ScanNumber:
    """A number read from a picture. `said` is what other places of the paper may say too; `path` a JSON Pointer."""

    path: str
    what: str
    raw: str
    confidence: float
    places: tuple[Place, ...]
    confirmed: bool = False
    said: tuple[Said, ...] = ()
    well_formed: bool = True
    column: str = ""
    """The head of its column, of a cell."""


def numbers_of(draft: Draft, scan: ScanLines) -> Iterator[ScanNumber]:
    """All but those of tables, in the order of the paper."""
    yield from _letter(draft, scan)
    yield from _meeting(draft, scan)
    for at, group in enumerate(draft.attendance):
        yield from _attendance(group, f"/attendance/{at}", scan)
    yield from _agenda_numbers(draft.agenda, "/agenda", (), scan)
    enclosures = _enclosures_that_count_up(draft)
    for path, item in agenda_items(draft):
        spelt = {amount.value for amount in spelt_out(item) if amount.holds}
        held: dict[MentionKind, set[object]] = {MentionKind.ENCLOSURE: enclosures, MentionKind.MONEY: {*spelt}}
        for at, mention in enumerate(item.mentions):
            found = _mention(mention, f"{path}/mentions/{at}", scan)
            yield from (_confirmed(one, mention.value in held.get(mention.kind, set())) for one in found)
        yield from _votes(item, path, scan)


def _letter(draft: Draft, scan: ScanLines) -> Iterator[ScanNumber]:
    letter = draft.cover_letter
    if letter is None:
        return
    words = scan.words(letter.places)
    if letter.reference_no:
        held = words_holding(words, letter.reference_no)
        yield from _number(
            "/cover_letter/reference_no", "document number", letter.reference_no, held or words,
            tuple(said_document(letter.reference_no)),
        )  # fmt: skip
    yield from _date(letter.date, "/cover_letter/date", words)
    for rule, field in LETTER_FIELDS.items():
        lines = [one.line for one in draft.taken if one.zone == Zone.LETTER and one.rule == rule]
        for paragraph in paragraphs(lines):
            for mention in find_mentions(paragraph):
                yield from _mention(mention, f"/cover_letter/{field}", scan)


def _meeting(draft: Draft, scan: ScanLines) -> Iterator[ScanNumber]:
    meeting = draft.meeting
    words = scan.words(meeting.places)
    if meeting.number:
        held = words_holding(words, meeting.number.raw)
        said = tuple(said_meeting(meeting.number.sequence, meeting.number.year_be))
        yield from _number("/meeting/number", "meeting number", meeting.number.raw, held or words, said)
    yield from _date(meeting.date, "/meeting/date", words)
    for zone, name, other in TIMES:
        value = getattr(meeting, name)
        lines = [one.line for one in draft.taken if one.zone == zone and not one.line.furniture]
        agreed = value is not None and value == getattr(meeting, other)
        yield from (_confirmed(one, agreed) for one in _time(value, f"/meeting/{name}", lines))


def _time(value: str | None, path: str, lines: Iterable[Line]) -> Iterator[ScanNumber]:
    for line in lines if value else ():
        for time in find_times(line.raw):
            if time.text == value:
                words = [one for one in read_words([line]) if one.word.start < time.end and one.word.end > time.start]
                yield from _number(path, "time", time.raw, words)
                return


def _date(value: DateValue | None, path: str, words: Sequence[ReadWord]) -> Iterator[ScanNumber]:
    if value:
        held = words_holding(words, value.raw) or words
        found = _number(path, "date", value.raw, held, tuple(said_date(value.iso)))
        yield from (_confirmed(one, _fits_weekday(value.iso, value.weekday)) for one in found)


def _fits_weekday(iso: str | None, weekday: str | None) -> bool:

    day = day_of(iso)
    return day is not None and weekday is not None and weekday_of(day) == weekday


def _attendance(group: AttendanceGroup, path: str, scan: ScanLines) -> Iterator[ScanNumber]:
    if group.stated_count is not None:
        raw = str(group.stated_count)
        found = _number(f"{path}/stated_count", "count", raw, words_holding(scan.first_line(group.places), raw))
        yield from (_confirmed(one, group.stated_count == len(group.people)) for one in found)
    numbers = [(person.number,) if person.number is not None else () for person in group.people]
    for at, (person, counts) in enumerate(zip(group.people, in_sequence(numbers), strict=True)):
        if person.number is not None:
            held = words_holding(scan.first_line(person.places), str(person.number))
            found = _number(f"{path}/people/{at}/number", "number in the list", str(person.number), held)
            yield from (_confirmed(one, counts) for one in found)


def _agenda_numbers(
    items: Sequence[AgendaItem], path: str, above: tuple[int, ...], scan: ScanLines
) -> Iterator[ScanNumber]:
    numbers = [figure_parts(item.number) for item in items]
    for at, (item, counts) in enumerate(zip(items, in_sequence(numbers, above), strict=True)):
        label = item.label or item.number or ""
        held = words_holding(scan.first_line(item.places), label)
        found = _number(f"{path}/{at}/number", "agenda number", label, held)
        yield from (_confirmed(one, counts) for one in found)
        yield from _agenda_numbers(item.items, f"{path}/{at}/items", numbers[at], scan)


def _enclosures_that_count_up(draft: Draft) -> set[object]:
    values = [
        mention.value
        for _, item in agenda_items(draft)
        for mention in item.mentions
        if mention.kind is MentionKind.ENCLOSURE and isinstance(mention.value, int)
    ]
    held = in_sequence([(value,) for value in values])
    return {value for value, counts in zip(values, held, strict=True) if counts}


def _votes(item: AgendaItem, path: str, scan: ScanLines) -> Iterator[ScanNumber]:
    """Votes that are no mention: of "๑๒ ต่อ ๓ เสียง" the first."""
    mentioned = {mention.value for mention in item.mentions if mention.kind is MentionKind.QUANTITY}
    for at, resolution in enumerate(item.resolutions):
        votes = resolution.votes
        counts = (votes.yes, votes.no, votes.abstain) if votes else ()
        words = scan.words(resolution.places) if votes else []
        for count in (count for count in counts if count and count not in mentioned):
            yield from _number(f"{path}/resolutions/{at}/votes", "vote", str(count), words_holding(words, str(count)))


def _mention(mention: Mention, path: str, scan: ScanLines) -> Iterator[ScanNumber]:
    if mention.kind not in NUMERIC_MENTIONS:
        return
    words = scan.words(mention.places)
    held = words_holding(words, mention.raw) or words
    found = _number(path, NUMERIC_MENTIONS[mention.kind], mention.raw, held, tuple(_said(mention)))
    fits = mention.kind is MentionKind.DATE and _weekday_in(mention)
    yield from (_confirmed(one, fits) for one in found)


def _said(mention: Mention) -> Iterator[Said]:
    value = mention.value
    if isinstance(value, DocumentReference):
        yield from said_document(value.number)
        yield from said_date(value.date)
    elif mention.kind is MentionKind.DATE and isinstance(value, str):
        yield from said_date(value)
    elif mention.kind in {MentionKind.MONEY, MentionKind.QUANTITY}:
        yield from said_figure(value)


def _weekday_in(mention: Mention) -> bool:
    date = first_date(mention.text)
    return date is not None and date.date is not None and weekday_of(date.date) == date.weekday


def _number(
    path: str, what: str, raw: str, words: Sequence[ReadWord], said: tuple[Said, ...] = ()
) -> Iterator[ScanNumber]:
    """The number that stands on these words, as sure as those with digits; none where no picture was read."""
    telling = telling_words(words)
    confidence = least_sure(telling)
    if confidence is not None:
        yield ScanNumber(path, what, raw, confidence, places_of_words(telling), said=said)


def telling_words(words: Iterable[ReadWord]) -> list[ReadWord]:
    """Those that hold what can be wrong without being seen."""
    return [word for word in words if TELLING.search(word.text)]


def _confirmed(number: ScanNumber, holds: bool) -> ScanNumber:
    return replace(number, confirmed=True) if holds else number
