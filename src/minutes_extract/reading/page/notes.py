"""Notes at the foot of a page: set behind the line that has their mark, so that they part neither text nor tables."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

import regex

from minutes_extract.model.line import PageLine
from minutes_extract.thai.numerals import to_ascii_digits

PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# ² ตามหนังสือที่ … · 2 ตามหนังสือ…, in small type
RAISED_MARK = regex.compile(r"[⁰¹²³⁴-⁹]{1,3}")
FIRST_MARK = regex.compile(r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<plain>[0-9๐-๙]{1,2})[.)]?\s")
SMALLER_TYPE = 0.93
"""Times the usual height of a line: notes are set smaller."""
FOOT = 0.5
"""Of the lines of a page: notes stand below."""
MOST_NOTE_LINES = 40


class _Note(NamedTuple):
    """A note: its number, and its lines by index."""

    number: str
    first: int
    last: int


def place_notes(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, each note at the foot that has a mark on the page behind the block of its mark."""
    if not any(RAISED_MARK.search(line.raw) for line in lines):
        return list(lines)
    notes = _notes(lines)
    owners = [_block_end(lines, note, notes[0].first) for note in notes]
    moved = {at for note, end in zip(notes, owners, strict=True) if end is not None for at in _range(note)}
    if not moved:
        return list(lines)
    placed: list[PageLine] = []
    for at, line in enumerate(lines):
        if at not in moved:
            placed.append(line)
        for note, end in zip(notes, owners, strict=True):
            if end == at:
                own = lines[note.first : note.last + 1]
                placed += [replace(one, starts_block=index == 0) for index, one in enumerate(own)]
    return [replace(line, number=number) for number, line in enumerate(placed, 1)]


def _range(note: _Note) -> range:
    return range(note.first, note.last + 1)


def _notes(lines: Sequence[PageLine]) -> list[_Note]:
    """The notes at the foot, from the first line of small type that begins with a mark."""
    usual = median([_height(line) for line in lines])
    notes: list[_Note] = []
    for at in range(int(FOOT * len(lines)), len(lines)):
        line = lines[at]
        small = _height(line) < SMALLER_TYPE * usual
        mark = FIRST_MARK.match(line.raw) if line.table is None else None
        if mark and (mark["raised"] or small):
            figures = (mark["raised"] or mark["plain"]).translate(PLAIN_FIGURES)
            notes.append(_Note(to_ascii_digits(figures), at, at))
        elif notes and small and notes[-1].last == at - 1 and line.table is None:
            notes[-1] = notes[-1]._replace(last=at)
    return notes[:MOST_NOTE_LINES]


def _height(line: PageLine) -> float:
    """Of its letters: words of a line may be raised."""
    heights = [word.box.bottom - word.box.top for word in line.words]
    return median(heights) if heights else 0.0


def _block_end(lines: Sequence[PageLine], note: _Note, foot: int) -> int | None:
    """The last line of the block, or table, that has the note's mark; None where none has."""
    for at, line in enumerate(lines[:foot]):
        marks = [mark[0].translate(PLAIN_FIGURES) for mark in RAISED_MARK.finditer(line.raw, 1)]
        if note.number in marks:
            end = at
            while end + 1 < foot and _goes_on(lines[end], lines[end + 1]):
                end += 1
            return end
    return None


def _goes_on(line: PageLine, below: PageLine) -> bool:
    return below.table == line.table if line.table is not None else not below.starts_block
