"""A folder of JSON into the database: only what changed is read and indexed again, what went is taken out."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable, load
from minutes_extract.archive.files import FileStamp, JsonFile, json_files, stamp_of
from minutes_extract.checks.codes import NO_MINUTES
from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.walk import items_of
from minutes_extract.search.database import open_to_write
from minutes_extract.search.rows import insert_document
from minutes_extract.thai.segment import best_engine, is_installed

ENGINE = "segmenter"
"""The setting that says which engine cut the words of this database; queries are cut by the same."""


@dataclass(slots=True)
class Indexed:
    """What a run did, in documents."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: int = 0
    foreign: int = 0
    items: int = 0
    no_minutes: int = 0
    """Of all in the database: papers of which no field was read, so that no words find them."""
    engine: str = ""
    seen: set[str] = field(default_factory=set)


def index(folder: Path, database: Path, report: ReportUnusable, progress: Callable[[Indexed], None]) -> Indexed:
    """Make the database say what the folder says. A file that cannot be used is reported and keeps what it said before.

    Raises UnreadableDocumentError if the folder holds no minutes at all: a database is not emptied by a typing error.
    """
    done = Indexed()
    is_new = not database.exists()
    try:
        with open_to_write(database) as connection:
            engine = done.engine = _engine(connection)
            for file in json_files(folder):
                _index_file(connection, file, engine, done, report)
                progress(done)
            if not done.seen:
                hint = "Name the folder that convert or batch wrote its JSON to."
                raise UnreadableDocumentError(f"{folder} holds no minutes.", hint)
            _remove_gone(connection, done)
            done.no_minutes = _count_no_minutes(connection)
    finally:
        if is_new and not done.seen:
            database.unlink(missing_ok=True)
    return done


def _engine(connection: sqlite3.Connection) -> str:
    """The engine of this database: the one it was begun with, as long as that is installed."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (ENGINE,)).fetchone()
    if row and is_installed(row[0]):
        return str(row[0])
    engine = best_engine()
    with _transaction(connection):
        # Words cut by another engine would not be found: all is indexed anew.
        connection.execute("DELETE FROM documents")
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (ENGINE, engine))
    return engine


def _index_file(
    connection: sqlite3.Connection, file: JsonFile, engine: str, done: Indexed, report: ReportUnusable
) -> None:
    known = connection.execute(
        "SELECT id, json_sha256, json_bytes, json_changed FROM documents WHERE file = ?", (file.name,)
    ).fetchone()
    try:
        stamp = stamp_of(file.path)
    except OSError as error:
        _fail(done, Unusable(file.name, f"cannot be read: {error.strerror}"), report, bool(known))
        return
    if known and known[2:] == stamp:
        done.unchanged += 1
        done.seen.add(file.name)
        return
    found = load(file)
    if isinstance(found, Unusable):
        _fail(done, found, report, bool(known))
        return
    done.seen.add(file.name)
    if known and known[1] == found.sha256:
        done.unchanged += 1
        with _transaction(connection):
            update = "UPDATE documents SET json_bytes = ?, json_changed = ? WHERE id = ?"
            connection.execute(update, (*stamp, known[0]))
        return
    _replace(connection, known[0] if known else None, found, stamp, engine)
    done.added += known is None
    done.changed += known is not None
    done.items += sum(1 for _ in items_of(found.minutes))


def _replace(
    connection: sqlite3.Connection,
    old: int | None,
    document: StoredDocument,
    stamp: FileStamp,
    engine: str,
) -> None:
    with _transaction(connection):
        if old is not None:
            connection.execute("DELETE FROM documents WHERE id = ?", (old,))
        insert_document(connection, document, stamp, engine)


def _remove_gone(connection: sqlite3.Connection, done: Indexed) -> None:
    known = connection.execute("SELECT id, file FROM documents").fetchall()
    gone = [(number,) for number, file in known if file not in done.seen]
    with _transaction(connection):
        connection.executemany("DELETE FROM documents WHERE id = ?", gone)
        connection.execute("DELETE FROM people WHERE id NOT IN (SELECT person_id FROM attendance)")
    done.removed = len(gone)


def _count_no_minutes(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT count(DISTINCT document_id) FROM findings WHERE code = ?", (NO_MINUTES,)
    ).fetchone()
    return int(row[0])


def _fail(done: Indexed, unusable: Unusable, report: ReportUnusable, known: bool) -> None:
    if unusable.foreign:
        done.foreign += 1
    else:
        done.failed += 1
        if known:
            done.seen.add(unusable.name)
    report(unusable)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
