"""All questions, in the order in which their findings are listed; each row says what it asks: pages, minutes or lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from minutes_extract.checks import (
    agenda,
    attendance,
    layer,
    meeting,
    not_minutes,
    number_forms,
    sources,
    structure,
    tables,
    text,
    votes,
)
from minutes_extract.checks.codes import finding
from minutes_extract.checks.scans import check_scans
from minutes_extract.guard import Guard
from minutes_extract.model.draft import Draft, Failure, MinutesParts
from minutes_extract.model.minutes import Finding
from minutes_extract.model.page import Document, Page

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Check(Generic[Asked]):
    """One question, under its name; `section` is the one that it is about, empty for the whole document."""

    name: str
    section: str
    ask: Callable[[Asked], Iterator[Finding]]


OF_PAGES: tuple[Check[Sequence[Page]], ...] = (
    Check("text.layer", "source", layer.check_layer),
    Check("source.remarks", "source", sources.check_sources),
)

OF_OTHER_PAPERS: tuple[Check[Document], ...] = (
    Check("document.not_minutes", "meeting", not_minutes.check_not_minutes),
)
"""What a paper is asked that is not the minutes of a meeting."""

OF_MINUTES: tuple[Check[MinutesParts], ...] = (
    Check("meeting.missing", "meeting", meeting.check_missing),
    Check("meeting.weekday", "meeting", meeting.check_weekday),
    Check("meeting.letter", "meeting", meeting.check_letter),
    Check("attendance.counts", "attendance", attendance.check_counts),
    Check("attendance.numbering", "attendance", attendance.check_numbering),
    Check("attendance.names", "attendance", attendance.check_names),
    Check("attendance.signers", "signatures", attendance.check_signers),
    Check("agenda.numbering", "agenda", agenda.check_numbering),
    Check("agenda.resolutions", "agenda", agenda.check_resolutions),
    Check("agenda.enclosures", "agenda", agenda.check_enclosures),
    Check("votes.counts", "agenda", votes.check_votes),
    Check("attendance.movers", "agenda", attendance.check_movers),
    Check("tables.totals", "tables", tables.check_totals),
    Check("tables.unchecked", "tables", number_forms.check_unchecked_totals),
    Check("numbers.forms", "", number_forms.check_number_forms),
    Check("dates.forms", "meeting", number_forms.check_date_forms),
    Check("tables.shape", "tables", tables.check_shape),
    Check("tables.numbering", "tables", tables.check_numbering),
    Check("tables.amounts", "agenda", tables.check_amounts),
    Check("structure.inferred", "", structure.check_inferred),
    Check("text.districts", "tables", text.check_districts),
    Check("text.positions", "attendance", text.check_positions),
)
"""What can be asked of stored minutes too."""

OF_LINES: tuple[Check[Draft], ...] = (
    Check("agenda.order", "agenda", agenda.check_order),
    Check("structure.misread", "", structure.check_misread),
    Check("structure.doubtful", "", structure.check_doubtful),
    Check("text.foreign_script", "", text.check_foreign_script),
    Check("text.places", "", text.check_places),
    Check("text.unparsed", "", text.check_unparsed),
    Check("scans.numbers", "", check_scans.check_numbers),
    Check("scans.words", "", check_scans.check_words),
)
"""What needs the lines of the paper, and what parsing noticed."""

LOST = {
    "check": "what it asks is not answered",
    "parser": "its lines are kept as content.unparsed",
    "step": "what it was given goes on unchanged",
}
"""By kind of a failure: what is lost with it."""


def check(document: Document, draft: Draft) -> tuple[Finding, ...]:
    """What does not fit, in the order of the tables; last what parsers and checks raised."""
    guard = Guard("check")
    found = list(_asked(OF_PAGES, document.pages, guard))
    if draft.is_minutes:
        found += chain(_asked(OF_MINUTES, draft, guard), _asked(OF_LINES, draft, guard))
    else:
        found += _asked(OF_OTHER_PAPERS, document, guard)
    return (*found, *map(_internal_error, (*draft.failures, *guard.failures)))


def check_minutes(minutes: MinutesParts) -> tuple[Finding, ...]:
    """What does not fit in minutes whose paper is not at hand."""
    guard = Guard("check")
    found = list(_asked(OF_MINUTES, minutes, guard))
    return (*found, *map(_internal_error, guard.failures))


def _asked(checks: Iterable[Check[Asked]], subject: Asked, guard: Guard) -> Iterator[Finding]:
    """What the checks find; of one that raises what it found until then."""
    for row in checks:
        with guard.running(row.name, row.section):
            yield from row.ask(subject)


def _internal_error(failure: Failure) -> Finding:
    section = f"the {failure.section.replace('_', ' ')}" if failure.section else "the document"
    message = f"The {failure.kind} {failure.step} of {section} failed ({failure.error}): {LOST[failure.kind]}; the rest stands."
    path = f"/{failure.section}" if failure.section else ""
    step = {failure.kind: failure.step}
    return finding("internal.error", message, path, (), "", **step, section=failure.section, error=failure.error)
