"""From a question to hits that can be shown."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.errors import UsageError
from minutes_extract.search.answers import ItemAnswer, answers_of
from minutes_extract.search.ask import MAX_HITS, Filters, Term, terms_of
from minutes_extract.search.database import open_to_read
from minutes_extract.search.index import ENGINE
from minutes_extract.search.levels import SCATTERED, SearchRequest, passages
from minutes_extract.search.narrow import conditions
from minutes_extract.search.snippet import SnippetPart, snippet
from minutes_extract.search.suggest import suggestions
from minutes_extract.thai.segment import NEWMM

FACTS = (
    *("file", "record_id", "title", "body", "number", "date", "date_be"),
    *("path", "kind", "heading", "page", "first_line"),
)
"""Fields of a hit in the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers. `path` is empty where it stands outside the agenda: title, attendance, letter."""

    found_by: str
    file: str
    record_id: str | None
    title: str | None
    body: str | None
    number: str | None
    date: str | None
    date_be: str | None
    path: str
    kind: str | None
    heading: str | None
    page: int | None
    first_line: int | None
    outcomes: tuple[str, ...]
    snippet: tuple[SnippetPart, ...]
    answers: tuple[ItemAnswer, ...] = ()
    """What of the item answers who says, moves or must do something."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and queries with one letter otherwise where there is none."""

    hits: tuple[Hit, ...]
    did_you_mean: tuple[str, ...]


def search(database: Path, query: str, filters: Filters = Filters(), limit: int = 10) -> SearchResult:  # noqa: B008 – frozen
    """Ask the database. Raises UsageError for a query without words, FileAccessError, UnreadableDocumentError."""
    if not 1 <= limit <= MAX_HITS:
        raise UsageError(f"--limit {limit} is not between 1 and {MAX_HITS}.")
    with open_to_read(database) as connection:
        return answer(connection, query, filters, limit)


def answer(connection: sqlite3.Connection, query: str, filters: Filters, limit: int) -> SearchResult:
    """Ask an open database."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (ENGINE,)).fetchone()
    engine = row[0] if row else NEWMM
    terms = terms_of(query, engine)
    if not terms and (query.strip() or not filters):
        raise UsageError(
            "There is no word to search for in the query.", "Ask for words, or filter alone with an empty one."
        )
    found = passages(SearchRequest(connection, terms, filters, conditions(filters, terms), limit))
    hits = tuple(_hit(connection, passage, by, terms, filters) for passage, by in found.items())
    is_found = not terms or any(by != SCATTERED for by in found.values())
    return SearchResult(hits, () if is_found else tuple(suggestions(connection, terms, engine)))


def _hit(connection: sqlite3.Connection, passage: int, found_by: str, terms: Sequence[Term], filters: Filters) -> Hit:
    row = connection.execute(
        """
        SELECT d.file, i.record_id, m.title, m.body, m.number, m.date, m.date_be, coalesce(i.path, ''), i.kind, i.heading,
               i.page, i.first_line,
               (SELECT group_concat(outcome, ' ') FROM (SELECT DISTINCT outcome FROM outcomes WHERE item_id = i.id)),
               p.heading, p.body, p.resolution, p.tables, p.people
        FROM passages p
        JOIN documents d ON d.id = p.document_id
        JOIN meetings m ON m.document_id = p.document_id
        LEFT JOIN agenda_items i ON i.id = p.item_id
        WHERE p.id = ?
        """,
        (passage,),
    ).fetchone()
    outcomes = tuple((row[12] or "").split())
    facts = dict(zip(FACTS, row, strict=False))
    answers = tuple(answers_of(connection, passage, terms, filters))
    return Hit(found_by=found_by, outcomes=outcomes, snippet=snippet(row[13:], terms), answers=answers, **facts)
