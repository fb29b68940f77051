"""Messages on standard error."""

import sys
from pathlib import Path

from minutes_extract.errors import MinutesError


def echo(message: str) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr, flush=True)


def report_error(error: MinutesError, file: Path | None = None) -> None:
    """What is wrong, and what to do next."""
    where = f"{file}: " if file else ""
    echo(f"error: {where}{error}")
    if error.hint:
        echo(f"  {error.hint}")
