"""The search box and the search database: which documents hold the words anywhere in their text."""

from pathlib import Path

from minutes_extract.errors import MinutesError


def files_with(database: Path | None, query: str) -> list[str]:
    """The JSON files that answer, below the indexed folder; none without a database, or where it cannot answer."""
    if database is None or not query.strip():
        return []
    from minutes_extract.search.ask import MAX_HITS
    from minutes_extract.search.query import search

    try:
        return list(dict.fromkeys(hit.file for hit in search(database, query, limit=MAX_HITS).hits))
    except MinutesError:  # a query without words, a database made by another version: the summaries still answer
        return []
