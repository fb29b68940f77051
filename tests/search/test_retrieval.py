"""The samples searched by judged queries: what is found, what stands first, and how FTS5 as it comes does beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from tests import cases, paths

from minutes_extract.pipeline import extract
from minutes_extract.search.ask import Filters, day_from, kind_named, outcome_named
from minutes_extract.search.index import index
from minutes_extract.search.query import search
from minutes_extract.thai import segment

HITS = 10
RECALL, PRECISION = 0.98, 0.9

FILTERS: dict[str, Callable[[str], dict[str, object]]] = {
    "from": lambda value: {"since": day_from(value)},
    "to": lambda value: {"until": day_from(value, last=True)},
    "body": lambda value: {"body": value},
    "person": lambda value: {"person": value},
    "outcome": lambda value: {"outcome": outcome_named(value)},
    "kind": lambda value: {"kind": kind_named(value)},
    "table": lambda _: {"in_tables": True},
}


class Judged(NamedTuple):
    """A query with its filters, and every passage that answers it."""

    query: str
    filters: Filters
    answers: tuple[str, ...]


def judged_queries() -> Iterator[Judged]:
    for case in cases.cases_of_lines("retrieval"):
        query, _, filters = (part.strip() for part in case.input.partition("|"))
        chosen: dict[str, object] = {}
        for word in filters.split():
            name, _, value = word.partition("=")
            chosen |= FILTERS[name](value)
        answers = () if case.expected == "none" else tuple(case.expected.split(", "))
        yield Judged(query, Filters(**chosen), answers)  # type: ignore[arg-type]


JUDGED = list(judged_queries())


def build(folder: Path) -> Path:
    """The database of all samples."""
    documents = folder / "json"
    documents.mkdir()
    for sample in sorted(paths.SAMPLES.glob("*/minutes.*")):
        (documents / f"{sample.parent.name}.json").write_text(extract(sample).model_dump_json(), "utf-8")
    database = folder / "minutes.sqlite"
    index(documents, database, lambda unusable: pytest.fail(unusable.reason), lambda _: None)
    return database


def ours(database: Path, judged: Judged) -> list[str]:
    hits = search(database, judged.query, judged.filters, HITS).hits
    return [f"{hit.file.removesuffix('.json')}:{hit.path.replace(' › ', '/') or '-'}" for hit in hits]


def recall(found: list[str], answers: tuple[str, ...]) -> float:
    """Of the answers, how many were found; where there is none, whether nothing was."""
    return len(set(found) & set(answers)) / len(answers) if answers else float(not found)


def first_is_right(found: list[str], answers: tuple[str, ...]) -> bool:
    return found[0] in answers if found else not answers


@pytest.fixture(scope="module", params=[engine for engine in segment.ENGINES if segment.is_installed(engine)])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before = segment.ENGINES
    segment.ENGINES = (request.param,)  # type: ignore[misc]
    yield build(tmp_path_factory.mktemp("retrieval"))
    segment.ENGINES = before  # type: ignore[misc]


def test_judged_queries_find_their_answers(database: Path) -> None:
    found = [ours(database, judged) for judged in JUDGED]
    missed = [
        (judged.query, sorted(set(judged.answers) - set(hits)), hits[:3])
        for judged, hits in zip(JUDGED, found, strict=True)
        if recall(hits, judged.answers) < 1 or not first_is_right(hits, judged.answers)
    ]
    assert len(JUDGED) >= 60
    assert sum(recall(hits, one.answers) for one, hits in zip(JUDGED, found, strict=True)) >= RECALL * len(JUDGED), (
        missed
    )
    right = sum(first_is_right(hits, one.answers) for one, hits in zip(JUDGED, found, strict=True))
    assert right >= PRECISION * len(JUDGED), missed


def test_every_judged_passage_exists(database: Path) -> None:
    connection = sqlite3.connect(database)
    rows = connection.execute(
        "SELECT d.file, coalesce(i.path, '') FROM passages p JOIN documents d ON d.id = p.document_id "
        "LEFT JOIN agenda_items i ON i.id = p.item_id"
    )
    there = {f"{file.removesuffix('.json')}:{path.replace(' › ', '/') or '-'}" for file, path in rows}
    connection.close()
    assert {answer for judged in JUDGED for answer in judged.answers} <= there


def comparison() -> list[str]:
    """The table of the benchmarks: the queries without filters, by FTS5 as it comes, by trigrams, and by ours."""
    plain = [judged for judged in JUDGED if not judged.filters]
    with TemporaryDirectory() as folder:
        database = build(Path(folder))
        connection = sqlite3.connect(database)
        ways = {
            "FTS5, default tokenizer": _stock(connection, "unicode61"),
            "FTS5, trigram": _stock(connection, "trigram"),
            "minutes-extract search": lambda judged: ours(database, judged),
        }
        lines = [f"| {len(plain)} judged queries | recall@{HITS} | precision@1 |", "|---|---|---|"]
        for name, find in ways.items():
            found = [find(judged) for judged in plain]
            recalls = [recall(hits, judged.answers) for judged, hits in zip(plain, found, strict=True)]
            rights = [first_is_right(hits, judged.answers) for judged, hits in zip(plain, found, strict=True)]
            lines.append(f"| {name} | {sum(recalls) / len(plain):.3f} | {sum(rights) / len(plain):.3f} |")
        connection.close()
    return lines


def _stock(connection: sqlite3.Connection, tokenizer: str) -> Callable[[Judged], list[str]]:
    """The same passages as they are spelt, in an index with a tokenizer as it comes."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.{tokenizer} USING fts5 (heading, rest, tokenize = '{tokenizer}')")
    connection.execute(
        f"INSERT INTO temp.{tokenizer} (rowid, heading, rest) "
        "SELECT id, heading, body || char(10) || resolution || char(10) || tables || char(10) || people FROM passages"
    )

    def find(judged: Judged) -> list[str]:
        words = judged.query.split() if '"' not in judged.query else [judged.query.replace('"', "")]
        match = " AND ".join(f'"{word}"' for word in words)
        rows = connection.execute(
            f"SELECT d.file, coalesce(i.path, '') FROM temp.{tokenizer} JOIN passages p ON p.id = {tokenizer}.rowid "
            "JOIN documents d ON d.id = p.document_id LEFT JOIN agenda_items i ON i.id = p.item_id "
            f"WHERE {tokenizer} MATCH ? ORDER BY bm25({tokenizer}, 8, 2), {tokenizer}.rowid LIMIT ?",
            (match, HITS),
        )
        return [f"{file.removesuffix('.json')}:{path.replace(' › ', '/') or '-'}" for file, path in rows]

    return find
