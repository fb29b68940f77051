"""Many doubts of one kind → a finding each, or one for all where there are too many to look at one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

import regex

from minutes_extract.checks.codes import finding
from minutes_extract.model.line import Box
from minutes_extract.model.minutes import EvidenceValue, Finding, Place
from minutes_extract.model.places import around

MOST_LISTED = 50
"""Quotes and paths that a finding for many lists; its `count` says how many there are."""
# /agenda/0/tables/1/rows/3/2
CELL = regex.compile(r"^(?P<table>.*/tables/\d+)/rows/\d+/(?P<column>\d+)$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be misread: where it goes, what was read, how sure it is, and what a finding of its own says."""

    path: str
    quote: str
    confidence: float
    places: tuple[Place, ...]
    message: str
    column: str = ""
    """The head of its column, of a cell."""
    evidence: tuple[tuple[str, EvidenceValue], ...] = ()


class Folding(NamedTuple):
    """The codes of findings for one doubt and for many, and how many doubts are still named one by one."""

    one: str
    many: str
    most_on_page: int
    """Of one part of the minutes."""
    most_in_table: int


def fold(folding: Folding, doubts: Sequence[Doubt]) -> Iterator[Finding]:
    """A finding for each doubt; where one table has too many, one for each of its columns; where one part of the minutes
    has too many on a page, one for them all.
    """
    in_table = Counter(cell["table"] for doubt in doubts if (cell := CELL.match(doubt.path)))
    crowded = {table for table, count in in_table.items() if count > folding.most_in_table}
    groups: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        cell = CELL.match(doubt.path)
        own = cell is not None and cell["table"] in crowded
        key = (cell["table"], cell["column"]) if cell and own else _part_and_page(doubt)
        groups.setdefault(key, []).append(doubt)
    for (part, _), group in groups.items():
        if part in crowded and len(group) > 1:
            yield _for_many(
                folding.many, group, f"numbers of the column {group[0].column or 'without a head'}", group[0].path
            )
        elif len(group) > folding.most_on_page:
            yield _for_many(folding.many, group, "readings of this page", _common_path(group))
        else:
            yield from (_for_one(folding.one, doubt) for doubt in group)


def _part_and_page(doubt: Doubt) -> tuple[str, str]:
    part = doubt.path.split("/")[1] if doubt.path else ""
    return part, str(doubt.places[0].page if doubt.places else None)


def _for_one(code: str, doubt: Doubt) -> Finding:
    evidence = {"confidence": round(doubt.confidence, 3), **dict(doubt.evidence)}
    return finding(code, doubt.message, doubt.path, doubt.places, doubt.quote, **evidence)


def _for_many(code: str, group: Sequence[Doubt], what: str, path: str) -> Finding:
    lowest = min(doubt.confidence for doubt in group)
    message = f"{len(group)} {what} are doubtful: compare them with the paper."
    quote = ", ".join(doubt.quote for doubt in group[:MOST_LISTED]) + (" …" if len(group) > MOST_LISTED else "")
    paths = tuple(doubt.path for doubt in group[:MOST_LISTED])
    places = _by_page(place for doubt in group for place in doubt.places)
    return finding(code, message, path, places, quote, confidence=round(lowest, 3), count=len(group), paths=paths)


def _common_path(group: Sequence[Doubt]) -> str:
    """The innermost thing that holds them all."""
    steps = zip(*(doubt.path.split("/") for doubt in group), strict=False)
    return "/".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, steps))


def _by_page(places: Iterable[Place]) -> Iterator[Place]:
    """One place for each page, with the box around them."""
    pages: dict[int | None, list[Place]] = {}
    for place in places:
        pages.setdefault(place.page, []).append(place)
    for page, group in pages.items():
        yield Place(
            page=page,
            first_line=min(place.first_line for place in group),
            last_line=max(place.last_line for place in group),
            box=around(Box(*place.box) for place in group if place.box),
        )
