"""`--debug`: where the program itself failed, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from minutes_extract.reading.file_name import visible

Debug = Annotated[
    bool,
    typer.Option("--debug", help="Show on standard error where the program failed at a part (finding internal.error)."),
]


@contextmanager
def log_shown(debug: bool) -> Iterator[None]:
    """While this lasts the library's log, tracebacks and all, goes to standard error if the user asks for it."""
    if not debug:
        yield
        return
    import logging

    from minutes_extract.guard import LOG

    class Visible(logging.Formatter):
        """Names of files in a traceback may hold what a terminal obeys."""

        def format(self, record: logging.LogRecord) -> str:
            return visible(super().format(record))

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Visible())
    LOG.addHandler(handler)
    try:
        yield
    finally:
        LOG.removeHandler(handler)
