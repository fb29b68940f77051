"""What the queue shows: a page of rows for a filter, how far the review has come."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from minutes_extract.review.index import QueueIndex
from minutes_extract.review.queue_row import words_of

PAGE_SIZE = 50
MAX_FILTER_TEXT = 200
SHORTEST_INDEXED = 3
"""The words are indexed by three letters; shorter ones are looked for in title and body."""
# What a filter keeps. "to check" is all that nobody has checked and that has something to look at.
STATES: Mapping[str, str] = {
    "all": "1",
    "to_check": "state = 'to_check'",
    "failed": "state = 'failed'",
    "checked": "state = 'checked'",
    "unchecked": "state IN ('to_check', 'unseen')",
    "unseen": "state = 'unseen'",
    "doubtful": "low_confidence > 0",
}
SORTS: Mapping[str, str] = {
    "name": "name",
    "date": "date, name",
    "-date": "date DESC, name DESC",
    "body": "body, name",
    "findings": "weight DESC, name DESC",
    "state": "state, name",
}


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What is asked of the queue."""

    state: str = "all"
    code: str = ""
    query: str = ""
    sort: str = "name"
    page: int = 1

    def url(self, **changed: str | int) -> str:
        """The address of the queue with something changed; a new filter begins at its first page."""
        wanted = {"state": self.state, "code": self.code, "q": self.query, "sort": self.sort, "page": 1} | changed
        defaults = {"state": "all", "code": "", "q": "", "sort": "name", "page": 1}
        kept = {key: value for key, value in wanted.items() if value != defaults[key]}
        return f"/?{urlencode(kept)}" if kept else "/"

    @property
    def here(self) -> str:
        """The address of this very page of the queue."""
        return self.url(page=self.page)


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far the review has come."""

    checked: int
    total: int
    failed: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue."""

    filter: QueueFilter
    rows: list[sqlite3.Row]
    matching: int
    pages: int
    progress: ReviewProgress
    codes: list[tuple[str, int]]
    looking: int | None


def queue_filter_of(parameters: Mapping[str, str]) -> QueueFilter:
    """Read what is asked from a URL; what is unknown counts as not asked."""
    state, sort, page = parameters.get("state", ""), parameters.get("sort", ""), parameters.get("page", "")
    return QueueFilter(
        state=state if state in STATES else "all",
        code=_printable(parameters.get("code", "")[:60]),
        query=_printable(parameters.get("q", "").strip()[:MAX_FILTER_TEXT]),
        sort=sort if sort in SORTS else "name",
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def _printable(text: str) -> str:
    """Without control characters, which no index takes."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def queue_page(index: QueueIndex, wanted: QueueFilter, also: Sequence[str] = ()) -> QueuePage:
    """The rows of a page as it is filtered. `also`: files in whose texts the words were found."""
    with index.reading() as connection:
        where, values = _where(connection, wanted, also)
        matching = _number(connection, f"SELECT count(*) FROM document WHERE {where}", values)
        pages = max(1, -(-matching // PAGE_SIZE))
        at = (min(wanted.page, pages) - 1) * PAGE_SIZE
        shown = f"SELECT at FROM document WHERE {where} ORDER BY {SORTS[wanted.sort]} LIMIT ? OFFSET ?"
        rows = connection.execute(
            f"SELECT * FROM document WHERE at IN ({shown}) ORDER BY {SORTS[wanted.sort]}", (*values, PAGE_SIZE, at)
        ).fetchall()
        return QueuePage(wanted, rows, matching, pages, _progress(connection), _codes(connection), index.looking)


def neighbours(index: QueueIndex, wanted: QueueFilter, identifier: str) -> tuple[str | None, str | None]:
    """The documents before and behind one in the queue as it is filtered, by name."""
    with index.reading() as connection:
        where, values = _where(connection, wanted)
        name = connection.execute("SELECT name FROM document WHERE id = ?", (identifier,)).fetchone()
        if name is None:
            return None, None
        before = f"SELECT id FROM document WHERE {where} AND name < ? ORDER BY name DESC LIMIT 1"
        behind = f"SELECT id FROM document WHERE {where} AND name > ? ORDER BY name LIMIT 1"
        found = [connection.execute(sql, (*values, name[0])).fetchone() for sql in (before, behind)]
    return found[0] and str(found[0][0]), found[1] and str(found[1][0])


def progress(index: QueueIndex) -> ReviewProgress:
    """How far the review has come."""
    with index.reading() as connection:
        return _progress(connection)


def _where(connection: sqlite3.Connection, wanted: QueueFilter, also: Sequence[str] = ()) -> tuple[str, list[str]]:
    parts, values = ["foreign_file = 0", STATES[wanted.state]], []
    if wanted.code:
        parts.append("at IN (SELECT at FROM finding WHERE code = ?)")
        values.append(wanted.code)
    if wanted.query:
        # Kept for this answer: it is asked twice, for the number and for the page.
        connection.execute("CREATE TEMP TABLE hit (at INTEGER PRIMARY KEY)")
        connection.execute(*_hits(words_of(wanted.query).split()))
        connection.executemany(
            "INSERT OR IGNORE INTO hit SELECT at FROM document WHERE name = ?", [(one,) for one in also]
        )
        parts.append("at IN (SELECT at FROM hit)")
    return " AND ".join(parts), values


def _hits(words: list[str]) -> tuple[str, list[str]]:
    """The statement that notes the documents with all words in their summary."""
    parts, values = ["1"], []
    long = ['"' + word.replace('"', '""') + '"' for word in words if len(word) >= SHORTEST_INDEXED]
    if long:
        parts.append("at IN (SELECT rowid FROM wordlist WHERE words MATCH ?)")
        values.append(" AND ".join(long))
    for word in words:
        if len(word) < SHORTEST_INDEXED:
            parts.append("(instr(title, ?) OR instr(body, ?) OR instr(name, ?) OR instr(number, ?))")
            values.extend([word] * 4)
    return f"INSERT INTO hit SELECT at FROM document WHERE {' AND '.join(parts)}", values


def _progress(connection: sqlite3.Connection) -> ReviewProgress:
    counts = dict(connection.execute("SELECT state, count(*) FROM document WHERE foreign_file = 0 GROUP BY state"))
    failed = counts.pop("failed", 0)
    return ReviewProgress(counts.get("checked", 0), sum(counts.values()), failed)


def _codes(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    return [
        (row[0], row[1]) for row in connection.execute("SELECT code, count(*) FROM finding GROUP BY code ORDER BY code")
    ]


def _number(connection: sqlite3.Connection, sql: str, values: list[str]) -> int:
    return int(connection.execute(sql, values).fetchone()[0])
