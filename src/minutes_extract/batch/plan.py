"""What a run has to do: every input with the reason why it is due, in the table WHYS."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import regex

from minutes_extract.batch.inputs import FoundInput
from minutes_extract.batch.ledger import Due, Ledger, LedgerRow, Made
from minutes_extract.batch.output import PENDING_FOLDER, is_result_name
from minutes_extract.batch.task import FAILED, PARTIAL, SKIPPED, WITH_RESULT, Conversion
from minutes_extract.errors import UsageError
from minutes_extract.reading.file_name import shown


class Retry(StrEnum):
    """What is done again although the file is the same."""

    NONE = "none"
    FAILED = "failed"
    PARTIAL = "partial"
    ALL = "all"


def everything(_: FoundInput) -> bool:
    """Files are taken as whole."""
    return True


@dataclass(frozen=True)
class Rules:
    """What the user wants done again. `is_whole` tells whether a new or changed file may be taken already."""

    retry: Retry = Retry.FAILED
    since_version: str | None = None
    verify: bool = False
    is_whole: Callable[[FoundInput], bool] = everything


class Case(NamedTuple):
    """An input that the ledger knows, and what it is held against."""

    row: LedgerRow
    found: FoundInput
    rules: Rules
    made: Made
    output: Path


class Why(NamedTuple):
    """A reason to convert an input. With `by_content` its checksum is asked first: it may be the same all the same."""

    name: str
    holds: Callable[[Case], bool]
    by_content: bool = False


# The first that holds is the reason; those that settle the matter without reading the file come first.
WHYS = (
    Why("new", lambda case: case.row.status in {None, SKIPPED}),
    Why("failed", lambda case: case.row.status == FAILED and case.rules.retry is not Retry.NONE),
    Why("changed", lambda case: case.row.status == FAILED and case.row.stamp != case.found.stamp),
    Why("version", lambda case: case.row.status != FAILED and _is_outdated(case)),
    Why("options", lambda case: case.row.status != FAILED and case.row.options != case.made.options),
    Why("partial", lambda case: case.row.status == PARTIAL and case.rules.retry is Retry.PARTIAL),
    Why("again", lambda case: case.rules.retry is Retry.ALL),
    Why("missing", lambda case: case.row.status in WITH_RESULT and not _has_result(case)),
    Why("changed", lambda case: case.row.stamp != case.found.stamp, by_content=True),
    Why("verify", lambda case: case.rules.verify and case.row.status != FAILED, by_content=True),
)
NEW = WHYS[0]


def make_plan(ledger: Ledger, found: Iterable[FoundInput], rules: Rules, made: Made, output: Path) -> None:
    """List the inputs in the ledger, all or none. Raises UsageError where two files claim one path."""
    with ledger.transaction():
        ledger.clear_list()
        for one in found:
            before = ledger.listed_source(one.key)
            if before is None:
                _list(ledger, one, rules, made, output)
            elif before != one.source:
                reason = f"{shown(before)} and {shown(one.source)} would both become {shown(one.key)}."
                raise UsageError(reason, "Name the folder above both, or use two output folders.")
        for key, source in ledger.left_over():
            if os.path.lexists(source):  # this run was asked for other inputs
                ledger.forget(key)
            else:
                ledger.enlist(FoundInput(key, source, ""), NEW.name)


def _list(ledger: Ledger, found: FoundInput, rules: Rules, made: Made, output: Path) -> None:
    row = ledger.row(found.key)
    if found.problem:
        if row is None:
            ledger.add(found, None)
        ledger.enlist(found, None)
        status, error, reason = found.problem
        ledger.record(Conversion(found.key, status, error=error, reason=reason), found.stamp, made)
        return
    why = NEW if row is None else _why(Case(row, found, rules, made, output))
    is_other = row is None or row.stamp != found.stamp
    if why and is_other and not rules.is_whole(found):
        return
    if row is None:
        ledger.add(found, free_output(ledger, found.key))
    elif row.output is None or not is_result_name(row.output):  # no file when it was seen first; a spoilt ledger
        ledger.forget(found.key)
        ledger.add(found, free_output(ledger, found.key))
    ledger.enlist(found, why.name if why else None, row.sha256 if row and why and why.by_content else None)


def _why(case: Case) -> Why | None:
    return next((why for why in WHYS if why.holds(case)), None)


def _is_outdated(case: Case) -> bool:
    if case.rules.since_version is None:
        return case.row.version != case.made.version
    return _version(case.row.version or "") < _version(case.rules.since_version)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in regex.findall(r"\d+", text))


def _has_result(case: Case) -> bool:
    """Its files are there; a folder in the place of one is none."""
    names = case.row.results
    return bool(names) and all(os.path.isfile(os.path.join(case.output, name)) for name in names)


def free_output(ledger: Ledger, key: str) -> str:
    """`a/b/x.pdf` → `a/b/x.json`; where another input has that already, `a/b/x.pdf.json`, `a/b/x.pdf.2.json` …

    An input keeps its output for good: what lies beside it later does not move it.
    """
    return next(name for name in map("{}.json".format, _stems(key)) if is_result_name(name) and ledger.is_free(name))


def part_outputs(ledger: Ledger, due: Due, meetings: int) -> tuple[str, ...]:
    """`a/b/x.pdf` with several meetings → `a/b/x.1.json`, `a/b/x.2.json` …; where another input has one of these,
    `a/b/x.pdf.1.json` …
    """
    stems = chain((due.output.removesuffix(".json"),), _stems(due.key))
    numbered = (tuple(f"{stem}.{number}.json" for number in range(1, meetings + 1)) for stem in stems)
    return next(names for names in numbered if all(ledger.is_free(name, due.key) for name in names))


def _stems(key: str) -> Iterator[str]:
    """What the result of an input may be called, the best first; nothing may lie where pending files are swept."""
    if key.split("/")[0] == PENDING_FOLDER:
        key = f"_{key}"
    yield os.path.splitext(key)[0]
    yield key
    yield from (f"{key}.{number}" for number in count(2))
