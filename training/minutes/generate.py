"""Seed and configuration → one paper with its truth."""

from dataclasses import dataclass

from minutes_extract.model.minutes import SCHEMA_VERSION
from training.minutes.agenda import write_agenda
from training.minutes.attendance import write_attendance
from training.minutes.body import Meeting, draw_kind, draw_meeting, next_meeting
from training.minutes.closing import write_closing, write_signatures
from training.minutes.dates import print_date
from training.minutes.document import Line, Piece
from training.minutes.front import write_front
from training.minutes.letter import write_annex, write_cover, write_letter
from training.minutes.opening import write_opening
from training.minutes.pages import Running, lay_out
from training.minutes.scribe import Scribe
from training.minutes.style import Style
from training.minutes.truth import Truth
from training.minutes.writer import Writer

BOUND = (2, 3)
"""Meetings in a bound volume."""


@dataclass(frozen=True, slots=True)
class GeneratedMinutes:
    """A paper: its lines with their labels, what it is made of, and what it says, one truth a meeting."""

    seed: int
    configuration: str
    kind: str
    style: Style
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    truths: tuple[Truth, ...]
    used: frozenset[tuple[str, str]]
    """Names of tables of wordings, and the rows that were drawn from them."""
    damages: tuple[str, ...] = ()

    def text(self) -> str:
        """The paper as plain text."""
        return "\n".join(line.text for line in self.lines) + "\n"


def generate(seed: int, configuration: str) -> GeneratedMinutes:
    """The paper of a seed in one of the CONFIGURATIONS."""
    scribe = Scribe.of(seed, configuration)
    meeting = draw_meeting(scribe, draw_kind(scribe))
    meetings = _bound(scribe, meeting) if meeting.style.wrapper == "bound" else [meeting]
    lines: list[Line] = []
    pieces: list[Piece] = []
    truths: list[Truth] = []
    for at, one in enumerate(meetings):
        written, truth = _write_meeting(scribe, one, is_bound=len(meetings) > 1, is_first=at == 0)
        lines += lay_out(scribe, one.style, written, _running(truth), at)
        pieces += written
        truths.append(truth)
    return GeneratedMinutes(
        seed=seed,
        configuration=configuration,
        kind=meeting.kind.name,
        style=meeting.style,
        lines=tuple(lines),
        pieces=tuple(pieces),
        truths=tuple(_with_parts(truths)),
        used=frozenset(scribe.used),
    )


def _bound(scribe: Scribe, first: Meeting) -> list[Meeting]:
    meetings = [first]
    while len(meetings) < scribe.between(BOUND):
        meetings.append(next_meeting(scribe, meetings[-1]))
    return meetings


def _write_meeting(scribe: Scribe, meeting: Meeting, is_bound: bool, is_first: bool) -> tuple[list[Piece], Truth]:
    """One meeting from its letter to its annex."""
    writer = Writer(scribe, meeting)
    front, facts = write_front(writer)
    lists, attendance = write_attendance(writer)
    if meeting.style.digits == "mixed":
        scribe.turn_digits()
    opening = [] if meeting.style.opening == "after_first_head" else write_opening(writer, facts)
    matters, agenda = write_agenda(writer, facts)
    closing = write_closing(writer, facts)
    signed, signatures = write_signatures(writer)
    before, letter = _before(writer, facts, is_bound and is_first)
    after = write_annex(writer) if meeting.style.wrapper == "annex" else []
    truth = {
        "schema_version": SCHEMA_VERSION,
        "source": {"part": None},
        "cover_letter": letter,
        "meeting": facts,
        "attendance": attendance,
        "agenda": agenda,
        "tables": [],
        "signatures": signatures,
    }
    return [*before, *front, *lists, *opening, *matters, *closing, *signed, *after], truth


def _before(writer: Writer, facts: Truth, has_cover: bool) -> tuple[list[Piece], Truth | None]:
    """A cover or a letter."""
    if has_cover and writer.scribe.chance(0.5):
        return write_cover(writer), None
    if writer.style.wrapper != "letter" or not facts["number"]:
        return [], None
    held = print_date(writer.scribe, writer.meeting.held, writer.style.date)
    return write_letter(writer, facts["number"]["raw"], held)


def _running(truth: Truth) -> Running:
    number = truth["meeting"]["number"]
    return Running(truth["meeting"]["title"], number["text"] if number else "", truth["meeting"]["body"])


def _with_parts(truths: list[Truth]) -> list[Truth]:
    """Several meetings of one file say which they are."""
    if len(truths) == 1:
        return truths
    return [truth | {"source": {"part": {"index": at, "of": len(truths)}}} for at, truth in enumerate(truths, 1)]
