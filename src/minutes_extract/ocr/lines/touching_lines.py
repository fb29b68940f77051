"""Ink grown together from one line to the next (a vowel below, a tone of the line under it): part it."""

import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.lines.baselines import STRAY_LETTERS, Chained, Floats
from minutes_extract.ocr.page.components import Components, Ints

BRIDGE = 1.2
"""Of the body: the lowest ink that is looked at, two marks grown together."""
HIGHEST = 6.0
"""Of the body: higher ink is a scribble through the lines."""
PAIR = 0.62
"""Of the body: no mark below is higher by itself (0.60 in 60 fonts); one with the tone of the next line is."""
PAIR_ENDS = 0.0, 0.22, 0.72
"""Of the body, below the feet: between the first two such a pair begins, and it ends below the third."""
PAIR_MEETS = 0.4, 0.55, 0.7
"""Of the body, below the feet: between the first and the last the two have met, most likely in the middle."""
BELOW_FEET = 0.5, 0.9
"""Of the body: ink that begins no lower below the feet of a line, and ends no higher, goes on into the next."""
IN_BODY = 0.35
"""Of the body: ink that begins so far above the feet is a letter of the line."""
AT_HEADS = 1.25
"""Of the body, above the feet of the next line: ink that reaches there has grown together with one of its letters."""
AT_TONES = 2.0
"""Of the body: or with one of its tones."""
LOWER_MARK = 0.65
"""Of the body, below the feet, where marks below end: of rows with as little ink the nearest is cut."""
MOST_PAIRS = 4_000_000
MOST = 400
"""Bridges that are parted on a page; one with more is a picture."""
MOST_LABELS = 65_535


def part_bridges(components: Components, chained: Chained) -> Components | None:
    """The pieces of ink with bridges parted where they are thinnest; None if there is none. Changes the labels."""
    cuts = _cuts(components.boxes, chained)
    boxes = components.boxes.copy()
    added: list[list[int]] = []
    for piece, first, last, wanted in cuts:
        number = len(boxes) + len(added)
        if number > MOST_LABELS:
            break
        x0, top, x1, bottom, _ = boxes[piece].tolist()
        own = components.labels[top:bottom, x0:x1] == piece
        row = top + _thinnest(own, first - top, last - top, wanted - top)
        upper, lower = own[: row - top], own[row - top :]
        if not upper.any() or not lower.any():
            continue
        components.labels[row:bottom, x0:x1][lower] = number
        boxes[piece] = _tight(upper, x0, top)
        added.append(_tight(lower, x0, row))
    return Components(components.labels, np.concatenate([boxes, np.array(added, np.int32)])) if added else None


def _cuts(boxes: Ints, chained: Chained) -> list[tuple[int, int, int, int]]:
    """Bridges; the rows between which each is to be parted, and where best."""
    fragments = chained.fragments
    if not len(fragments.feet):
        return []
    usual = float(np.median(fragments.body))
    height = boxes[:, 3] - boxes[:, 1]
    high = np.flatnonzero((height >= PAIR * usual) & (height <= HIGHEST * usual))
    if len(high) * len(fragments.feet) > MOST_PAIRS:
        return []
    middle = (boxes[high, 0] + boxes[high, 2]) / 2
    feet = fragments.feet[None] + fragments.slope[None] * middle[:, None]
    there = (fragments.x0 - fragments.body <= middle[:, None]) & (fragments.x1 + fragments.body >= middle[:, None])
    # Letters of a fragment of its own tell nothing of a second line.
    there &= fragments.letters > 1
    top, bottom = ((boxes[high, side][:, None] - feet) / fragments.body[None] for side in (1, 3))
    hangs = there & (top <= BELOW_FEET[0]) & (bottom >= BELOW_FEET[1]) & (height[high] >= BRIDGE * usual)[:, None]
    pairs = there & _are_pairs(top, bottom) & (fragments.letters > STRAY_LETTERS)
    pairs &= ~_among_letters(chained, high)[:, None]
    cuts = []
    for at in np.flatnonzero((hangs | pairs).any(axis=1))[:MOST].tolist():
        above, way = (pairs[at], _pair_cut) if pairs[at].any() else (hangs[at], _cut)
        rows = int(boxes[high[at], 1]), int(boxes[high[at], 3])
        cut = way(rows, feet[at], fragments.body, np.flatnonzero(above), np.flatnonzero(there[at]))
        if cut is not None:
            cuts.append((int(high[at]), *cut))
    return cuts


def _are_pairs(top: Floats, bottom: Floats) -> NDArray[np.bool_]:
    """Which pieces, from where to where below the feet (in bodies), are a mark and the tone of the next line in one."""
    least, most, end = PAIR_ENDS
    return np.asarray((top >= least) & (top <= most) & (bottom >= end) & (bottom - top >= PAIR), np.bool_)


def _among_letters(chained: Chained, pieces: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which pieces are letters of a line, not marks that are as high as letters."""
    owner = chained.owner[pieces]
    return (owner >= 0) & (chained.fragments.letters[np.maximum(owner, 0)] > STRAY_LETTERS)


def _cut(
    rows: tuple[int, int], feet: Floats, body: Floats, above: NDArray[np.intp], lines: NDArray[np.intp]
) -> tuple[int, int, int] | None:
    """First and last row between which ink from `rows` may be parted, and the best one."""
    top, bottom = rows
    upper, lower = _lines_of(feet, body, above, lines)
    if lower is None:
        return None
    begins_in_body = top <= feet[upper] - IN_BODY * body[upper]
    if bottom < feet[lower] - (AT_TONES if begins_in_body else AT_HEADS) * body[lower]:
        return None
    first = max(top + 1, round(float(feet[upper] + 1)))
    last = min(bottom - 1, round(float(feet[lower] - body[lower])))
    return (first, last, round(float(feet[upper] + LOWER_MARK * body[upper]))) if first <= last else None


def _pair_cut(
    rows: tuple[int, int], feet: Floats, body: Floats, above: NDArray[np.intp], lines: NDArray[np.intp]
) -> tuple[int, int, int] | None:
    """The same where a mark below has met a tone of the next line."""
    upper, lower = _lines_of(feet, body, above, lines)
    if lower is None or rows[1] < feet[lower] - AT_TONES * body[lower]:
        return None
    first, best, last = (round(float(feet[upper] + share * body[upper])) for share in PAIR_MEETS)
    return first, min(last, rows[1] - 1), best


def _lines_of(feet: Floats, body: Floats, above: NDArray[np.intp], lines: NDArray[np.intp]) -> tuple[int, int | None]:
    """The line that ink hangs from, and the next one below it."""
    upper = int(above[feet[above].argmax()])
    below = lines[feet[lines] > feet[upper] + body[upper]]
    return upper, int(below[feet[below].argmin()]) if len(below) else None


def _thinnest(own: NDArray[np.bool_], first: int, last: int, wanted: int) -> int:
    """The row with the least ink between two rows."""
    ink = own[first : last + 1].sum(axis=1)
    away = np.abs(np.arange(first, last + 1) - wanted)
    return first + int((ink + away / (len(own) + 1)).argmin())


def _tight(own: NDArray[np.bool_], x0: int, top: int) -> list[int]:
    columns, rows = np.flatnonzero(own.any(axis=0)), np.flatnonzero(own.any(axis=1))
    return [
        x0 + int(columns[0]),
        top + int(rows[0]),
        x0 + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
        int(own.sum()),
    ]
