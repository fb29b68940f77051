"""Letters that a stroke goes through: ruled out, no part of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.reading.page.lines import TAKEN_OUT
from minutes_extract.reading.page.sheet import Char, PageRuling

LOWEST_STROKE, HIGHEST_STROKE = 0.06, 0.46
"""Of the type size, above the baseline: where a stroke goes through letters, neither below nor above them."""
BEYOND = 0.7
"""Of the type size: how far a stroke may go beyond the letters that it strikes; a line of a table goes further."""
SHARE_STRUCK = 0.75
"""Of a stroke's length, that letters stand on."""
MOST_STROKES = 500
"""Of a page; more are a drawing or tables."""


class StruckText(NamedTuple):
    """Letters with those that are struck taken out, the struck ones stroke by stroke, and the strokes that stay."""

    chars: list[Char]
    struck: list[list[Char]]
    rulings: list[PageRuling]


def take_struck(chars: Sequence[Char], rulings: Sequence[PageRuling]) -> StruckText:
    """Letters that a short horizontal stroke goes through are struck."""
    strokes = [one for one in rulings if one.top == one.bottom and one.x1 - one.x0 > 2][:MOST_STROKES]
    upright = sorted(
        (char for char in chars if char.upright and not char.text.isspace()), key=lambda char: char.baseline
    )
    baselines = [char.baseline for char in upright]
    largest = max((char.size for char in upright), default=0.0)
    struck: list[list[Char]] = []
    used: set[PageRuling] = set()
    for stroke in strokes:
        near = upright[bisect_left(baselines, stroke.top) : bisect_right(baselines, stroke.top + largest)]
        hit = [char for char in near if _is_through(stroke, char)]
        if hit and _is_of(stroke, hit, near):
            struck.append(sorted(hit, key=lambda char: char.x0))
            used.add(stroke)
    gone = {id(char) for group in struck for char in group}
    kept = [char for char in chars if id(char) not in gone] + [_gap(group) for group in struck]
    return StruckText(kept, struck, [one for one in rulings if one not in used])


def _gap(struck: Sequence[Char]) -> Char:
    return struck[0]._replace(text=TAKEN_OUT, x1=struck[-1].x1, end=max(char.end for char in struck))


def _is_through(stroke: PageRuling, char: Char) -> bool:
    above = char.baseline - stroke.top
    middle = (char.x0 + char.x1) / 2
    return LOWEST_STROKE * char.size <= above <= HIGHEST_STROKE * char.size and stroke.x0 <= middle <= stroke.x1


def _is_of(stroke: PageRuling, hit: Sequence[Char], near: Sequence[Char]) -> bool:
    """The stroke is as long as the letters it goes through."""
    size = hit[0].size
    x0, x1 = min(char.x0 for char in hit), max(char.end for char in hit)
    covered = sum(char.end - char.x0 for char in hit)
    fits = stroke.x0 > x0 - BEYOND * size and stroke.x1 < x1 + BEYOND * size
    return fits and covered >= SHARE_STRUCK * min(stroke.x1 - stroke.x0, x1 - x0)
