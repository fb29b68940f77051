"""`explain`: line by line, which zone and rule took it, and what was repaired."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.convert import Encoding, Password
from minutes_extract.commands.debug import Debug, log_shown
from minutes_extract.commands.guarded import NoLimits, guarded
from minutes_extract.commands.messages import echo
from minutes_extract.commands.scans import Engine, OcrPages
from minutes_extract.model.options import Ocr, OcrEngine, Options
from minutes_extract.reading.file_name import visible

if TYPE_CHECKING:
    from minutes_extract.model.draft import LineTrace


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(explain)


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    draw: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Draw each page of a PDF with the boxes of its values into DIR.")
    ] = None,
    encoding: Encoding = None,
    password: Password = None,
    ocr: OcrPages = Ocr.AUTO,
    ocr_engine: Engine = OcrEngine.OWN,
    no_limits: NoLimits = False,
    debug: Debug = False,
) -> None:
    """Show line by line which zone and rule took it, and what was repaired.

    Examples: minutes-extract explain minutes.txt · minutes-extract explain minutes.pdf --draw pages/
    """
    options = Options(encoding=encoding, password=password, ocr=ocr, ocr_engine=ocr_engine)
    with log_shown(debug), guarded(no_limits) as call:
        if draw is None:
            for line in call(file, _explained_lines, file, options):
                print(visible(line))
        else:
            for target in call(file, _drawn, file, draw, options):
                echo(target)


def _explained_lines(file: Path, options: Options) -> list[str]:
    from minutes_extract.pipeline import drafts_of
    from minutes_extract.reading.read import read

    return [_explained(one) for draft in drafts_of(read(file, options)) for one in draft.taken]


def _drawn(file: Path, folder: Path, options: Options) -> list[str]:
    """Write the pictures of all pages. Returns where they are."""
    from minutes_extract.atomic_write import atomic_write
    from minutes_extract.drawing import draw_pages
    from minutes_extract.pipeline import extract_all

    targets: list[str] = []
    for minutes in extract_all(file, options):
        part = minutes.source.part
        stem = f"{file.stem}.{part.index}" if part else file.stem
        for number, picture in draw_pages(file.read_bytes(), minutes, options.password):
            target = folder / f"{stem}-{number}.png"
            atomic_write(target, picture)
            targets.append(str(target))
    return targets


def _explained(one: "LineTrace") -> str:
    place = f"{one.line.page}:{one.line.number}" if one.line.page else f"{one.line.number}"
    repairs = f"  [{', '.join(one.line.repairs)}]" if one.line.repairs else ""
    labelled = f"  [labelled {one.line.labelled}]" if one.line.labelled else ""
    return f"{place:>6}  {one.zone:<10}  {one.rule or '–':<22}  {one.line.text}{repairs}{labelled}"
