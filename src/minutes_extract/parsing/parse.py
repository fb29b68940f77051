"""Lines → the parts of the minutes: sort into zones, let a small parser read each zone."""

from collections.abc import Sequence

from minutes_extract.model.draft import Draft, LineTrace
from minutes_extract.model.line import Line
from minutes_extract.parsing import zone as zones
from minutes_extract.parsing.agenda import parse_agenda
from minutes_extract.parsing.attendance import parse_attendance
from minutes_extract.parsing.letter import parse_letter
from minutes_extract.parsing.signatures import parse_signatures
from minutes_extract.parsing.sitting import adjourned_at, opened_at
from minutes_extract.parsing.title import parse_title
from minutes_extract.parsing.zones import split_zones


def parse(lines: Sequence[Line]) -> Draft:
    """Read the lines as minutes; never raises, and every line is in `taken` once.

    A paper that is not the minutes of a meeting that was held gives a draft without any field.
    """
    zoned = split_zones(lines)
    within = {name: [line for line, zone in zoned if zone == name] for name in zones.ZONES}
    title = parse_title(within[zones.TITLE])
    letter, letter_taken = parse_letter(within[zones.LETTER])
    attendance, attendance_taken = parse_attendance(within[zones.ATTENDANCE])
    agenda, agenda_taken, remarks = parse_agenda(within[zones.AGENDA])
    signatures, signatures_taken = parse_signatures(within[zones.SIGNATURES])
    meeting = title.meeting.model_copy(
        update={"opened": opened_at(within[zones.OPENING]), "adjourned": adjourned_at(within[zones.CLOSING])}
    )
    taken = [*title.taken, *letter_taken, *attendance_taken, *agenda_taken, *signatures_taken]
    draft = Draft(
        cover_letter=letter,
        meeting=meeting,
        attendance=attendance,
        agenda=agenda,
        tables=(),
        signatures=signatures,
        taken=_in_order(zoned, taken),
        remarks=remarks,
        is_minutes=True,
    )
    return draft if _was_held(draft) else _not_held(zoned)


def _in_order(zoned: Sequence[tuple[Line, str]], taken: Sequence[LineTrace]) -> tuple[LineTrace, ...]:
    """Every line once, in the order of the paper, with the rule that took it."""
    rules = {id(one.line): one.rule for one in taken}
    whole = {zones.FURNITURE, zones.OPENING, zones.CLOSING, zones.PREFACE}
    return tuple(
        LineTrace(line, zone, (line.furniture or zone) if zone in whole else rules.get(id(line), ""))
        for line, zone in zoned
    )


def _was_held(draft: Draft) -> bool:
    """Names of people, a time, or a decision: an unfilled form and an agenda paper have none of them."""
    people = any(group.people for group in draft.attendance)
    sat = draft.meeting.opened or draft.meeting.adjourned
    decided = any(one.resolutions or any(item.resolutions for item in one.items) for one in draft.agenda)
    dated = draft.meeting.date is not None or draft.meeting.number is not None
    return (people and bool(dated or sat or decided)) or bool(dated and (sat or decided))


def _not_held(zoned: Sequence[tuple[Line, str]]) -> Draft:
    taken = tuple(
        LineTrace(line, zones.FURNITURE if line.furniture else zones.OUTSIDE, line.furniture or "no_minutes")
        for line, _ in zoned
    )
    return Draft.empty(taken)
