"""A table of HTML gathered whole, to tell one of data from one that only lays out the page."""

from collections.abc import Callable
from typing import Protocol

MAX_LAYERS = 8
"""Layout tables within one another; what lies deeper is read as data. Each layer is gone through once more."""
BLOCKS_OF_PROSE = 6
"""Paragraphs within one cell: no cell of data holds so many."""
PARAGRAPHS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article"})
CELL_NAMES = frozenset({"td", "th"})
MOST_OF_TEXT = 0.5
"""Of a table's letters, that stand in cells of prose: the table lays them out."""


class TagTaker(Protocol):
    """Takes text and tags in their order."""

    def add_text(self, text: str) -> None:
        """Text between two tags."""

    def add_tag(self, name: str, closes: bool, attributes: str) -> None:
        """A start or end tag."""

    def skip(self, line_ends: int) -> None:
        """Count line ends that were read as part of a tag."""


class RecordedTable:
    """The text and tags of a table, from its start tag to its end tag."""

    def __init__(self, attributes: str) -> None:
        self.attributes = attributes
        self._steps: list[Callable[[TagTaker], None]] = []
        self._depth = 1
        self._rows: list[int] = []
        self._letters = self._letters_of_prose = 0
        self._cell_letters = self._cell_blocks = self._blocks = 0

    @property
    def is_whole(self) -> bool:
        """Its end tag was met."""
        return self._depth == 0

    @property
    def is_layout(self) -> bool:
        """It has one column of paragraphs, or most of its text stands in cells of many paragraphs or with tables of their own."""
        self._end_cell()
        if self._blocks and self._rows and max(self._rows) <= 1:
            return True
        return self._letters > 0 and self._letters_of_prose >= MOST_OF_TEXT * self._letters

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        letters = len(text.strip())
        self._letters += letters
        self._cell_letters += letters
        self._steps.append(lambda taker: taker.add_text(text))

    def add_tag(self, name: str, closes: bool, attributes: str) -> None:
        """A start or end tag."""
        if name == "table":
            self._depth += -1 if closes else 1
            self._cell_blocks += BLOCKS_OF_PROSE
        elif self._depth == 1:
            self._count(name, closes)
        if self._depth:
            self._steps.append(lambda taker: taker.add_tag(name, closes, attributes))

    def skip(self, line_ends: int) -> None:
        """Count line ends that were read as part of a tag."""
        if line_ends:
            self._steps.append(lambda taker: taker.skip(line_ends))

    def replay_inside(self, taker: TagTaker) -> None:
        """Hand all that stands between its start tag and its end tag to another."""
        for step in self._steps:
            step(taker)

    def _count(self, name: str, closes: bool) -> None:
        if name == "tr" and not closes:
            self._rows.append(0)
        elif name in CELL_NAMES:
            self._end_cell()
            if not closes:
                self._rows = self._rows or [0]
                self._rows[-1] += 1
        elif name in PARAGRAPHS and not closes:
            self._cell_blocks += 1

    def _end_cell(self) -> None:
        self._blocks += self._cell_blocks
        if self._cell_blocks >= BLOCKS_OF_PROSE:
            self._letters_of_prose += self._cell_letters
        self._cell_letters = self._cell_blocks = 0
