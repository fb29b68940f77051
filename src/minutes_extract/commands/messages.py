"""Messages on standard error, in the language of the command line."""

import sys
from contextvars import ContextVar
from pathlib import Path

from minutes_extract.errors import MinutesError
from minutes_extract.messages.say import ENGLISH_CODE, in_language
from minutes_extract.reading.file_name import shown, visible

SPOKEN: ContextVar[str] = ContextVar("language", default=ENGLISH_CODE)
"""Of this run of the command line; `cli.main` sets it."""


def said(message: str) -> str:
    """A message in the language of the command line."""
    return in_language(message, SPOKEN.get())


def echo(message: str) -> None:
    """One message on standard error, in the language of the command line."""
    print(visible(said(message)), file=sys.stderr, flush=True)


def report_error(error: MinutesError, file: Path | None = None) -> None:
    """What is wrong, and what to do next."""
    where = f"{shown(str(file))}: " if file else ""
    print(visible(f"{said('error')}: {where}{said(str(error))}"), file=sys.stderr, flush=True)
    if error.hint:
        echo(f"  {said(error.hint)}")
