"""All questions, in the order in which their findings are listed."""

from collections.abc import Callable, Iterator

from minutes_extract.checks import agenda, attendance, meeting, scans, tables, text
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import Finding

Check = Callable[[Draft], Iterator[Finding]]

# What a paper that is no minutes is asked, and what minutes are asked.
ALWAYS: tuple[Check, ...] = (meeting.check_missing,)
OF_MINUTES: tuple[Check, ...] = (
    meeting.check_weekday,
    meeting.check_letter,
    attendance.check_counts,
    attendance.check_numbering,
    attendance.check_names,
    attendance.check_signers,
    agenda.check_numbering,
    agenda.check_order,
    agenda.check_resolutions,
    agenda.check_enclosures,
    tables.check_totals,
    tables.check_shape,
    tables.check_numbering,
    tables.check_amounts,
    text.check_foreign_script,
    text.check_places,
    text.check_positions,
    text.check_unparsed,
    scans.check_numbers,
    scans.check_words,
)


def check(draft: Draft) -> tuple[Finding, ...]:
    """What does not fit, in the order of the table."""
    asked = ALWAYS + OF_MINUTES if draft.is_minutes else ALWAYS
    return tuple(found for question in asked for found in question(draft))
