"""Find the text lines of a page, each with all its marks, and in pieces where gaps or ruled lines part it.

`ink → pieces of ink → letters chained to fragments → marks given to their letters → lines → parted at wide gaps`
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.bridges import part_bridges
from minutes_extract.ocr.components import Components, Ints, find_components
from minutes_extract.ocr.crops import Grey, Window, cut
from minutes_extract.ocr.fragments import Bools, Chained, Floats, Fragments, chain_letters
from minutes_extract.ocr.joining import beside, join_fragments
from minutes_extract.ocr.owners import NONE, Index, assign
from minutes_extract.ocr.picture import MM_PER_INCH
from minutes_extract.ocr.rooms import Rooms, find_rooms
from minutes_extract.ocr.rulings import Ruling

INK = 185
"""Of 255 on a flattened page: darker is ink."""
SPECK_MM2 = 0.06
"""Square millimetres of ink below which it is grain of the paper; the dot of a leader has 0.15."""
LARGEST_MM = 12.0
"""Higher is no letter: a signature, a stamp, a picture, the shadow of the paper's edge."""
PICTURE = 0.3
"""Share of its box that a picture fills; what lies in it is no text."""
WIDE = 1.75
"""Of the body: a gap that parts a line."""
LEAST_INK = 0.03
"""Of the body squared: less ink, alone between wide gaps, is a speck."""
FOREIGN = -2
"""Owner of ink that is no text."""
PASSES = 3
"""Rounds in which letters are looked for: small type beside large is taken for marks in the first."""


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


class TextLines(NamedTuple):
    """The lines of a page from top to bottom, and what is needed to cut them out."""

    lines: tuple[TextLine, ...]
    grey: Grey
    components: Components
    owners: Index
    """Of each piece of ink: its line, or NONE."""

    def crop(self, piece: Piece) -> Grey:
        """The piece as the line reader wants it: around it paper, without the ink of other lines."""
        window = Window(piece.box, piece.baseline, piece.slope, piece.body)
        return cut(self.grey, self.components, self.owners, piece.line, window)


def find_lines(grey: Grey, rulings: Sequence[Ruling], dpi: float) -> TextLines:
    """The text lines of a flat, upright page (0 black) whose `rulings` have been erased."""
    mm = dpi / MM_PER_INCH
    ink = np.asarray(cv2.threshold(grey, INK, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
    components = find_components(ink)
    pieces = _Ink(components.boxes, rulings, grey.shape, dpi)
    parted = part_bridges(components, pieces.chain())
    if parted is not None:
        components = parted
        pieces = _Ink(components.boxes, rulings, grey.shape, dpi)
    boxes, usable, rooms = pieces.boxes, pieces.usable, pieces.rooms
    found = _chain_all(pieces)
    lines, owners = _lines(boxes, found, rooms)
    owners[_foreign(boxes, usable, mm)] = FOREIGN
    return TextLines(lines, grey, components, owners)


def _usable(boxes: Ints, mm: float) -> Bools:
    """What may be a part of a letter: no grain, no picture, nothing in a picture."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    usable = (boxes[:, 4] >= SPECK_MM2 * mm * mm) & (height <= LARGEST_MM * mm)
    large = (height > LARGEST_MM * mm) & (width > LARGEST_MM * mm)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    for x0, top, x1, bottom, ink in boxes[large].tolist():
        if ink >= PICTURE * (x1 - x0) * (bottom - top):
            usable &= ~((x > x0) & (x < x1) & (y > top) & (y < bottom))
    return np.asarray(usable, np.bool_)


def _foreign(boxes: Ints, usable: Bools, mm: float) -> Bools:
    """What is no text and larger than grain."""
    return np.asarray(~usable & (boxes[:, 4] >= SPECK_MM2 * mm * mm), np.bool_)


class _Ink:
    """The pieces of ink of a page, what of them is usable, and the rooms they stand in."""

    def __init__(self, boxes: Ints, rulings: Sequence[Ruling], size: tuple[int, int], dpi: float) -> None:
        mm = dpi / MM_PER_INCH
        self.boxes = boxes
        self.usable = _usable(boxes, mm)
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        self.rooms = find_rooms(x, y, rulings, size, mm)
        self._size, self._dpi = size, dpi

    def chain(self, free: Bools | None = None) -> Chained:
        """Letters chained to fragments; all, or those that are free."""
        usable = self.usable if free is None else free
        return chain_letters(self.boxes, usable, self.rooms, self._size, self._dpi)


class _Found(NamedTuple):
    """Fragments of all rounds, and the fragment of each piece of ink."""

    fragments: Fragments
    owner: Index


def _chain_all(ink: _Ink) -> _Found:
    boxes, rooms = ink.boxes, ink.rooms
    owner = np.full(len(boxes), NONE, np.intp)
    rounds: list[Fragments] = []
    count = 0
    for _ in range(PASSES):
        free = ink.usable & (owner == NONE)
        chained = ink.chain(free)
        if not len(chained.fragments.feet):
            break
        own = assign(boxes, free, chained, rooms)
        rest = np.flatnonzero(free & (own == NONE))
        own[rest] = beside(boxes[rest], Rooms(*(room[rest] for room in rooms)), chained.fragments)
        taken = own != NONE
        owner[taken] = own[taken] + count
        rounds.append(chained.fragments)
        count += len(chained.fragments.feet)
    columns = zip(*rounds, strict=True) if rounds else [[np.zeros(0)]] * len(Fragments._fields)
    return _Found(Fragments(*(np.concatenate(column) for column in columns)), owner)


def _lines(boxes: Ints, found: _Found, rooms: Rooms) -> tuple[tuple[TextLine, ...], Index]:
    """The lines from top to bottom, and the line of each piece of ink."""
    fragments, owner = found
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
    lines = []
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
