"""What a user is told on standard error."""

import sys
from pathlib import Path

from minutes_extract.errors import MinutesError


def tell(message: str) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr, flush=True)


def tell_error(error: MinutesError, file: Path | None = None) -> None:
    """What is wrong, and what to do next."""
    where = f"{file}: " if file else ""
    tell(f"error: {where}{error}")
    if error.hint:
        tell(f"  {error.hint}")
