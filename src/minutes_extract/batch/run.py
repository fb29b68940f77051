"""A run: lock the folder, plan, work, sum up. Killed at any moment and started again it ends the same."""

import json
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import sleep

from minutes_extract.batch.convert import settled
from minutes_extract.batch.executors import Workers
from minutes_extract.batch.inputs import Selection, find_inputs
from minutes_extract.batch.ledger import Due, Ledger, Made, open_copy, open_ledger
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.lock import locked
from minutes_extract.batch.names import shown
from minutes_extract.batch.output import OutputFolder, make_output_folder
from minutes_extract.batch.plan import Rules, make_plan
from minutes_extract.batch.progress import Progress, Report, Stop, never, tell_nobody
from minutes_extract.batch.summary import Summary, has_summary, sum_up, write_summary
from minutes_extract.batch.task import FAILED, Outcome, Task
from minutes_extract.model.options import Options

AHEAD = 8
"""Documents per worker sent and not yet written: no worker waits for the disk, and memory stays bounded."""
GATHER_SECONDS = 0.05
"""After an answer, for others to come: small documents go to the disk and into the ledger together, and the core that
this takes is left to the workers. Less than the workers have in hand."""
LOOK_SECONDS = 0.2
"""Between looks whether somebody asks to stop, and between reports while one document takes long."""
NOT_OF_THE_RESULT = frozenset({"max_bytes", "max_seconds", "max_pages", "password"})
"""Options that decide whether there is a result, not which; and a password is nothing to write down."""


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    selection: Selection
    output: Path
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)
    wait_for_lock: bool = False

    @property
    def made(self) -> Made:
        """The version and the options that a result depends on."""
        kept = {name: value for name, value in asdict(self.options).items() if name not in NOT_OF_THE_RESULT}
        return Made(version("minutes-extract"), json.dumps(kept, sort_keys=True, ensure_ascii=False))


def run_batch(request: Request, workers: Workers, report: Report = tell_nobody, stop: Stop = never) -> Summary:
    """Convert what is new, changed, failed or outdated. Ends early, in good order, when `stop` says so.

    Raises UsageError (inputs that do not fit together), FileAccessError (a full disk, another run at work) or
    MissingDependencyError (no worker starts). What is done by then is kept, and the next run goes on.
    """
    make_output_folder(request.output)
    with locked(request.output, request.wait_for_lock, stop) as held:
        if not held:
            return Summary(is_complete=False)
        with open_ledger(request.output) as ledger:
            folder = OutputFolder(request.output)
            try:
                _plan(request, ledger)
                run = _Run(request, ledger, folder)
                is_complete = run.work(workers, report, stop)
                summary = sum_up(ledger, run.progress, is_complete)
                if is_complete and (summary.done or not has_summary(folder)):
                    write_summary(ledger, folder, request.made)
            finally:
                folder.sweep()
    return summary


def what_is_due(request: Request) -> Iterator[tuple[str, str]]:
    """Why and name of each input that a run would convert. Writes nothing."""
    with open_copy(request.output) as ledger:
        _plan(request, ledger)
        for due in ledger.due():
            yield due.why, shown(due.key)


def _plan(request: Request, ledger: Ledger) -> None:
    found = find_inputs(request.selection, request.output)
    make_plan(ledger, found, request.rules, request.made, request.output)


class _Run:
    """The documents in work, and the counts."""

    def __init__(self, request: Request, ledger: Ledger, folder: OutputFolder) -> None:
        self._ledger, self._folder = ledger, folder
        self._made = request.made
        self._options = request.limits.within(request.options)
        self._in_work: dict[Future[Outcome], tuple[Due, Task]] = {}
        self.progress = Progress(total=sum(ledger.reasons().values()))

    def work(self, workers: Workers, report: Report, stop: Stop) -> bool:
        """Do all that is due. Returns whether it was not stopped."""
        due = self._ledger.due()
        report(self.progress)
        while not (stopped := stop()):
            self._hand_out(workers, due)
            if not self._in_work:
                break
            self._take_in(self._answered())
            report(self._seen())
        if stopped:
            self._take_in({future for future in self._in_work if future.done()})
            workers.abandon()
        return not stopped

    def _answered(self) -> set[Future[Outcome]]:
        answered, open_still = wait(self._in_work, LOOK_SECONDS, FIRST_COMPLETED)
        if answered and open_still:
            sleep(GATHER_SECONDS)
            answered |= {future for future in open_still if future.done()}
        return answered

    def _hand_out(self, workers: Workers, due: Iterator[Due]) -> None:
        for one in islice(due, workers.slots * AHEAD - len(self._in_work)):
            task = Task(one.key, one.source, self._options, one.known_sha256)
            self._in_work[workers.submit(task)] = (one, task)

    def _take_in(self, answered: set[Future[Outcome]]) -> None:
        """Results first, then the ledger: killed in between, a document is done again and comes out the same."""
        if not answered:
            return
        pairs = []
        for future in answered:
            due, task = self._in_work.pop(future)
            pairs.append((due, settled(task, future)))
        pairs = self._write(pairs)
        with self._ledger.transaction():
            for due, outcome in pairs:
                if outcome.is_unchanged:
                    self._ledger.confirm(due.key, due.stamp)
                else:
                    self._ledger.record(outcome, due.stamp, self._made)
        for _, outcome in pairs:
            self._count(outcome)

    def _write(self, pairs: list[tuple[Due, Outcome]]) -> list[tuple[Due, Outcome]]:
        """Put the results in place. A result that cannot have its name makes its document a failed one."""
        wrong = self._folder.write((due.output, outcome.json) for due, outcome in pairs if outcome.json is not None)
        for due, outcome in pairs:
            if outcome.status == FAILED:
                self._folder.remove(due.output)
        self._folder.settle()
        return [
            (due, _misnamed(outcome, wrong[due.output]) if due.output in wrong else outcome) for due, outcome in pairs
        ]

    def _count(self, outcome: Outcome) -> None:
        now = self.progress
        self.progress = replace(
            now,
            done=now.done + 1,
            failed=now.failed + (outcome.status == FAILED),
            to_check=now.to_check + outcome.to_check,
            pages=now.pages + outcome.pages,
        )

    def _seen(self) -> Progress:
        running = (shown(due.key) for future, (due, _) in self._in_work.items() if future.running())
        return replace(self.progress, running=tuple(running))


def _misnamed(outcome: Outcome, reason: str) -> Outcome:
    return Outcome(
        outcome.key, FAILED, error="file_access", reason=reason, sha256=outcome.sha256, seconds=outcome.seconds
    )
