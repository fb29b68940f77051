"""A question as the user types it: words and "phrases", checked and cut, and filters.

Nothing of what is typed ever becomes syntax: terms are cut into words of letters and digits, and only those reach the index.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import regex

from minutes_extract.errors import UsageError
from minutes_extract.messages.words import KIND_TERMS, OUTCOME_TERMS
from minutes_extract.model.minutes import AgendaKind, Outcome
from minutes_extract.thai.dates import BUDDHIST_OFFSET, BUDDHIST_YEARS, GREGORIAN_YEARS, first_date
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.segment import normalised, words_of

MAX_QUERY = 500
"""Letters of a query: the longest heading seen has 310."""
MAX_TERMS = 32
MAX_DATE = 40
"""Letters of a date that are looked at: วันพฤหัสบดีที่ 27 พฤศจิกายน พ.ศ. 2566 has 36."""
MAX_HITS = 1_000

_QUOTES = '"“”„«»'
# "คณะกรรมการ กองทุน" งบ
_TERM = regex.compile(rf"[{_QUOTES}] (?P<phrase> [^{_QUOTES}]*+ ) [{_QUOTES}] | (?P<word> [^\s{_QUOTES}]++ )", regex.X)
# งบ*, (คณะกรรมการ)
_AROUND = regex.compile(r"^[^\p{L}\p{M}\p{N}]+ | [^\p{L}\p{M}\p{N}]+$", regex.X)
_UNDERSTOOD = frozenset({"AND"})
"""All terms are wanted anyway."""
_NOT_UNDERSTOOD = frozenset({"OR", "NOT", "NEAR"})
# 2566, 2566-10, 2566-10-27
_NUMERIC_DAY = regex.compile(
    r"(?P<year> [0-9]{4} ) (?: [-/] (?P<month> [0-9]{1,2} ) (?: [-/] (?P<day> [0-9]{1,2} ) )? )?", regex.X
)


@dataclass(frozen=True, slots=True)
class Term:
    """What must stand together: its words in order, and its letters as typed. `exact` where it was in quotes."""

    words: tuple[str, ...]
    letters: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; empty ones do not."""

    since: date | None = None
    until: date | None = None
    body: str | None = None
    person: str | None = None
    outcome: Outcome | None = None
    kind: AgendaKind | None = None
    in_tables: bool = False
    said_by: str | None = None
    """Who says the words of the query; with none, who speaks at all."""
    moved_by: str | None = None
    task_of: str | None = None
    due_by: date | None = None
    """The last day by which a task is due."""

    def __bool__(self) -> bool:
        return self != Filters()


def terms_of(query: str, engine: str) -> tuple[Term, ...]:
    """The terms of a query. Raises UsageError where it is too long, or holds operators that are not understood."""
    if len(query) > MAX_QUERY:
        raise UsageError(f"The query has {len(query):,} letters; {MAX_QUERY} are the most.", "Ask for a few words.")
    terms = []
    # SQLite ends a string at a NUL.
    for found in _TERM.finditer(query.replace("\0", " ")):
        word = found["word"]
        if word in _NOT_UNDERSTOOD:
            hint = f'Ask once per word; to find the word itself, write "{word}" in quotes.'
            raise UsageError(f"{word} is not understood: all words of a query are wanted.", hint)
        typed = word or found["phrase"]
        words = tuple(words_of(typed, engine))
        if words and word not in _UNDERSTOOD:
            letters = _AROUND.sub("", " ".join(normalised(typed).split()))
            terms.append(Term(words, letters, exact=word is None))
    if len(terms) > MAX_TERMS:
        raise UsageError(f"The query has {len(terms)} words; {MAX_TERMS} are the most.", "Ask for a few words.")
    return tuple(terms)


def day_from(text: str, last: bool = False) -> date:
    """The first day (or the last) of a year, month or day in either era: 2566-10, 2023-10-01, ๒๕๖๖, 27 ธันวาคม 2566.

    Raises UsageError where the text is none.
    """
    typed = to_ascii_digits(text[:MAX_DATE]).strip()
    found = _NUMERIC_DAY.fullmatch(typed)
    day = _numeric_day(found, last) if found else _written_day(typed, last)
    if day is None:
        raise UsageError(
            f"{text[:MAX_DATE]!r} is no date.", "Write 2566-10, 2566-10-27 or 2566; Gregorian years work too."
        )
    return day


def ordered(filters: Filters) -> Filters:
    """The same filters. Raises UsageError where they begin after they end."""
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"--from {filters.since} is after --to {filters.until}.", "Change them round.")
    return filters


def outcome_named(name: str) -> Outcome:
    """An outcome by its name, in English or Thai. Raises UsageError."""
    return Outcome(_one_of(name, OUTCOME_TERMS, "outcome"))


def kind_named(name: str) -> AgendaKind:
    """A kind of agenda by its name, in English or Thai. Raises UsageError."""
    return AgendaKind(_one_of(name, KIND_TERMS, "kind"))


def _one_of(name: str, names: Mapping[str, str], what: str) -> str:
    """The name itself, or the one that is called so in Thai: เห็นชอบ, or อนุมัติ, is approved."""
    if name in names:
        return name
    for one, thai in names.items():
        if name.strip() in {thai, *thai.split("/")}:
            return one
    shown = ", ".join(f"{one} ({thai})" for one, thai in names.items())
    raise UsageError(f"There is no {what} {name!r}.", f"Choose one of {shown}.")


def _numeric_day(found: regex.Match[str], last: bool) -> date | None:
    year = int(found["year"])
    if year in BUDDHIST_YEARS:
        year -= BUDDHIST_OFFSET
    elif year not in GREGORIAN_YEARS:
        return None
    month = int(found["month"]) if found["month"] else (12 if last else 1)
    if not 1 <= month <= 12:
        return None
    days = calendar.monthrange(year, month)[1]
    day = int(found["day"]) if found["day"] else (days if last else 1)
    return date(year, month, day) if 1 <= day <= days else None


def _written_day(typed: str, last: bool) -> date | None:
    """27 ธันวาคม 2566, ต.ค. 2566"""
    found = first_date(typed)
    if found is None or found.year_be is None:
        return None
    if found.date or found.day:
        return found.date
    year = found.year_be - BUDDHIST_OFFSET
    return date(year, found.month, calendar.monthrange(year, found.month)[1] if last else 1)
