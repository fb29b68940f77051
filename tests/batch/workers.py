"""The workers that a process has started, as Linux tells them."""

import os
from contextlib import suppress
from pathlib import Path


def workers_of(parent: int | None = None) -> list[int]:
    """Process ids of the live workers of a process, ours if none is named."""
    return [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if _is_worker(folder, parent or os.getpid())]


def _is_worker(folder: Path, parent: int) -> bool:
    with suppress(OSError, IndexError):
        started_by = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        return started_by == parent and b"minutes_extract.batch.worker" in (folder / "cmdline").read_bytes()
    return False
