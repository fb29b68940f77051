"""Split components that touch from one line to the next: a vowel below that has met a tone of the line under it."""

from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, NONE, TOP, X0, X1, Boxes, Flags, Floats, Indices
from minutes_extract.ocr.lines.baselines import MOST_RUN_PAIRS, STRAY_COMPONENTS, ChainedRuns
from minutes_extract.ocr.page.components import Components, heights

LOWEST_TOUCHING = 1.2
"""Of the x-height: the least height of a component that hangs into the next line, two diacritics grown together."""
HIGHEST_TOUCHING = 6.0
"""Of the x-height: a higher component is a scribble through the lines."""
PAIR_HEIGHT = 0.62
"""Of the x-height: no diacritic below is higher by itself (0.60 in 60 fonts); one with the tone of the next line is."""
PAIR_ENDS = 0.0, 0.22, 0.72
"""Of the x-height, below the baseline: between the first two such a pair begins, and it ends below the third."""
PAIR_MEETS = 0.4, 0.55, 0.7
"""Of the x-height, below the baseline: between the first and the last the two have met, most likely in the middle."""
HANGS_OVER = 0.5, 0.9
"""Of the x-height, below the baseline: a component that begins above the first and ends below the second goes on into
the next line."""
IN_LETTER = 0.35
"""Of the x-height, above the baseline: a component that begins higher is a letter of the line."""
AT_LETTERS = 1.25
"""Of the x-height, above the next baseline: a component that reaches there touches a letter of that line."""
AT_TONES = 2.0
"""Of the x-height, above the next baseline: a component that reaches there touches a tone of that line."""
BELOW_VOWEL = 0.65
"""Of the x-height, below the baseline, where vowels below end: of rows with equally little ink the nearest is cut."""
MOST_SPLIT = 400
"""Components that are split on a page; one with more is a picture."""
MOST_LABELS = 65_535


class _Cut(NamedTuple):
    """A component to be split, the first and last row where that may be done, and the best one."""

    component: int
    first: int
    last: int
    best: int


class _Baselines(NamedTuple):
    """Baseline and x-height of every run in the column of a component."""

    baseline: Floats
    x_height: Floats


def split_touching_lines(components: Components, chained: ChainedRuns) -> Components | None:
    """The components, those that touch two lines split where they are thinnest; None if there are none.

    Changes the labels in place.
    """
    boxes = components.boxes.copy()
    added: list[list[int]] = []
    for cut in _cuts(components.boxes, chained):
        number = len(boxes) + len(added)
        if number > MOST_LABELS:
            break
        x0, top, x1, bottom, _ = boxes[cut.component].tolist()
        ink = components.labels[top:bottom, x0:x1] == cut.component
        row = top + _thinnest_row(ink, cut._replace(first=cut.first - top, last=cut.last - top, best=cut.best - top))
        upper, lower = ink[: row - top], ink[row - top :]
        if not upper.any() or not lower.any():
            continue
        components.labels[row:bottom, x0:x1][lower] = number
        boxes[cut.component] = _box_of(upper, x0, top)
        added.append(_box_of(lower, x0, row))
    return Components(components.labels, np.concatenate([boxes, np.array(added, np.int32)])) if added else None


def _cuts(boxes: Boxes, chained: ChainedRuns) -> list[_Cut]:
    """The components that touch two lines, and where to split them."""
    runs = chained.runs
    if not len(runs.intercept):
        return []
    usual = float(np.median(runs.x_height))
    height = heights(boxes)
    high = np.flatnonzero((height >= PAIR_HEIGHT * usual) & (height <= HIGHEST_TOUCHING * usual))
    if len(high) * len(runs.intercept) > MOST_RUN_PAIRS:
        return []
    middle = (boxes[high, X0] + boxes[high, X1]) / 2
    baseline = runs.baselines_at(middle)
    there = (runs.x0 - runs.x_height <= middle[:, None]) & (runs.x1 + runs.x_height >= middle[:, None])
    # A run of one component is no evidence of a second line.
    there &= runs.components > 1
    top, bottom = ((boxes[high, side][:, None] - baseline) / runs.x_height[None] for side in (TOP, BOTTOM))
    hangs = there & (top <= HANGS_OVER[0]) & (bottom >= HANGS_OVER[1])
    hangs &= (height[high] >= LOWEST_TOUCHING * usual)[:, None]
    pairs = there & _are_pairs(top, bottom) & (runs.components > STRAY_COMPONENTS)
    pairs &= ~_among_letters(chained, high)[:, None]
    cuts = []
    for index in np.flatnonzero((hangs | pairs).any(axis=1))[:MOST_SPLIT].tolist():
        above, find = (pairs[index], _pair_cut) if pairs[index].any() else (hangs[index], _letter_cut)
        lines = _Baselines(baseline[index], runs.x_height)
        component = int(high[index])
        cut = find(component, boxes[component], lines, np.flatnonzero(above), np.flatnonzero(there[index]))
        if cut is not None:
            cuts.append(cut)
    return cuts


def _are_pairs(top: Floats, bottom: Floats) -> Flags:
    """Which components, from where to where below the baseline (in x-heights), are a vowel below and the next line's tone."""
    least, most, end = PAIR_ENDS
    return np.asarray((top >= least) & (top <= most) & (bottom >= end) & (bottom - top >= PAIR_HEIGHT), np.bool_)


def _among_letters(chained: ChainedRuns, components: Indices) -> Flags:
    """Which components are letters of a line, not diacritics that are as high as letters."""
    run = chained.run_of[components]
    among = (run != NONE) & (chained.runs.components[np.maximum(run, 0)] > STRAY_COMPONENTS)
    return np.asarray(among, np.bool_)


def _letter_cut(component: int, box: Boxes, lines: _Baselines, above: Indices, there: Indices) -> _Cut | None:
    """Where to split what hangs from letters of one line into the next."""
    top, bottom = int(box[TOP]), int(box[BOTTOM])
    upper, lower = _two_lines(lines, above, there)
    if lower is None:
        return None
    baseline, x_height = lines
    begins_in_letter = top <= baseline[upper] - IN_LETTER * x_height[upper]
    if bottom < baseline[lower] - (AT_TONES if begins_in_letter else AT_LETTERS) * x_height[lower]:
        return None
    first = max(top + 1, round(float(baseline[upper] + 1)))
    last = min(bottom - 1, round(float(baseline[lower] - x_height[lower])))
    best = round(float(baseline[upper] + BELOW_VOWEL * x_height[upper]))
    return _Cut(component, first=first, last=last, best=best) if first <= last else None


def _pair_cut(component: int, box: Boxes, lines: _Baselines, above: Indices, there: Indices) -> _Cut | None:
    """Where to split a vowel below from the tone of the next line."""
    upper, lower = _two_lines(lines, above, there)
    baseline, x_height = lines
    if lower is None or box[BOTTOM] < baseline[lower] - AT_TONES * x_height[lower]:
        return None
    first, best, last = (round(float(baseline[upper] + share * x_height[upper])) for share in PAIR_MEETS)
    return _Cut(component, first=first, last=min(last, int(box[BOTTOM]) - 1), best=best)


def _two_lines(lines: _Baselines, above: Indices, there: Indices) -> tuple[int, int | None]:
    """The lowest line that the component hangs from, and the next one below it."""
    baseline, x_height = lines
    upper = int(above[baseline[above].argmax()])
    below = there[baseline[there] > baseline[upper] + x_height[upper]]
    return upper, int(below[baseline[below].argmin()]) if len(below) else None


def _thinnest_row(ink: Flags, cut: _Cut) -> int:
    """The row with the least ink between the first and the last; of equal ones the nearest to the best."""
    count = ink[cut.first : cut.last + 1].sum(axis=1)
    away = np.abs(np.arange(cut.first, cut.last + 1) - cut.best)
    return cut.first + int((count + away / (len(ink) + 1)).argmin())


def _box_of(ink: Flags, x0: int, top: int) -> list[int]:
    """The row of `Boxes` for ink whose array begins at a column and row of the page."""
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    return [
        x0 + int(columns[0]),
        top + int(rows[0]),
        x0 + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
        int(ink.sum()),
    ]
