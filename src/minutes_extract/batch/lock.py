"""One run at a time in an output folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

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
    try:
        descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be written: {error.strerror}.", "Choose another -o.") from error
    try:
        while not (is_locked := _is_taken(descriptor)) and wait and not stop():
            sleep(LOCK_POLL_SECONDS)
        if not is_locked and not wait:
            raise FileAccessError(
                f"Another run is at work in {folder}.", "Wait for it with --wait, or choose another -o."
            )
        yield is_locked
    finally:
        os.close(descriptor)


def _is_taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
