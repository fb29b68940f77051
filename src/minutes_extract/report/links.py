"""Where a file lies, as a link from the folder of the report."""

import os
from pathlib import Path
from urllib.parse import quote

from minutes_extract.reading.file_name import is_text

MAX_LINK = 2_000
"""Letters; programs cut longer ones off."""


def link_to(path: str, folder: Path) -> str:
    """A relative address; empty where there is none, or the name is no text."""
    if not path or not is_text(path):
        return ""
    try:
        relative = os.path.relpath(folder / path, folder)
    except ValueError:  # another drive
        relative = Path(path).as_posix()
    link = quote(relative.replace(os.sep, "/"))
    return link if len(link) <= MAX_LINK else ""
