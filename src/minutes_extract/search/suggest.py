"""Did you mean: the same query with one letter otherwise, where that finds something."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from minutes_extract.search.ask import Term
from minutes_extract.thai.segment import words_of

MAX_SUGGESTED_QUERIES = 3
MAX_WINDOW = 4
"""Words of the cutter that a misspelt word may have fallen apart into."""
MAX_TRIES = 60
MIN_LETTERS = 4
"""Of a word that is mended: of shorter ones nearly every other word is one letter away."""


def suggestions(connection: sqlite3.Connection, terms: Sequence[Term], engine: str) -> Iterator[str]:
    """Queries that find something, likeliest first. A term that is found as it is stays as it is."""
    found = [bool(_count(connection, [term.words])) for term in terms]
    wrong = [at for at, is_found in enumerate(found) if not is_found]
    if len(wrong) != 1 or all(word.isdecimal() for word in terms[wrong[0]].words):
        return
    at = wrong[0]
    others = [term.words for number, term in enumerate(terms) if number != at]
    given = 0
    for mended in _mended(connection, terms[at]):
        if _count(connection, [tuple(words_of(mended, engine)), *others]):
            yield " ".join(mended if number == at else term.letters for number, term in enumerate(terms))
            given += 1
        if given == MAX_SUGGESTED_QUERIES:
            return


def _mended(connection: sqlite3.Connection, term: Term) -> list[str]:
    """The term with one stretch of words put right; a longer stretch first: it is less by chance."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    known = _vocabulary(connection, term)
    mended: dict[str, int] = {}
    for stretch in _stretches(term):
        # One letter wrong, missing, too many, or two of them changed round.
        near = extract(stretch, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=MAX_SUGGESTED_QUERIES * 2)
        for word, _, _ in sorted(near, key=lambda one: (-known[one[0]], one[0])):
            mended.setdefault(term.letters.replace(stretch, word, 1), len(mended))
        if len(mended) >= MAX_TRIES:
            break
    return [text for text in mended if text != term.letters][:MAX_TRIES]


def _stretches(term: Term) -> list[str]:
    """Rows of neighbouring words as typed, longest first."""
    words = term.words
    rows = {
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + MAX_WINDOW, len(words)) + 1)
    }
    rows |= {term.letters}
    return sorted(
        (row for row in rows if len(row) >= MIN_LETTERS and row in term.letters), key=lambda row: (-len(row), row)
    )


def _vocabulary(connection: sqlite3.Connection, term: Term) -> dict[str, int]:
    """Words of the index and names of people that may be meant, with how often they stand there."""
    longest = len(term.letters) + 1
    # A figure is one letter away from many others, none of which was meant.
    words = connection.execute(
        "SELECT term, doc FROM vocabulary WHERE length(term) BETWEEN ? AND ? AND term NOT GLOB '[0-9]*'",
        (MIN_LETTERS, longest),
    )
    known = dict(words.fetchall())
    for given, family in connection.execute("SELECT given_name, family_name FROM people"):
        for name in filter(None, (given, family, f"{given or ''} {family or ''}".strip())):
            known.setdefault(name.lower(), 1)
    return known


def _count(connection: sqlite3.Connection, phrases: Iterable[Sequence[str]]) -> int:
    match = " AND ".join(f'"{" ".join(words)}" *' for words in phrases)
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT 1)", (match,)
    ).fetchone()
    return int(count)
