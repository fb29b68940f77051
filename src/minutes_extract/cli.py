"""Arguments → one library call → exit code: the commands put together."""

import gc
import os
import sys
from typing import Annotated

import typer
from typer._click.exceptions import ClickException
from typer.main import get_command

from minutes_extract.commands import batch, convert, evaluate, explain, export, report, review, schema, search
from minutes_extract.commands.exit_codes import INTERRUPTED
from minutes_extract.commands.language import language_asked, put_in_thai, report_usage
from minutes_extract.commands.messages import SPOKEN, echo, report_error
from minutes_extract.errors import MinutesError
from minutes_extract.messages.say import THAI_CODE

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Python's 700 makes dozens of collections while modules are imported that free nothing: 5 % of a conversion."""


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from minutes_extract import __version__

        print(f"minutes-extract {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="minutes-extract",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def minutes_extract(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(metavar="th|en", help="Language of messages: th or en; default: the system's.")
    ] = None,
) -> None:
    """Thai minutes of meetings (รายงานการประชุม) → checked JSON."""


# In this order they are listed by --help.
for command in (convert, batch, report, evaluate, search, export, review, explain, schema):
    command.register(app)


def _run(arguments: list[str]) -> None:
    """The command that is asked for, in the language that is asked for."""
    language, arguments = language_asked(arguments)
    SPOKEN.set(language)
    if language != THAI_CODE:
        app(arguments)
    command = get_command(app)
    put_in_thai(command)
    try:
        raise SystemExit(command.main(arguments, standalone_mode=False) or 0)
    except ClickException as error:
        report_usage(error)
        raise SystemExit(error.exit_code) from None


def main() -> None:
    """Run the command line; the exit code says how it went."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        _run(sys.argv[1:])
    except MinutesError as error:
        report_error(error)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        echo("interrupted")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
