"""Assign components to text runs: diacritics above belong to the letters below them, diacritics below to those above."""

import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, NONE, TOP, X0, X1, Boxes, Flags, Floats, Indices
from minutes_extract.ocr.lines.baselines import STRAY_COMPONENTS, ChainedRuns, TextRuns
from minutes_extract.ocr.page.components import centres, heights
from minutes_extract.ocr.rulings.cell_bounds import CellBounds

AMONG_BASES = (1.15, 0.15)
"""Of the x-height, above and below the baseline: a component whose middle lies there stands among the letters."""
ABOVE_BASES = 1.0
"""Of the x-height: the farthest above the letters that a diacritic ends at its foot (a tone over a vowel)."""
HIGHEST_DIACRITIC = 2.5
"""Of the x-height, above the baseline: the highest row of a diacritic."""
LOWEST_HEAD, LOWEST_FOOT = 0.5, 1.25
"""Of the x-height, below the baseline: the lowest first row and the lowest last row of a diacritic below."""
WEIGHT_ABOVE = 0.6
"""A distance above letters costs less than one below: diacritics stand two storeys high above, one below."""
SMALLER_THAN_BASE = 0.8
"""Of the x-height: a lower component may join a run of few components; a higher one is a letter of its own."""
HANGS = 0.22
"""Of the x-height, below the baseline: a vowel below begins no lower; a tone of the next line does, even in tight lines."""
ON_BASELINE = 0.15
"""Of the x-height, below the baseline: what begins no lower is a vowel below, whatever stands under it."""
MOSTLY_HANGS = 0.12
"""Of the x-height, below the baseline: nine in ten fonts begin a vowel below no lower."""
CLOSE = 0.25
"""Penalty, in x-heights, for assigning to the lower line; it falls from this at MOSTLY_HANGS to 0 at HANGS."""
CLEARLY_NEARER = 0.3
"""X-heights: a diacritic so much nearer to the line below is a vowel above its letters."""
STACKED = 0.25
"""Of the x-height: the widest gap between a tone and its vowel."""
FARTHEST_GAP = 2.0
"""X-heights: a wider gap costs no more."""
COMPARED_AT_ONCE = 256
"""Diacritics that are compared with all ink at once: it bounds the memory."""
NO_INK = 10_000
"""Pixels: the gap where no ink is."""
MOST_STEPS = 64
"""Runs of its own in one column that a component looks past."""


def assign_diacritics(boxes: Boxes, usable: Flags, chained: ChainedRuns, bounds: CellBounds) -> Indices:
    """The run of each component, NONE for what stands apart from all letters."""
    run_of = chained.run_of.copy()
    ink = boxes[usable]
    strays = _strays(chained)
    if len(strays):
        nearest = _run_for_strays(boxes[strays], ink, chained, bounds.take(strays), run_of[strays])
        target = np.maximum(nearest, 0)
        larger = chained.runs.components[target] > STRAY_COMPONENTS
        x_height = chained.runs.x_height[target]
        # Between the letters of two lines there is more white than between a letter and what stands on it.
        stands = _gaps(boxes[strays], ink) <= STACKED * x_height
        small = heights(boxes[strays]) < SMALLER_THAN_BASE * x_height
        moves = (nearest != NONE) & (larger | stands | small)
        run_of[strays[moves]] = nearest[moves]
        chained = _without_emptied_runs(chained, run_of)
    diacritics = usable & (run_of == NONE)
    run_of[diacritics] = _nearest(boxes[diacritics], ink, chained, bounds.take(diacritics))
    return run_of


def _strays(chained: ChainedRuns) -> Indices:
    """Base components of runs so short that they may be diacritics of another run."""
    runs, run_of = chained.runs, chained.run_of
    bases = np.flatnonzero(run_of != NONE)
    return bases[runs.components[run_of[bases]] <= STRAY_COMPONENTS]


def _run_for_strays(boxes: Boxes, ink: Boxes, chained: ChainedRuns, bounds: CellBounds, own: Indices) -> Indices:
    """The run that each stray may belong to: a long one if one is near, else another short one."""
    short = np.append(chained.runs.components <= STRAY_COMPONENTS, True)  # the last is that of NONE
    long_runs = chained._replace(map=np.where(short[chained.map], NONE, chained.map))
    nearest = _nearest(boxes, ink, long_runs, bounds)
    alone = nearest == NONE
    nearest[alone] = _nearest(boxes[alone], ink, chained, bounds.take(alone), other_than=own[alone])
    return nearest


def _without_emptied_runs(chained: ChainedRuns, run_of: Indices) -> ChainedRuns:
    """The map without runs that have lost all their base components."""
    kept = np.zeros(len(chained.runs.intercept) + 1, np.bool_)
    kept[run_of[(chained.run_of != NONE) & (run_of == chained.run_of)]] = True
    return chained._replace(map=np.where(kept[chained.map], chained.map, NONE))


def _nearest(
    boxes: Boxes, ink: Boxes, chained: ChainedRuns, bounds: CellBounds, other_than: Indices | None = None
) -> Indices:
    """The run among whose letters, under or over which each component stands, at the least cost; else NONE."""
    x, y = centres(boxes)
    upper, lower = _runs_around(chained, x, y, other_than)
    runs = chained.runs
    cost_of_upper = _cost_of_hanging_under(boxes, x, upper, runs)
    cost_of_lower = _cost_of_standing_over(boxes, x, lower, runs)
    for number, cost in ((upper, cost_of_upper), (lower, cost_of_lower)):
        baseline = runs.baseline_at(np.maximum(number, 0), x)
        cost[(number == NONE) | (baseline < bounds.top) | (baseline > bounds.bottom)] = np.inf
    doubtful = np.flatnonzero(np.isfinite(cost_of_upper) & np.isfinite(cost_of_lower) & (upper != lower))
    if len(doubtful):
        lower_fits = np.isfinite(cost_of_lower)
        above_letters = boxes[lower_fits & (cost_of_upper - np.where(lower_fits, cost_of_lower, 0.0) > CLEARLY_NEARER)]
        by_gaps = _costs_by_gaps(boxes[doubtful], ink, above_letters, runs, upper[doubtful])
        cost_of_upper[doubtful], cost_of_lower[doubtful] = by_gaps
    best = np.where(cost_of_upper < cost_of_lower, upper, lower)
    return np.where(np.isfinite(np.minimum(cost_of_upper, cost_of_lower)), best, NONE)


def _costs_by_gaps(
    boxes: Boxes, ink: Boxes, above_letters: Boxes, runs: TextRuns, upper: Indices
) -> tuple[Floats, Floats]:
    """The costs of the upper and of the lower line, by the gaps to the ink right above and right below each diacritic.

    `above_letters` are diacritics that surely belong to the line below.
    """
    x, _ = centres(boxes)
    x_height, baseline = runs.x_height[upper], runs.baseline_at(upper, x)
    head = (boxes[:, TOP] - baseline) / x_height
    of_upper = np.minimum(_gaps(boxes, ink, up=True) / x_height, FARTHEST_GAP) + 2 * np.maximum(head - HANGS, 0.0)
    close = CLOSE * np.clip((HANGS - head) / (HANGS - MOSTLY_HANGS), 0.0, 1.0)
    of_lower = WEIGHT_ABOVE * np.minimum(_gaps(boxes, ink) / x_height, FARTHEST_GAP) + close
    # A tone stands right over its vowel. What begins at the baseline (a vowel below, a comma, a tail) hangs from its own line.
    stacked = (_gaps(boxes, above_letters) <= STACKED * x_height) & (head > ON_BASELINE)
    return np.where(head <= 0.05, 0.0, of_upper), np.where(stacked, -1.0, of_lower)


def _gaps(boxes: Boxes, ink: Boxes, up: bool = False) -> Floats:
    """How many rows lie between each box and the nearest ink right below it, or above it."""
    gaps = np.full(len(boxes), float(NO_INK))
    for start in range(0, len(boxes) if len(ink) else 0, COMPARED_AT_ONCE):
        part = slice(start, start + COMPARED_AT_ONCE)
        here = boxes[part, :, None]
        over = (ink[None, :, X0] < here[:, X1]) & (ink[None, :, X1] > here[:, X0])
        middle = (here[:, TOP] + here[:, BOTTOM]) / 2
        if up:
            gap = np.where(over & (ink[None, :, BOTTOM] < middle), here[:, TOP] - ink[None, :, BOTTOM], NO_INK)
        else:
            gap = np.where(over & (ink[None, :, TOP] > middle), ink[None, :, TOP] - here[:, BOTTOM], NO_INK)
        gaps[part] = gap.min(axis=1)
    return gaps


def _runs_around(chained: ChainedRuns, x: Floats, y: Floats, other_than: Indices | None) -> tuple[Indices, Indices]:
    """The runs at or above, and at or below, each point."""
    run_map = chained.map
    rows = np.arange(len(run_map))[:, None]
    filled = run_map != NONE
    up = np.maximum.accumulate(np.where(filled, rows, -1), axis=0)
    down = np.minimum.accumulate(np.where(filled, rows, len(run_map))[::-1], axis=0)[::-1]
    column = np.minimum((x / chained.scale).astype(np.intp), run_map.shape[1] - 1)
    row = np.minimum((y / chained.scale).astype(np.intp), run_map.shape[0] - 1)
    above, below = up[row, column], down[row, column]
    if other_than is not None:
        above = _past_own_run(run_map, up, (above, column), other_than, -1)
        below = _past_own_run(run_map, down, (below, column), other_than, 1)
    upper = np.where(above >= 0, run_map[np.maximum(above, 0), column], NONE)
    inside = below < len(run_map)
    return upper, np.where(inside, run_map[np.minimum(below, len(run_map) - 1), column], NONE)


def _past_own_run(
    run_map: Indices, nearest: Indices, place: tuple[Indices, Indices], own: Indices, step: int
) -> Indices:
    """The row of the nearest run that is not the component's own, behind its own run's core."""
    row, column = place
    size = len(run_map)
    for _ in range(MOST_STEPS):
        inside = (row >= 0) & (row < size)
        same = inside & (run_map[np.clip(row, 0, size - 1), column] == own)
        if not same.any():
            break
        row = np.where(same, row + step, row)
        inside = (row >= 0) & (row < size)
        row = np.where(same & inside, nearest[np.clip(row, 0, size - 1), column], row)
    return row


def _cost_of_hanging_under(boxes: Boxes, x: Floats, number: Indices, runs: TextRuns) -> Floats:
    """How far components stand below the letters of runs, in x-heights; infinite where they cannot belong there."""
    run = np.maximum(number, 0)
    x_height, baseline = runs.x_height[run], runs.baseline_at(run, x)
    head, foot = (boxes[:, TOP] - baseline) / x_height, (boxes[:, BOTTOM] - baseline) / x_height
    middle = (head + foot) / 2
    among = (middle >= -AMONG_BASES[0]) & (middle <= AMONG_BASES[1])
    among &= (head >= -HIGHEST_DIACRITIC) & (foot <= LOWEST_FOOT)
    hangs = (head <= LOWEST_HEAD) & (foot <= LOWEST_FOOT)
    return np.where(among, 0.0, np.where(hangs & (middle > 0), np.maximum(head, 0.0), np.inf))


def _cost_of_standing_over(boxes: Boxes, x: Floats, number: Indices, runs: TextRuns) -> Floats:
    """How far components stand above the letters of runs, in x-heights; infinite where they cannot belong there."""
    run = np.maximum(number, 0)
    x_height, baseline = runs.x_height[run], runs.baseline_at(run, x)
    head, foot = (baseline - boxes[:, TOP]) / x_height, (baseline - boxes[:, BOTTOM]) / x_height
    middle = (head + foot) / 2
    among = (middle <= AMONG_BASES[0]) & (middle >= -AMONG_BASES[1])
    among &= (head <= HIGHEST_DIACRITIC) & (foot >= -LOWEST_FOOT)
    stands = (foot <= 1.0 + ABOVE_BASES) & (head <= HIGHEST_DIACRITIC)
    over = WEIGHT_ABOVE * np.maximum(foot - 1.0, 0.0)
    return np.where(among, 0.0, np.where(stands & (middle > 0.5), over, np.inf))
