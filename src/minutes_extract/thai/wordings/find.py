"""The table, and the questions put to it: what a line begins with, where in a line such words stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from minutes_extract.model.line import Span
from minutes_extract.thai.blanks import letters_of, places_of_letters
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

REACH = 700
"""Letters within which the words of a line stand; what follows them may be longer."""
REMEMBERED = 4_096
"""Answers kept: layout, zones and parsers ask the same of a line."""

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_PARTED = re.compile(r"[\s:：.]|$")
_WORD_START = re.compile(r"(?<![ก-๙])(?=[ก-๙])")
_BLANK_IN_PATTERN = re.compile(r"\\s\??")
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


class _Question(NamedTuple):
    """Rows that a line is asked for, and all of them at once: a glance tells that a line begins with none."""

    asked: tuple[_Asked, ...]
    glance: "re.Pattern[str]"


@lru_cache(REMEMBERED)
def opened_by(text: str, *kinds: Opens) -> Opening | None:
    """The row of these kinds that the line begins with; the first in the order of the kinds, then of the table."""
    return next(_openings(text, _question(kinds)), None)


@lru_cache(REMEMBERED)
def begins_paragraph(text: str) -> Opens | None:
    """What the line opens, where a paragraph begins there; None for words that may also go on a sentence."""
    openings = _openings(text, _beginning())
    return next((opening.kind for opening in openings if _is_beginning(opening, text)), None)


def words_within(text: str, kind: Opens) -> Iterator[tuple[Wording, Span]]:
    """Where the words of a kind stand in a text, frames apart."""
    letters, places = letters_of(text), places_of_letters(text)
    for row, _ in _question((kind,)).asked:
        for found in re.finditer(row.pattern, letters):
            yield row, Span(places[found.start()], places[found.end() - 1] + 1)


def start_within(text: str, kind: Opens) -> int:
    """Where words of a kind begin within the line, at the start of a printed word; -1 where none do."""
    starts = (found.start() for found in _WORD_START.finditer(text[:REACH]))
    return next((start for start in starts if opened_by(text[start:], kind)), -1)


def _openings(text: str, question: _Question) -> Iterator[Opening]:
    head = text[:REACH]
    letters = letters_of(head)
    if not question.glance.match(letters):
        return
    for row, kind in question.asked:
        source = head if row.as_printed else letters
        found = framed(row.pattern, kind).match(source)
        if found and (row.longest is None or (len(text) <= REACH and len(letters) <= row.longest)):
            places = range(len(head)) if row.as_printed else places_of_letters(head)
            yield _opening(row, kind, text, found, places)


def _opening(row: Wording, kind: Opens, text: str, found: "re.Match[str]", places: Sequence[int]) -> Opening:
    start, label_end = places[found.start("label")], places[found.end("label") - 1] + 1
    end = places[found.end() - 1] + 1
    groups = found.groupdict()
    return Opening(row, kind, text[start:label_end], groups.get("number"), text[end:].strip(), start, end, groups)


def _is_beginning(opening: Opening, text: str) -> bool:
    begins = opening.wording.begins
    if begins is Begins.PARTED:
        return _PARTED.match(text, opening.start + len(opening.label)) is not None
    return not (begins is Begins.FIRST and opening.groups["of"])


@cache
def _question(kinds: tuple[Opens, ...]) -> _Question:
    return _ask(_Asked(row, kind) for kind in kinds for row in WORDINGS if row.opens is _ROWS_OF.get(kind, kind))


@cache
def _beginning() -> _Question:
    return _ask(asked for asked in _question(tuple(Opens)).asked if asked.row.begins is not Begins.NEVER)


def _ask(rows: Iterable[_Asked]) -> _Question:
    """One frame around all words of a kind: to compile a frame for each row again would double the time of a start."""
    asked = tuple(rows)
    words: dict[tuple[Opens, bool], list[str]] = defaultdict(list)
    for row, kind in asked:
        words[kind, row.as_printed].append(row.pattern)
    patterns = (_glanced(frame("|".join(some), kind), as_printed) for (kind, as_printed), some in words.items())
    return _Question(asked, re.compile("|".join(patterns)))


def _glanced(pattern: str, as_printed: bool) -> str:
    nameless = _NAMED_GROUP.sub("(?:", pattern)
    return _BLANK_IN_PATTERN.sub("", nameless) if as_printed else nameless
