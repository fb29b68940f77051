"""The ledger: one row per input in `run.sqlite`, so that a run that was killed can go on."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.batch.inputs import FoundInput
from minutes_extract.batch.names import restored, stored
from minutes_extract.batch.task import FAILED, WITH_RESULT, Conversion
from minutes_extract.errors import FileAccessError

LEDGER_NAME = "run.sqlite"
LEDGER_ID = 0x6D787275
"""`mxru` in SQLite's header: a file without it is another program's."""
LEDGER_VERSION = 3
LEDGER_LOCK_SECONDS = 10.0
"""How long to wait for somebody who reads the ledger while a run writes it."""
PAGE_ROWS = 500
"""Rows held in memory at once."""

# `path` and `output` are text, or bytes where the name is no text. A row without status is still to be done.
# `stamp` is size, times and inode of the file that was read; it, `source` and `seconds` belong to this machine and
# this run, all other columns are the same wherever and however often the run was made.
# An input with several meetings has a row in `part` for each result; they are claimed before they are written.
PARTS = """
CREATE TABLE part (output PRIMARY KEY, path) WITHOUT ROWID;
CREATE INDEX part_path ON part (path);
"""
INPUTS = """
CREATE TABLE input (
  path PRIMARY KEY,
  output UNIQUE,
  source,
  stamp TEXT,
  sha256 TEXT,
  version TEXT,
  options TEXT,
  status TEXT CHECK (status IN ('ok', 'partial', 'not_minutes', 'failed', 'skipped')),
  error TEXT,
  reason TEXT,
  seconds REAL,
  pages INTEGER,
  to_check INTEGER,
  findings TEXT,
  meetings INTEGER
) WITHOUT ROWID;
"""
LEDGER_SCHEMA = f"""
BEGIN IMMEDIATE;
{INPUTS}
{PARTS}
PRAGMA application_id = {LEDGER_ID};
PRAGMA user_version = {LEDGER_VERSION};
COMMIT;
"""
# A ledger of version 1 knows one result for each input; what held several meetings is done again.
FROM_VERSION_1 = f"""
BEGIN IMMEDIATE;
ALTER TABLE input ADD COLUMN meetings INTEGER;
UPDATE input SET meetings = status IN ('ok', 'partial');
UPDATE input SET version = NULL WHERE findings LIKE '%"document.several_meetings"%';
{PARTS}
PRAGMA user_version = 2;
COMMIT;
"""
# A ledger of version 2 has no status for papers that are no minutes; all of them are done again.
FROM_VERSION_2 = f"""
BEGIN IMMEDIATE;
ALTER TABLE input RENAME TO input_2;
{INPUTS}
INSERT INTO input SELECT * FROM input_2;
UPDATE input SET version = NULL WHERE findings LIKE '%"meeting.missing"%';
DROP TABLE input_2;
PRAGMA user_version = {LEDGER_VERSION};
COMMIT;
"""
# The inputs of this run; `why` says what makes one due, and is null where there is nothing to do.
LISTED = "CREATE TEMP TABLE listed (path PRIMARY KEY, source, stamp TEXT, why TEXT, known TEXT) WITHOUT ROWID"
CONTENT = "path, output, sha256, version, options, status, error, reason, pages, to_check, findings, meetings"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What the ledger knows of an input."""

    output: str | None
    results: tuple[str, ...]
    """What was written for it: its output, or with several meetings one file each."""
    source: str
    stamp: str | None
    sha256: str | None
    version: str | None
    options: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """An input that this run has to do."""

    key: str
    source: str
    stamp: str
    output: str
    why: str
    known_sha256: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """By what version and options a conversion was made."""

    version: str
    options: str


@contextmanager
def open_ledger(folder: Path) -> Iterator["Ledger"]:
    """The ledger of an output folder, made where there is none. Raises FileAccessError."""
    path = folder / LEDGER_NAME
    with (
        _translated_errors(path),
        closing(sqlite3.connect(path, timeout=LEDGER_LOCK_SECONDS, isolation_level=None)) as connection,
    ):
        # With a write-ahead log, whoever reads does not wait for who writes; FULL: a row that says "done" is on the
        # disk before the next document is.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        yield Ledger(connection)
        with suppress(sqlite3.OperationalError):  # somebody reads it
            connection.execute("PRAGMA journal_mode = DELETE")  # a single file again, for whoever copies it


@contextmanager
def open_copy(folder: Path) -> Iterator["Ledger"]:
    """A copy of the ledger in memory, for looking at what a run would do."""
    path = folder / LEDGER_NAME
    with _translated_errors(path), closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        if path.exists():
            uri = f"{path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True, timeout=LEDGER_LOCK_SECONDS)) as original:
                original.backup(copy)
        yield Ledger(copy)


class Ledger:
    """Rows of inputs, and beside them for the time of a run the list of its inputs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        if self._is_empty():
            connection.executescript(LEDGER_SCHEMA)
        if self._pragma("application_id") == LEDGER_ID and self._pragma("user_version") == 1:
            connection.executescript(FROM_VERSION_1)
        if self._pragma("application_id") == LEDGER_ID and self._pragma("user_version") == 2:
            connection.executescript(FROM_VERSION_2)
        if self._pragma("application_id") != LEDGER_ID or self._pragma("user_version") != LEDGER_VERSION:
            raise FileAccessError(
                f"{LEDGER_NAME} is not a ledger of this version.", "Choose another -o, or move it away."
            )
        connection.execute("DROP TABLE IF EXISTS temp.listed")
        connection.execute(LISTED)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # a full disk has rolled back already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def row(self, key: str) -> LedgerRow | None:
        """The row of an input."""
        columns = "output, source, stamp, sha256, version, options, status"
        found = self._db.execute(f"SELECT {columns} FROM input WHERE path = ?", (stored(key),)).fetchone()
        if found is None:
            return None
        output, source, *rest = found
        output = None if output is None else restored(output)
        results = self.parts(key) or ((output,) if output else ())
        return LedgerRow(output, results, restored(source), *rest)

    def is_free(self, output: str, key: str = "") -> bool:
        """No input writes to this path below the output folder, but for the parts of `key` itself."""
        query = "SELECT 1 FROM input WHERE output = :output UNION ALL SELECT 1 FROM part WHERE output = :output AND path != :key"
        return self._db.execute(query, {"output": stored(output), "key": stored(key)}).fetchone() is None

    def parts(self, key: str) -> tuple[str, ...]:
        """The results of an input with several meetings, in order; none where it has one."""
        rows = self._db.execute("SELECT output FROM part WHERE path = ?", (stored(key),))
        return tuple(sorted((restored(output) for (output,) in rows), key=lambda name: (len(name), name)))

    def claim_parts(self, key: str, outputs: Iterable[str]) -> None:
        """These results are about to be written, beside those that the input has."""
        rows = [(stored(output), stored(key)) for output in outputs]
        self._db.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", rows)

    def keep_parts(self, key: str, outputs: Iterable[str]) -> None:
        """The input has these results and no others."""
        self._db.execute("DELETE FROM part WHERE path = ?", (stored(key),))
        self.claim_parts(key, outputs)

    def add(self, found: FoundInput, output: str | None) -> None:
        """A row for an input that is new. Its place is kept from now on, whatever else comes to lie beside it."""
        values = (stored(found.key), None if output is None else stored(output), stored(found.source))
        self._db.execute("INSERT INTO input (path, output, source) VALUES (?, ?, ?)", values)

    def enlist(self, found: FoundInput, why: str | None, known_sha256: str | None = None) -> None:
        """Put an input on the list of this run."""
        values = (stored(found.key), stored(found.source), found.stamp, why, known_sha256)
        self._db.execute("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", values)

    def listed_source(self, key: str) -> str | None:
        """Where the file of a listed input lies."""
        found = self._db.execute("SELECT source FROM listed WHERE path = ?", (stored(key),)).fetchone()
        return restored(found[0]) if found else None

    def clear_list(self) -> None:
        """A new run begins."""
        self._db.execute("DELETE FROM listed")

    def left_over(self) -> list[tuple[str, str]]:
        """Key and source of inputs that a broken-off run had listed and this one has not."""
        rows = self._db.execute(
            "SELECT path, source FROM input WHERE status IS NULL AND path NOT IN (SELECT path FROM listed)"
        )
        return [(restored(path), restored(source)) for path, source in rows]

    def forget(self, key: str) -> None:
        """Drop the row of an input that was never done."""
        self._db.execute("DELETE FROM input WHERE path = ?", (stored(key),))

    def due(self) -> Iterator[Due]:
        """What is to be done, by path; rows may be written meanwhile."""
        query = (
            "SELECT path, l.source, l.stamp, output, why, known FROM listed l JOIN input USING (path)"
            " WHERE why IS NOT NULL AND path > ? ORDER BY path LIMIT ?"
        )
        last: str | bytes = ""
        while rows := self._db.execute(query, (last, PAGE_ROWS)).fetchall():
            for path, source, stamp, output, why, known in rows:
                yield Due(restored(path), restored(source), stamp, restored(output), why, known)
            last = rows[-1][0]

    def reasons(self) -> dict[str, int]:
        """How many of the listed inputs are due, by why."""
        rows = self._db.execute("SELECT why, count(*) FROM listed WHERE why IS NOT NULL GROUP BY why ORDER BY why")
        return dict(rows.fetchall())

    def record(self, conversion: Conversion, stamp: str, made: Made) -> None:
        """What became of an input, in place of what the row said before."""
        values = {
            "path": stored(conversion.key),
            "stamp": stamp,
            "sha256": conversion.sha256,
            "version": made.version,
            "options": made.options,
            "status": conversion.status,
            "error": conversion.error,
            "reason": conversion.reason,
            "seconds": conversion.seconds,
            "pages": conversion.pages,
            "to_check": int(conversion.to_check),
            "findings": json.dumps(dict(conversion.findings)),
            "meetings": len(conversion.json),
        }
        columns = ", ".join(f"{name} = :{name}" for name in values if name != "path")
        self._db.execute(f"UPDATE input SET {columns} WHERE path = :path", values)

    def confirm(self, key: str, stamp: str) -> None:
        """The file was touched, its content is the same."""
        self._db.execute("UPDATE input SET stamp = ? WHERE path = ?", (stamp, stored(key)))

    def statuses(self, *, only_listed: bool = False) -> Counter[str]:
        """How many inputs have each status: all that the ledger knows, or those of this run."""
        where = "WHERE path IN (SELECT path FROM listed)" if only_listed else ""
        return Counter(dict(self._db.execute(f"SELECT status, count(*) FROM input {where} GROUP BY status").fetchall()))

    def unchanged(self) -> int:
        """How many inputs of this run are done already: not those that were skipped or stand as failed."""
        query = "SELECT count(*) FROM listed JOIN input USING (path) WHERE why IS NULL AND status IN (?, ?, ?)"
        (count,) = self._db.execute(query, WITH_RESULT).fetchone()
        return int(count)

    def findings(self) -> Counter[str]:
        """How many findings of each code the documents have."""
        rows = self._db.execute(
            "SELECT key, sum(value) FROM input, json_each(findings) WHERE status IN (?, ?, ?) GROUP BY key ORDER BY key",
            WITH_RESULT,
        )
        return Counter(dict(rows.fetchall()))

    def totals(self) -> tuple[int, int]:
        """Pages read, and documents to check."""
        pages, to_check = self._db.execute("SELECT total(pages), total(to_check) FROM input").fetchone()
        return int(pages), int(to_check)

    def failures(self) -> Iterator[tuple[str, str, str]]:
        """Key, error code and reason of each failed input."""
        rows = self._db.execute("SELECT path, error, reason FROM input WHERE status = ? ORDER BY path", (FAILED,))
        return ((restored(path), error, reason) for path, error, reason in rows)

    def rows(self) -> Iterator[tuple[str, str, str | None, str | None, int | None, tuple[str, ...]]]:
        """Path, source, status, reason, pages and results of each input, by path."""
        rows = self._db.execute(
            "SELECT path, source, status, reason, pages, output FROM input ORDER BY path"
        ).fetchall()
        for path, source, status, reason, pages, output in rows:
            key = restored(path)
            results = self.parts(key) or ((restored(output),) if output else ())
            yield key, restored(source), status, reason, pages, results

    def content(self) -> Iterator[tuple[str | bytes | int | None, ...]]:
        """All rows by path, without what belongs to this machine and this run: two runs are equal if these are."""
        return iter(self._db.execute(f"SELECT {CONTENT} FROM input ORDER BY path"))

    def _is_empty(self) -> bool:
        (count,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return bool(count == 0 and self._pragma("application_id") == 0)

    def _pragma(self, name: str) -> int:
        (value,) = self._db.execute(f"PRAGMA {name}").fetchone()
        return int(value)


@contextmanager
def _translated_errors(path: Path) -> Iterator[None]:
    """What SQLite raises, in words that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "full" in str(error):
            raise FileAccessError(f"The disk is full: {path} cannot be written.", DISK_FULL_HINT) from error
        raise FileAccessError(f"{path}: {error}.", "Check that the folder can be written.") from error
    except sqlite3.DatabaseError as error:
        hint = "Remove it and run again: nothing is lost but the time."
        raise FileAccessError(f"{path} is damaged or no ledger: {error}.", hint) from error


DISK_FULL_HINT = "Make room and run the same command again: it goes on where it stopped."
