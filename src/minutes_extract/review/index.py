"""The summaries of a folder in one SQLite file, brought up to date by what changed. A queue of 50,000 is read from here."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from minutes_extract.archive.files import path_below
from minutes_extract.archive.load import ForeignFileError
from minutes_extract.errors import MinutesError
from minutes_extract.review.document import open_document
from minutes_extract.review.failures import failures
from minutes_extract.review.folder import Listed, listed, listed_now
from minutes_extract.review.queue_row import QueueRow, queue_row_of, words_of

INDEX_VERSION = 5
"""Raised whenever a summary says something else than before: an older file is made anew."""
BATCH = 200
"""Documents written at once; so many are lost at most when the program is killed."""
INDEX_RESCAN_SECONDS = 3.0
"""A look at 50,000 files takes about 0.5 s; it runs beside the answers and not more often than this."""
PATIENCE_SECONDS = 0.1
"""How long an answer waits for a look at a small folder to end, so that what was just converted is there."""
FIRST_PATIENCE_SECONDS = 5.0
"""How long the first answer waits: some 3,000 documents are read in that time."""
EMPTY_ROW = QueueRow()


class QueueIndex:
    """The summaries of one folder."""

    def __init__(self, folder: Path, left_out: Path, database: Path) -> None:
        self.folder = folder
        self._left_out = left_out
        self._database = database
        self._refreshing = threading.Lock()
        self._looked: float | None = None
        self._seen = 0
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._make()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for one answer."""
        connection = sqlite3.connect(self._database, timeout=10)
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        finally:
            connection.close()

    @property
    def looking(self) -> int | None:
        """How many files were seen in a look that is not over yet; None when none goes on."""
        return self._seen if self._refreshing.locked() else None

    def name_of(self, identifier: str) -> str | None:
        """The path below the folder of a listed document."""
        with self.reading() as connection:
            found = connection.execute("SELECT name FROM document WHERE id = ?", (identifier,)).fetchone()
        return str(found["name"]) if found else None

    def documents(self) -> list[tuple[str, str]]:
        """Every document that can be opened: the name it is asked for by, and its path below the folder."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id, name FROM document WHERE foreign_file = 0 AND failed = '' ORDER BY name"
            )
            return [(str(row["id"]), str(row["name"])) for row in rows]

    def failure_of(self, identifier: str) -> str:
        """Why a document of the list could not be read; empty where it could."""
        with self.reading() as connection:
            found = connection.execute("SELECT failed FROM document WHERE id = ?", (identifier,)).fetchone()
        return str(found["failed"]) if found else ""

    def look(self) -> None:
        """Bring the summaries up to date beside the answers, waiting a little for it."""
        if self._refreshing.locked():
            return
        if self._looked is not None and time.monotonic() - self._looked < INDEX_RESCAN_SECONDS:
            return
        worker = threading.Thread(target=self.refresh, daemon=True)
        worker.start()
        worker.join(FIRST_PATIENCE_SECONDS if self._looked is None else PATIENCE_SECONDS)

    def refresh(self) -> None:
        """Bring the summaries up to date: read what is new or changed, take out what is gone."""
        if not self._refreshing.acquire(blocking=False):
            return
        try:
            self._seen = 0
            with self._writing() as connection:
                known = dict(connection.execute("SELECT id, stamp FROM document"))
            gone = set(known)
            changed: list[Listed] = []
            for file in listed(self.folder, self._left_out):
                self._seen += 1
                gone.discard(file.id)
                if known.get(file.id) != file.stamp:
                    changed.append(file)
                if len(changed) >= BATCH:
                    self._store(changed)
                    changed = []
            self._store(changed)
            self._store_failures(known, gone)
            self._forget(gone)
            self._looked = time.monotonic()
        finally:
            self._refreshing.release()

    def renew(self, name: str) -> None:
        """Bring one document up to date, after a save. One that is gone is forgotten at the next look."""
        with contextlib.suppress(OSError):
            self._store([listed_now(self.folder, name)])

    def _store(self, files: Iterable[Listed]) -> None:
        summaries = [(file, *self._summary(file)) for file in files]
        if not summaries:
            return
        with self._writing() as connection:
            for file, summary, foreign in summaries:
                _forget_one(connection, file.id)
                _insert(connection, file, summary, foreign)

    def _store_failures(self, known: dict[str, str], gone: set[str]) -> None:
        with self._writing() as connection:
            for file, reason in failures(self.folder):
                gone.discard(file.id)
                if known.get(file.id) != file.stamp:
                    _forget_one(connection, file.id)
                    _insert(connection, file, _failed(file, reason), False)

    def _summary(self, file: Listed) -> tuple[QueueRow, bool]:
        try:
            return queue_row_of(open_document(path_below(self.folder, file.name), file.name)), False
        except ForeignFileError:
            return EMPTY_ROW, True
        except MinutesError as error:
            return _failed(file, str(error)), False
        except Exception:  # a file that nobody foresaw must not hide the others
            return _failed(file, "The file cannot be understood"), False

    def _forget(self, identifiers: Iterable[str]) -> None:
        with self._writing() as connection:
            for identifier in identifiers:
                _forget_one(connection, identifier)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._database, timeout=30)
        try:
            with connection:
                yield connection
        finally:
            connection.close()

    def _make(self) -> None:
        try:
            self._make_tables()
        except sqlite3.DatabaseError:  # a file cut off when the machine went down; it can be made anew
            self._database.unlink(missing_ok=True)
            self._make_tables()

    def _make_tables(self) -> None:
        with contextlib.closing(sqlite3.connect(self._database)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in {0, INDEX_VERSION}:
                raise sqlite3.DatabaseError("made by another version")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(resources.files(__package__).joinpath("index.sql").read_text("utf-8"))
            connection.execute(f"PRAGMA user_version = {INDEX_VERSION}")
        self._database.chmod(0o600)  # titles and names of what may be confidential


def _failed(file: Listed, reason: str) -> QueueRow:
    return QueueRow(title=file.name, failed=reason, words=words_of(file.name))


def _forget_one(connection: sqlite3.Connection, identifier: str) -> None:
    found = connection.execute("SELECT at FROM document WHERE id = ?", (identifier,)).fetchone()
    if found:
        connection.execute("DELETE FROM wordlist WHERE rowid = ?", found)
        connection.execute("DELETE FROM finding WHERE at = ?", found)
        connection.execute("DELETE FROM document WHERE at = ?", found)


def _insert(connection: sqlite3.Connection, file: Listed, row: QueueRow, foreign: bool) -> None:
    weight = row.errors * 1_000_000 + row.warnings * 1_000 + row.infos
    at = connection.execute(
        f"INSERT INTO document VALUES (NULL, {', '.join('?' * 20)})",
        (
            *(file.id, file.name, file.stamp, foreign, row.failed, row.title, row.body, row.number, row.date),
            *(row.text_from, row.sections, row.errors, row.warnings, row.infos, weight, row.low_confidence),
            *(row.checked, row.accepted, row.conflicts, _state(row)),
        ),
    ).lastrowid
    connection.executemany("INSERT INTO finding VALUES (?, ?)", [(at, code) for code in row.codes])
    if row.words:
        connection.execute("INSERT INTO wordlist (rowid, words) VALUES (?, ?)", (at, row.words))


def _state(row: QueueRow) -> str:
    if row.failed:
        return "failed"
    if row.checked:
        return "checked"
    return "to_check" if row.errors or row.warnings or row.low_confidence else "unseen"
