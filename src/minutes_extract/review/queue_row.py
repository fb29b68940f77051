"""A document under review → its row of the queue."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes_extract.model.minutes import Minutes, SectionState, Severity
from minutes_extract.model.page import TextFrom
from minutes_extract.model.walk import items_of, tables_of
from minutes_extract.review.document import DOUBTFUL_READING, Reviewed
from minutes_extract.thai.numerals import to_ascii_digits

MAX_SEARCHED_LETTERS = 4_000
"""Letters of one document that the search box sees: names, headings, titles; the texts are the search command's."""
TEXT, SCAN, MIXED = "text", "scan", "mixed"
QUEUE_SOURCES = {TextFrom.OCR: SCAN, TextFrom.MIXED: MIXED}
"""Of pages; all other text is text from the start."""
STATE_LETTERS = {SectionState.COMPLETE: "c", SectionState.CHECK: "k", SectionState.ABSENT: "a"}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """What the queue shows and is filtered and sorted by."""

    title: str = ""
    body: str = ""
    number: str = ""
    date: str = ""
    text_from: str = TEXT
    sections: str = ""
    """One letter a section, in the order of the contract: c(omplete) k(check) a(bsent)."""
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    low_confidence: int = 0
    checked: bool = False
    accepted: bool = False
    conflicts: int = 0
    failed: str = ""
    codes: tuple[str, ...] = ()
    words: str = field(default="", repr=False)


def queue_row_of(document: Reviewed) -> QueueRow:
    """The row of a document; findings that are answered or settled do not count."""
    minutes, corrections = document.minutes, document.corrections
    found = document.open_findings
    weights = Counter(finding.severity for finding in found)
    return QueueRow(
        title=minutes.meeting.title or minutes.source.file_name,
        body=minutes.meeting.body or "",
        number=minutes.meeting.number.text if minutes.meeting.number else "",
        date=(minutes.meeting.date.iso or "") if minutes.meeting.date else "",
        text_from=_text_from(minutes),
        sections="".join(STATE_LETTERS[state] for state in document.sections.values()),
        errors=weights[Severity.ERROR],
        warnings=weights[Severity.WARNING],
        infos=weights[Severity.INFO],
        low_confidence=sum(1 for confidence in _confidences(minutes) if confidence < DOUBTFUL_READING),
        checked=corrections.checked is not None and not document.conflicts,
        accepted=corrections.accepted is not None,
        conflicts=len(document.conflicts),
        codes=tuple(sorted({finding.code for finding in found})),
        words=words_of(" \n".join(_words(minutes, document.name)))[:MAX_SEARCHED_LETTERS],
    )


def words_of(text: str) -> str:
    """Text as the search box compares it."""
    return " ".join(to_ascii_digits(text).casefold().split())


def _text_from(minutes: Minutes) -> str:
    kinds = {QUEUE_SOURCES.get(page.text_from, TEXT) for page in minutes.source.pages}
    return kinds.pop() if len(kinds) == 1 else MIXED if kinds else TEXT


def _confidences(minutes: Minutes) -> Iterator[float]:
    for group in minutes.attendance:
        yield from (person.confidence for person in group.people if person.confidence is not None)
    for _, table in tables_of(minutes):
        yield from (cell.confidence for row in table.rows for cell in row if cell.confidence is not None)


def _words(minutes: Minutes, name: str) -> Iterator[str]:
    yield name
    yield minutes.source.file_name
    yield from filter(None, (minutes.meeting.title, minutes.meeting.body, minutes.meeting.venue))
    if minutes.meeting.number:
        yield minutes.meeting.number.text
    for group in minutes.attendance:
        yield from (person.name for person in group.people)
    yield from (found.item.heading for found in items_of(minutes) if found.item.heading)
