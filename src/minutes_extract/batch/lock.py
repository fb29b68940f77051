"""One run at a time in an output folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from filelock import FileLock, Timeout

from minutes_extract.batch.progress import Stop
from minutes_extract.errors import FileAccessError

LOCK_NAME = "run.lock"
"""Stays in the folder: removing a lock file while somebody waits for it would let two in."""
LOCK_POLL_SECONDS = 0.2


@contextmanager
def locked(folder: Path, wait: bool, stop: Stop) -> Iterator[bool]:
    """Hold the folder; the system lets go of it when the process ends, however it ends.

    Gives False where `stop` ended the wait. Raises FileAccessError where another run holds it and `wait` is not set.
    """
    lock = _lock_in(folder)
    try:
        while not (is_locked := _is_taken(lock)) and wait and not stop():
            sleep(LOCK_POLL_SECONDS)
        if not is_locked and not wait:
            raise FileAccessError(
                f"Another run is at work in {folder}.", "Wait for it with --wait, or choose another -o."
            )
        yield is_locked
    finally:
        lock.release()


def _lock_in(folder: Path) -> FileLock:
    path = folder / LOCK_NAME
    try:
        with path.open("ab"):
            pass
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be written: {error.strerror}.", "Choose another -o.") from error
    return FileLock(path, timeout=0, fallback_to_soft=False, preserve_lock_file=True)


def _is_taken(lock: FileLock) -> bool:
    try:
        lock.acquire()
    except Timeout:
        return False
    return True
