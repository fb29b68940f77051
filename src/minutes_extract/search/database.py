"""The database file: opened with care, so that another program's is never touched and a locked one is reported."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from minutes_extract.batch.ledger import LEDGER_ID
from minutes_extract.errors import FileAccessError, UnreadableDocumentError

DATABASE_ID = 0x6D786964
"""`mxid` in SQLite's header: a file without it is another program's."""
DATABASE_VERSION = 3
"""Of schema.sql; a database of another version is built anew."""
DATABASE_LOCK_SECONDS = 5.0
"""How long to wait for another process that writes."""
CACHE_KIB = 64 * 1024
LOG_PAGES = 16_384
"""Of the write-ahead log before it is carried over: 64 MiB."""

ANOTHER_DB = "Choose another --db."


@contextmanager
def open_to_write(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the database, made where there is none. Transactions are the caller's.

    Raises FileAccessError (locked, no permission), UnreadableDocumentError (another program's, damaged).
    """
    with _translated_errors(path):
        connection = sqlite3.connect(path, timeout=DATABASE_LOCK_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
            yield connection
            # Back to a single file, for whoever copies it.
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()


@contextmanager
def open_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write. Raises like `open_to_write`; FileAccessError where there is no file."""
    if not path.is_file():
        raise FileAccessError(f"There is no database {path}.", "Make it: minutes-extract index DIR --db FILE")
    with _translated_errors(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=DATABASE_LOCK_SECONDS)
        try:
            _recognise(connection, path)
            yield connection
        finally:
            connection.close()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _is_empty(connection):
        # executescript commits: a schema half made is not recognised, and made again.
        connection.executescript(f"BEGIN IMMEDIATE;\n{_schema()}\n{_identity()}\nCOMMIT;")
    _recognise(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    # A commit per document: with a write-ahead log it costs no wait for the disk, and a killed run loses no more than
    # the last ones.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    # The index is merged as it grows: with SQLite's 2 MiB of memory it would be read again and again (a quarter slower).
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")


def _is_empty(connection: sqlite3.Connection) -> bool:
    (count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(count == 0 and _pragma(connection, "application_id") == 0)


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != DATABASE_ID:
        if _pragma(connection, "application_id") == LEDGER_ID:
            hint = "Name another file: minutes-extract index DIR --db minutes.sqlite"
            raise UnreadableDocumentError(f"{path} is the ledger of a batch.", hint)
        raise UnreadableDocumentError(f"{path} is a database of another program.", ANOTHER_DB)
    if _pragma(connection, "user_version") != DATABASE_VERSION:
        hint = "Remove it and run minutes-extract index again: it holds nothing that the JSON does not."
        raise UnreadableDocumentError(f"{path} was made by another version of minutes-extract.", hint)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _schema() -> str:
    return (files("minutes_extract.search") / "schema.sql").read_text("utf-8")


def _identity() -> str:
    return f"PRAGMA application_id = {DATABASE_ID};\nPRAGMA user_version = {DATABASE_VERSION};"


@contextmanager
def _translated_errors(path: Path) -> Iterator[None]:
    """What SQLite raises, in words that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise FileAccessError(
                f"{path} is locked: another program writes to it.", "Wait until it is done."
            ) from error
        raise FileAccessError(f"{path}: {error}.", ANOTHER_DB) from error
    except sqlite3.DatabaseError as error:
        raise UnreadableDocumentError(f"{path} is no database, or a damaged one ({error}).", ANOTHER_DB) from error
