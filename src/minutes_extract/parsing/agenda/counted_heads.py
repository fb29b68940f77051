"""Agendas headed by a number alone, as the official form prints them: "๑. ประธานกล่าวเปิดการประชุม", "๒. รับรอง…".

Asked only where no head with the word วาระ stands. Lists within an agenda count from 1 too; a number is a head where it
goes on with the heads above and with no list that is open.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_extract.model.minutes import AgendaKind
from minutes_extract.parsing.agenda.kinds import kind_of
from minutes_extract.parsing.text.numbering import Numbered, Style, read_number
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import decides, labelled
from minutes_extract.parsing.text.sentences import FINITE_VERB
from minutes_extract.thai.widths import indent_of

# - ไม่มี - · -
NOTHING_THERE = re.compile(r"[\s\-–—(]*(?:ไม่มี)?[\s\-–—).]*")
HEAD_STYLES = (Style.BARE, Style.BRACKET)
FEWEST_COUNTED_HEADS = 3
LONGEST_UNWORDED_HEAD = 80
MOST_STARTS = 4
"""Lists that may count from 1 above the agendas."""
# A heading; longer paragraphs with numbers are points of a list.
LONGEST_COUNTED_HEAD = 200
# Letters by which a list is indented against the heads.
LIST_INDENT = 2


def find_counted_heads(whole: Sequence[Paragraph]) -> set[int]:
    """By index: the heads, 1. or 1); none where they are too few, or nothing says that they are agendas."""
    return next((heads for style in HEAD_STYLES if (heads := _heads_in(whole, style))), set())


def _heads_in(whole: Sequence[Paragraph], style: Style) -> set[int]:
    """Worded as agendas, or each settled or parted into items of its number; rules of voting may count from 1 above them."""
    count = _Count(whole, style)
    starts = [at for at, one in enumerate(count.numbers) if one and one.style is style and one.parts == (1,)]
    best: tuple[int, set[int]] = (0, set())
    for start in starts[:MOST_STARTS]:
        heads = _Count(whole, style).heads_from(start)
        worded = sum(kind_of(whole[at].text) is not AgendaKind.UNKNOWN for at in heads)
        dealt = sum(_dealt_with(whole, heads, count.numbers))
        enough = len(heads) >= FEWEST_COUNTED_HEADS and worded
        if (enough or (heads and dealt == len(heads))) and worded + dealt > best[0]:
            best = (worded + dealt, set(heads))
    return best[1]


def _dealt_with(whole: Sequence[Paragraph], heads: Sequence[int], numbers: Sequence[Numbered | None]) -> Iterator[bool]:
    """For each head whether it is short, no sentence, and has a decision, nothing, or an item k.1 below."""
    for at, end in pairwise([*heads, len(whole)]):
        title = len(whole[at].text) <= LONGEST_UNWORDED_HEAD and not FINITE_VERB.search(whole[at].text)
        yield title and any(_deals_with(whole[below], numbers[below], numbers[at]) for below in range(at + 1, end))


def _deals_with(below: Paragraph, numbered: Numbered | None, head: Numbered | None) -> bool:
    if numbered is None or head is None:
        return (
            labelled(below.text) is not None or decides(below.text) or NOTHING_THERE.fullmatch(below.text) is not None
        )
    return numbered.style is Style.DOTTED and numbered.parts == (*head.parts, 1)


class _Count:
    """Down the paper: the last head, and the last number of the list that is open within it."""

    def __init__(self, whole: Sequence[Paragraph], style: Style) -> None:
        self.whole = whole
        self.style = style
        self.numbers = [read_number(one.text) for one in whole]
        self.below = _numbers_below(self.numbers)
        self.last = 0
        self.listed = 0
        self.edge = 0

    def heads_from(self, start: int) -> list[int]:
        """The heads, the first at `start`."""
        return [at for at in range(start, len(self.whole)) if self.takes(at)]

    def takes(self, at: int) -> bool:
        """Take the next paragraph; whether it is a head."""
        numbered = self.numbers[at]
        if numbered is None:
            if labelled(self.whole[at].text) is not None:
                self.listed = 0
            return False
        number = numbered.parts[0]
        if numbered.style is Style.DOTTED and number == self.last:
            self.listed = 0
        if numbered.style is not self.style:
            return False
        if number == self.last + 1 and self._is_outermost(at) and not self._is_listed(at, numbered):
            self.last, self.listed = number, 0
            self.edge = self.edge if number > 1 else indent_of(self.whole[at].lines[0].raw)
            return True
        self.listed = number
        return False

    def _is_outermost(self, at: int) -> bool:
        paragraph = self.whole[at]
        return len(paragraph.text) <= LONGEST_COUNTED_HEAD and (
            not self.last or indent_of(paragraph.lines[0].raw) <= self.edge + LIST_INDENT
        )

    def _is_listed(self, at: int, numbered: Numbered) -> bool:
        """It goes on with the open list, and neither its words nor the items below say that it is a head."""
        if not self.listed or numbered.parts[0] != self.listed + 1:
            return False
        if kind_of(numbered.text) is not AgendaKind.UNKNOWN:
            return False
        below = self.below[at]
        return below is None or below.style is not Style.DOTTED or below.parts != (numbered.parts[0], 1)


def _numbers_below(numbers: Sequence[Numbered | None]) -> list[Numbered | None]:
    """For each paragraph the next number under it."""
    below: list[Numbered | None] = [None] * len(numbers)
    for at in reversed(range(len(numbers) - 1)):
        below[at] = numbers[at + 1] or below[at + 1]
    return below
