"""`explain`: line by line, which zone and rule took it, and what was repaired."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.convert import Encoding, Password

if TYPE_CHECKING:
    from minutes_extract.model.draft import Taken


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(explain)


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE")], encoding: Encoding = None, password: Password = None
) -> None:
    """Show line by line which zone and rule took it, and what was repaired.

    Example: minutes-extract explain minutes.txt
    """
    from minutes_extract.model.options import Options
    from minutes_extract.pipeline import draft_of
    from minutes_extract.reading.read import read

    for one in draft_of(read(file, Options(encoding=encoding, password=password))).taken:
        print(_explained(one))


def _explained(one: "Taken") -> str:
    place = f"{one.line.page}:{one.line.number}" if one.line.page else f"{one.line.number}"
    repairs = f"  [{', '.join(one.line.repairs)}]" if one.line.repairs else ""
    return f"{place:>6}  {one.zone:<10}  {one.rule or '–':<22}  {one.line.text}{repairs}"
