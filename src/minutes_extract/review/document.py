"""One document under review: as extracted, with its corrections, and the state of every finding."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from minutes_extract.archive.documents import corrected
from minutes_extract.archive.load import read_minutes
from minutes_extract.checks.check import check_minutes
from minutes_extract.corrections import Conflict, Corrections, conflict_finding, read_corrections
from minutes_extract.model.minutes import Finding, JsonRecord, Minutes, SectionState
from minutes_extract.model.sections import SECTIONS, section_states, sections_present

DOUBTFUL_READING = 0.8
"""Confidence (0–1) of a name or a cell below which it is shown as doubtful."""


class FindingState(StrEnum):
    """open: waits for an answer · right: answered · settled: a correction did away with it."""

    OPEN = "open"
    RIGHT = "right"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and its state. `conflict`: for a finding that reports a patch in conflict, the number of that patch in the file."""

    finding: Finding
    state: FindingState
    conflict: int | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document with its corrections."""

    name: str
    path: Path
    extracted: JsonRecord
    corrected: JsonRecord
    minutes: Minutes
    """The corrected document as records."""
    corrections: Corrections
    conflicts: tuple[Conflict, ...]
    findings: tuple[Judged, ...]

    @property
    def sections(self) -> dict[str, SectionState]:
        """The state of each section as it is now: `check` while a finding against it is open."""
        extracted = self.minutes.sections
        present = sections_present(self.minutes, is_minutes=extracted.meeting is not SectionState.ABSENT)
        # What was extracted and then emptied is still a section of the paper.
        there = {name: present[name] or getattr(extracted, name) is not SectionState.ABSENT for name in SECTIONS}
        return section_states(there, self.open_findings)

    @property
    def open_findings(self) -> list[Finding]:
        """What still waits for an answer."""
        return [judged.finding for judged in self.findings if judged.state is FindingState.OPEN]


def open_document(path: Path, name: str) -> Reviewed:
    """Read a JSON file and the corrections beside it.

    Raises FileAccessError, UnreadableDocumentError, ForeignFileError, UnreadableCorrectionsError.
    """
    return review(name, path, read_minutes(path), read_corrections(path))


def review(name: str, path: Path, before: Minutes, corrections: Corrections) -> Reviewed:
    """Put document and corrections together."""
    extracted: JsonRecord = before.model_dump(mode="json")
    after, conflicts = corrected(before, corrections)
    record = extracted if after is before else after.model_dump(mode="json")
    findings = _judged(before, after, corrections)
    in_conflict = tuple(_conflict_in_review(conflict, corrections) for conflict in conflicts)
    return Reviewed(name, path, extracted, record, after, corrections, conflicts, in_conflict + findings)


def reopened(document: Reviewed, corrections: Corrections) -> Reviewed:
    """The document as it is with other corrections."""
    return review(document.name, document.path, Minutes.model_validate(document.extracted), corrections)


def _judged(before: Minutes, after: Minutes, corrections: Corrections) -> tuple[Judged, ...]:
    """The findings of the extraction, less what the corrections settled, and what they brought up anew.

    Which ones a correction settled is told by asking the questions of the document before and after it; questions that
    need the lines of the paper are answered alike both times and settle nothing.
    """
    answered = {(answer.code, answer.path, answer.quote) for answer in corrections.answers}
    gone: set[tuple[str, str]] = set()
    new: list[Finding] = []
    if after is not before:
        asked_before = {_key(found) for found in check_minutes(before)}
        asked_after = check_minutes(after)
        keys_after = {_key(found) for found in asked_after}
        gone = asked_before - keys_after
        new = [found for found in asked_after if _key(found) not in asked_before]
    states = [Judged(found, _state(found, answered, gone)) for found in before.findings]
    return tuple(states + [Judged(found, _state(found, answered, set())) for found in new])


def _state(found: Finding, answered: set[tuple[str, str, str]], gone: set[tuple[str, str]]) -> FindingState:
    if (found.code, found.path, found.quote) in answered:
        return FindingState.RIGHT
    return FindingState.SETTLED if _key(found) in gone else FindingState.OPEN


def _key(found: Finding) -> tuple[str, str]:
    return found.code, found.path


def _conflict_in_review(conflict: Conflict, corrections: Corrections) -> Judged:
    """A correction that does not fit any more, as a finding."""
    return Judged(conflict_finding(conflict), FindingState.OPEN, corrections.patches.index(conflict.patch))
