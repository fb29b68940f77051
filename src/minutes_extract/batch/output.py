"""The output folder: a file that exists there is whole, and on the disk."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from minutes_extract.atomic_write import ONE_NAME
from minutes_extract.batch.ledger import DISK_FULL_HINT, LEDGER_NAME
from minutes_extract.corrections import is_patch_file
from minutes_extract.errors import FileAccessError

PENDING_FOLDER = ".parts"
"""Folder for files that are being written: on the same disk, so that a rename is enough, and easy to sweep."""
OWN_FILES = frozenset({"run.json", "run.csv", "run.lock", LEDGER_NAME})
"""In the output folder; an input of that name gives way."""
DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


class BadNameError(Exception):
    """A result cannot have the name it should have."""


def is_result_name(name: str) -> bool:
    """A result may be called so: JSON below the output folder, neither the batch's own nor the corrections of another."""
    steps = name.split("/")
    is_below = not name.startswith("/") and steps[0] != PENDING_FOLDER and not {"", ".", ".."} & {*steps}
    return is_below and name.endswith(".json") and name not in OWN_FILES and not is_patch_file(name)


class _PendingFile(NamedTuple):
    written: Path
    target: Path


class OutputFolder:
    """Results go in by groups: `write` and `remove` as often as needed, then `settle` puts all of them on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts = folder / PENDING_FOLDER
        self._touched: set[Path] = set()
        self.sweep()

    def sweep(self) -> None:
        """Remove what a run that was killed had begun to write."""
        shutil.rmtree(self._parts, ignore_errors=True)

    def write(self, results: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """Write results. Returns those that could not be, with the reason.

        Raises FileAccessError where the disk is full or the folder cannot be written.
        """
        files = list(results)
        wrong = {name: "the result cannot have its name" for name, _ in files if not is_result_name(name)}
        return wrong | self.write_own(one for one in files if one[0] not in wrong)

    def write_own(self, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """The same of files that are no document's."""
        wrong: dict[str, str] = {}
        with _translated_errors(self.folder):
            # All are written before the first is renamed: the disk takes them together.
            for name, part in [(name, self._written(data, at)) for at, (name, data) in enumerate(files)]:
                try:
                    self._put(_PendingFile(part, self.folder / name))
                except BadNameError as error:
                    wrong[name] = str(error)
                    part.unlink()
        return wrong

    def remove(self, name: str) -> None:
        """Remove the result of a document that has none any more."""
        target = self.folder / name
        if not is_result_name(name):
            return
        with _translated_errors(self.folder):
            try:
                target.unlink()
            except OSError as error:
                if error.errno not in ONE_NAME | {errno.ENOENT}:
                    raise
            else:
                self._touched.add(target.parent)

    def settle(self) -> None:
        """Put on the disk what was renamed and removed."""
        with _translated_errors(self.folder):
            for folder in self._touched:
                _sync_folder(folder)
        self._touched.clear()

    def _written(self, data: bytes, number: int) -> Path:
        self._parts.mkdir(exist_ok=True)
        part = self._parts / str(number)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return part

    def _put(self, file: _PendingFile) -> None:
        try:
            if file.target.parent not in self._touched:
                self._make_folder(file.target.parent)
            file.written.replace(file.target)
        except OSError as error:
            if error.errno in ONE_NAME:
                raise BadNameError(f"the result cannot have its name: {error.strerror}") from error
            raise
        self._touched.add(file.target.parent)

    def _make_folder(self, folder: Path) -> None:
        """With those above it; each that is new is an entry in the one above."""
        missing: list[Path] = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            one.mkdir()
            self._touched.add(one.parent)


def make_output_folder(folder: Path) -> None:
    """Make the folder and those above it. Raises FileAccessError."""
    with _translated_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    """Put its entries on the disk; Windows does so by itself and opens no folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            raise FileAccessError(f"The disk of {folder} is full.", DISK_FULL_HINT) from error
        raise FileAccessError(f"{folder} cannot be written: {error.strerror}.", "Choose another -o.") from error
