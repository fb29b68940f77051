"""Counts the paragraphs of lists in document order and prints their numbers, which are not in the text."""

import re
from typing import TYPE_CHECKING

from minutes_extract.reading.docx.list_levels import LEVELS, ListLevel, NumberedList, read_lists
from minutes_extract.reading.docx.number_formats import format_number
from minutes_extract.reading.docx.ooxml import attribute, child, number
from minutes_extract.reading.docx.styles import Styles, StyleSays
from minutes_extract.reading.docx.symbols import bullet_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# "%1.%2": the numbers of the first and second level
PLACE = re.compile(r"%(?P<level>[1-9])")
NO_LIST = "0"
"""The list that takes a paragraph out of the list of its style."""
SUFFIXES = {"nothing": ""}
"""What stands behind the number; a tab or blank is a blank."""
PLAIN_NUMBERING = ListLevel()


class Numbering:
    """The counters of all series of lists."""

    def __init__(self, root: "_Element | None", styles: Styles) -> None:
        self._lists = read_lists(root, styles)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: "_Element | None", style: StyleSays) -> str:
        """The number of the next paragraph, with the blank behind it; empty where it is in no list."""
        own = child(properties, "numPr")
        list_id = attribute(child(own, "numId")) or style.list_id
        one = self._lists.get(list_id) if list_id and list_id != NO_LIST else None
        if one is None or list_id is None:
            return ""
        at = number(child(own, "ilvl"))
        if at is None:
            at = _style_level(one, style)
        if not 0 <= at < LEVELS:
            return ""
        self._count(list_id, one, at)
        return self._print(one, at)

    def _count(self, list_id: str, one: NumberedList, at: int) -> None:
        counters = self._counters.setdefault(one.series, [None] * LEVELS)
        begins = at in one.restarts and (list_id, at) not in self._begun
        self._begun.add((list_id, at))
        above = counters[at]
        if begins:
            counters[at] = one.restarts[at]
        else:
            counters[at] = _level(one, at).start if above is None else above + 1
        for higher in range(at):  # a level that was left out counts as if it had stood there
            if counters[higher] is None:
                counters[higher] = one.restarts.get(higher, _level(one, higher).start)
        for deeper in range(at + 1, LEVELS):
            restart = _level(one, deeper).restart_below
            if at < (deeper if restart is None else restart):
                counters[deeper] = None

    def _print(self, one: NumberedList, at: int) -> str:
        level = _level(one, at)
        if level.format == "bullet":
            text = bullet_of(level.font, level.text) if level.text.strip() else ""
        else:
            text = PLACE.sub(lambda place: self._number(one, int(place["level"]) - 1, level), level.text)
        return text + SUFFIXES.get(level.suffix, " ") if text else ""

    def _number(self, one: NumberedList, at: int, shown_in: ListLevel) -> str:
        """The number of a level above, or of the level itself, in its own format."""
        level = _level(one, at)
        value = self._counters[one.series][at]
        if level.format == "bullet" or value is None:
            return ""
        return format_number(value, "decimal" if shown_in.legal else level.format)


def _level(one: NumberedList, at: int) -> ListLevel:
    return one.levels.get(at, PLAIN_NUMBERING)


def _style_level(one: NumberedList, style: StyleSays) -> int:
    """The level that is linked to the style, else the one that the style names."""
    if style.numbering_style:
        for at, level in one.levels.items():
            if level.style == style.numbering_style:
                return at
    return style.list_level or 0
