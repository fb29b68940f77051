"""The table, and the questions put to it: what a line begins with, where in a line such words stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from minutes_extract.model.line import Span
from minutes_extract.thai.blanks import letters_of, places_of_letters
from minutes_extract.thai.numerals import words_to_number
from minutes_extract.thai.wordings.agenda import AGENDA_WORDINGS
from minutes_extract.thai.wordings.attendance import ATTENDANCE_WORDINGS
from minutes_extract.thai.wordings.letter import LETTER_WORDINGS
from minutes_extract.thai.wordings.opening_closing import SESSION_WORDINGS
from minutes_extract.thai.wordings.paragraphs import PARAGRAPH_WORDINGS
from minutes_extract.thai.wordings.resolutions import RESOLUTION_WORDINGS
from minutes_extract.thai.wordings.signatures import SIGNATURE_WORDINGS
from minutes_extract.thai.wordings.tables import TABLE_WORDINGS
from minutes_extract.thai.wordings.title import TITLE_WORDINGS
from minutes_extract.thai.wordings.wording import Begins, Opens, Wording, frame, framed

# Order matters within a kind: the first row that a line begins with names it.
WORDINGS: tuple[Wording, ...] = (
    *TITLE_WORDINGS,
    *LETTER_WORDINGS,
    *ATTENDANCE_WORDINGS,
    *SESSION_WORDINGS,
    *AGENDA_WORDINGS,
    *RESOLUTION_WORDINGS,
    *SIGNATURE_WORDINGS,
    *TABLE_WORDINGS,
    *PARAGRAPH_WORDINGS,
)

WORDS_REACH = 700
"""Letters within which the words of a line stand; what follows them may be longer."""
REMEMBERED_LINES = 4_096
"""Answers kept: layout, zones and parsers ask the same of a line."""

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_PARTED_BEHIND = re.compile(r"[\s:：.]|$")
_WORD_START = re.compile(r"(?<![ก-๙])(?=[ก-๙])")
_ROWS_OF = {Opens.AGENDA_ITEM: Opens.AGENDA}


@dataclass(frozen=True, slots=True)
class Opening:
    """The row that a line begins with, and what the line says, as printed after repair."""

    wording: Wording
    kind: Opens
    label: str
    number: str | None
    rest: str
    start: int
    """Of the label in the line."""
    end: int
    """Of the label and the marks behind it."""
    groups: dict[str, str | None]
    """Further parts of the frame, without blanks."""

    @property
    def name(self) -> str:
        """The name of the row."""
        return self.wording.name


class _Asked(NamedTuple):
    """A row, asked as what it opens."""

    row: Wording
    kind: Opens


class _Glance(NamedTuple):
    """All words of a kind in one frame, those matched as printed apart."""

    words: "re.Pattern[str]"
    longest: int
    """Letters of a line that any of them may begin."""
    as_printed: bool

    def matches(self, head: str, letters: str) -> bool:
        """A line may begin with one of them: `head` as printed, `letters` without blanks."""
        return len(letters) <= self.longest and self.words.match(head if self.as_printed else letters) is not None


def opened_by(text: str, *kinds: Opens) -> Opening | None:
    """The row of these kinds that the line begins with; the first in the order of the kinds, then of the table."""
    if _kinds_at(text[:WORDS_REACH]).isdisjoint(kinds):
        return None
    return _remembered(text, kinds) if len(text) <= WORDS_REACH else _first(text, kinds)


def begins_paragraph(text: str) -> Opens | None:
    """What the line opens, where a paragraph begins there; None for words that may also go on a sentence."""
    head = opened_by(text, Opens.ATTENDANCE)  # the costliest question; zones ask it again, and it is remembered
    openings = _openings(text, _paragraph_rows()) if head is None else iter((head,))
    return next((opening.kind for opening in openings if _is_beginning(opening, text)), None)


def words_within(text: str, kind: Opens) -> Iterator[tuple[Wording, Span]]:
    """Where the words of a kind stand in a text, frames apart."""
    letters, places = letters_of(text), places_of_letters(text)
    for row, _ in _rows_of((kind,)):
        for found in re.finditer(row.pattern, letters):
            yield row, Span(places[found.start()], places[found.end() - 1] + 1)


def start_within(text: str, kind: Opens) -> int:
    """Where words of a kind begin within the line, at the start of a printed word; -1 where none do."""
    starts = (found.start() for found in _WORD_START.finditer(text[:WORDS_REACH]))
    return next((start for start in starts if _may_open_at(start, text, kind) and opened_by(text[start:], kind)), -1)


def _may_open_at(start: int, text: str, kind: Opens) -> bool:
    head = text[start : start + WORDS_REACH]
    letters = letters_of(head)
    return any(glance.matches(head, letters) for glance in _glances(kind))


def _first(text: str, kinds: tuple[Opens, ...]) -> Opening | None:
    return next(_openings(text, _rows_of(kinds)), None)


_remembered = lru_cache(REMEMBERED_LINES)(_first)


def _openings(text: str, asked: Iterable[_Asked]) -> Iterator[Opening]:
    head = text[:WORDS_REACH]
    kinds = _kinds_at(head)
    letters = letters_of(head) if kinds else ""
    for row, kind in asked:
        if kind not in kinds:
            continue
        source = head if row.as_printed else letters
        found = framed(row.pattern, kind).match(source)
        if found and (row.longest is None or (len(text) <= WORDS_REACH and len(letters) <= row.longest)):
            places = range(len(head)) if row.as_printed else places_of_letters(head)
            yield _opening(row, kind, text, found, places)


def _opening(row: Wording, kind: Opens, text: str, found: "re.Match[str]", places: Sequence[int]) -> Opening:
    start, label_end = places[found.start("label")], places[found.end("label") - 1] + 1
    end = places[found.end() - 1] + 1
    groups = found.groupdict()
    number = _figures(groups.get("number"))
    return Opening(row, kind, text[start:label_end], number, text[end:].strip(), start, end, groups)


def _figures(number: str | None) -> str | None:
    """A number in words in figures."""
    if number is None or number.isdecimal():
        return number
    value = words_to_number(number)
    return number if value is None else str(value)


def _is_beginning(opening: Opening, text: str) -> bool:
    begins = opening.wording.begins
    if begins is Begins.PARTED:
        return _PARTED_BEHIND.match(text, opening.start + len(opening.label)) is not None
    return not (begins is Begins.FIRST and opening.groups["of"])


@lru_cache(REMEMBERED_LINES)
def _kinds_at(head: str) -> frozenset[Opens]:
    """The kinds whose words the line may begin with, by a glance: most lines begin with none."""
    letters = letters_of(head)
    return frozenset([kind for kind, glance in _all_glances() if glance.matches(head, letters)])


@cache
def _rows_of(kinds: tuple[Opens, ...]) -> tuple[_Asked, ...]:
    return tuple(_Asked(row, kind) for kind in kinds for row in WORDINGS if row.opens is _ROWS_OF.get(kind, kind))


@cache
def _paragraph_rows() -> tuple[_Asked, ...]:
    kinds = tuple(kind for kind in Opens if kind is not Opens.ATTENDANCE)
    return tuple(asked for asked in _rows_of(kinds) if asked.row.begins is not Begins.NEVER)


@cache
def _all_glances() -> tuple[tuple[Opens, _Glance], ...]:
    return tuple((kind, glance) for kind in Opens for glance in _glances(kind))


@cache
def _glances(kind: Opens) -> tuple[_Glance, ...]:
    by_form = groupby((row for row, _ in _rows_of((kind,))), key=lambda row: row.as_printed)
    return tuple(_glance_of(tuple(rows), kind, as_printed) for as_printed, rows in by_form)


def _glance_of(rows: Sequence[Wording], kind: Opens, as_printed: bool) -> _Glance:
    words = _GROUP_NAME.sub("(?:", frame("|".join(row.pattern for row in rows), kind))
    return _Glance(re.compile(words), max(row.longest or WORDS_REACH for row in rows), as_printed)
