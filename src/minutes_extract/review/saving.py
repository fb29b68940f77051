"""What a reviewer does to a document: save changes, take them back, answer findings, settle conflicts, call it checked."""

from collections.abc import Callable, Iterable
from pathlib import Path

from minutes_extract.corrections import Answer, Corrections, Patch, Stamp, read_corrections, write_corrections
from minutes_extract.errors import UsageError
from minutes_extract.review.changes import FieldChange, patches_for
from minutes_extract.review.document import Judged, Reviewed, reopened
from minutes_extract.review.edited import Signed
from minutes_extract.review.typed import WrongChangeError

INTERNAL_ERROR = "internal.error"


def save_changes(document: Reviewed, changes: list[FieldChange], signed: Signed) -> Corrections:
    """Keep changes as patches. Raises StaleRevisionError, WrongChangeError, FileAccessError."""
    patches = patches_for(document, changes, signed)
    if not patches:
        return document.corrections
    kept = document.corrections
    # What is changed after it was called checked is to be checked again; golden files are written anew by `accept`.
    after = kept.model_copy(update={"patches": (*kept.patches, *patches), "checked": None})
    _refuse_unreadable(document, after)
    return _write(document, after)


def undo(document: Reviewed, signed: Signed, change: int | None = None) -> Corrections:
    """Withdraw a change, the last one that stands unless one is named; it stays in the file as withdrawn."""
    standing = [patch.change for patch in document.corrections.standing()]
    number = change if change is not None else max(standing, default=None)
    if number not in standing:
        raise WrongChangeError("There is nothing to take back.")
    return _write(document, withdrawn(document.corrections, signed, lambda patch: patch.change == number))


def answer(document: Reviewed, number: int, right: bool, signed: Signed) -> Corrections:
    """Say of the finding with this number that the reading is right, or take that back."""
    found = _finding(document, number)
    key = (found.finding.code, found.finding.path, found.finding.quote)
    others = [one for one in document.corrections.answers if (one.code, one.path, one.quote) != key]
    if right:
        code, path, quote = key
        others.append(
            Answer(code=code, path=path, quote=quote, answer="right", who=signed.who, when=signed.when, why=signed.why)
        )
    return _write(document, document.corrections.model_copy(update={"answers": tuple(others)}))


def settle_conflict(document: Reviewed, number: int, keep: bool, signed: Signed) -> Corrections:
    """Make the correction once more on what stands there now, or withdraw it."""
    at = _finding(document, number).conflict
    conflict = next(
        (one for one in document.conflicts if at is not None and one.patch is document.corrections.patches[at]), None
    )
    if conflict is None:
        raise WrongChangeError("That is no conflict.")
    again: Iterable[Patch] = ()
    if keep:
        if conflict.path is None or conflict.patch.op != "replace":
            raise WrongChangeError("What was corrected is not there any more.")
        again = patches_for(document, [FieldChange(op="set", path=conflict.path, value=conflict.patch.new)], signed)
    kept = withdrawn(document.corrections, signed, lambda patch: patch is conflict.patch)
    return _write(document, kept.model_copy(update={"patches": (*kept.patches, *again)}))


def mark_checked(document: Reviewed, checked: bool, signed: Signed) -> Corrections:
    """Call a document checked, or not any more."""
    stamp = Stamp(who=signed.who, when=signed.when) if checked else None
    return _write(document, document.corrections.model_copy(update={"checked": stamp}))


def mark_accepted(document: Reviewed, signed: Signed) -> Corrections:
    """Note that a golden file was written; what is accepted is checked."""
    stamp = Stamp(who=signed.who, when=signed.when)
    return _write(document, document.corrections.model_copy(update={"accepted": stamp, "checked": stamp}))


def undo_unopened(path: Path, signed: Signed) -> Corrections:
    """Withdraw the last change of a document that its corrections make unreadable. Raises as `undo` does."""
    corrections = read_corrections(path)
    last = max((patch.change for patch in corrections.standing()), default=None)
    if last is None:
        raise WrongChangeError("There is nothing to take back.")
    return write_corrections(path, withdrawn(corrections, signed, lambda patch: patch.change == last))


def withdrawn(corrections: Corrections, signed: Signed, which: Callable[[Patch], bool]) -> Corrections:
    """The corrections with some patches withdrawn; what was called checked is to be checked again."""
    stamp = Stamp(who=signed.who, when=signed.when)
    patches = [
        patch.model_copy(update={"withdrawn": stamp}) if patch.withdrawn is None and which(patch) else patch
        for patch in corrections.patches
    ]
    return corrections.model_copy(update={"patches": tuple(patches), "checked": None})


def _refuse_unreadable(document: Reviewed, corrections: Corrections) -> None:
    """Open the document as it would be, and ask it all questions: what cannot be asked is not written."""
    after = reopened(document, corrections)
    failures = {found.message for found in after.open_findings if found.code == INTERNAL_ERROR}
    if failures - {found.message for found in document.open_findings}:
        raise WrongChangeError("The checks cannot read this value.")


def _finding(document: Reviewed, number: int) -> Judged:
    if not 0 <= number < len(document.findings):
        raise WrongChangeError("There is no such finding.")
    return document.findings[number]


def _write(document: Reviewed, corrections: Corrections) -> Corrections:
    if not document.path.is_file():
        raise UsageError(f"{document.name} is gone.", "Go back to the queue.")
    return write_corrections(document.path, corrections)
