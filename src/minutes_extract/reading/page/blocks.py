"""Which lines start a block: by the gap above, by the indent, by a line above that ended early."""

import itertools
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from minutes_extract.model.line import Box

WIDER_GAP = 1.35
"""Of the usual distance between baselines of the page."""
BLOCK_INDENT = 12.0
"""Points by which a paragraph's first line is indented."""
HANGING = 4.0
"""Points: a line below "๑. ข้อความ" that stands under ข้อความ goes on with it."""
EARLY = 0.85
"""Of the width between the margins: a line that ends before this ended a paragraph (a long Thai word does not fit)."""


class Placed(NamedTuple):
    """What is asked of a line: its box, baseline and where its first words begin; `row`: it has columns; `bold`: it is wholly bold."""

    box: Box
    baseline: float
    starts: tuple[float, ...]
    row: bool
    bold: bool


def find_blocks(lines: Sequence[Placed]) -> list[bool]:
    """For each line of a page, from top to bottom, whether a block starts with it."""
    prose = [line for line in lines if not line.row]
    if not prose:
        return [True] * len(lines)
    left = min(line.box.x0 for line in prose)
    right = max(line.box.x1 for line in prose)
    leading = _leading(prose)
    starts = [True]
    for above, line in itertools.pairwise(lines):
        starts.append(_starts(above, line, leading, left + EARLY * (right - left)))
    return starts[: len(lines)]


def _leading(lines: Sequence[Placed]) -> float:
    distances = [below.baseline - above.baseline for above, below in itertools.pairwise(lines)]
    positive = [distance for distance in distances if distance > 1]
    return median(positive) if positive else 0.0


def _starts(above: Placed, line: Placed, leading: float, early: float) -> bool:
    if above.row or line.row or above.bold != line.bold:
        return True
    if line.baseline - above.baseline > WIDER_GAP * leading:
        return True
    if above.box.x1 < early:
        return True
    hangs = any(abs(line.box.x0 - start) < HANGING for start in above.starts)
    return line.box.x0 > above.box.x0 + BLOCK_INDENT and not hangs
