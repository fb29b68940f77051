"""A document → the facts of its row: result, meeting, counts, what it repeats."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from minutes_extract.archive.documents import StoredDocument
from minutes_extract.checks.codes import NO_MINUTES
from minutes_extract.messages.say import in_thai
from minutes_extract.model.minutes import Finding, Minutes, PersonStatus, SectionState, Severity
from minutes_extract.model.walk import items_of
from minutes_extract.report.texts import ALREADY_CHECKED, RESULT_WORDS, SAME_BYTES, SAME_MEETING, WHAT_TO_DO, Result

BLANK_RUNS = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class InputRow:
    """What a batch knows of an input: its path, where it lies, what became of it; reason and hint in English."""

    name: str
    source: str
    status: str
    reason: str = ""
    pages: int = 0
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A row of the register."""

    result: Result
    paper: str
    """The name of the paper as a person knows it."""
    source: str = ""
    """Where the paper lies; empty where nobody knows."""
    json: str = ""
    reason: str = ""
    title: str = ""
    body: str = ""
    number: str = ""
    date: str = ""
    agendas: int = 0
    resolutions: int = 0
    people: tuple[int, int, int] = (0, 0, 0)
    """Present, absent, in attendance."""
    findings: int = 0
    pages: int = 0
    is_checked: bool = False
    same_bytes_as: str = ""
    same_meeting_as: str = ""

    @property
    def result_words(self) -> str:
        """What became of it."""
        return ALREADY_CHECKED if self.is_checked else RESULT_WORDS[self.result]

    @property
    def to_do(self) -> str:
        """What its reader is to do: for a document that failed also why it did."""
        if self.is_checked:
            return self._repeats()
        said = WHAT_TO_DO[self.result].format(count=self.findings)
        return " · ".join(
            filter(
                None,
                (
                    in_thai(self.reason),
                    said if not self.reason or self.result is Result.NOT_MINUTES else "",
                    self._repeats(),
                ),
            )
        )

    def _repeats(self) -> str:
        if self.same_bytes_as:
            return SAME_BYTES.format(name=self.same_bytes_as)
        return SAME_MEETING.format(name=self.same_meeting_as) if self.same_meeting_as else ""


@dataclass
class Repeats:
    """The first document of each content and of each meeting, to name it where another is the same."""

    contents: dict[str, str] = field(default_factory=dict)
    meetings: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def of_content(self, minutes: Minutes, name: str) -> str:
        """The document with the same bytes; parts of one file are no repeats of each other."""
        first = self.contents.setdefault(minutes.source.sha256, name)
        return "" if first == name or minutes.source.part else first

    def of_meeting(self, minutes: Minutes, name: str) -> str:
        """The document of the same body, number and date."""
        meeting = minutes.meeting
        if not meeting.body or not meeting.date or not meeting.date.iso:
            return ""
        key = (BLANK_RUNS.sub("", meeting.body), meeting.number.text if meeting.number else "", meeting.date.iso)
        first = self.meetings.setdefault(key, name)
        return "" if first == name else first


def facts_of(
    document: StoredDocument, row: InputRow | None, repeats: Repeats, findings: int, checked: bool
) -> DocumentFacts:
    """The row of a document that was read. `findings` are those that still wait for an answer."""
    minutes = document.minutes
    meeting = minutes.meeting
    paper = row.name if row else minutes.source.file_name
    known_as = paper if row else document.file.name
    name = paper if minutes.source.part is None else f"{paper} ({minutes.source.part.index})"
    same_bytes = repeats.of_content(minutes, known_as)
    return DocumentFacts(
        result=_result(minutes, row, findings),
        paper=name,
        source=row.source if row else "",
        json=document.file.name,
        reason=next((one.message for one in minutes.findings if one.code == NO_MINUTES), ""),
        title=meeting.title or "",
        body=meeting.body or "",
        number=meeting.number.text if meeting.number else "",
        date=(meeting.date.iso or "") if meeting.date else "",
        agendas=len(minutes.agenda),
        resolutions=sum(len(found.item.resolutions) for found in items_of(minutes)),
        people=_people(minutes),
        findings=findings,
        pages=len(minutes.source.pages),
        is_checked=checked,
        same_bytes_as=same_bytes,
        same_meeting_as="" if same_bytes else repeats.of_meeting(minutes, name if row else known_as),
    )


def unread_facts(row: InputRow) -> DocumentFacts:
    """The row of an input that left no document."""
    results = {"failed": Result.FAILED, "skipped": Result.SKIPPED}
    result = results.get(row.status, Result.WAITING)
    return DocumentFacts(result, row.name, row.source, reason=row.reason, pages=row.pages)


def to_look_at(minutes: Minutes) -> Iterator[Finding]:
    """Findings that somebody should look at."""
    return (found for found in minutes.findings if found.severity is not Severity.INFO)


def _result(minutes: Minutes, row: InputRow | None, findings: int) -> Result:
    if minutes.sections.meeting is SectionState.ABSENT and not minutes.agenda and not minutes.attendance:
        return Result.NOT_MINUTES
    if row and row.status == "partial":
        return Result.PARTIAL
    return Result.TO_CHECK if findings else Result.CLEAN


def _people(minutes: Minutes) -> tuple[int, int, int]:
    counts = dict.fromkeys(PersonStatus, 0)
    for group in minutes.attendance:
        counts[group.status] += len(group.people)
    return counts[PersonStatus.PRESENT], counts[PersonStatus.ABSENT], counts[PersonStatus.IN_ATTENDANCE]
