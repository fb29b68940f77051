"""The six sections of minutes: their names, which of them are there, and how each came out."""

from collections.abc import Collection, Iterable, Mapping

from minutes_extract.model.draft import Failure, MinutesParts
from minutes_extract.model.minutes import (
    Finding,
    Sections,
    SectionState,
    Severity,
)
from minutes_extract.model.walk import tables_of

SECTIONS = tuple(Sections.model_fields)
"""Their names, in the order of the contract; each is a key of the document too."""


def sections_present(minutes: MinutesParts, is_minutes: bool) -> dict[str, bool]:
    """Which sections the paper has. `is_minutes`: it is the minutes of a meeting that was held."""
    return {
        "cover_letter": minutes.cover_letter is not None,
        "meeting": is_minutes,
        "attendance": bool(minutes.attendance),
        "agenda": bool(minutes.agenda),
        "tables": any(True for _ in tables_of(minutes)),
        "signatures": bool(minutes.signatures),
    }


def unread_sections(failures: Iterable[Failure]) -> set[str]:
    """The sections whose parser failed: with the agenda its tables, with the zones all."""
    failed = {failure.section for failure in failures}
    if "" in failed:
        return set(SECTIONS)
    return failed | {"tables"} if "agenda" in failed else failed


def section_states(
    present: Mapping[str, bool], findings: Iterable[Finding], unread: Collection[str] = ()
) -> dict[str, SectionState]:
    """The state of each section: absent where the paper has none, check where a warning is against it or it is unread."""
    warned = {name for finding in findings for name in _sections_against(finding)}
    return {
        name: _state(is_present or name in unread, name in warned or name in unread)
        for name, is_present in present.items()
    }


def _sections_against(finding: Finding) -> set[str]:
    """The sections that a finding stands against; a note stands against none."""
    if finding.severity is Severity.INFO or "/" not in finding.path:
        return set()
    section = finding.path.split("/")[1]
    return {section, "tables"} if "/tables/" in finding.path else {section}


def _state(is_present: bool, is_warned: bool) -> SectionState:
    if not is_present:
        return SectionState.ABSENT
    return SectionState.CHECK if is_warned else SectionState.COMPLETE
