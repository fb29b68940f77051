"""Dates and numbers that the paper prints more than once: what two places say was not misread at both."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import regex

from minutes_extract.model.draft import Draft
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Place
from minutes_extract.parsing.front.title import NUMBER
from minutes_extract.thai.dates import BUDDHIST_YEARS, CENTURY, find_dates
from minutes_extract.thai.numerals import find_numbers

Said = tuple[str, str]
"""What kind of thing a number is, and the number without its wording: ("date", "2023-12-27")."""

FEWEST_DIGITS = 4
"""Significant digits of an amount whose repetition is no chance: 1,015,560 has six, 25,000 two."""

# ที่ นน ๐๐๑๙.๓/ว ๒๖๖๓๗ · ที่ ๓๒๙๔/๒๕๖๖, but not ครั้งที่ ๓/๒๕๖๖
DOCUMENT_NUMBER = regex.compile(
    r"""
    (?<! (?: ครั้ง | พิเศษ ) \s? ) ที่ \s*
    (?: [ก-ฮ]{1,5} [.\s]{0,2} )?
    (?P<number> \(?[\d.]{1,12}\)? \s?/\s? (?: ว \s?\.? \s? )? \d{1,7} )
    """,
    regex.X,
)
LETTERS_BEFORE = regex.compile(r"^[ก-ฮ.\s]+")
BLANKS = regex.compile(r"\s|(?<=ว)\.")


class Elsewhere:
    """All lines of the paper, by the dates and numbers that they say; running heads are among them."""

    def __init__(self, draft: Draft) -> None:
        self._lines: dict[Said, set[tuple[int | None, int]]] = {}
        for one in draft.taken:
            for said in _said_on(one.line):
                self._lines.setdefault(said, set()).add((one.line.page, one.line.number))

    def say(self, said: Iterable[Said], places: Iterable[Place]) -> bool:
        """Whether other lines than those at `places` say all of it; no to nothing."""
        own = {(place.page, line) for place in places for line in range(place.first_line, place.last_line + 1)}
        found = [bool(self._lines.get(one, set()) - own) for one in said]
        return bool(found) and all(found)


def said_date(iso: str | None) -> Iterator[Said]:
    """A date, Gregorian."""
    if iso:
        yield "date", iso


def said_meeting(sequence: int | None, year_be: int | None) -> Iterator[Said]:
    """The number of a meeting."""
    if sequence is not None:
        yield "meeting", f"{sequence}/{year_be or ''}"


def said_document(number: str | None) -> Iterator[Said]:
    """The number of a document, without the letters of the office before it."""
    if number and "/" in number:
        yield "document", BLANKS.sub("", LETTERS_BEFORE.sub("", number))


def said_figure(value: object) -> Iterator[Said]:
    """An amount with digits enough that its repetition is no chance."""
    if isinstance(value, int | float):
        figure = f"{abs(Decimal(str(value))):f}"
        if len(figure.replace(".", "").strip("0")) >= FEWEST_DIGITS:
            yield "figure", figure


def _said_on(line: Line) -> Iterator[Said]:
    for date in find_dates(line.text):
        yield from said_date(date.date.isoformat() if date.date else None)
    for found in NUMBER.finditer(line.text):
        year = found["year"] or found["annual_year"]
        short = found["short_year"]
        yield from said_meeting(int(found["sequence"]), int(year) if year else CENTURY + int(short) if short else None)
    for found in DOCUMENT_NUMBER.finditer(line.text):
        yield from said_document(found["number"])
    for number in find_numbers(line.text):
        if number.value not in BUDDHIST_YEARS or "," in number.raw:  # years repeat in every paper
            yield from said_figure(number.value)
