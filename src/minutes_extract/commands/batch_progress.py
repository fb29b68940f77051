"""Progress of a batch: a bar on a terminal, a plain line every few seconds elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from minutes_extract.batch.progress import BatchProgress, Report, report_nothing

LINE_SECONDS = 5.0
"""Between plain lines: a log of a night stays readable."""
BAR_SECONDS = 0.2
"""Between drawings of the bar; drawing costs more than converting a small text."""
LONGEST_NAMES = 60


@contextmanager
def progress_shown(quiet: bool) -> Iterator[Report]:
    """Where a run reports to: standard error, as the reader can take it."""
    if quiet:
        yield report_nothing
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _Lines()


class _Lines:
    """A line every few seconds, and one at the end."""

    def __init__(self) -> None:
        self._start = self._last = monotonic()

    def __call__(self, progress: BatchProgress) -> None:
        now = monotonic()
        is_over = progress.done == progress.total and progress.total
        if now - self._last >= LINE_SECONDS or is_over:
            self._last = now
            print(
                f"{_counts(progress)}, {pace(progress, now - self._start)}{_names(progress)}",
                file=sys.stderr,
                flush=True,
            )


@contextmanager
def _bar() -> Iterator[Report]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", total=None)
        start = monotonic()
        drawn = 0.0

        def report(progress: BatchProgress) -> None:
            nonlocal drawn
            now = monotonic()
            if now - drawn < BAR_SECONDS and progress.done < progress.total:
                return
            drawn = now
            text = f"{_counts(progress)}, {pace(progress, now - start)}{_names(progress)}"
            bar.update(task, completed=progress.done, total=progress.total or 1, description=escape(text), refresh=True)

        yield report


def pace(progress: BatchProgress, seconds: float) -> str:
    """Speed and time left."""
    if not progress.done or seconds <= 0:
        return "starting"
    left = seconds / progress.done * (progress.total - progress.done)
    return f"{progress.done / seconds:.1f} documents/s, {progress.pages / seconds:.1f} pages/s, {_clock(left)} left"


def _counts(progress: BatchProgress) -> str:
    return f"{progress.done:,} of {progress.total:,} done, {progress.failed:,} failed, {progress.to_check:,} to check"


def _names(progress: BatchProgress) -> str:
    names = ", ".join(name.rpartition("/")[2] for name in progress.running)
    return f" · {names[:LONGEST_NAMES]}{'…' if len(names) > LONGEST_NAMES else ''}" if names else ""


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
