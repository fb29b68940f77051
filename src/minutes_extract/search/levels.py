"""Passages that answer, level by level: a level adds only where those before it gave too few. See LEVELS."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.search.ask import Filters, Term
from minutes_extract.search.narrow import Condition

# heading, context, body, resolution, tables, people, meeting: a heading says what the item is about; what it shares with
# every item of its meeting says little.
COLUMN_WEIGHTS = (8.0, 1.0, 2.0, 3.0, 1.5, 4.0, 0.4)
OWN_COLUMNS = "{heading body resolution tables people}"
"""Columns of the item itself; context and meeting are those of what it stands under."""
TABLES_COLUMN = "{tables}"
SCATTERED = "scattered words"
TRIGRAM = 3
MAX_NEAR = 20_000
"""Passages looked at letter by letter; more share all trigrams of a term only where it is a part of everyday words."""
MAX_GROWN = 200
"""Words that hold a term of two letters."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question to an open database, its filters as SQL."""

    connection: sqlite3.Connection
    terms: tuple[Term, ...]
    filters: Filters
    where: Condition
    limit: int


def passages(asked: SearchRequest) -> dict[int, str]:
    """Ids of passages, best first, each with the level that found it."""
    if not asked.terms:
        return dict.fromkeys(_newest(asked), "filters")
    seen: dict[int, str] = {}
    for level in SEARCH_LEVELS:
        if len(seen) >= asked.limit or (level.last_resort and seen):
            break
        for passage in level.find(asked):
            seen.setdefault(passage, level.name)
    return dict(list(seen.items())[: asked.limit])


def _own_words(asked: SearchRequest) -> list[int]:
    columns = TABLES_COLUMN if asked.filters.in_tables else OWN_COLUMNS
    return _by_words(asked, f"{columns} : ({_all(map(_phrase, asked.terms))})")


def _words(asked: SearchRequest) -> list[int]:
    return [] if asked.filters.in_tables else _by_words(asked, _all(map(_phrase, asked.terms)))


def _letters(asked: SearchRequest) -> list[int]:
    long = [term for term in asked.terms if len(term.letters) >= TRIGRAM]
    short = [_grown(asked.connection, term) for term in asked.terms if len(term.letters) < TRIGRAM]
    if not long:
        return _by_words(asked, f"{TABLES_COLUMN if asked.filters.in_tables else OWN_COLUMNS} : ({_all(short)})")
    return _by_letters(asked, [term.letters for term in long], short)


def _scattered(asked: SearchRequest) -> list[int]:
    return _by_words(asked, _all(f'"{word}"' for term in asked.terms for word in term.words))


class SearchLevel(NamedTuple):
    """One row of LEVELS; a last resort is tried only where nothing was found before."""

    name: str
    find: Callable[[SearchRequest], list[int]]
    last_resort: bool = False


SEARCH_LEVELS = (
    # Each term as the phrase of its words; the last word may go on (งบ finds งบประมาณ), whole words rank first.
    SearchLevel("words", _own_words),
    # The same, some of them in the headings above the item or in the name, number and date of its meeting.
    SearchLevel("words of the meeting", _words),
    # Each term as letters anywhere: the cutter may cut a query otherwise than the text around it.
    SearchLevel("letters", _letters),
    # All words of all terms, wherever they stand.
    SearchLevel(SCATTERED, _scattered, last_resort=True),
)


def _by_words(asked: SearchRequest, match: str) -> list[int]:
    where = asked.where
    rows = asked.connection.execute(
        f"""
        SELECT words.rowid FROM words {where.joins("words.rowid")}
        WHERE words MATCH ? {where.clauses}
        ORDER BY bm25(words, {", ".join(map(str, COLUMN_WEIGHTS))}), words.rowid LIMIT ?
        """,
        (match, *where.values, 2 * asked.limit),
    )
    return [row[0] for row in rows]


def _by_letters(asked: SearchRequest, long: Sequence[str], short: Sequence[str]) -> list[int]:
    where, column = asked.where, "lower(passages.tables)" if asked.filters.in_tables else "passages.folded"
    trigrams = dict.fromkeys(letters[at : at + TRIGRAM] for letters in long for at in range(len(letters) - TRIGRAM + 1))
    clauses = where.clauses + f" AND instr({column}, ?)" * len(long)
    values: list[str | int] = [_all(map(_quoted, trigrams)), *where.values, *long]
    if short:
        clauses += " AND passages.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
        values.append(_all(short))
    rows = asked.connection.execute(
        f"""
        SELECT passages.id FROM (SELECT rowid FROM letters WHERE letters MATCH ? LIMIT {MAX_NEAR}) AS near
        JOIN passages ON passages.id = near.rowid {where.joins_of_passage}
        WHERE true {clauses}
        ORDER BY instr(lower(passages.heading), ?) = 0, length(passages.folded), passages.id LIMIT ?
        """,
        (*values, long[0], 2 * asked.limit),
    )
    return [row[0] for row in rows]


def _newest(asked: SearchRequest) -> list[int]:
    rows = asked.connection.execute(
        f"""
        SELECT passages.id FROM passages {asked.where.joins_of_passage}
        JOIN meetings AS newest ON newest.document_id = passages.document_id
        WHERE true {asked.where.clauses}
        ORDER BY newest.date DESC, passages.document_id, passages.id LIMIT ?
        """,
        (*asked.where.values, asked.limit),
    )
    return [row[0] for row in rows]


def _phrase(term: Term) -> str:
    """A term for FTS5: its whole words, or with the last one going on, so that whole words count twice."""
    phrase = _quoted(" ".join(term.words))
    return phrase if term.exact else f"({phrase} OR {phrase} *)"


def _grown(connection: sqlite3.Connection, term: Term) -> str:
    """A term of two letters as all words that hold it: งบ stands in ปีงบประมาณ, but not in ของ|บริษัท."""
    rows = connection.execute(
        "SELECT term FROM vocabulary WHERE instr(term, ?) ORDER BY doc DESC, term LIMIT ?", (term.letters, MAX_GROWN)
    )
    words = [_quoted(row[0]) for row in rows]
    return f"({' OR '.join(words)})" if words else _phrase(term)


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(parts)


def _quoted(text: str) -> str:
    """A string of FTS5's query language: within quotes nothing is syntax."""
    return '"' + text.replace('"', '""') + '"'
