"""Documents from a folder of JSON, one after the other in a stable order, never two in memory, as people corrected them.

What is no document of ours is reported with its reason and never stops the others: a folder of JSON holds a batch's
summary, files of other programs, files half written, files of an older version.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.archive.files import JsonFile, json_files
from minutes_extract.archive.load import ForeignFileError, minutes_from, read_json_file
from minutes_extract.corrections import (
    Conflict,
    Corrections,
    UnreadableCorrectionsError,
    apply_patches,
    conflict_finding,
    read_corrections,
)
from minutes_extract.errors import MinutesError
from minutes_extract.guard import LOG, in_words
from minutes_extract.model.minutes import Minutes


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Minutes with their corrections, and the JSON file they came from; `sha256` is of its bytes and the patch file's."""

    file: JsonFile
    sha256: str
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that could not be used, and why.

    `foreign`: it was never meant to be (another program's JSON); `refused`: minutes, but not for the format asked for.
    """

    name: str
    reason: str
    foreign: bool = False
    refused: bool = False


ReportUnusable = Callable[[Unusable], None]


def documents_in(folder: Path, report: ReportUnusable) -> Iterator[StoredDocument]:
    """The minutes of a folder and all below it, or of a single file, sorted by path.

    Raises FileAccessError if the folder cannot be read.
    """
    for file in json_files(folder):
        found = load(file)
        if isinstance(found, Unusable):
            report(found)
        else:
            yield found


def load(file: JsonFile) -> StoredDocument | Unusable:
    """Read one file with its corrections. Never raises on its content."""
    try:
        content = read_json_file(file.path)
        corrections = read_corrections(file.path)  # exported without them it would pass for corrected
        minutes, conflicts = corrected(minutes_from(content), corrections)
    except MinutesError as error:
        return Unusable(file.name, str(error), foreign=isinstance(error, ForeignFileError))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # one file that nobody foresaw must not stop the others
        LOG.error("%s cannot be loaded", file.name, exc_info=error)
        return Unusable(file.name, f"the program failed over it ({in_words(error)})")
    if conflicts:
        findings = (*minutes.findings, *map(conflict_finding, conflicts))
        minutes = minutes.model_copy(update={"findings": findings})
    patched = corrections.model_dump_json().encode() if corrections.patches else b""
    return StoredDocument(file, hashlib.sha256(content + patched).hexdigest(), minutes)


def corrected(extracted: Minutes, corrections: Corrections) -> tuple[Minutes, tuple[Conflict, ...]]:
    """The minutes with the patches that stand, and those that could not be applied: their old value has changed.

    Without a standing patch these are the minutes themselves. Raises UnreadableCorrectionsError where the patches make
    no minutes.
    """
    if not any(corrections.standing()):
        return extracted, ()
    record, conflicts = apply_patches(extracted.model_dump(mode="json"), corrections.patches)
    try:
        return Minutes.model_validate(record), conflicts
    except ValueError as error:
        raise UnreadableCorrectionsError("with its corrections it is no minutes any more") from error
