"""What a run has to do: every input with the reason why it is due, in the table WHYS."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import regex

from minutes_extract.batch.inputs import FoundInput
from minutes_extract.batch.ledger import LEDGER_NAME, Ledger, LedgerRow, Made
from minutes_extract.batch.task import FAILED, OK, PARTIAL, SKIPPED, Conversion
from minutes_extract.errors import UsageError
from minutes_extract.reading.file_name import shown

OWN_FILES = frozenset({"run.json", "run.csv", "run.lock", LEDGER_NAME})
"""In the output folder; an input of that name gives way."""


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
    Why("missing", lambda case: case.row.status in {OK, PARTIAL} and not _has_result(case)),
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
    elif row.output is None:  # it was no file when it was seen first
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
    return case.row.output is not None and os.path.lexists(os.path.join(case.output, case.row.output))


def free_output(ledger: Ledger, key: str) -> str:
    """`a/b/x.pdf` → `a/b/x.json`; where another input has that already, `a/b/x.pdf.json`, `a/b/x.pdf.2.json` …

    An input keeps its output for good: what lies beside it later does not move it.
    """
    stem = os.path.splitext(key)[0]
    output, tries = f"{stem}.json", 0
    while output in OWN_FILES or ledger.has_output(output):
        tries += 1
        output = f"{key}.json" if tries == 1 else f"{key}.{tries}.json"
    return output
