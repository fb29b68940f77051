"""Arguments → one library call → exit code. Only here is anything printed."""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands import batch as batch_command
from minutes_extract.commands import export as export_command
from minutes_extract.commands import search as search_command
from minutes_extract.errors import FileAccessError, MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_extract.model.draft import Taken
    from minutes_extract.model.minutes import Minutes
    from minutes_extract.model.options import Options

SOME_FAILED = 1
INTERRUPTED = 130

app = typer.Typer(
    name="minutes-extract",
    help="Thai minutes of meetings (รายงานการประชุม) → checked JSON.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Text, Markdown or HTML; read by content, not by name.")
]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where the JSON goes; - is standard output.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of a text file, e.g. cp874; found out where it is not given.")
]


@app.command()
def convert(files: Files, output: Output = None, encoding: Encoding = None) -> None:
    """Turn documents into JSON, one per document.

    Examples: minutes-extract convert minutes.txt · minutes-extract convert a.md b.html -o out/
    """
    from minutes_extract.model.options import Options

    options = Options(encoding=encoding)
    if len(files) == 1 and not _is_folder(output):
        _write(_json(_extract(files[0], options)), output)
        return
    if output is None or output == "-":
        raise UsageError("Several documents need a folder.", "Name it with -o DIR.")
    failed = _convert_all(files, Path(output), options)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _convert_all(files: Sequence[Path], folder: Path, options: "Options") -> int:
    """Convert each file into the folder; a failed one is told and the rest goes on. Returns how many failed."""
    failed = 0
    targets = _targets(files, folder)
    for at, (file, target) in enumerate(targets, start=1):
        _tell(f"[{at}/{len(files)}] {file.name}")
        try:
            _write(_json(_extract(file, options)), str(target))
        except MinutesError as error:
            failed += 1
            _tell_error(error, file)
    _tell(f"{len(files) - failed} done, {failed} failed")
    return failed


def _targets(files: Sequence[Path], folder: Path) -> list[tuple[Path, Path]]:
    """Each file with the JSON it becomes; two that would become the same one are a wrong usage."""
    targets: dict[Path, Path] = {}
    for file in files:
        target = folder / f"{file.stem}.json"
        if target in targets:
            raise UsageError(f"{file} and {targets[target]} would both become {target}.", "Convert them one by one.")
        targets[target] = file
    return [(file, target) for target, file in targets.items()]


@app.command()
def explain(file: Annotated[Path, typer.Argument(metavar="FILE")], encoding: Encoding = None) -> None:
    """Show line by line which zone and rule took it, and what was repaired.

    Example: minutes-extract explain minutes.txt
    """
    from minutes_extract.model.options import Options
    from minutes_extract.pipeline import draft_of
    from minutes_extract.reading.read import read

    for one in draft_of(read(file, Options(encoding=encoding))).taken:
        print(_explained(one))


def _explained(one: "Taken") -> str:
    place = f"{one.line.page}:{one.line.number}" if one.line.page else f"{one.line.number}"
    repairs = f"  [{', '.join(one.line.repairs)}]" if one.line.repairs else ""
    return f"{place:>6}  {one.zone:<10}  {one.rule or '–':<22}  {one.line.text}{repairs}"


@app.command()
def schema() -> None:
    """Print the JSON Schema of the output.

    Example: minutes-extract schema > minutes.schema.json
    """
    from minutes_extract.schema import json_schema

    print(json_schema(), end="")


@app.command()
def evaluate(
    found_dir: Annotated[Path, typer.Argument(metavar="FOUND_DIR")],
    golden_dir: Annotated[Path, typer.Argument(metavar="GOLDEN_DIR")],
    baseline: Annotated[Path | None, typer.Option(help="Show gains and losses against this saved evaluation.")] = None,
    save_baseline: Annotated[Path | None, typer.Option(help="Save this evaluation as a baseline.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every field that differs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Score found JSON against golden files, field by field.

    Example: minutes-extract evaluate out/ golden/ --misses --baseline last.json
    """
    from minutes_extract.evaluation import compare, evaluate, render

    evaluation = evaluate(found_dir, golden_dir)
    changes = compare(evaluation, baseline) if baseline else []
    if as_json:
        print(json.dumps(evaluation.to_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(render(evaluation, misses, changes)))
    if save_baseline:
        evaluation.save_baseline(save_baseline)


def _extract(file: Path, options: "Options") -> "Minutes":
    from minutes_extract.pipeline import extract

    return extract(file, options)


def _json(minutes: "Minutes") -> str:
    return minutes.model_dump_json(indent=2) + "\n"


def _is_folder(output: str | None) -> bool:
    return (output not in {None, "-"} and (output or "").endswith(("/", os.sep))) or Path(output or "-").is_dir()


def _write(text: str, output: str | None) -> None:
    """Write to standard output, or to a file under a temporary name that is then renamed: a file that exists is whole."""
    if output in {None, "-"}:
        sys.stdout.write(text)
        return
    target = Path(output or "")
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, prefix=".", suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text)
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise FileAccessError(f"{target} cannot be written: {error.strerror}.", "Choose another -o.") from error
    finally:
        if temporary and temporary.exists():
            temporary.unlink()


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


def _tell_error(error: MinutesError, file: Path | None = None) -> None:
    where = f"{file}: " if file else ""
    _tell(f"error: {where}{error}")
    if error.hint:
        _tell(f"  {error.hint}")


batch_command.register(app)
search_command.register(app)
export_command.register(app)


def main() -> None:
    """Run the command line; the exit code says how it went."""
    try:
        app()
    except MinutesError as error:
        _tell_error(error)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        _tell("interrupted")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
