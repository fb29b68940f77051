"""What a batch could not read at all: rows of its ledger that left no JSON, so that the queue does not hide them."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from minutes_extract.archive.files import text_name
from minutes_extract.batch.ledger import LEDGER_NAME
from minutes_extract.review.folder import Listed, opaque_id

MAX_REASON = 300


def failures(folder: Path) -> Iterator[tuple[Listed, str]]:
    """Each failed input with the reason; none where the folder has no ledger, or one that says nothing of this."""
    ledger = folder / LEDGER_NAME
    if not ledger.is_file():
        return
    try:
        with contextlib.closing(
            sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True, timeout=2)
        ) as connection:
            rows = connection.execute(
                "SELECT path, error, reason FROM input WHERE status = 'failed' ORDER BY path"
            ).fetchall()
    except sqlite3.Error:  # made by another program or version; the JSON is still there to be reviewed
        return
    for path, error, reason in rows:
        name = text_name(os.fsdecode(path) if isinstance(path, bytes) else str(path))
        why = str(reason or error or "failed")[:MAX_REASON]
        yield Listed(opaque_id(f"{LEDGER_NAME}/{name}"), name, why), why
