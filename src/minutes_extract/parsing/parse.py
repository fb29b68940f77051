"""Lines → the parts of the minutes: sort into zones, let a small parser read each zone."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from minutes_extract.guard import Guard
from minutes_extract.model.draft import Draft, Taken
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Meeting, Signature, SignatureRole
from minutes_extract.parsing import zone as zones
from minutes_extract.parsing.agenda import parse_agenda
from minutes_extract.parsing.attendance import parse_attendance
from minutes_extract.parsing.front_tables import read_front_tables
from minutes_extract.parsing.letter import parse_letter
from minutes_extract.parsing.signatures import parse_signatures
from minutes_extract.parsing.sitting import adjourned_at, opened_at
from minutes_extract.parsing.title import TitleBlock, parse_title
from minutes_extract.parsing.zones import split_zones

Part = TypeVar("Part")


def parse(lines: Sequence[Line]) -> Draft:
    """Read the lines as minutes; never raises on text, and every line is in `taken` once.

    A paper that is not the minutes of a meeting that was held gives a draft without any field. Where a parser fails, its
    part is empty, its lines are taken by no rule, and the draft has the failure.
    """
    zoned = _Zoned(lines)
    title = zoned.parsed(zones.TITLE, parse_title) or TitleBlock(Meeting.empty(), ())
    letter, letter_taken = zoned.parsed(zones.LETTER, parse_letter) or (None, ())
    attendance, attendance_taken = zoned.parsed(zones.ATTENDANCE, parse_attendance) or ((), ())
    agenda, agenda_taken, remarks = zoned.parsed(zones.AGENDA, parse_agenda) or ((), (), ())
    signatures, signatures_taken = zoned.parsed(zones.SIGNATURES, parse_signatures) or ((), ())
    signatures = signatures or _recorded_by(title)
    tables, title_taken = ((), title.taken) if agenda else read_front_tables(title.taken)
    opened = zoned.parsed(zones.OPENING, opened_at)
    adjourned = zoned.parsed(zones.CLOSING, adjourned_at)
    draft = Draft(
        cover_letter=letter,
        meeting=title.meeting.model_copy(update={"opened": opened, "adjourned": adjourned}),
        attendance=attendance,
        agenda=agenda,
        tables=tables,
        signatures=signatures,
        taken=zoned.taken([*title_taken, *letter_taken, *attendance_taken, *agenda_taken, *signatures_taken]),
        remarks=remarks,
        failures=tuple(zoned.guard.failures),
        held=True,
    )
    return draft if draft.failures or _was_held(draft) else _not_held(zoned.lines)


class _Zoned:
    """The lines sorted into zones, and what came of the parsers that read them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.guard = Guard("parser")
        self.lines = self._split(lines)
        self.unread: set[str] = set()
        """Zones whose parser failed."""

    def _split(self, lines: Sequence[Line]) -> list[tuple[Line, str]]:
        with self.guard.running("split_zones", ""):
            return split_zones(lines)
        return [(line, zones.FURNITURE if line.aside else zones.OUTSIDE) for line in lines]

    def parsed(self, zone: str, parser: Callable[[Sequence[Line]], Part]) -> Part | None:
        """What the parser makes of the zone's lines; None where it fails."""
        with self.guard.running(parser.__name__, zones.SECTION_OF_ZONE[zone]):
            return parser([line for line, its_zone in self.lines if its_zone == zone])
        self.unread.add(zone)
        return None

    def taken(self, by_parsers: Sequence[Taken]) -> tuple[Taken, ...]:
        """Every line once, in the order of the paper, with the rule that took it."""
        rules = {id(one.line): one.rule for one in by_parsers}
        whole = {zones.FURNITURE, zones.OPENING, zones.CLOSING, zones.PREFACE} - self.unread
        return tuple(
            Taken(line, zone, (line.aside or zone) if zone in whole else rules.get(id(line), ""))
            for line, zone in self.lines
        )


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


def _not_held(zoned: Sequence[tuple[Line, str]]) -> Draft:
    taken = tuple(
        Taken(line, zones.FURNITURE if line.aside else zones.OUTSIDE, line.aside or "no_minutes") for line, _ in zoned
    )
    return Draft.empty(taken)
