"""What flows between the floors: lines of a page, as read and as repaired."""

from dataclasses import dataclass
from typing import NamedTuple

BOLD_HEADING = 7
"""`heading` of a line set wholly in bold but not marked up as a heading; 1–6 are levels of markup."""


class Box(NamedTuple):
    """A rectangle on the page, in points, origin top-left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


class Word(NamedTuple):
    """A run of a line's raw text without a gap: `raw[start:end]`, and where it stands."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell of a table row as read. A covered cell of a merged one is `PageCell("")`."""

    raw: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line as a reader found it: markup interpreted, spelling untouched.

    A source line that holds several (two bold runs glued together) gives several with one `number`.
    """

    page: int | None
    """From 1; None where the source has no pages."""
    number: int
    """From 1 within the page (without pages: within the file)."""
    raw: str
    box: Box | None = None
    words: tuple[Word, ...] = ()
    cells: tuple[PageCell, ...] = ()
    """Its columns, where the source separates them (tab, pipe, HTML, ruling); `raw` is their text joined by tabs."""
    table: int | None = None
    """Rows of one certain grid share a number; None for running text and for mere tabs."""
    heading: int = 0
    """1–6 level of markup, BOLD_HEADING, 0 running text."""
    starts_block: bool = True
    """A blank line, a rule or the border of a block stands above."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell after repair."""

    raw: str
    text: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line after repair. `raw` never changes; replaying `repairs` on it gives `text`.

    Layout sets `continues` and `furniture`, zones `misread` and `labelled`.
    """

    page: int | None
    number: int
    raw: str
    text: str
    repairs: tuple[str, ...] = ()
    box: Box | None = None
    words: tuple[Word, ...] = ()
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    heading: int = 0
    starts_block: bool = True
    continues: bool = False
    """The paragraph of the line above goes on here."""
    furniture: str = ""
    """Why it is page furniture (`page_number`, `running_head`, `catch_word`, `decoration` …); empty for content."""
    misread: str = ""
    """The words as printed that parsing reads as words of the table which they nearly are; `text` has those."""
    labelled: str = ""
    """What the labeller takes the line for (a name of its labels), where a section did not hold and the label is sure."""
