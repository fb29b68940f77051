"""A folder that scanners drop files into: each is converted as soon as it is whole."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from minutes_extract.batch.executors import Workers
from minutes_extract.batch.inputs import FoundInput
from minutes_extract.batch.plan import Retry
from minutes_extract.batch.progress import Stop, never
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.summary import RunSummary
from minutes_extract.errors import UsageError

LOOK_MILLISECONDS = 500
"""Between looks whether a growing file is whole, and whether somebody asks to stop."""
WATCH_RESCAN_SECONDS = 300.0
"""The system may drop notices when there are many, and gives none for folders behind links."""


@dataclass(frozen=True)
class Watching:
    """How to watch. A file is whole when nothing about it has changed for `settle` seconds.

    With `poll` the folders are read again and again: network drives do not tell of files from other machines.
    """

    settle: float = 3.0
    poll: bool = False


def watch_folders(request: Request, workers: Workers, watching: Watching, stop: Stop = never) -> Iterator[RunSummary]:
    """The summary of each run that did something, until `stop`. Raises like `run_batch`.

    Failed inputs are tried again in the first run only, later when their file changes.
    """
    looks = _looks(request, watching)
    settling = Settling(watching.settle)
    rules = replace(request.rules, is_whole=settling.is_whole)
    last = 0.0
    for something_happened in looks:
        if stop():
            return
        if not (something_happened or settling.has_growing or monotonic() - last > WATCH_RESCAN_SECONDS or not last):
            continue
        settling.begin()
        summary = run_batch(replace(request, rules=rules, wait_for_lock=True), workers, stop=stop)
        last = monotonic()
        rules = replace(rules, retry=Retry.NONE, verify=False)
        if summary.done:
            yield summary


def _looks(request: Request, watching: Watching) -> Iterator[bool]:
    """Every half second whether something happened in the folders; what a run itself writes does not count."""
    folders = request.selection.paths
    if not folders or request.selection.list_file or not all(os.path.isdir(folder) for folder in folders):
        raise UsageError("Only folders can be watched.", "Name one or more: minutes-extract watch DIR -o OUT")
    from watchfiles import watch

    output = os.path.realpath(request.output)
    changes = watch(
        *folders,
        watch_filter=lambda _, path: os.path.commonpath((output, os.path.realpath(path))) != output,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        force_polling=watching.poll or None,
        ignore_permission_denied=True,
    )
    return (bool(some) for some in changes)


class Settling:
    """Which files are still growing: their stamps at the last look, and since when those have stood."""

    def __init__(self, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._before: dict[str, tuple[str, float]] = {}
        self._now: dict[str, tuple[str, float]] = {}

    @property
    def has_growing(self) -> bool:
        """At the last look a file was not whole."""
        return bool(self._now)

    def begin(self) -> None:
        """A new look; files that have gone are forgotten."""
        self._before, self._now = self._now, {}

    def is_whole(self, found: FoundInput) -> bool:
        """The file has stood unchanged for long enough."""
        stamp, since = self._before.get(found.key, ("", 0.0))
        if stamp != found.stamp:
            since = self._clock()
        if found.stamp and self._clock() - since < self._seconds:
            self._now[found.key] = (found.stamp, since)
            return False
        return True
