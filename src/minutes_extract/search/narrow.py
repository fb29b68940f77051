"""Filters as conditions of SQL, every value bound."""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes_extract.search.ask import Filters, Term
from minutes_extract.search.proceedings import who_is
from minutes_extract.thai.segment import normalised

_MEETINGS = "JOIN meetings ON meetings.document_id = passages.document_id"
# A name may be typed without its title, and with or without the blank between given and family name.
_NAMED = """
  AND (EXISTS (SELECT 1 FROM attendance JOIN people ON people.id = attendance.person_id
               WHERE attendance.document_id = passages.document_id AND instr(lower(replace(people.name, ' ', '')), ?))
    OR EXISTS (SELECT 1 FROM signatures
               WHERE signatures.document_id = passages.document_id AND instr(lower(replace(signatures.name, ' ', '')), ?)))
"""
_OUTCOME = """
  AND EXISTS (SELECT 1 FROM outcomes WHERE outcomes.item_id = passages.item_id AND outcomes.outcome = ?)
"""
_KIND = " AND EXISTS (SELECT 1 FROM agenda_items WHERE agenda_items.id = passages.item_id AND agenda_items.kind = ?)"


_SAID = (
    " AND EXISTS (SELECT 1 FROM speeches WHERE speeches.item_id = passages.item_id AND instr(speeches.who, ?){words})"
)
_SAYS_WORD = " AND instr(speeches.folded, ?)"
_MOVES = " AND EXISTS (SELECT 1 FROM motions WHERE motions.item_id = passages.item_id AND instr(motions.who, ?))"
_TOLD = " AND EXISTS (SELECT 1 FROM tasks WHERE tasks.item_id = passages.item_id{which})"


@dataclass(frozen=True, slots=True)
class Condition:
    """Joins and clauses that begin with AND, and the values bound in them."""

    needs_meetings: bool
    clauses: str
    values: tuple[str, ...]

    @property
    def joins_of_passage(self) -> str:
        """What `passages` is joined with."""
        return _MEETINGS if self.needs_meetings else ""

    def joins(self, passage: str) -> str:
        """Joins from a passage's id; none where nothing narrows: the index alone is faster."""
        return f"JOIN passages ON passages.id = {passage} {self.joins_of_passage}" if self.clauses else ""


def conditions(filters: Filters, terms: Sequence[Term] = ()) -> Condition:
    """The conditions of all filters; the words of the query are those that somebody says, where it is asked who does."""
    clauses: list[tuple[str, tuple[str, ...]]] = []
    if filters.since:
        clauses.append((" AND meetings.date >= ?", (filters.since.isoformat(),)))
    if filters.until:
        clauses.append((" AND meetings.date <= ?", (filters.until.isoformat(),)))
    if filters.body:
        body = normalised(filters.body).strip()
        clauses.append(
            (" AND instr(lower(coalesce(meetings.body, '') || ' ' || coalesce(meetings.title, '')), ?)", (body,))
        )
    if filters.person:
        name = "".join(normalised(filters.person).split())
        clauses.append((_NAMED, (name, name)))
    if filters.outcome:
        clauses.append((_OUTCOME, (filters.outcome.value,)))
    if filters.kind:
        clauses.append((_KIND, (filters.kind.value,)))
    if filters.said_by:
        words = tuple(term.letters for term in terms)
        clauses.append((_SAID.format(words=_SAYS_WORD * len(words)), (who_is(filters.said_by), *words)))
    if filters.moved_by:
        clauses.append((_MOVES, (who_is(filters.moved_by),)))
    if filters.task_of or filters.due_by:
        clauses.append(_told(filters))
    if filters.in_tables:
        clauses.append((" AND passages.tables <> ''", ()))
    text = "".join(clause for clause, _ in clauses)
    return Condition("meetings." in text, text, tuple(value for _, values in clauses for value in values))


def _told(filters: Filters) -> tuple[str, tuple[str, ...]]:
    """One task must be both: of this office, and due by that day."""
    which, values = "", []
    if filters.task_of:
        which += " AND instr(tasks.who, ?)"
        values.append(who_is(filters.task_of))
    if filters.due_by:
        which += " AND tasks.due_date <= ?"
        values.append(filters.due_by.isoformat())
    return _TOLD.format(which=which), tuple(values)
