"""What of an item answers who says, moves or must do something: the speeches, the motion, the tasks that a filter asks for."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutes_extract.search.ask import Filters, Term
from minutes_extract.search.proceedings import who_is

MOST_ANSWERS = 20
"""Of one item that are shown."""


class ItemAnswer(NamedTuple):
    """Somebody says, moves or must do something; `due` is a day, or what the paper prints."""

    what: str
    """speech, motion or task."""
    who: str
    text: str
    due: str | None = None


def answers_of(
    connection: sqlite3.Connection, passage: int, terms: Sequence[Term], filters: Filters
) -> Iterator[ItemAnswer]:
    """In the order of the paper; none where no filter asks for any."""
    if filters.said_by:
        yield from _speeches(connection, passage, terms, filters.said_by)
    if filters.moved_by:
        rows = connection.execute(f"SELECT kind, proposer {_OF_ITEM.format('motions')}", (passage,))
        yield from (ItemAnswer("motion", proposer, kind) for kind, proposer in rows)
    if filters.task_of or filters.due_by:
        yield from _tasks(connection, passage, filters)


_OF_ITEM = "FROM {0} JOIN passages ON passages.item_id = {0}.item_id WHERE passages.id = ?"


def _speeches(
    connection: sqlite3.Connection, passage: int, terms: Sequence[Term], speaker: str
) -> Iterator[ItemAnswer]:
    words = [term.letters for term in terms]
    said = " AND instr(speeches.folded, ?)" * len(words)
    sql = f"SELECT speaker, text {_OF_ITEM.format('speeches')} AND instr(speeches.who, ?){said} ORDER BY speeches.id LIMIT ?"
    for who, text in connection.execute(sql, (passage, who_is(speaker), *words, MOST_ANSWERS)):
        yield ItemAnswer("speech", who, text)


def _tasks(connection: sqlite3.Connection, passage: int, filters: Filters) -> Iterator[ItemAnswer]:
    last = filters.due_by.isoformat() if filters.due_by else "9999"
    sql = (
        f"SELECT assignee, tasks.text, coalesce(due_date, due) {_OF_ITEM.format('tasks')} AND instr(tasks.who, ?)"
        " AND (? = '9999' OR due_date <= ?) ORDER BY tasks.id LIMIT ?"
    )
    for who, text, due in connection.execute(sql, (passage, who_is(filters.task_of or ""), last, last, MOST_ANSWERS)):
        yield ItemAnswer("task", who, text, due)
