"""JSON files of a folder: one walk in a stable order, and a stamp that says whether a file has changed."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from minutes_extract.corrections import is_patch_file, patch_file_of, patch_name_of
from minutes_extract.errors import FileAccessError
from minutes_extract.reading.file_name import visible

JSON_SUFFIX = ".json"
# \xbb, \u202e
ESCAPED = re.compile(rb"\\(?:x(?P<byte>[0-9a-f]{2})|u(?P<letter>[0-9a-f]{4}))")


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file that may hold minutes. `name` is its path below the folder, with `/`, the same on every system (`text_name`)."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The name without its suffix: what files made from it are called."""
        return self.name.removesuffix(JSON_SUFFIX)


class FileStamp(NamedTuple):
    """Bytes and time of last change (ns) of a JSON file and its patch file together: equal where nothing was written."""

    size: int
    changed: int


def json_files(folder: Path) -> Iterator[JsonFile]:
    """All JSON files of a folder and below it, or the one that is named, sorted.

    Hidden files (a batch's temporary ones) and patch files are left out. Raises FileAccessError if a folder cannot be read.
    """
    if folder.is_file():
        yield JsonFile(folder, text_name(folder.name))
        return
    if not folder.is_dir():
        raise FileAccessError(f"{folder} is no folder.", "Name the folder that convert or batch wrote its JSON to.")
    for found in _walk(folder, _refuse):
        yield JsonFile(Path(found.json.path), found.name)


def stamped_files(folder: Path) -> Iterator[tuple[str, FileStamp]]:
    """Name and stamp of the same files, for whoever looks again and again: quick with 50,000 files.

    What cannot be read is passed over, and so are links: what they lead to may lie outside the folder.
    """
    for found in _walk(folder, _pass_over):
        if not found.json.is_symlink():
            with suppress(OSError):
                patches = found.patches.stat() if found.patches else None
                yield found.name, _stamp(found.json.stat(), patches)


def stamp_of(json_file: Path) -> FileStamp:
    """The stamp of a file as it is now. Raises OSError where it is not there."""
    patches = None
    with suppress(OSError):
        patches = patch_file_of(json_file).stat()
    return _stamp(json_file.stat(), patches)


def text_name(name: str) -> str:
    r"""A path that can be written anywhere: bytes that are no UTF-8 and control characters stand in it as \xNN."""
    return visible(os.fsencode(name).decode("utf-8", "backslashreplace")).replace("\n", r"\x0a")


def path_below(folder: Path, name: str) -> Path:
    """The file that `text_name` named so."""
    path = folder / name
    if ESCAPED.search(os.fsencode(name)) is None or path.exists():
        return path
    return folder / os.fsdecode(ESCAPED.sub(_unescaped, os.fsencode(name)))


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found["byte"], 16)]) if found["byte"] else chr(int(found["letter"], 16)).encode()


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, lies below a folder."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve())
    except OSError:
        return False


class _FolderEntry(NamedTuple):
    """A JSON file (or a folder), the patch file beside it, and its path below the top folder."""

    json: "os.DirEntry[str]"
    patches: "os.DirEntry[str] | None"
    name: str


def _walk(folder: Path, unreadable: Callable[[str, OSError], None]) -> Iterator[_FolderEntry]:
    """Each JSON file, sorted; a folder that cannot be read is handed to `unreadable`, which may raise."""
    waiting = [_listing(str(folder), "", unreadable)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif found.json.is_dir(follow_symlinks=False):  # a link to a folder may lead back up
            waiting.append(_listing(found.json.path, f"{found.name}/", unreadable))
        elif found.name.endswith(JSON_SUFFIX) and found.json.is_file():
            yield found


def _listing(folder: str, prefix: str, unreadable: Callable[[str, OSError], None]) -> Iterator[_FolderEntry]:
    """What lies in a folder, but for hidden files and patch files."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        unreadable(folder, error)
        return
    patches = {entry.name: entry for entry in entries if is_patch_file(entry.name)}
    for entry in entries:
        if not entry.name.startswith(".") and entry.name not in patches:
            yield _FolderEntry(entry, patches.get(patch_name_of(entry.name)), prefix + text_name(entry.name))


def _refuse(folder: str, error: OSError) -> None:
    raise FileAccessError(f"{folder} cannot be read: {error.strerror}.", "Check its permissions.") from error


def _pass_over(_: str, __: OSError) -> None:
    """The other folders can be read."""


def _stamp(found: os.stat_result, patches: os.stat_result | None) -> FileStamp:
    if patches is None:
        return FileStamp(found.st_size, found.st_mtime_ns)
    return FileStamp(found.st_size + patches.st_size, max(found.st_mtime_ns, patches.st_mtime_ns))
