"""Documents from a folder of JSON, one after the other in a stable order, never two in memory, as people corrected them.

What is no document of ours is told with its reason and never stops the others: a folder of JSON holds a batch's summary,
files of other programs, files half written, files of an older version.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.corrections import (
    Patch,
    apply_patches,
    conflict_finding,
    is_patch_file,
    patch_file_of,
    read_corrections,
)
from minutes_extract.errors import FileAccessError, MinutesError
from minutes_extract.model.minutes import SCHEMA_VERSION, Minutes

MAX_BYTES = 256 * 1024 * 1024
"""Larger JSON is not read: the largest minutes seen, a bound volume of 900 pages, came to 12 MiB."""
SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file that may hold minutes. `name` is its path below the folder, with `/`, the same on every system."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The name without its suffix: what files made from it are called."""
        return self.name.removesuffix(SUFFIX)


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


Tell = Callable[[Unusable], None]


def documents_in(folder: Path, tell: Tell) -> Iterator[StoredDocument]:
    """The minutes of a folder and all below it, or of a single file, sorted by path.

    Raises FileAccessError if the folder cannot be read.
    """
    for file in json_files(folder):
        found = load(file)
        if isinstance(found, Unusable):
            tell(found)
        else:
            yield found


def json_files(folder: Path) -> Iterator[JsonFile]:
    """All JSON files of a folder and below it, sorted; hidden ones (a batch's temporary files) are left out."""
    if folder.is_file():
        yield JsonFile(folder, folder.name)
        return
    if not folder.is_dir():
        raise FileAccessError(f"{folder} is no folder.", "Name the folder that convert or batch wrote its JSON to.")
    yield from _below(folder, folder)


def load(file: JsonFile) -> StoredDocument | Unusable:
    """Read one file. Never raises on its content."""
    try:
        if file.path.stat().st_size > MAX_BYTES:
            return Unusable(file.name, f"larger than {MAX_BYTES >> 20} MiB")
        content = file.path.read_bytes()
        corrections = read_corrections(file.path)
    except OSError as error:
        return Unusable(file.name, f"cannot be read: {error.strerror}")
    except MinutesError as error:  # exported as read it would pass for corrected
        return Unusable(file.name, f"its corrections cannot be read: {error}")
    try:
        minutes = _corrected(Minutes.model_validate_json(content), corrections.patches)
    except ValueError as error:
        return _why_not(file.name, content, str(error))
    patched = corrections.model_dump_json().encode() if corrections.patches else b""
    return StoredDocument(file, hashlib.sha256(content + patched).hexdigest(), minutes)


def stamp_of(file: JsonFile) -> tuple[int, int]:
    """Size and time of last change, of the JSON and its patch file together: equal where nothing was written.

    Raises OSError where the JSON is not there.
    """
    found = file.path.stat()
    try:
        patches = patch_file_of(file.path).stat()
    except OSError:
        return found.st_size, found.st_mtime_ns
    return found.st_size + patches.st_size, max(found.st_mtime_ns, patches.st_mtime_ns)


def _corrected(minutes: Minutes, patches: tuple[Patch, ...]) -> Minutes:
    """The minutes with the patches that stand; one whose old value has changed is left out and becomes a finding."""
    if not patches:
        return minutes
    corrected, conflicts = apply_patches(minutes.model_dump(mode="json"), patches)
    found = Minutes.model_validate(corrected)
    findings = (*found.findings, *map(conflict_finding, conflicts))
    return found.model_copy(update={"findings": findings})


def _below(folder: Path, top: Path) -> Iterator[JsonFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be read: {error.strerror}.", "Check its permissions.") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        # A link to a folder may lead back up.
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, top)
        elif entry.name.endswith(SUFFIX) and not is_patch_file(entry.name) and entry.is_file():
            yield JsonFile(path, path.relative_to(top).as_posix())


def _why_not(name: str, content: bytes, error: str) -> Unusable:
    """Tell another program's JSON from ours of another version, and both from a file half written."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return Unusable(name, "not whole JSON; was it cut off while it was written?")
    if not isinstance(value, dict) or "schema_version" not in value or "source" not in value:
        return Unusable(name, "not minutes", foreign=True)
    version = value["schema_version"]
    if version != SCHEMA_VERSION:
        return Unusable(name, f"schema_version {version!r}, not {SCHEMA_VERSION!r}; convert the document again")
    return Unusable(name, f"not minutes as schema_version {SCHEMA_VERSION} has them: {_first_fault(error)}")


def _first_fault(error: str) -> str:
    """The field and the fault of pydantic's long message."""
    lines = error.splitlines()[1:3]
    return ": ".join(line.strip().split(" [type=")[0] for line in lines)
