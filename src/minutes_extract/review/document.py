"""One document under review: as extracted, with its corrections, and the state of every finding."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import JsonValue

from minutes_extract.checks.check import check_minutes
from minutes_extract.corrections import (
    Conflict,
    Corrections,
    UnreadableCorrectionsError,
    apply_patches,
    conflict_finding,
    read_corrections,
)
from minutes_extract.errors import FileAccessError, UnreadableDocumentError
from minutes_extract.model.minutes import Finding, Minutes, SectionState, Severity

Record = dict[str, JsonValue]
MAX_BYTES = 256 * 1024 * 1024
DOUBTFUL = 0.8
"""Below this a reading is shown as doubtful."""


class FindingState(StrEnum):
    """open: waits for an answer · right: answered · settled: a correction did away with it."""

    OPEN = "open"
    RIGHT = "right"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and its state. `change` is the change in conflict, for findings that tell of one."""

    finding: Finding
    state: FindingState
    conflict: int | None = None
    """For a conflict: the number of its patch in the file."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document with its corrections."""

    name: str
    path: Path
    extracted: Record
    corrected: Record
    minutes: Minutes
    """The corrected document as records."""
    corrections: Corrections
    conflicts: tuple[Conflict, ...]
    findings: tuple[Judged, ...]

    @property
    def sections(self) -> dict[str, str]:
        """The state of each section as it is now: `check` while a finding against it is open."""
        warned = {section for found in self.open_findings for section in _sections(found)}
        return {name: self._state(name, str(state), name in warned) for name, state in self.minutes.sections}

    def _state(self, section: str, extracted: str, warned: bool) -> str:
        there = extracted != SectionState.ABSENT or bool(self.corrected[section] and section != "meeting")
        if not there:
            return SectionState.ABSENT.value
        return SectionState.CHECK.value if warned else SectionState.COMPLETE.value

    @property
    def open_findings(self) -> list[Finding]:
        """What still waits for an answer."""
        return [judged.finding for judged in self.findings if judged.state is FindingState.OPEN]


class ForeignFileError(UnreadableDocumentError):
    """JSON of another program, as a batch's own summary; it is no failed document."""


def open_document(path: Path, name: str) -> Reviewed:
    """Read a JSON file and the corrections beside it.

    Raises FileAccessError, UnreadableDocumentError (JSON or patch file), ForeignFileError.
    """
    extracted = _read_minutes(path)
    return review(name, path, extracted, read_corrections(path))


def review(name: str, path: Path, before: Minutes, corrections: Corrections) -> Reviewed:
    """Put document and corrections together."""
    extracted: Record = before.model_dump(mode="json")
    if any(corrections.standing()):
        corrected, conflicts = apply_patches(extracted, corrections.patches)
        after = _corrected(name, corrected)
    else:
        corrected, conflicts, after = extracted, (), before
    findings = _judged(before, after, corrections)
    told = tuple(_told(conflict, corrections) for conflict in conflicts)
    return Reviewed(name, path, extracted, corrected, after, corrections, conflicts, told + findings)


def _corrected(name: str, record: Record) -> Minutes:
    try:
        return Minutes.model_validate(record)
    except ValueError as error:
        raise UnreadableCorrectionsError(f"With the corrections beside it {name} is no minutes any more.") from error


def _sections(found: Finding) -> set[str]:
    """The sections that a finding stands against; a note stands against none."""
    if found.severity is Severity.INFO or "/" not in found.path:
        return set()
    section = found.path.split("/")[1]
    return {section, "tables"} if "/tables/" in found.path else {section}


def _read_minutes(path: Path) -> Minutes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocumentError(f"{path.name} is larger than {MAX_BYTES >> 20} MiB")
        content = path.read_bytes()
    except OSError as error:
        raise FileAccessError(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        return Minutes.model_validate_json(content)
    except ValueError as error:
        raise _why_not(path.name, content) from error


def _why_not(name: str, content: bytes) -> UnreadableDocumentError:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return UnreadableDocumentError(f"{name} is not whole JSON")
    if not isinstance(value, dict) or "schema_version" not in value or "source" not in value:
        return ForeignFileError(f"{name} is not minutes")
    return UnreadableDocumentError(f"{name} is not minutes as the schema has them")


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


def _told(conflict: Conflict, corrections: Corrections) -> Judged:
    """A correction that does not fit any more, as a finding."""
    return Judged(conflict_finding(conflict), FindingState.OPEN, corrections.patches.index(conflict.patch))
