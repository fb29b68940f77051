"""What an export yields, and the writing of it: pieces of named files, each file whole when it appears."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
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


def write_chunks(chunks: Iterable[Chunk], out: Path) -> int:
    """Write each file under a temporary name and rename it when it is whole. Returns how many there are.

    Raises FileAccessError where a file cannot be written; no half-written file is left behind.
    """
    started: dict[str, IO[bytes]] = {}
    written = 0
    try:
        for chunk in chunks:
            file = started.get(chunk.name) or started.setdefault(chunk.name, _start(out / chunk.name))
            file.write(chunk.content)
            if not chunk.more:
                _finish(started.pop(chunk.name), out / chunk.name)
                written += 1
        for name in list(started):
            _finish(started.pop(name), out / name)
            written += 1
    except OSError as error:
        raise FileAccessError(f"{out} cannot be written: {error.strerror}.", "Choose another -o.") from error
    finally:
        for file in started.values():
            file.close()
            Path(file.name).unlink(missing_ok=True)
    return written


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
