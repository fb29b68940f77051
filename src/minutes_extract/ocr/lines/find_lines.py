"""Find the text lines of a page, each with all its marks, and in pieces where gaps or ruled lines part it.

`ink → pieces of ink → letters chained to fragments → marks given to their letters → lines → parted at wide gaps`
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.lines.assign_diacritics import NONE, Index, assign
from minutes_extract.ocr.lines.baselines import Bools, Chained, Fragments, chain_letters
from minutes_extract.ocr.lines.crops import Grey, Window, cut
from minutes_extract.ocr.lines.join_runs import beside, lone_dashes
from minutes_extract.ocr.lines.segments import Piece, TextLine, part_lines
from minutes_extract.ocr.lines.touching_lines import part_bridges
from minutes_extract.ocr.page.components import Components, Ints, find_components
from minutes_extract.ocr.page.page_image import MM_PER_INCH
from minutes_extract.ocr.rulings.cell_bounds import Rooms, find_rooms
from minutes_extract.ocr.rulings.rulings import Ruling

INK = 185
"""Of 255 on a flattened page: darker is ink."""
SPECK_MM2 = 0.06
"""Square millimetres of ink below which it is grain of the paper; the dot of a leader has 0.15."""
LARGEST_MM = 12.0
"""Higher is no letter: a signature, a stamp, a picture, the shadow of the paper's edge."""
SOLID, BLOT_MM = 0.9, 2.0
"""Share of its box and the least side of a blot or bar; strokes of letters are thinner."""
PICTURE = 0.3
"""Share of its box that a picture fills; what lies in it is no text."""
FEWEST_LEFT = 3
"""Letters that a fragment of a later round needs; fewer are dust."""
NO_FRAGMENTS = Fragments(*[np.zeros(0)] * len(Fragments._fields))
FOREIGN = -2
"""Owner of ink that is no text."""
PASSES = 3
"""Rounds in which letters are looked for: small type beside large is taken for marks in the first."""


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
    chained = pieces.chain()
    parted = part_bridges(components, chained)
    if parted is not None:
        components = parted
        pieces = _Ink(components.boxes, rulings, grey.shape, dpi)
        chained = pieces.chain()
    boxes, usable, rooms = pieces.boxes, pieces.usable, pieces.rooms
    found = _chain_all(pieces, chained)
    lines, owners = part_lines(boxes, found.owner, found.fragments, rooms)
    owners[_foreign(boxes, usable, mm)] = FOREIGN
    return TextLines(lines, grey, components, owners)


def _usable(boxes: Ints, mm: float) -> Bools:
    """What may be a part of a letter: no grain, no picture, nothing in a picture."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    usable = (boxes[:, 4] >= SPECK_MM2 * mm * mm) & (height <= LARGEST_MM * mm)
    solid = boxes[:, 4] >= SOLID * width * height
    usable &= ~(solid & (np.minimum(width, height) > BLOT_MM * mm))
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


def _chain_all(ink: _Ink, chained: Chained) -> _Found:
    boxes, rooms = ink.boxes, ink.rooms
    owner = np.full(len(boxes), NONE, np.intp)
    rounds: list[Fragments] = []
    count = 0
    for number in range(PASSES):
        free = ink.usable & (owner == NONE)
        chained = ink.chain(free) if number else chained
        if not len(chained.fragments.feet):
            break
        own = assign(boxes, free, chained, rooms)
        rest = np.flatnonzero(free & (own == NONE))
        own[rest] = beside(boxes[rest], _of(rooms, rest), chained.fragments)
        if number:
            own[(own != NONE) & (chained.fragments.letters[own] < FEWEST_LEFT)] = NONE
        taken = own != NONE
        if not taken.any():
            break
        owner[taken] = own[taken] + count
        rounds.append(chained.fragments)
        count += len(chained.fragments.feet)
    found = Fragments(*map(np.concatenate, zip(*rounds, strict=True))) if rounds else NO_FRAGMENTS
    rest = np.flatnonzero(ink.usable & (owner == NONE))
    dashes, theirs = lone_dashes(boxes[rest], _of(rooms, rest), found)
    owner[rest[theirs]] = np.arange(len(theirs)) + count
    return _Found(Fragments(*map(np.concatenate, zip(found, dashes, strict=True))), owner)


def _of(rooms: Rooms, which: Index) -> Rooms:
    return Rooms(*(room[which] for room in rooms))
