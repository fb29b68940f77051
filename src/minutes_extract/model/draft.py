"""What parsing returns: the parts of the minutes, where every line went, and what was noticed on the way."""

from dataclasses import dataclass
from typing import Protocol

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, AttendanceGroup, CoverLetter, Meeting, Signature, Table
from minutes_extract.model.zone import Zone


@dataclass(frozen=True, slots=True)
class LineTrace:
    """One line, the zone it lies in, and the rule that took it (empty: none did)."""

    line: Line
    zone: Zone
    rule: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something parsing noticed that a check turns into a finding."""

    code: str
    message: str
    lines: tuple[Line, ...]
    evidence: tuple[tuple[str, int | str], ...] = ()
    item: tuple[str, ...] = ()
    """Numbers from the top down to the agenda item it is about; empty where it is about none."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What raised: what it was to make is missing, all else stands."""

    kind: str
    """What it is: parser, check, or another step of the pipeline."""
    step: str
    """Its name."""
    section: str
    """The section of the document that it reads or asks; empty for the whole."""
    error: str


class MinutesParts(Protocol):
    """The parts of minutes, be they parsed just now (Draft) or read from JSON (Minutes)."""

    @property
    def cover_letter(self) -> CoverLetter | None:
        """The letter that sends the minutes out."""

    @property
    def meeting(self) -> Meeting:
        """The title block."""

    @property
    def attendance(self) -> tuple[AttendanceGroup, ...]:
        """The lists of names."""

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The tree of agendas and items."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables outside the agenda."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Minutes without source, sections and findings."""

    cover_letter: CoverLetter | None
    meeting: Meeting
    attendance: tuple[AttendanceGroup, ...]
    agenda: tuple[AgendaItem, ...]
    tables: tuple[Table, ...]
    signatures: tuple[Signature, ...]
    taken: tuple[LineTrace, ...]
    remarks: tuple[Remark, ...]
    failures: tuple[Failure, ...]
    """Parsers that raised; their lines are in `taken` without a rule."""
    is_minutes: bool
    """False where the paper is not the minutes of a meeting that was held (agenda paper, blank form, anything else)."""

    @classmethod
    def empty(cls, taken: tuple[LineTrace, ...]) -> "Draft":
        """The draft of a paper that is no minutes: no field is read, and every line has its place all the same."""
        return cls(
            cover_letter=None,
            meeting=Meeting.empty(),
            attendance=(),
            agenda=(),
            tables=(),
            signatures=(),
            taken=taken,
            remarks=(),
            failures=(),
            is_minutes=False,
        )
