"""`minutes-extract batch` and `watch`: arguments → one run → summary and exit code."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.convert import Encoding, FolderIsDocument, Password
from minutes_extract.commands.debug import Debug, log_shown
from minutes_extract.commands.exit_codes import INTERRUPTED, SOME_FAILED
from minutes_extract.commands.messages import SPOKEN, echo
from minutes_extract.commands.scans import Engine, OcrPages
from minutes_extract.messages.findings import CODE_NAMES
from minutes_extract.messages.say import THAI_CODE
from minutes_extract.model.options import DEFAULT_OPTIONS, Ocr, OcrEngine, Options

if TYPE_CHECKING:
    from minutes_extract.batch.limits import Limits
    from minutes_extract.batch.plan import Retry
    from minutes_extract.batch.run import Request
    from minutes_extract.batch.summary import RunSummary


Inputs = Annotated[list[str] | None, typer.Argument(metavar="DIR|FILE…", help="Folders and files.")]
Folders = Annotated[list[str], typer.Argument(metavar="DIR…", help="Folders to watch, with all below them.")]
OutputDirectory = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Where JSON, ledger and summary go.")
]
ListFile = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE|-", help="A list of files, one a line or ended by NUL; - is standard input."),
]
Include = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Of folders take only these, e.g. '*.pdf'.")]
Exclude = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Leave these out, e.g. 'drafts' or '2540/**'.")]
Jobs = Annotated[int | None, typer.Option("-j", "--jobs", min=1, help="Workers; default: the cores that may be used.")]
Executor = Annotated[
    str | None, typer.Option(metavar="dask://HOST:PORT", help="Work on a Dask cluster that runs already.")
]
SendInputs = Annotated[
    bool, typer.Option("--send-inputs", help="Send files to the cluster, which cannot see their path.")
]
Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", help="Longest time for one document, or for 20 pages of a long one.")
]
Memory = Annotated[int, typer.Option(metavar="MIB", help="Most memory for one worker.")]
MaxPages = Annotated[int, typer.Option(help="Longest document, in pages.")]
MaxSize = Annotated[int, typer.Option(metavar="MIB", help="Largest file.")]
Wait = Annotated[bool, typer.Option("--wait", help="Wait for another run in the same output folder.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no summary; failed files are reported.")]


def register(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    app.command()(batch)
    app.command()(watch)


def batch(
    inputs: Inputs = None,
    *,
    output: OutputDirectory,
    list_file: ListFile = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    executor: Executor = None,
    send_inputs: SendInputs = False,
    timeout: Timeout = 120,
    memory: Memory = 2048,
    max_pages: MaxPages = DEFAULT_OPTIONS.max_pages,
    max_size: MaxSize = DEFAULT_OPTIONS.max_bytes >> 20,
    encoding: Encoding = None,
    password: Password = None,
    ocr: OcrPages = Ocr.AUTO,
    ocr_engine: Engine = OcrEngine.OWN,
    retry: Annotated[
        str, typer.Option(metavar="failed|none|partial|all", help="What to do again although its file is the same.")
    ] = "failed",
    since_version: Annotated[
        str | None, typer.Option(metavar="VERSION", help="Keep what this version or a later one made.")
    ] = None,
    folder_is_document: FolderIsDocument = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Look for changes by content, not by size and time.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be done, and why.")] = False,
    wait: Wait = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Convert a whole archive: parallel, resumable, one bad file never stops it.

    Examples: minutes-extract batch archive/ -o out/ · find . -name '*.pdf' -print0 | minutes-extract batch --from - -o out/
    """
    from minutes_extract.batch.executors import open_workers, place_of
    from minutes_extract.batch.inputs import Selection
    from minutes_extract.batch.plan import Rules
    from minutes_extract.batch.run import Request, run_batch, what_is_due
    from minutes_extract.commands.batch_progress import progress_shown
    from minutes_extract.errors import UsageError

    if not inputs and not list_file:
        raise UsageError("There is nothing to convert.", "Name a folder, files, or a list with --from.")
    limits = _limits(timeout, memory, max_pages, max_size)
    selection = Selection(
        tuple(inputs or ()), list_file, tuple(include or ()), tuple(exclude or ()), folder_is_document
    )
    rules = Rules(_retry(retry), since_version, verify)
    options = Options(encoding=encoding, password=password, ocr=ocr, ocr_engine=ocr_engine)
    request = Request(selection, output, options, limits, rules, wait)
    if dry_run:
        for why, name in what_is_due(request):
            print(f"{why}\t{name}")
        return
    place = place_of(executor, jobs, send_inputs)
    with (
        log_shown(debug),
        stopping() as stop,
        open_workers(place, limits) as workers,
        progress_shown(quiet) as report,
    ):
        summary = run_batch(request, workers, report, stop)
    if summary.is_complete and not summary.statuses:
        raise UsageError("No file was found that could be converted.", _where_files_are(include))
    _report_summary(summary, request, quiet)
    _write_report(summary, output, quiet)
    if not summary.is_complete:
        raise typer.Exit(INTERRUPTED)
    if summary.failed_inputs:
        raise typer.Exit(SOME_FAILED)


def watch(
    folders: Folders,
    *,
    output: OutputDirectory,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    settle: Annotated[float, typer.Option(metavar="SECONDS", help="A file is whole when unchanged for so long.")] = 3,
    poll: Annotated[bool, typer.Option("--poll", help="Read the folders again and again, for network drives.")] = False,
    timeout: Timeout = 120,
    memory: Memory = 2048,
    max_pages: MaxPages = DEFAULT_OPTIONS.max_pages,
    max_size: MaxSize = DEFAULT_OPTIONS.max_bytes >> 20,
    encoding: Encoding = None,
    password: Password = None,
    ocr: OcrPages = Ocr.AUTO,
    ocr_engine: Engine = OcrEngine.OWN,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Convert files as scanners drop them into a folder, until Ctrl-C.

    Example: minutes-extract watch /srv/scans -o /srv/json --include '*.pdf'
    """
    from minutes_extract.batch.executors import open_workers, place_of
    from minutes_extract.batch.inputs import Selection
    from minutes_extract.batch.run import Request
    from minutes_extract.batch.watch import Watching, watch_folders

    limits = _limits(timeout, memory, max_pages, max_size)
    selection = Selection(tuple(folders), None, tuple(include or ()), tuple(exclude or ()))
    options = Options(encoding=encoding, password=password, ocr=ocr, ocr_engine=ocr_engine)
    request = Request(selection, output, options, limits)
    with log_shown(debug), stopping() as stop, open_workers(place_of(None, jobs, False), limits) as workers:
        _echo(f"watching {', '.join(folders)}; Ctrl-C ends it", quiet)
        for summary in watch_folders(request, workers, Watching(settle, poll), stop):
            _report_summary(summary, request, quiet)
    raise typer.Exit(INTERRUPTED)


def _where_files_are(include: "Sequence[str] | None") -> str:
    if include:
        return "With --include only names that fit are taken: write '*.pdf', not 'pdf'."
    return "Name the folder with the papers."


def _write_report(summary: "RunSummary", output: Path, quiet: bool) -> None:
    """Summary and register where this run changed something, or they are not there; and what to do next."""
    from minutes_extract.commands.report import result_lines, write_reports
    from minutes_extract.report.write import REGISTER_NAME, SUMMARY_NAME

    if not summary.done and all((output / name).is_file() for name in (SUMMARY_NAME, REGISTER_NAME)):
        return
    rows = write_reports(output, output, lambda _: None, summary.is_complete)
    for line in result_lines(rows, output):
        _echo(line, quiet)


def _limits(timeout: float, memory: int, max_pages: int, max_size: int) -> "Limits":
    from minutes_extract.batch.limits import MIB, Limits

    return Limits(timeout, memory * MIB, max_pages, max_size * MIB)


def _retry(name: str) -> "Retry":
    from minutes_extract.batch.plan import Retry
    from minutes_extract.errors import UsageError

    try:
        return Retry(name)
    except ValueError:
        raise UsageError(f"--retry {name}: there is no such choice.", f"One of {', '.join(Retry)}.") from None


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Ctrl-C, or the system's wish to end, asks a run to stop in good order; a second one stops it at once."""
    asked = Event()

    def ask(number: int, _: object) -> None:
        asked.set()
        signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _report_summary(summary: "RunSummary", request: "Request", quiet: bool) -> None:
    for name, reason in summary.failures if summary.failed or not quiet else ():
        echo(f"failed: {name}: {reason}")
    if summary.statuses["failed"] > len(summary.failures):
        _echo(f"… all {summary.statuses['failed']:,} failed files are in {request.output / 'run.csv'}", quiet)
    for code, count in summary.findings.items():
        _echo(f"{count:>8,}  {_named(code)}", quiet)
    end = "" if summary.is_complete else "; interrupted, the same command goes on where it stopped"
    counts = f"{summary.done:,} done, {summary.failed:,} of them failed, {summary.unchanged:,} unchanged"
    skipped = f", {summary.skipped:,} skipped" if summary.skipped else ""
    _echo(f"{counts}{skipped}{end}", quiet)


def _named(code: str) -> str:
    """A finding's code; in Thai with its name."""
    name = CODE_NAMES.get(code, (code,))[0]
    return f"{name} ({code})" if SPOKEN.get() == THAI_CODE else code


def _echo(message: str, quiet: bool) -> None:
    if not quiet:
        echo(message)
