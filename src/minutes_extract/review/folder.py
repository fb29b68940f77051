"""The JSON files of a folder, each under an opaque name. A file that is not listed here is never opened."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.corrections import is_patch_file

SUFFIX = ".json"
ID_LENGTH = 20
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """One JSON file; `name` is its path below the folder with `/`, `stamp` changes when it or its patches change."""

    id: str
    name: str
    stamp: str


def listed(folder: Path, left_out: Path) -> Iterator[Listed]:
    """All JSON files below a folder but those below `left_out`, hidden ones, patches, and what links lead to elsewhere."""
    yield from _below(folder, "", left_out, MAX_DEPTH)


def stamp_of(json_file: Path) -> str:
    """The stamp of one file as it is now."""
    patches = json_file.with_name(json_file.name.removesuffix(SUFFIX) + ".patches.json")
    return f"{_stamp(_stat(json_file))}|{_stamp(_stat(patches))}"


def document_id(name: str) -> str:
    """The opaque name under which a file is asked for."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:ID_LENGTH]


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, lies below a folder."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve())
    except OSError:
        return False


def _below(folder: Path, prefix: str, left_out: Path, depth: int) -> Iterator[Listed]:
    if depth == 0 or folder == left_out:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    patches = {entry.name: entry for entry in entries if is_patch_file(entry.name)}
    for entry in entries:
        name = prefix + entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), f"{name}/", left_out, depth - 1)
        elif entry.name.endswith(SUFFIX) and entry.name not in patches and entry.is_file(follow_symlinks=False):
            beside = patches.get(entry.name.removesuffix(SUFFIX) + ".patches.json")
            stamp = f"{_stamp(_stat(entry))}|{_stamp(_stat(beside) if beside else None)}"
            yield Listed(document_id(name), name, stamp)


def _stat(entry: "Path | os.DirEntry[str]") -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _stamp(found: os.stat_result | None) -> str:
    return f"{found.st_mtime_ns}:{found.st_size}" if found else "-"
