"""Patch files beside the JSON: read, and written whole under a temporary name that is then renamed."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from minutes_extract.atomic_write import atomic_write
from minutes_extract.corrections.records import Corrections, Patch
from minutes_extract.errors import FileAccessError, MinutesError
from minutes_extract.model.upgrade import completed

PATCH_SUFFIX = ".patches.json"
MAX_PATCH_BYTES = 64 * 1024 * 1024
_WRITING = threading.Lock()


class UnreadableCorrectionsError(MinutesError):
    """A patch file that cannot be understood. It is never written over."""


class StaleRevisionError(MinutesError):
    """Somebody else saved in between; `current` is what stands now."""

    def __init__(self, current: Corrections) -> None:
        super().__init__("Somebody else saved in between.", "Load the document anew and look at what changed.")
        self.current = current


def patch_file_of(json_file: Path) -> Path:
    """a/b/x.json → a/b/x.patches.json"""
    return json_file.with_name(patch_name_of(json_file.name))


def patch_name_of(json_name: str) -> str:
    """x.json → x.patches.json"""
    return json_name.removesuffix(".json") + PATCH_SUFFIX


def is_patch_file(name: str) -> bool:
    """Whether a file name is that of a patch file."""
    return name.endswith(PATCH_SUFFIX)


def read_corrections(json_file: Path) -> Corrections:
    """The corrections beside a JSON file; empty where there are none.

    Raises UnreadableCorrectionsError where the file is damaged, FileAccessError where it cannot be read.
    """
    path = patch_file_of(json_file)
    try:
        if path.stat().st_size > MAX_PATCH_BYTES:
            raise UnreadableCorrectionsError(f"{path.name} is larger than {MAX_PATCH_BYTES >> 20} MiB.")
        return _completed(Corrections.model_validate_json(path.read_bytes()))
    except FileNotFoundError:
        return Corrections()
    except ValidationError as error:
        raise UnreadableCorrectionsError(f"{path.name} is no patch file.", "Mend it or put it aside.") from error
    except OSError as error:
        raise FileAccessError(f"{path.name} cannot be read: {error.strerror}.", "Check its permissions.") from error


def write_corrections(json_file: Path, corrections: Corrections) -> Corrections:
    """Save what was made of revision `corrections.revision`; returns it with the next revision.

    Raises StaleRevisionError if another revision stands in the file, FileAccessError if it cannot be written.
    """
    with _locked(json_file.parent):
        current = read_corrections(json_file)
        if current.revision != corrections.revision:
            raise StaleRevisionError(current)
        saved = corrections.model_copy(update={"revision": corrections.revision + 1})
        atomic_write(patch_file_of(json_file), (saved.model_dump_json(indent=2) + "\n").encode("utf-8"))
    return saved


def _completed(corrections: Corrections) -> Corrections:
    """The corrections with their values as today's contract has them: they may have been made under an earlier one."""
    return corrections.model_copy(update={"patches": tuple(map(_completed_patch, corrections.patches))})


def _completed_patch(patch: Patch) -> Patch:
    key = next((step for step in reversed(patch.path.split("/")) if not step.isdigit()), "")
    return patch.model_copy(update={"old": completed(patch.old, key), "new": completed(patch.new, key)})


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer at a time in a folder, be it of this program or of another; the lock ends with the program.

    Systems without such locks (Windows) have one for this program, and the revision. A lock file, as `filelock` wants, would lie
    in every folder of an archive.
    """
    if sys.platform == "win32":
        with _WRITING:
            yield
        return
    try:
        import fcntl
    except ImportError:
        with _WRITING:
            yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
