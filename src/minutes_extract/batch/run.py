"""A run: lock the folder, plan, work, sum up. Killed at any moment and started again it ends the same."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from minutes_extract.batch.executors import Workers
from minutes_extract.batch.inputs import Selection, find_inputs
from minutes_extract.batch.ledger import Due, Ledger, Made, open_copy, open_ledger
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.lock import locked
from minutes_extract.batch.log import relay
from minutes_extract.batch.output import OutputFolder, make_output_folder
from minutes_extract.batch.plan import Rules, make_plan, part_outputs
from minutes_extract.batch.progress import BatchProgress, Report, Stop, never, report_nothing
from minutes_extract.batch.summary import RunSummary, has_summary, sum_up, write_summary
from minutes_extract.batch.task import FAILED, Conversion
from minutes_extract.batch.work import InWork
from minutes_extract.model.options import Options
from minutes_extract.reading.file_name import shown

NOT_OF_THE_RESULT = frozenset({"max_bytes", "max_pages", "password"})
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


def run_batch(request: Request, workers: Workers, report: Report = report_nothing, stop: Stop = never) -> RunSummary:
    """Convert what is new, changed, failed or outdated. Ends early, in good order, when `stop` says so.

    Raises UsageError (inputs that do not fit together), FileAccessError (a full disk, another run at work) or
    MissingDependencyError (no worker starts). What is done by then is kept, and the next run goes on.
    """
    make_output_folder(request.output)
    with locked(request.output, request.wait_for_lock, stop) as is_locked:
        if not is_locked:
            return RunSummary(is_complete=False)
        with open_ledger(request.output) as ledger:
            folder = OutputFolder(request.output)
            try:
                _plan(request, ledger)
                run = _BatchRun(request, ledger, folder)
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


class _BatchRun:
    """What came of the documents: results in place, rows, and the counts."""

    def __init__(self, request: Request, ledger: Ledger, folder: OutputFolder) -> None:
        self._ledger, self._folder = ledger, folder
        self._made = request.made
        self._options = request.limits.within(request.options)
        self.progress = BatchProgress(total=sum(ledger.reasons().values()))

    def work(self, workers: Workers, report: Report, stop: Stop) -> bool:
        """Do all that is due. Returns whether it was not stopped."""
        due = self._ledger.due()
        in_work = InWork(workers, self._options)
        report(self.progress)
        while not (stopped := stop()):
            in_work.fill(due)
            if not in_work:
                break
            self._take_in(in_work.wait())
            report(self._seen(in_work))
        if stopped:
            self._take_in(in_work.take())
            workers.abandon()
        return not stopped

    def _take_in(self, pairs: list[tuple[Due, Conversion]]) -> None:
        """Results first, then the ledger: killed in between, a document is done again and comes out the same."""
        if not pairs:
            return
        done = self._written([_Done(due, conversion, self._claimed(due, conversion)) for due, conversion in pairs])
        with self._ledger.transaction():
            for one in done:
                self._record(one)
        for one in done:
            relay(one.conversion)
            self._count(one.conversion)

    def _claimed(self, due: Due, conversion: Conversion) -> tuple[str, ...]:
        """What its results are called. Several are in the ledger before they are in the folder: none is left behind."""
        if len(conversion.json) <= 1:
            return (due.output,) if conversion.json else ()
        names = part_outputs(self._ledger, due, len(conversion.json))
        with self._ledger.transaction():
            self._ledger.claim_parts(due.key, names)
        return names

    def _written(self, done: "list[_Done]") -> "list[_Done]":
        """Put the results in place of older ones. A result that cannot have its name makes its document a failed one."""
        results = (pair for one in done for pair in zip(one.names, one.conversion.json, strict=True))
        wrong = self._folder.write(results)
        done = [_misnamed(one, wrong) if wrong.keys() & {*one.names} else one for one in done]
        for one in done:
            self._remove_old(one)
        self._folder.settle()
        return done

    def _remove_old(self, one: "_Done") -> None:
        if not one.conversion.is_unchanged:
            for name in {one.due.output, *self._ledger.parts(one.due.key)} - {*one.names}:
                self._folder.remove(name)

    def _record(self, one: "_Done") -> None:
        if one.conversion.is_unchanged:
            self._ledger.confirm(one.due.key, one.due.stamp)
        else:
            self._ledger.record(one.conversion, one.due.stamp, self._made)
            self._ledger.keep_parts(one.due.key, one.names if len(one.names) > 1 else ())

    def _count(self, conversion: Conversion) -> None:
        now = self.progress
        self.progress = replace(
            now,
            done=now.done + 1,
            failed=now.failed + (conversion.status == FAILED),
            to_check=now.to_check + conversion.to_check,
            pages=now.pages + conversion.pages,
        )

    def _seen(self, in_work: InWork) -> BatchProgress:
        now = self.progress
        return replace(now, running=in_work.names(), pages=now.pages + in_work.pages_read())


class _Done(NamedTuple):
    """A document that is done, and the names of its results."""

    due: Due
    conversion: Conversion
    names: tuple[str, ...]


def _misnamed(one: _Done, wrong: Mapping[str, str]) -> _Done:
    """The same as a failed one, with the reason of the first result that cannot have its name."""
    reason = next(wrong[name] for name in one.names if name in wrong)
    key, sha256, seconds = one.conversion.key, one.conversion.sha256, one.conversion.seconds
    failed = Conversion(key, FAILED, error="file_access", reason=reason, sha256=sha256, seconds=seconds)
    return _Done(one.due, failed, ())
