"""Lines → the parts of the minutes: sort into zones, let a small parser read each zone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from minutes_extract.guard import Guard
from minutes_extract.model.draft import Draft, LineTrace, Remark
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, Meeting, Signature, SignatureRole, Table
from minutes_extract.model.zone import SECTION_OF_ZONE, Zone
from minutes_extract.parsing.agenda.parse_agenda import parse_agenda
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.attendance.parse_attendance import parse_attendance
from minutes_extract.parsing.front.letter import parse_letter
from minutes_extract.parsing.front.opening_closing import adjourned_at, opened_at
from minutes_extract.parsing.front.quorum import quorum_of
from minutes_extract.parsing.front.sittings import sittings_of
from minutes_extract.parsing.front.title import TitleBlock, parse_title
from minutes_extract.parsing.misread import as_misread, remarks_of_misread
from minutes_extract.parsing.signatures.parse_signatures import parse_signatures
from minutes_extract.parsing.tables.outside import tables_outside
from minutes_extract.parsing.zones.split_zones import split_zones

Part = TypeVar("Part")
Known = ParamSpec("Known")


def parse(lines: Sequence[Line]) -> Draft:
    """Read the lines as minutes; never raises on text, and every line is in `taken` once.

    A paper that is not the minutes of a meeting that was held gives a draft without any field. Where a parser fails, its
    part is empty, its lines are taken by no rule, and the draft has the failure.
    """
    zoned = _Zoned(lines)
    title = zoned.parsed(Zone.TITLE, parse_title) or TitleBlock(Meeting.empty(), ())
    letter, letter_taken = zoned.parsed(Zone.LETTER, parse_letter) or (None, ())
    attendance, attendance_taken = zoned.parsed(Zone.ATTENDANCE, parse_attendance) or ((), ())
    assembly = Assembly(attendance, title.meeting)
    agenda, agenda_taken, remarks = zoned.parsed(Zone.AGENDA, parse_agenda, assembly) or ((), (), ())
    signatures, signatures_taken = zoned.parsed(Zone.SIGNATURES, parse_signatures) or ((), ())
    signatures = signatures or _recorded_by(title)
    opened = zoned.parsed(Zone.OPENING, opened_at)
    adjourned = zoned.parsed(Zone.CLOSING, adjourned_at)
    meeting = zoned.sat(title.meeting.model_copy(update={"opened": opened, "adjourned": adjourned}))
    taken = zoned.taken([*title.taken, *letter_taken, *attendance_taken, *agenda_taken, *signatures_taken])
    tables, taken = zoned.with_tables(taken)
    draft = Draft(
        cover_letter=letter,
        meeting=meeting,
        attendance=attendance,
        agenda=zoned.as_misread(agenda),
        tables=tables,
        signatures=signatures,
        taken=taken,
        remarks=(*remarks, *zoned.remarks_of_misread()),
        failures=(*zoned.guard.failures, *zoned.steps.failures),
        is_minutes=True,
    )
    is_minutes = bool(zoned.guard.failures) or _was_held(draft)
    return draft if is_minutes else replace(_not_held(zoned.lines), failures=draft.failures)


class _Zoned:
    """The lines sorted into zones, and what came of the parsers that read them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.guard = Guard("parser")
        self.steps = Guard("step")
        """For what comes after the parsers: where it fails, their answers go on unchanged."""
        self.lines = self._split(lines)
        self.unread: set[Zone] = set()
        """Zones whose parser failed."""

    @property
    def content(self) -> list[Line]:
        """The lines without page furniture."""
        return [line for line, zone in self.lines if zone is not Zone.FURNITURE]

    def _split(self, lines: Sequence[Line]) -> list[tuple[Line, Zone]]:
        with self.guard.running("split_zones", ""):
            return split_zones(lines)
        return [(line, Zone.FURNITURE if line.furniture else Zone.OUTSIDE) for line in lines]

    def parsed(
        self,
        zone: Zone,
        parser: Callable[Concatenate[Sequence[Line], Known], Part],
        *known: Known.args,
        **more: Known.kwargs,
    ) -> Part | None:
        """What the parser makes of the zone's lines and of what is known from others; None where it fails."""
        with self.guard.running(parser.__name__, SECTION_OF_ZONE[zone]):
            return parser([line for line, its_zone in self.lines if its_zone == zone], *known, **more)
        self.unread.add(zone)
        return None

    def taken(self, by_parsers: Sequence[LineTrace]) -> tuple[LineTrace, ...]:
        """Every line once, in the order of the paper, with the rule that took it."""
        rules = {id(one.line): one.rule for one in by_parsers}
        whole = {Zone.FURNITURE, Zone.OPENING, Zone.CLOSING, Zone.PREFACE} - self.unread
        return tuple(
            LineTrace(line, zone, (line.furniture or zone) if zone in whole else rules.get(id(line), ""))
            for line, zone in self.lines
        )

    def with_tables(self, taken: tuple[LineTrace, ...]) -> tuple[tuple[Table, ...], tuple[LineTrace, ...]]:
        """The tables outside the agenda, their lines given to them."""
        with self.guard.running("tables_outside", "tables"):
            return tables_outside(taken)
        return (), taken

    def sat(self, meeting: Meeting) -> Meeting:
        """The meeting with its sittings and its quorum."""
        with self.steps.running("sittings_and_quorum", "meeting"):
            sat = {"sittings": sittings_of(self.content, meeting), "quorum": quorum_of(self.content)}
            return meeting.model_copy(update=sat)
        return meeting

    def as_misread(self, agenda: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        """The agendas with their misread words as printed."""
        with self.steps.running("as_misread", "agenda"):
            return as_misread(agenda, self.content)
        return agenda

    def remarks_of_misread(self) -> tuple[Remark, ...]:
        """What was read as something else."""
        with self.steps.running("remarks_of_misread", ""):
            return tuple(remarks_of_misread(self.content))
        return ()


def _recorded_by(title: TitleBlock) -> tuple[Signature, ...]:
    """The recorder whom the title block names, where nobody signed."""
    if title.recorder is None:
        return ()
    role, places = SignatureRole.RECORDER, title.meeting.places
    return (Signature(role=role, label="", name=title.recorder, position=None, places=places),)


def _was_held(draft: Draft) -> bool:
    """Names of people, a time, or a decision: an unfilled form and an agenda paper have none of them."""
    people = any(group.people for group in draft.attendance)
    sat = draft.meeting.opened or draft.meeting.adjourned
    decided = any(one.resolutions or any(item.resolutions for item in one.items) for one in draft.agenda)
    dated = draft.meeting.date is not None or draft.meeting.number is not None
    recorded = draft.meeting.time_start is not None and bool(draft.signatures) and not draft.agenda
    return (people and bool(dated or sat or decided)) or bool(dated and (sat or decided or recorded))


def _not_held(zoned: Sequence[tuple[Line, Zone]]) -> Draft:
    taken = tuple(
        LineTrace(line, Zone.FURNITURE if line.furniture else Zone.OUTSIDE, line.furniture or "no_minutes")
        for line, _ in zoned
    )
    return Draft.empty(taken)
