"""File names as the ledger keeps them: text where they are text, else bytes. How they are shown: `reading.file_name`."""

import os

from minutes_extract.reading.file_name import is_text


def stored(path: str) -> str | bytes:
    """The path for SQLite: text where it is text, else its bytes."""
    return path if is_text(path) else os.fsencode(path)


def restored(value: str | bytes) -> str:
    """The path that `stored` put away."""
    return value if isinstance(value, str) else os.fsdecode(value)
