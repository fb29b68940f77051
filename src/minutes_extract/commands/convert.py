"""`convert`: documents → JSON, one for each meeting; almost every document holds one."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.debug import Debug, log_shown
from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.messages import echo, report_error
from minutes_extract.commands.scans import Engine, OcrPages
from minutes_extract.errors import MinutesError, UsageError
from minutes_extract.model.options import Ocr, OcrEngine, Options

if TYPE_CHECKING:
    from minutes_extract.model.minutes import Minutes

STANDARD_OUTPUT = "-"

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="PDF, PNG, JPEG, TIFF, DOCX, text, Markdown or HTML; told by content, not by name."
    ),
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where the JSON goes; - is standard output.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of a text file, e.g. cp874; found out where it is not given.")
]
Password = Annotated[str | None, typer.Option(help="Password of an encrypted PDF.")]


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(convert)


def convert(
    files: Files,
    output: Output = STANDARD_OUTPUT,
    encoding: Encoding = None,
    password: Password = None,
    ocr: OcrPages = Ocr.AUTO,
    ocr_engine: Engine = OcrEngine.OWN,
    debug: Debug = False,
) -> None:
    """Turn documents into JSON, one for each meeting: into a folder x.json, or x.1.json, x.2.json …; elsewhere one a line.

    Examples: minutes-extract convert minutes.pdf · minutes-extract convert a.docx scan.tiff -o out/
    """
    options = Options(encoding=encoding, password=password, ocr=ocr, ocr_engine=ocr_engine)
    with log_shown(debug):
        _convert(files, output, options)


def _convert(files: Sequence[Path], output: str, options: Options) -> None:
    if len(files) == 1 and not _is_folder(output):
        _write(_in_one_file(_meetings(files[0], options)), output)
    elif output == STANDARD_OUTPUT:
        raise UsageError("Several documents need a folder.", "Name it with -o DIR.")
    elif _convert_all(files, Path(output), options):
        raise typer.Exit(SOME_FAILED)


def _convert_all(files: Sequence[Path], folder: Path, options: Options) -> int:
    """Convert each file into the folder; a failed one is reported and the rest goes on. Returns how many failed."""
    failed = 0
    for at, (file, target) in enumerate(_targets(files, folder), start=1):
        echo(f"[{at}/{len(files)}] {file.name}")
        try:
            _write_apart(_meetings(file, options), target)
        except MinutesError as error:
            failed += 1
            report_error(error, file)
    echo(f"{len(files) - failed} done, {failed} failed")
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


def _meetings(file: Path, options: Options) -> "list[Minutes]":
    from minutes_extract.pipeline import extract_all

    return extract_all(file, options)


def _in_one_file(meetings: "Sequence[Minutes]") -> str:
    """JSON; of several meetings JSON Lines, one meeting a line."""
    if len(meetings) == 1:
        return _json(meetings[0])
    return "".join(f"{minutes.model_dump_json()}\n" for minutes in meetings)


def _write_apart(meetings: "Sequence[Minutes]", target: Path) -> None:
    """One meeting to the target, several to x.1.json, x.2.json … beside it."""
    for minutes in meetings:
        part = minutes.source.part
        _write(_json(minutes), str(target.with_suffix(f".{part.index}.json") if part else target))


def _json(minutes: "Minutes") -> str:
    return minutes.model_dump_json(indent=2) + "\n"


def _is_folder(output: str) -> bool:
    return output != STANDARD_OUTPUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def _write(text: str, output: str) -> None:
    from minutes_extract.atomic_write import atomic_write

    if output == STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        atomic_write(Path(output), text.encode("utf-8"))
