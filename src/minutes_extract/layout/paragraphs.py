"""Which lines go on with the paragraph of the line above: hard-wrapped text told from one paragraph a line."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from minutes_extract.layout.starters import starter_name
from minutes_extract.model.line import BOLD_HEADING, Line
from minutes_extract.thai.blanks import breaks_word
from minutes_extract.thai.widths import indent_of, width_of

LONG_WIDTH = 120
"""Letters, marks above and below apart. An A4 line of Thai has 70–95; a longer source line is a whole paragraph."""
MIN_USUAL_WIDTH = 45
"""Letters. A text whose lines all end before that is a list, a title or an address."""
MIN_CERTAIN_WIDTH = 60
"""Letters. What the usual width must be where fewer than MIN_CERTAIN_LINES show it."""
MIN_CERTAIN_LINES = 3
MIN_USUAL_RIGHT = 250.0
"""Points from the page's left edge, for the same reason."""
FULL_LINE_SHARE = 0.75
"""Of the usual width: Thai breaks between words, and a long word leaves a gap of up to a quarter."""
FULL_SHARE_INDENTED = 0.6
"""A numbered line is indented by up to a fifth of the page, and text does not keep the indent."""
FULL_SHARE_BOXED = 0.9
MIN_WRAPPED_SHARE = 0.6
"""Of the lines that may go on, how many must be full. Where each line is a paragraph, widths are spread evenly."""
MAX_LONG_SHARE = 0.1
"""Of a block's lines, how many may be long in hard-wrapped text."""
FIRST_LINE_INDENT = 2
"""Letters by which a first line is indented against the line above."""
INDENT_BOXED = 12.0
USUAL_QUANTILE = 0.9

PAGE_BREAKS = frozenset({"page_number", "running_head", "catch_word"})
"""Furniture that may stand within a paragraph."""
# เพิ่มขึ้นร้อยละ ⏎ ๓.๒๕ เพราะ… · รายละเอียดตาม ⏎ ตารางที่ ๑: the figure is no item's number, the table is not captioned
AWAITS_MORE = re.compile(r"(?:ร้อยละ|จำนวน|เป็นเงิน|ประมาณ|ตาม|ดัง)\s*\Z")
GAP_OF_COLUMNS = re.compile(r"\S(?:\t|[ ]{3,})[ \t]*+\S")


class _Pair(NamedTuple):
    """A line that may go on with the paragraph of the content line above."""

    above: int
    below: int


def find_continued(lines: Sequence[Line], kinds: Sequence[str]) -> list[bool]:
    """For each line whether it goes on with the paragraph of the content line above."""
    prose = _prose(lines, kinds)
    pairs = [pair for pair in _pairs(lines, kinds) if prose[pair.above] and prose[pair.below]]
    wrapped = _wrapped_blocks(lines, kinds, prose)
    usual = {boxed: _usual_right([lines[pair.above] for pair in pairs], boxed) for boxed in (False, True)}
    continued = [False] * len(lines)
    for above, below in pairs:
        boxed = lines[above].box is not None
        continued[below] = wrapped[below] and _is_full(lines[above], usual[boxed])
    for above, below in _pairs(lines, kinds):
        continued[below] |= _is_wrapped_heading(lines[above], lines[below]) or _is_broken_word(
            lines[above], lines[below]
        )
    for below in _broken_rows(lines, kinds):
        continued[below] = True
    return continued


def _is_wrapped_heading(above: Line, line: Line) -> bool:
    """A bold heading that reached the margin goes on in bold. Only boxes tell; two bold lines of a text are two."""
    boxed = above.box is not None and line.box is not None
    return boxed and above.heading == line.heading == BOLD_HEADING and above.table is None and line.table is None


def _is_broken_word(above: Line, line: Line) -> bool:
    """A hyphen at the end of the line above breaks a word, wherever that line ends."""
    in_columns = above.table is not None or line.table is not None or len(above.cells) > 1 or len(line.cells) > 1
    return not in_columns and breaks_word(above.text, line.text)


def _broken_rows(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """Rows of a grid that a page break cut: the reader says that the first row of the new page begins no block."""
    content = [at for at, kind in enumerate(kinds) if not kind]
    for above, below in pairwise(content):
        row, row_above = lines[below], lines[above]
        same_grid = row.table is not None and row.table == row_above.table
        if same_grid and row.page != row_above.page and not row.starts_block:
            yield below


def _pairs(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[_Pair]:
    above = -1
    for index, line in enumerate(lines):
        if kinds[index]:
            if kinds[index] not in PAGE_BREAKS:
                above = -1  # decoration ends a paragraph
            continue
        if above >= 0 and _may_continue(lines[above], line, broken=index - above > 1):
            yield _Pair(above, index)
        above = index


def _may_continue(above: Line, line: Line, broken: bool) -> bool:
    """`broken`: furniture stands between; there, as at a page break, the start of a block says nothing."""
    if line.starts_block and not broken and line.page == above.page:
        return False
    starts = starter_name(line.text) and not AWAITS_MORE.search(above.text)
    return not starts and not _is_indented(above, line)


def _prose(lines: Sequence[Line], kinds: Sequence[str]) -> list[bool]:
    """For each line whether it is running text: no heading, no row of columns, not set aside.

    Two blanks within a sentence are a habit of typists, wider gaps are columns. A leading tab indents a paragraph,
    but below a row of columns it stands for a first cell that is empty.
    """
    prose: list[bool] = []
    in_columns = False
    for line, kind in zip(lines, kinds, strict=True):
        in_columns = bool(line.cells) and (
            bool(GAP_OF_COLUMNS.search(line.raw)) or (in_columns and line.raw[0] == "\t")
        )
        prose.append(not kind and not line.heading and line.table is None and not in_columns)
    return prose


def _is_indented(above: Line, line: Line) -> bool:
    """The first line of a paragraph; what hangs under a list number is none."""
    if starter_name(above.text):
        return False
    if above.box is not None and line.box is not None:
        return above.page == line.page and line.box.x0 > above.box.x0 + INDENT_BOXED
    return indent_of(line.raw) > indent_of(above.raw) + FIRST_LINE_INDENT


def _wrapped_blocks(lines: Sequence[Line], kinds: Sequence[str], prose: list[bool]) -> list[bool]:
    """For each line whether its block may be hard-wrapped: hardly any line of it is longer than a page is wide."""
    wrapped = [False] * len(lines)
    block: list[int] = []
    broken = False
    for index, line in enumerate(lines):
        if kinds[index] in PAGE_BREAKS:
            broken = True
            continue
        page_turned = broken or bool(block and lines[block[-1]].page != line.page)
        if not prose[index] or (line.starts_block and not page_turned):
            _settle(lines, block, wrapped)
            block = []
        if prose[index]:
            block.append(index)
        broken = False
    _settle(lines, block, wrapped)
    return wrapped


def _settle(lines: Sequence[Line], block: list[int], wrapped: list[bool]) -> None:
    long = sum(_right(lines[index]) > LONG_WIDTH for index in block if lines[index].box is None)
    for index in block:
        wrapped[index] = long <= MAX_LONG_SHARE * len(block)


def _usual_right(above: list[Line], boxed: bool) -> float:
    """Where full lines end; infinity where the text is not hard-wrapped."""
    least = MIN_USUAL_RIGHT if boxed else MIN_USUAL_WIDTH
    candidates = [line for line in above if (line.box is not None) == boxed and _right(line) >= least]
    rights = sorted(right for line in candidates if (right := _right(line)) <= LONG_WIDTH or boxed)
    if not rights:
        return math.inf
    usual = rights[math.ceil(USUAL_QUANTILE * (len(rights) - 1))]
    if len(rights) < MIN_CERTAIN_LINES and not boxed and usual < MIN_CERTAIN_WIDTH:
        return math.inf
    full = sum(_is_full(line, usual) for line in candidates)
    return usual if full >= MIN_WRAPPED_SHARE * len(candidates) else math.inf


def _is_full(line: Line, usual: float) -> bool:
    right = _right(line)
    if line.box is not None:
        return right >= FULL_SHARE_BOXED * usual
    share = FULL_SHARE_INDENTED if starter_name(line.text) else FULL_LINE_SHARE
    return share * usual <= right <= LONG_WIDTH


def _right(line: Line) -> float:
    """Where the line ends: points, or letters where the source has no positions."""
    if line.box is not None:
        return line.box.x1
    raw = line.raw.rstrip()
    if len(raw) > 3 * LONG_WIDTH:
        return len(raw)
    return width_of(raw)
