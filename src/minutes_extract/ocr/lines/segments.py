"""Fragments and their marks → lines, parted into pieces at wide gaps."""

from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.lines.assign_diacritics import NONE, Index
from minutes_extract.ocr.lines.baselines import Fragments
from minutes_extract.ocr.lines.join_runs import join_fragments
from minutes_extract.ocr.page.components import Ints
from minutes_extract.ocr.rulings.cell_bounds import Rooms

WIDE = 1.75
"""Of the body: a gap that parts a line."""
LEAST_INK = 0.03
"""Of the body squared: less ink, alone between wide gaps, is a speck."""


class Box(NamedTuple):
    """Pixels; x1 and bottom lie outside."""

    x0: int
    top: int
    x1: int
    bottom: int


class Piece(NamedTuple):
    """A part of a line without a wide gap. `baseline`: the row of the letters' feet in its middle; `body`: the height
    of consonants without ascender; `slope`: rows a column by which its feet go down to the right."""

    box: Box
    baseline: float
    slope: float
    body: float
    line: int
    """Its line, counted from 0."""


class TextLine(NamedTuple):
    """What stands on one baseline in one column or cell."""

    box: Box
    baseline: float
    body: float
    pieces: tuple[Piece, ...]


def part_lines(boxes: Ints, owner: Index, fragments: Fragments, rooms: Rooms) -> tuple[tuple[TextLine, ...], Index]:
    """The lines from top to bottom, and the line of each piece of ink."""
    owned = np.flatnonzero(owner != NONE)
    owners = np.full(len(boxes), NONE, np.intp)
    if not len(owned):
        return (), owners
    one_of = np.zeros(len(fragments.feet), np.intp)
    one_of[owner[owned]] = owned
    line_of = join_fragments(fragments, Rooms(*(room[one_of] for room in rooms)))
    drafts = _pieces(boxes, owned, line_of[owner[owned]], fragments, owner[owned])
    by_line: dict[int, list[tuple[Piece, Index]]] = {}
    for piece, ink in drafts:
        by_line.setdefault(piece.line, []).append((piece, ink))
    lines: list[TextLine] = []
    for parts in sorted(by_line.values(), key=lambda parts: parts[0][0].baseline):
        pieces = tuple(piece._replace(line=len(lines)) for piece, _ in parts)
        for _, ink in parts:
            owners[ink] = len(lines)
        lines.append(_line(pieces))
    return tuple(lines), owners


def _line(pieces: tuple[Piece, ...]) -> TextLine:
    boxes = [piece.box for piece in pieces]
    box = Box(boxes[0].x0, min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
    longest = max(pieces, key=lambda piece: piece.box.x1 - piece.box.x0)
    return TextLine(box, longest.baseline, longest.body, pieces)


def _pieces(boxes: Ints, owned: Index, line: Index, fragments: Fragments, owner: Index) -> list[tuple[Piece, Index]]:
    """Lines parted at wide gaps, each piece with the numbers of its ink."""
    order = np.lexsort((boxes[owned, 0], line))
    owned, line, owner = owned[order], line[order], owner[order]
    box = boxes[owned].astype(np.float64)
    apart = float(boxes[:, 2].max()) * 2 + 1
    body = fragments.body[owner]
    ends = np.maximum.accumulate(box[:, 2] + line * apart)
    gaps = (box[1:, 0] + line[1:] * apart) - ends[:-1]
    first = np.concatenate(([True], gaps > WIDE * np.minimum(body[1:], body[:-1])))
    starts = np.flatnonzero(first)
    x0, top = np.minimum.reduceat(box[:, 0], starts), np.minimum.reduceat(box[:, 1], starts)
    x1, bottom = np.maximum.reduceat(box[:, 2], starts), np.maximum.reduceat(box[:, 3], starts)
    weight = box[:, 2] - box[:, 0]
    whole = np.add.reduceat(weight, starts)
    number = np.cumsum(first) - 1
    middle = (x0 + x1) / 2
    means = [
        np.add.reduceat(values * weight, starts) / whole
        for values in (fragments.feet_at(owner, middle[number]), fragments.slope[owner], body)
    ]
    ink = np.add.reduceat(box[:, 4], starts)
    ends_at = np.append(starts[1:], len(owned))
    return [
        (
            Piece(
                Box(int(x0[at]), int(top[at]), int(x1[at]), int(bottom[at])),
                float(means[0][at]),
                float(means[1][at]),
                float(means[2][at]),
                int(line[starts[at]]),
            ),
            owned[starts[at] : ends_at[at]],
        )
        for at in range(len(starts))
        if ink[at] >= LEAST_INK * means[2][at] ** 2
    ]
