"""`convert`: documents → JSON, one for each meeting; almost every document holds one."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from minutes_extract.commands.debug import Debug, log_shown
from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.guarded import Guarded, NoLimits, guarded
from minutes_extract.commands.messages import echo, report_error, said
from minutes_extract.commands.scans import Engine, OcrPages
from minutes_extract.errors import FileAccessError, MinutesError, UsageError
from minutes_extract.model.options import Ocr, OcrEngine, Options
from minutes_extract.reading.containers.page_series import series_of
from minutes_extract.reading.file_name import shown

STANDARD_OUTPUT = "-"

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help="PDF, pictures, DOCX, DOC, ODT, RTF, text, Markdown, HTML, ZIP or EML; told by content, not by name.",
    ),
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where the JSON goes; - is standard output.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of a text file, e.g. cp874; found out where it is not given.")
]
FolderIsDocument = Annotated[
    bool, typer.Option("--folder-is-document", help="The pictures of a folder are the pages of one paper.")
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
    folder_is_document: FolderIsDocument = False,
    no_limits: NoLimits = False,
    debug: Debug = False,
) -> None:
    """Turn documents into JSON, one for each meeting: into a folder x.json, or x.1.json, x.2.json …; elsewhere one a line.

    Examples: minutes-extract convert minutes.pdf · minutes-extract convert a.docx scan.tiff -o out/
    """
    options = Options(encoding=encoding, password=password, ocr=ocr, ocr_engine=ocr_engine)
    if not folder_is_document:
        _refuse_folders(files)
    with log_shown(debug), guarded(no_limits) as call:
        _convert(_first_pages(files), output, options, call)


def _refuse_folders(files: Sequence[Path]) -> None:
    for file in files:
        if file.is_dir():
            hint = "use the batch command for a folder, or --folder-is-document where it holds the pages of one paper"
            raise FileAccessError(f"{shown(str(file))} is a folder", hint=hint)


def _first_pages(files: Sequence[Path]) -> list[Path]:
    """The files without those that are further pages of a picture among them: they are read with it."""
    first = [
        file
        for file in files
        if series_of(file.name, [one.name for one in files if one.parent == file.parent])[0] == file.name
    ]
    for file in files:
        if file not in first:
            echo(f"{shown(file.name)}: a page of the paper before it")
    return first


def _convert(files: Sequence[Path], output: str, options: Options, call: Guarded) -> None:
    if len(files) == 1 and not _is_folder(output):
        _write(_in_one_file(_meetings(files[0], options, call)), output)
    elif output == STANDARD_OUTPUT:
        raise UsageError("Several documents need a folder.", "Name it with -o DIR.")
    elif _convert_all(files, Path(output), options, call):
        raise typer.Exit(SOME_FAILED)


def _convert_all(files: Sequence[Path], folder: Path, options: Options, call: Guarded) -> int:
    """Convert each file into the folder; a failed one is reported and the rest goes on. Returns how many failed."""
    failed = 0
    for at, (file, target) in enumerate(_targets(files, folder), start=1):
        echo(f"[{at}/{len(files)}] {shown(file.name)}")
        try:
            _write_apart(_meetings(file, options, call), target)
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


def _meetings(file: Path, options: Options, call: Guarded) -> tuple[bytes, ...]:
    """The JSON of each meeting."""
    from minutes_extract.batch.one import converted
    from minutes_extract.batch.task import NOT_MINUTES, ConversionTask

    conversion = converted(ConversionTask(file.name, str(file), options), partial(call, file))
    if conversion.status == NOT_MINUTES:
        echo(f"{shown(file.name)}: {said(conversion.reason or '')}")
    return conversion.json


def _in_one_file(meetings: Sequence[bytes]) -> bytes:
    """JSON; of several meetings JSON Lines, one meeting a line."""
    if len(meetings) == 1:
        return meetings[0]
    from pydantic_core import from_json, to_json

    return b"".join(to_json(from_json(one)) + b"\n" for one in meetings)


def _write_apart(meetings: Sequence[bytes], target: Path) -> None:
    """One meeting to the target, several to x.1.json, x.2.json … beside it."""
    for number, one in enumerate(meetings, start=1):
        _write(one, str(target.with_suffix(f".{number}.json") if len(meetings) > 1 else target))


def _is_folder(output: str) -> bool:
    return output != STANDARD_OUTPUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def _write(content: bytes, output: str) -> None:
    from minutes_extract.atomic_write import atomic_write

    if output == STANDARD_OUTPUT:
        sys.stdout.write(content.decode())
    else:
        atomic_write(Path(output), content)
