"""Characters → printed lines of words.

A line is what stands on one baseline, from left to right. Words end at blanks and at gaps; what counts as a gap is measured
on the line itself, since Word justifies Thai by spreading its letters.
"""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import MARKS, Char

SAME_LINE = 0.3
"""Of the type size: how far the baselines of a line may stand apart."""
RAISED = 0.55
"""Of the larger size: how far a smaller letter (a footnote mark) may be raised or lowered."""
SMALLER = 0.8
LEAST_RAISED = 0.12
"""Of the type size: figures raised less stand on the line."""
LONGEST_MARK = 3
"""Figures of a note's mark."""
RAISED_FIGURES = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
MOST_RAISED = 4
"""Rows of raised or lowered letters that go to one line."""
WORD_GAP = 0.18
"""Of the type size, beyond the usual gap between letters. A blank is 0.22–0.28 wide, and may be pressed together."""
FLAT_BLANK = 0.06
"""Of the type size: a printed blank that leaves no more room is drawn over letters (padding of figures) or is none."""
ONE_WORD = 0.45
"""Of the type size: the widest usual gap between letters of a spread line."""
STRAY = MARKS | frozenset("เแโใไ")
TAKEN_OUT = "\x1f"
"""A blank where letters stood that are no part of the text: it parts words, not columns."""
FEW_LETTERS_OF_LINE = 6
"""A line of fewer letters does not show how far its letters are spread."""


class LaidWord(NamedTuple):
    """A run of characters without a gap. `gap`: the white space before it in points; `size`: of the type."""

    text: str
    box: Box
    gap: float
    size: float
    bold: bool
    baseline: float
    blank_after: bool = False
    """The line ends with it, and a blank was printed after it: there the text was broken between words."""
    glued: bool = False
    """Goes on with the word before it: a line ended within a word."""
    confidence: float | None = None
    """Of the least sure of its letters; None where they were not read from a picture."""


def printed_lines(chars: Iterable[Char]) -> list[list[LaidWord]]:
    """Lines of words from top to bottom, each from left to right. Letters of turned text come last, run by run."""
    upright: list[Char] = []
    turned: list[Char] = []
    for char in chars:
        (upright if char.upright else turned).append(char)
    lines = [line for row in _rows(upright) if (line := _words(row)) and not _is_stray(line)]
    return lines + [line for run in _turned_runs(turned) if (line := _words(run, in_order=True))]


def _is_stray(line: list[LaidWord]) -> bool:
    """Vowels and marks without a letter: Chromium draws those of the next page's first line at the foot of a page."""
    return all(letter in STRAY for word in line for letter in word.text)


def line_box(words: Sequence[LaidWord]) -> Box:
    """The box around words."""
    return Box(
        min(word.box.x0 for word in words),
        min(word.box.top for word in words),
        max(word.box.x1 for word in words),
        max(word.box.bottom for word in words),
    )


def _rows(chars: list[Char]) -> list[list[Char]]:
    """Characters by baseline; a row of raised or lowered small letters goes to the row it overlaps."""
    rows: list[list[Char]] = []
    anchor = 0.0
    for char in sorted(chars, key=lambda char: char.baseline):
        if rows and char.baseline - anchor <= SAME_LINE * min(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
            anchor = char.baseline
    return _with_raised(rows)


def _with_raised(rows: list[list[Char]]) -> list[list[Char]]:
    merged: list[list[Char]] = []
    joined = 0
    for row in rows:
        if merged and joined < MOST_RAISED and _belongs(merged[-1], row):
            merged[-1] = [*_marks(merged[-1], row), *row]
            joined += 1
        else:
            merged.append(row)
            joined = 0
    return merged


def _marks(above: list[Char], below: list[Char]) -> list[Char]:
    """Raised figures of the row above as raised figures: marks of notes, exponents."""
    line = max(char.size for char in below)
    lowest = below[0].baseline - LEAST_RAISED * line
    return [
        char._replace(text=char.text.translate(RAISED_FIGURES))
        if char.baseline < lowest and char.size <= line and _is_figure(char)
        else char
        for char in above
    ]


def _is_figure(char: Char) -> bool:
    return char.text.isdecimal()


def _belongs(above: list[Char], below: list[Char]) -> bool:
    sizes = max(char.size for char in above), max(char.size for char in below)
    if min(sizes) > SMALLER * max(sizes) and not _is_mark(above, below):
        return False
    return below[0].baseline - above[0].baseline < RAISED * max(sizes) and not _collide(above, below)


def _is_mark(above: list[Char], below: list[Char]) -> bool:
    """A few figures raised behind letters of the row, of whatever size: the mark of a note."""
    letters = [char for char in above if not char.text.isspace()]
    if not 0 < len(letters) <= LONGEST_MARK or not all(map(_is_figure, letters)) or len(below) <= len(letters):
        return False
    return any(abs(char.end - letters[0].x0) < WORD_GAP * char.size for char in below)


def _collide(one: list[Char], other: list[Char]) -> bool:
    """Letters of the smaller row stand over or under letters of the other."""
    few, many = sorted((one, other), key=len)
    spans = sorted((char.x0, char.x1) for char in many if not char.text.isspace())
    starts = [start for start, _ in spans]
    for char in few:
        if char.text.isspace():
            continue
        middle = (char.x0 + char.x1) / 2
        at = bisect_left(starts, middle) - 1
        if at >= 0 and spans[at][1] > middle:
            return True
    return False


def _turned_runs(chars: list[Char]) -> Iterator[list[Char]]:
    """Turned text has no baseline to go by: what is drawn close together in content order is a run."""
    run: list[Char] = []
    for char in chars:
        if run and _far(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _far(one: Char, other: Char) -> bool:
    reach = 2 * one.size
    return (
        other.x0 > one.x1 + reach
        or other.x1 < one.x0 - reach
        or other.top > one.bottom + reach
        or other.bottom < one.top - reach
    )


def _words(row: list[Char], in_order: bool = False) -> list[LaidWord]:
    if not in_order:
        row.sort(key=lambda char: char.x0)
    letters = [char for char in row if not char.text.isspace()]
    if not letters:
        return []
    widest = _usual_gap(letters) + WORD_GAP * median(char.size for char in letters)
    words: list[LaidWord] = []
    word: list[Char] = []
    gap, blank, end = 0.0, False, 0.0
    for char in row:
        if char.text.isspace():
            blank = True
            if char.text == TAKEN_OUT:
                end = max(end, char.end)
            continue
        space = 0.0 if in_order else char.x0 - end
        if word and ((blank and (in_order or space > FLAT_BLANK * char.size)) or space > widest):
            words.append(_word(word, gap))
            word, gap = [], max(space, 0.0)
        word.append(char)
        blank, end = False, max(end, char.end)
    words.append(_word(word, gap)._replace(blank_after=blank))
    return words


def _usual_gap(letters: list[Char]) -> float:
    """How far the letters of the line are spread; nothing where that cannot be told."""
    if len(letters) < FEW_LETTERS_OF_LINE:
        return 0.0
    usual = median(after.x0 - before.end for before, after in itertools.pairwise(letters))
    return min(max(usual, 0.0), ONE_WORD * letters[0].size)


def _word(chars: list[Char], gap: float) -> LaidWord:
    first = chars[0]
    box = Box(
        min(char.x0 for char in chars),
        min(char.top for char in chars),
        max(char.x1 for char in chars),
        max(char.bottom for char in chars),
    )
    text = "".join(char.text for char in chars)
    bold = all(char.bold for char in chars)
    return LaidWord(text, box, gap, first.size, bold, first.baseline, confidence=least_sure(chars))


def least_sure(parts: Iterable[Char | LaidWord]) -> float | None:
    """The confidence of what is made of these; None where nothing was read from a picture."""
    return min((part.confidence for part in parts if part.confidence is not None), default=None)
