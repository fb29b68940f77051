"""`report`: a summary page and a register of meetings from a folder of JSON."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.messages import echo, said

RESULTS = {
    "clean": "without findings",
    "to_check": "to look at",
    "partial": "read in part",
    "not_minutes": "no minutes",
    "skipped": "skipped",
    "waiting": "still to be read",
    "failed": "not read",
}
"""Results of documents, in the words of the last lines."""

if TYPE_CHECKING:
    from minutes_extract.archive.documents import Unusable
    from minutes_extract.report.facts import DocumentFacts, InputRow


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(report)


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of JSON, as convert or batch wrote it.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the two files go; DIR if not given.")
    ] = None,
) -> None:
    """Write สรุป.html and ทะเบียนการประชุม.xlsx: a row a document, with what to do, resolutions, people, findings.

    Example: minutes-extract report out/
    """
    from minutes_extract.report.write import REGISTER_NAME, SUMMARY_NAME

    failed: list[str] = []

    def refuse(one: "Unusable") -> None:
        if not one.foreign:
            failed.append(one.name)
            echo(f"error: {one.name}: {one.reason}")

    rows = write_reports(folder, output or folder, refuse)
    echo(f"{len(rows):,} documents in {(output or folder) / SUMMARY_NAME} and {REGISTER_NAME}")
    if failed:
        raise typer.Exit(SOME_FAILED)


def write_reports(
    folder: Path, out: Path, refuse: "Callable[[Unusable], None]", is_complete: bool = True
) -> "list[DocumentFacts]":
    """Both files, with the inputs of the batch that made the folder. Raises FileAccessError."""
    from minutes_extract.report.write import write_report

    return write_report(folder, out, list(_inputs(folder)), refuse, is_complete)


def result_lines(rows: "Sequence[DocumentFacts]", out: Path) -> list[str]:
    """How many documents have which result, where that is written, and the next command."""
    from minutes_extract.report.write import REGISTER_NAME, SUMMARY_NAME

    counts = Counter(row.result.value for row in rows)
    results = ", ".join(f"{counts[name]:,} {said(words)}" for name, words in RESULTS.items() if counts[name])
    return [
        results,
        f"summary: {out / SUMMARY_NAME}",
        f"register: {out / REGISTER_NAME}",
        f"next: minutes-extract review {shlex.quote(str(out))}",
    ]


def _inputs(folder: Path) -> "Iterator[InputRow]":
    """What the ledger of a batch knows; nothing where there is none."""
    from minutes_extract.batch.ledger import LEDGER_NAME, open_copy
    from minutes_extract.reading.file_name import shown
    from minutes_extract.report.facts import InputRow

    if not (folder / LEDGER_NAME).is_file():
        return
    with open_copy(folder) as ledger:
        for path, source, status, reason, pages, outputs in ledger.rows():
            yield InputRow(shown(path), source, status or "", reason or "", pages or 0, outputs)
