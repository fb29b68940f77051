"""The paper itself: the file a document was read from, found by its name and known by its sha256.

The name comes out of a JSON file that anybody may have written. Only its last part is used, only folders of the review
are looked in, links out of them are not followed, and what does not have the sha256 is not the paper.
"""

import hashlib
import os
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from minutes_extract.archive.files import is_inside, path_below
from minutes_extract.reading.binary import SIGNATURE_WINDOW, image_kind, is_pdf
from minutes_extract.reading.file_name import is_plain, shown

READ_CHUNK = 1 << 20
MAX_FILES = 500_000
MAX_CANDIDATES = 200
"""Files of one name (minutes.pdf) that are compared by their sha256."""
KNOWN_SUMS = 20_000
PDF, IMAGE, TEXT = "pdf", "image", "text"


class Sources:
    """Where papers are looked for: beside the JSON, and in a folder of sources with the same tree."""

    def __init__(self, folder: Path, sources: Path | None) -> None:
        self._folder = folder
        self._sources = sources
        self._by_name: dict[str, list[Path]] | None = None
        self._sums: OrderedDict[tuple[str, int, int], str] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, json_name: str, file_name: str, sha256: str) -> Path | None:
        """The file of a document, or None where it is not there."""
        name = bare_name(file_name)
        if not name:
            return None
        for path in self._candidates(json_name, name):
            if path.is_file() and self._is_ours(path) and self._sum(path) == sha256.lower():
                return path
        return None

    def _candidates(self, json_name: str, name: str) -> Iterator[Path]:
        below = PurePosixPath(json_name).parent
        yield from _named(path_below(self._folder, str(below)), name)
        if self._sources:
            yield from _named(path_below(self._sources, str(below)), name)
            yield from _named(self._sources, name)
            with self._lock:
                if self._by_name is None:
                    self._by_name = _names_below(self._sources)
            yield from self._by_name.get(name, [])[:MAX_CANDIDATES]

    def _is_ours(self, path: Path) -> bool:
        return is_inside(path, self._folder) or (self._sources is not None and is_inside(path, self._sources))

    def _sum(self, path: Path) -> str | None:
        """The sha256 of a file, counted once as long as it is not changed."""
        try:
            found = path.stat()
            key = (str(path), found.st_mtime_ns, found.st_size)
            if key not in self._sums:
                self._sums[key] = sha256_of(path)
                if len(self._sums) > KNOWN_SUMS:
                    self._sums.popitem(last=False)
            return self._sums[key]
        except OSError:
            return None


def kind_of(path: Path) -> str:
    """Whether a paper is shown as pages of a PDF, as an image, or by its lines; told by how it begins."""
    with path.open("rb") as file:
        head = file.read(SIGNATURE_WINDOW)
    if is_pdf(head):
        return PDF
    return IMAGE if image_kind(head) else TEXT


def bare_name(file_name: str) -> str:
    """The last part of a name, whichever system wrote it; empty where it is none."""
    name = PureWindowsPath(PurePosixPath(file_name).name).name
    return "" if name in {"", ".", ".."} or "\0" in name else name


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(READ_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _named(folder: Path, name: str) -> Iterator[Path]:
    """The file of that name, or those whose name is shown so: it may be no UTF-8."""
    path = folder / name
    if path.exists():
        yield path
        return
    with suppress(OSError), os.scandir(folder) as entries:
        yield from (Path(entry.path) for entry in entries if not is_plain(entry.name) and shown(entry.name) == name)


def _names_below(folder: Path) -> dict[str, list[Path]]:
    by_name: defaultdict[str, list[Path]] = defaultdict(list)
    seen = 0
    for parent, _, names in os.walk(folder, followlinks=False):
        for name in names:
            by_name[shown(name)].append(Path(parent, name))
        seen += len(names)
        if seen > MAX_FILES:
            break
    return dict(by_name)
