"""Progress of a batch: a bar on a terminal, a plain line every few seconds elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from minutes_extract.batch.progress import BatchProgress, Report, report_nothing
from minutes_extract.commands.messages import said

LINE_SECONDS = 5.0
"""Between plain lines: a log of a night stays readable."""
BAR_WIDTH = 16
"""Columns: on 80 there is room for the counts beside it."""
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
                f"{_counts(progress)}, {pace(progress, now - self._start)}{_short_names(progress)}",
                file=sys.stderr,
                flush=True,
            )


@contextmanager
def _bar() -> Iterator[Report]:
    """The bar, percent, a clock and the counts in one line of any width; below it what is in work."""
    from rich.console import Console, RenderableType
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column
    from rich.text import Text

    class Bar(Progress):
        """With a line of names below."""

        names = ""

        def get_renderables(self) -> Iterator[RenderableType]:
            """Two lines, each cut to the width."""
            yield self.make_tasks_table(self.tasks)
            yield Text(self.names, no_wrap=True, overflow="ellipsis", style="dim")

    columns = (
        BarColumn(bar_width=BAR_WIDTH),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)),
    )
    with Bar(*columns, console=Console(stderr=True), refresh_per_second=2, expand=True) as bar:
        task = bar.add_task("", total=None)
        start = monotonic()

        def report(progress: BatchProgress) -> None:
            bar.names = _names(progress)
            text = f"{_counts(progress)} · {said(f'{_left(progress, monotonic() - start)} left')}"
            bar.update(task, completed=progress.done, total=progress.total or 1, description=text)

        yield report


def pace(progress: BatchProgress, seconds: float) -> str:
    """Speed and time left."""
    if not progress.done or seconds <= 0:
        return said("starting")
    speed = said(f"{progress.done / seconds:.1f} documents/s, {progress.pages / seconds:.1f} pages/s")
    return f"{speed}, {said(f'{_left(progress, seconds)} left')}"


def _left(progress: BatchProgress, seconds: float) -> str:
    if not progress.done:
        return "–"
    return _clock(seconds / progress.done * (progress.total - progress.done))


def _counts(progress: BatchProgress) -> str:
    counts = f"{progress.done:,} of {progress.total:,}"
    return said(f"{counts} done, {progress.failed:,} failed, {progress.to_check:,} to check")


def _names(progress: BatchProgress) -> str:
    """The documents in work, the one that takes longest first."""
    return ", ".join(name.rpartition("/")[2] for name in progress.running)


def _short_names(progress: BatchProgress) -> str:
    names = _names(progress)
    return f" · {names[:LONGEST_NAMES]}{'…' if len(names) > LONGEST_NAMES else ''}" if names else ""


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
