"""The numbers of items as series: 1. 2. 3., (๑) (๒), ก. ข. ค., a) b) c), and ranges 1.2–1.4."""

from dataclasses import dataclass
from typing import NamedTuple

import regex

from minutes_extract.checks.sequences import Number
from minutes_extract.model.minutes import AgendaItem
from minutes_extract.thai.alphabet import LATIN_LETTERING, THAI_LETTERING

IN_FIGURES, IN_THAI_LETTERS, IN_LATIN_LETTERS = "figures", "thai letters", "latin letters"
LETTERINGS = ((IN_THAI_LETTERS, THAI_LETTERING), (IN_LATIN_LETTERS, LATIN_LETTERING))
# 4 · 4.2.1 · 4 .2; longer figures number nothing
DOTTED_NUMBER = r"\d{1,4}(?:\s?\.\s?\d{1,4})*+(?!\d)"
# 4.2 · 1.2–1.4
ITEM_NUMBER = regex.compile(rf"(?P<first>{DOTTED_NUMBER})(?:\s?[-–—]\s?(?P<last>{DOTTED_NUMBER}))?")


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """What an item is numbered with. Of a range `first` and `last` are its ends, else they are the same."""

    printed: str
    script: str
    brackets: str
    """Of its label: "", ")" or "()"; each makes a series of its own."""
    first: Number
    last: Number

    @property
    def style(self) -> tuple[str, str]:
        """Numbers of two styles are of two series."""
        return self.script, self.brackets

    def follows(self, above: "ItemNumber") -> bool:
        """It is one more than the last of the number above, on the same level."""
        return self.first == (*above.last[:-1], above.last[-1] + 1)

    def covered(self) -> set[Number]:
        """The numbers of its range."""
        if self.first[:-1] != self.last[:-1]:
            return {self.first, self.last}
        return {(*self.first[:-1], number) for number in range(self.first[-1], self.last[-1] + 1)} | {self.first}


def item_number(item: AgendaItem) -> ItemNumber | None:
    """The item's number; None where it has none, or one that is of no series."""
    printed = (item.number or "").strip()
    brackets = "".join(letter for letter in item.label or "" if letter in "()")
    for script, letters in LETTERINGS:
        if len(printed) == 1 and printed in letters:
            number = (letters.index(printed) + 1,)
            return ItemNumber(printed, script, brackets, number, number)
    found = ITEM_NUMBER.match(printed)
    if not found:
        return None
    first = figure_parts(found["first"])
    return ItemNumber(printed, IN_FIGURES, brackets, first, figure_parts(found["last"]) if found["last"] else first)


def figure_parts(number: str | None) -> Number:
    """(4, 2) of 4.2; empty where there is no figure."""
    found = ITEM_NUMBER.match(number or "")
    return tuple(int(part) for part in regex.findall(r"\d+", found["first"])) if found else ()


class Jump(NamedTuple):
    """A number that does not count on from the last of its series."""

    above: ItemNumber
    is_repeat: bool


class ItemSeries:
    """Down the items under one head: several series may run there, each within another (ก. ข. under 1., again under 2.)."""

    def __init__(self) -> None:
        self._above: ItemNumber | None = None
        self._last: dict[tuple[str, str], ItemNumber] = {}
        self._seen: dict[tuple[str, str], set[Number]] = {}

    def take(self, number: ItemNumber) -> Jump | None:
        """Take the next number; the jump, where it neither begins a series nor counts on."""
        above, last = self._above, self._last.get(number.style)
        self._above = self._last[number.style] = number
        if last is None or (above and above.style != number.style and number.first == (1,)):
            self._seen[number.style] = number.covered()
            return None
        seen = self._seen[number.style]
        is_repeat = number.first in seen
        seen |= number.covered()
        if number.follows(last) or (above and above.script == number.script and number.follows(above)):
            return None
        return Jump(last, is_repeat)
