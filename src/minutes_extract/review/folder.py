"""The JSON files of a folder, each under an opaque name. A file that is not listed here is never opened."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.archive.files import path_below, stamp_of, stamped_files

OPAQUE_ID_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """One JSON file; `name` is its path below the folder with `/`, `stamp` changes when it or its patches change."""

    id: str
    name: str
    stamp: str


def listed(folder: Path, left_out: Path) -> Iterator[Listed]:
    """All JSON files below a folder but those below `left_out`, hidden ones, patches, and what links lead to elsewhere."""
    unwanted = f"{left_out.relative_to(folder).as_posix()}/" if left_out.is_relative_to(folder) else None
    for name, stamp in stamped_files(folder):
        if unwanted is None or not name.startswith(unwanted):
            yield Listed(opaque_id(name), name, str(stamp))


def listed_now(folder: Path, name: str) -> Listed:
    """One file as it is now. Raises OSError where it is gone."""
    return Listed(opaque_id(name), name, str(stamp_of(path_below(folder, name))))


def opaque_id(name: str) -> str:
    """The name under which a file is asked for: it tells nothing of the path."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:OPAQUE_ID_LETTERS]
