"""What came of it: the counts at the end of a run, `run.json` and `run.csv`."""

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from minutes_extract.batch.ledger import Ledger, Made
from minutes_extract.batch.names import restored
from minutes_extract.batch.output import OutputFolder
from minutes_extract.batch.progress import BatchProgress
from minutes_extract.batch.task import FAILED, SKIPPED
from minutes_extract.export.cells import CsvValue, harmless
from minutes_extract.reading.file_name import shown

SHOWN_FAILURES = 20
"""More are in run.csv."""
JSON_NAME, CSV_NAME = "run.json", "run.csv"
CSV_COLUMNS = (
    "path",
    "status",
    "error",
    "reason",
    "pages",
    "meetings",
    "to_check",
    "findings",
    "output",
    "sha256",
    "version",
    "duplicate_of",
)


@dataclass(frozen=True)
class RunSummary:
    """What this run did, and what the whole folder now holds."""

    done: int = 0
    failed: int = 0
    unchanged: int = 0
    skipped: int = 0
    is_complete: bool = True
    statuses: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    failures: tuple[tuple[str, str], ...] = ()
    """Name and reason of the first failed inputs."""
    failed_inputs: int = 0
    """Inputs of this run that stand as failed, whether or not this run tried them."""


def sum_up(ledger: Ledger, progress: BatchProgress, is_complete: bool) -> RunSummary:
    """The summary of a run from its ledger."""
    listed = ledger.statuses(only_listed=True)
    failures = zip(ledger.failures(), range(SHOWN_FAILURES), strict=False)
    return RunSummary(
        done=progress.done,
        failed=progress.failed,
        unchanged=ledger.unchanged(),
        skipped=listed[SKIPPED],
        is_complete=is_complete,
        statuses=ledger.statuses(),
        findings=ledger.findings(),
        failures=tuple((shown(key), reason) for (key, _, reason), _ in failures),
        failed_inputs=listed[FAILED],
    )


def has_summary(folder: OutputFolder) -> bool:
    """An earlier run has written it."""
    return all((folder.folder / name).exists() for name in (JSON_NAME, CSV_NAME))


def write_summary(ledger: Ledger, folder: OutputFolder, made: Made) -> None:
    """Write `run.json` and `run.csv`. They hold no time: equal runs write equal files. Raises FileAccessError."""
    folder.write_own([(JSON_NAME, _json(ledger, made).encode()), (CSV_NAME, _csv(ledger).encode("utf-8-sig"))])
    folder.settle()


def _json(ledger: Ledger, made: Made) -> str:
    statuses = ledger.statuses()
    pages, to_check = ledger.totals()
    facts = {
        "version": made.version,
        "options": json.loads(made.options),
        "inputs": statuses.total(),
        "statuses": dict(sorted(statuses.items())),
        "pages": pages,
        "to_check": to_check,
        "findings": dict(ledger.findings()),
        "failed": [{"path": shown(key), "error": error, "reason": reason} for key, error, reason in ledger.failures()],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _csv(ledger: Ledger) -> str:
    """One line an input. The signature in front (utf-8-sig) is what makes spreadsheets show Thai."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(CSV_COLUMNS)
    first_of: dict[object, str] = {}  # by the bytes of an input
    for content in ledger.content():
        path, output, sha256, version, _, status, error, reason, pages, to_check, findings, meetings = content
        name = restored(cast("str | bytes", path))
        results = "; ".join(map(shown, ledger.parts(name))) or _name(output)
        first = first_of.setdefault(sha256 or name, shown(name))
        repeats = first if first != shown(name) else ""
        facts = (status, error, reason, pages, meetings, to_check, _counted(findings), results, sha256, version)
        row: tuple[object, ...] = (shown(name), *facts, repeats)
        writer.writerow(harmless(cast("CsvValue", cell)) for cell in row)
    return text.getvalue()


def _counted(findings: object) -> str:
    """The findings of an input by their codes: table.total×2."""
    return " ".join(f"{code}×{count}" for code, count in json.loads(str(findings or "{}")).items())


def _name(path: object) -> str | None:
    return shown(restored(path)) if isinstance(path, str | bytes) else None
