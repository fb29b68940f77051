"""Which fragment each piece of ink belongs to: marks above go to the letters below them, marks below to those above."""

import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.lines.baselines import STRAY_LETTERS, Bools, Chained, Floats, Fragments
from minutes_extract.ocr.page.components import Ints
from minutes_extract.ocr.rulings.cell_bounds import Rooms

Index = NDArray[np.intp]

NONE = -1

BODY = (1.15, 0.15)
"""Of the body, above and below the feet: a piece whose middle lies there stands among the letters."""
UPPER = 1.0
"""Of the body: the farthest from the letters' heads that the foot of a mark stands (a tone over a vowel)."""
HIGHEST = 2.5
"""Of the body, above the feet: the highest mark's head."""
LOWER, LOWEST = 0.5, 1.25
"""Of the body, below the feet: the head and the foot of a mark below."""
UPPER_WEIGHT = 0.6
"""A distance above letters counts less than one below: two storeys of marks stand above, one below."""
SMALLER = 0.8
"""Of the body: a lower piece is a mark even of a line of one letter."""
HANGS = 0.22
"""Of the body, below the feet: a vowel below begins no lower; a tone of the next line does, even in tight lines."""
AT_FEET = 0.15
"""Of the body, below the feet: a vowel below begins there, whatever stands under it."""
MOSTLY_HANGS = 0.12
"""Of the body, below the feet: nine in ten fonts begin a vowel below no lower."""
CLOSE = 0.25
"""What speaks against the line below for a mark that begins as high as that; nothing does at HANGS."""
SURELY = 0.3
"""Of the body: a mark so much nearer to the line below is a vowel above its letters."""
STACKED = 0.25
"""Of the body: the widest gap between a tone and its vowel."""
AT_ONCE = 256
"""Marks that are compared with all ink at once."""
FAR = 10_000


def assign(boxes: Ints, usable: Bools, chained: Chained, rooms: Rooms) -> Index:
    """The fragment of each piece of ink, NONE for what stands apart from all letters."""
    owner = chained.owner.copy()
    ink = boxes[usable]
    strays = _strays(chained)
    if len(strays):
        moved = _moved(boxes[strays], ink, chained, [room[strays] for room in rooms], owner[strays])
        target = np.maximum(moved, 0)
        heights = boxes[strays, 3] - boxes[strays, 1]
        larger = chained.fragments.letters[target] > STRAY_LETTERS
        body = chained.fragments.body[target]
        # Between the letters of two lines there is more white than between a letter and what stands on it.
        stands = _gaps(boxes[strays], ink) <= STACKED * body
        moves = (moved != NONE) & (larger | stands | (heights < SMALLER * body))
        owner[strays[moves]] = moved[moves]
        chained = _without(chained, owner)
    marks = usable & (owner == NONE)
    owner[marks] = _nearest(boxes[marks], ink, chained, [room[marks] for room in rooms])
    return owner


def _moved(boxes: Ints, ink: Ints, chained: Chained, rooms: list[Floats], own: Index) -> Index:
    """Where strays may belong: to a line of letters if one is near, else to other strays."""
    stray = np.append(chained.fragments.letters <= STRAY_LETTERS, True)  # the last is of NONE
    lines = chained._replace(map=np.where(stray[chained.map], NONE, chained.map))
    moved = _nearest(boxes, ink, lines, rooms)
    alone = moved == NONE
    moved[alone] = _nearest(boxes[alone], ink, chained, [room[alone] for room in rooms], other_than=own[alone])
    return moved


def _without(chained: Chained, owner: Index) -> Chained:
    """The map without fragments that have lost all their letters."""
    kept = np.zeros(len(chained.fragments.feet) + 1, np.bool_)
    kept[owner[(chained.owner != NONE) & (owner == chained.owner)]] = True
    return chained._replace(map=np.where(kept[chained.map], chained.map, NONE))


def _strays(chained: Chained) -> Index:
    """Letters of fragments so short that they may be marks of another."""
    fragments, owner = chained.fragments, chained.owner
    letters = np.flatnonzero(owner != NONE)
    return letters[fragments.letters[owner[letters]] <= STRAY_LETTERS]


def _nearest(boxes: Ints, ink: Ints, chained: Chained, rooms: list[Floats], other_than: Index | None = None) -> Index:
    """The fragment among whose letters, under or over which each piece stands."""
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    above, below = _around(chained, x, y, other_than)
    fragments = chained.fragments
    cost_above = _cost_below(boxes, x, above, fragments)
    cost_below = _cost_above(boxes, x, below, fragments)
    for number, cost in ((above, cost_above), (below, cost_below)):
        feet = fragments.feet_at(np.maximum(number, 0), x)
        cost[(number == NONE) | (feet < rooms[1]) | (feet > rooms[3])] = np.inf
    doubtful = np.flatnonzero(np.isfinite(cost_above) & np.isfinite(cost_below) & (above != below))
    if len(doubtful):
        sure = boxes[
            np.isfinite(cost_below) & (cost_above - np.where(np.isfinite(cost_below), cost_below, 0.0) > SURELY)
        ]
        upper, lower = _beside_ink(boxes[doubtful], ink, sure, fragments, above[doubtful])
        cost_above[doubtful], cost_below[doubtful] = upper, lower
    best = np.where(cost_above < cost_below, above, below)
    return np.where(np.isfinite(np.minimum(cost_above, cost_below)), best, NONE)


def _beside_ink(boxes: Ints, ink: Ints, upper_marks: Ints, fragments: Fragments, above: Index) -> tuple[Floats, Floats]:
    """What speaks against the line above and the line below, by the ink right above and right below each mark.

    `upper_marks` are marks that surely belong to the line below.
    """
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    body, feet = fragments.body[above], fragments.feet_at(above, x)
    head = (boxes[:, 1] - feet) / body
    against_upper = np.minimum(_gaps(boxes, ink, up=True) / body, 2.0) + 2 * np.maximum(head - HANGS, 0.0)
    close = CLOSE * np.clip((HANGS - head) / (HANGS - MOSTLY_HANGS), 0.0, 1.0)
    against_lower = UPPER_WEIGHT * np.minimum(_gaps(boxes, ink) / body, 2.0) + close
    # A tone stands right over its vowel. What begins at the feet (a vowel below, a comma, a tail) hangs from its own line.
    stacked = (_gaps(boxes, upper_marks) <= STACKED * body) & (head > AT_FEET)
    return np.where(head <= 0.05, 0.0, against_upper), np.where(stacked, -1.0, against_lower)


def _gaps(boxes: Ints, ink: Ints, up: bool = False) -> Floats:
    """How many rows there are between each box and the nearest ink right below it, or above it."""
    gaps = np.full(len(boxes), float(FAR))
    for start in range(0, len(boxes) if len(ink) else 0, AT_ONCE):
        part = slice(start, start + AT_ONCE)
        here = boxes[part, :, None]
        over = (ink[None, :, 0] < here[:, 2]) & (ink[None, :, 2] > here[:, 0])
        middle = (here[:, 1] + here[:, 3]) / 2
        if up:
            gap = np.where(over & (ink[None, :, 3] < middle), here[:, 1] - ink[None, :, 3], FAR)
        else:
            gap = np.where(over & (ink[None, :, 1] > middle), ink[None, :, 1] - here[:, 3], FAR)
        gaps[part] = gap.min(axis=1)
    return gaps


def _around(chained: Chained, x: Floats, y: Floats, other_than: Index | None) -> tuple[Index, Index]:
    """The fragments at or above, and at or below, each point."""
    numbers = chained.map
    rows = np.arange(len(numbers))[:, None]
    filled = numbers != NONE
    up = np.maximum.accumulate(np.where(filled, rows, -1), axis=0)
    down = np.minimum.accumulate(np.where(filled, rows, len(numbers))[::-1], axis=0)[::-1]
    column = np.minimum((x / chained.scale).astype(np.intp), numbers.shape[1] - 1)
    row = np.minimum((y / chained.scale).astype(np.intp), numbers.shape[0] - 1)
    above, below = up[row, column], down[row, column]
    if other_than is not None:
        above = _past(numbers, up, above, column, other_than, -1)
        below = _past(numbers, down, below, column, other_than, 1)
    found_above = np.where(above >= 0, numbers[np.maximum(above, 0), column], NONE)
    inside = below < len(numbers)
    return found_above, np.where(inside, numbers[np.minimum(below, len(numbers) - 1), column], NONE)


def _past(numbers: Index, nearest: Index, row: Index, column: Index, own: Index, step: int) -> Index:
    """The row of the nearest fragment that is not a letter's own: behind the letter's own core."""
    size = len(numbers)
    for _ in range(64):
        inside = (row >= 0) & (row < size)
        same = inside & (numbers[np.clip(row, 0, size - 1), column] == own)
        if not same.any():
            break
        row = np.where(same, row + step, row)
        inside = (row >= 0) & (row < size)
        row = np.where(same & inside, nearest[np.clip(row, 0, size - 1), column], row)
    return row


def _cost_below(boxes: Ints, x: Floats, number: Index, fragments: Fragments) -> Floats:
    """How far pieces stand below the letters of fragments, in bodies; infinite where they cannot belong there."""
    at = np.maximum(number, 0)
    body, feet = fragments.body[at], fragments.feet_at(at, x)
    head, foot = (boxes[:, 1] - feet) / body, (boxes[:, 3] - feet) / body
    middle = (head + foot) / 2
    among = (middle >= -BODY[0]) & (middle <= BODY[1]) & (head >= -HIGHEST) & (foot <= LOWEST)
    hangs = (head <= LOWER) & (foot <= LOWEST)
    return np.where(among, 0.0, np.where(hangs & (middle > 0), np.maximum(head, 0.0), np.inf))


def _cost_above(boxes: Ints, x: Floats, number: Index, fragments: Fragments) -> Floats:
    """How far pieces stand above the letters of fragments, in bodies."""
    at = np.maximum(number, 0)
    body, feet = fragments.body[at], fragments.feet_at(at, x)
    head, foot = (feet - boxes[:, 1]) / body, (feet - boxes[:, 3]) / body
    middle = (head + foot) / 2
    among = (middle <= BODY[0]) & (middle >= -BODY[1]) & (head <= HIGHEST) & (foot >= -LOWEST)
    stands = (foot <= 1.0 + UPPER) & (head <= HIGHEST)
    return np.where(among, 0.0, np.where(stands & (middle > 0.5), UPPER_WEIGHT * np.maximum(foot - 1.0, 0.0), np.inf))
