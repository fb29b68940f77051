"""The columns of a printed line: their texts, and where each begins on the page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from minutes_extract.model.line import Box, Cell, Line, Word
from minutes_extract.model.places import around
from minutes_extract.thai.blanks import join
from minutes_extract.thai.names import starts_with_title
from minutes_extract.thai.widths import indent_of, width_of

# Points of a letter's width, where places are known in points.
POINTS = 6.0
# Letters by which the lines of one cell may begin apart: centred cells, and padding that counts marks.
SAME_COLUMN = 14.0
COLUMN_NUMBER = re.compile(r"\(?(\d{1,3})")
# ๓. or ๓ or (๓) before a name in the right one of two columns
NUMBERED_NAME = re.compile(r"^\(?\d{1,3}(?:\s?[.)]\s?|\s)")
DOTS = re.compile(r"\s*[.…_]{4,}\s*")
# ผู้แทนหลักสูตรวิศวกรรมคอม- คณะเทคโนโลยี: the hyphen ends the line of the left cell, the right one follows
BROKEN_CELL = re.compile(r"(?<=[ก-๙]-)\s+(?=[ก-๙])")


class Column(NamedTuple):
    """A cell of a line; `start` in letters from the left edge, None where only tabs part the cells; `box` where known."""

    text: str
    start: float | None = None
    box: Box | None = None


def columns_of(line: Line) -> list[Column]:
    """The cells that are not empty; a line without cells is one. Leaders ("นายก ........ ประธาน") part columns too."""
    cells = [cell for cell in line.cells if cell.text]
    if len(cells) < 2:
        edge = line.box.x0 / POINTS if line.box else float(indent_of(line.raw))
        texts = _parted(line.text)
        return [Column(text, edge if len(texts) == 1 else None, line.box) for text in texts]
    by_blanks = "\t" not in line.raw.lstrip() and line.table is None
    found: list[Column] = []
    at, width = len(line.raw) - len(line.raw.lstrip()), indent_of(line.raw)  # of what stands before the cell
    for cell in cells:
        start: float | None = None
        if cell.box:
            start = cell.box.x0 / POINTS
        elif by_blanks and (begin := line.raw.find(cell.raw, at)) >= 0:
            width += width_of(line.raw[at:begin])
            start, at = float(width), begin + len(cell.raw)
            width += width_of(cell.raw)
        found += [Column(text, start, cell.box) for text in _parted(cell.text)]
    return found


def _parted(text: str) -> list[str]:
    return [part for part in BROKEN_CELL.sub("\t", DOTS.sub("\t", text)).split("\t") if part]


def nearest(columns: Sequence[Column], start: float) -> int | None:
    """The column that a cell stands under; None where it stands under none."""
    known = [(abs(column.start - start), at) for at, column in enumerate(columns) if column.start is not None]
    gap, at = min(known, default=(SAME_COLUMN + 1, 0))
    return at if gap <= SAME_COLUMN else None


def append_to(columns: Sequence[Column], at: int, text: str) -> list[Column]:
    """The columns with a text joined to one of them."""
    joined = columns[at]._replace(text=join(columns[at].text, text))
    return [*columns[:at], joined, *columns[at + 1 :]]


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """A list set in two columns of people, in the order of its numbers: down the left column, then the right, or row by row."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        at = _second_person(line)
        left.append(_piece(line, line.cells[:at]) if at else line)
        if at and _goes_by_rows(line, at):
            left.append(_piece(line, line.cells[at:]))
        elif at:
            right.append(_piece(line, line.cells[at:]))
    return left + right


def _second_person(line: Line) -> int:
    """The column that begins another person; 0 where none does."""
    first = next((at for at, cell in enumerate(line.cells) if cell.text), 0)
    if line.table is not None or not _names_person(line, first):
        return 0
    numbered = NUMBERED_NAME.match(line.cells[first].text) is not None
    others = (at for at in range(first + 1, len(line.cells)) if _names_person(line, at))
    return next((at for at in others if (NUMBERED_NAME.match(line.cells[at].text) is not None) == numbered), 0)


def _names_person(line: Line, at: int) -> bool:
    return len(line.cells) > at and starts_with_title(NUMBERED_NAME.sub("", line.cells[at].text))


def _goes_by_rows(line: Line, at: int) -> bool:
    """๓. นาย…  ๔. นาง…: the number on the right follows that on the left; without numbers a row is read as printed."""
    left = next(cell.text for cell in line.cells if cell.text)
    first, second = (COLUMN_NUMBER.match(text) for text in (left, line.cells[at].text))
    return first is None or second is None or int(second[1]) == int(first[1]) + 1


def _piece(line: Line, cells: tuple[Cell, ...]) -> Line:
    box = around(cell.box for cell in cells if cell.box) or line.box
    raw = "\t".join(cell.raw for cell in cells)
    text = " ".join(cell.text for cell in cells if cell.text)
    return replace(line, raw=raw, text=text, box=box, words=_words_within(line, raw), cells=cells)


def _words_within(line: Line, raw: str) -> tuple[Word, ...]:
    """The line's words of a piece of it, counted from where the piece begins; none where it is not cut at tabs."""
    start = line.raw.rfind(raw) if line.raw.endswith(raw) else line.raw.find(raw)
    if start < 0:
        return ()
    end = start + len(raw)
    within = (word for word in line.words if start <= word.start and word.end <= end)
    return tuple(word._replace(start=word.start - start, end=word.end - start) for word in within)
