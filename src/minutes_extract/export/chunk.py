"""What an export yields, and the writing of it: pieces of named files, each file whole when it appears."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable
from minutes_extract.atomic_write import ONE_NAME
from minutes_extract.errors import FileAccessError


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that go to the end of a file below the output folder; `more` where the file goes on later.

    A format of one file names it "": the output itself.
    """

    name: str
    content: bytes
    more: bool = False


Export = Callable[[Iterable[StoredDocument], ReportUnusable], Iterator[Chunk]]


def raise_unusable(one: Unusable) -> None:
    """For an export of one document: without it there is nothing."""
    raise FileAccessError(f"{one.name}: {one.reason}.", "Choose another -o.")


def write_chunks(chunks: Iterable[Chunk], out: Path, report: ReportUnusable = raise_unusable) -> int:
    """Write each file under a temporary name and rename it when it is whole. Returns how many there are.

    A file that cannot have its name is reported, and the others go on. Raises FileAccessError where none can be written;
    no half-written file is left behind.
    """
    started: dict[str, IO[bytes]] = {}
    misnamed: set[str] = set()
    written = 0
    try:
        for chunk in chunks:
            if chunk.name in misnamed:
                continue
            with _name_reported(chunk.name, misnamed, report):
                file = started.get(chunk.name) or started.setdefault(chunk.name, _start(out / chunk.name))
                file.write(chunk.content)
                if not chunk.more:
                    _finish(started.pop(chunk.name), out / chunk.name)
                    written += 1
        for name in list(started):
            with _name_reported(name, misnamed, report):
                _finish(started.pop(name), out / name)
                written += 1
    except OSError as error:
        raise FileAccessError(f"{out} cannot be written: {error.strerror}.", "Choose another -o.") from error
    finally:
        for file in started.values():
            file.close()
            Path(file.name).unlink(missing_ok=True)
    return written


@contextmanager
def _name_reported(name: str, misnamed: set[str], report: ReportUnusable) -> Iterator[None]:
    """Around what is done with one file of an export of several."""
    try:
        yield
    except OSError as error:
        if not name or error.errno not in ONE_NAME:
            raise
        misnamed.add(name)
        report(Unusable(name, f"the file cannot have its name: {error.strerror}"))


def _start(target: Path) -> IO[bytes]:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Open until the file is whole, which other calls decide.
    return tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".", suffix=".part", delete=False)


def _finish(file: IO[bytes], target: Path) -> None:
    file.close()
    temporary = Path(file.name)
    try:
        temporary.chmod(0o644)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
