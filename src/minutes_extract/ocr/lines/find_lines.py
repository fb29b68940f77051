"""Find the text lines of a page, each with all its diacritics, in segments that end at wide gaps and ruled lines.

`ink → components → text runs → diacritics assigned to runs → runs joined to lines → lines split at wide gaps`
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import AREA, NONE, Boxes, Flags, Grey, Indices
from minutes_extract.ocr.lines.assign_diacritics import assign_diacritics
from minutes_extract.ocr.lines.baselines import ChainedRuns, TextRuns, chain_components
from minutes_extract.ocr.lines.crops import crop
from minutes_extract.ocr.lines.join_runs import lone_dashes, nearest_runs
from minutes_extract.ocr.lines.run_together import body_boxes
from minutes_extract.ocr.lines.segments import LineSegment, SegmentedLine, split_lines
from minutes_extract.ocr.lines.touching_lines import split_touching_lines
from minutes_extract.ocr.lines.weak_ink import whiten_weak
from minutes_extract.ocr.page.components import Components, centres, find_components, heights, widths
from minutes_extract.ocr.rulings.cell_bounds import find_cell_bounds
from minutes_extract.ocr.rulings.rulings import RuledLine
from minutes_extract.ocr.units import MM_PER_INCH

LIGHTEST_TEXT_INK_GREY = 185
"""Grey level on a normalised page: a lighter pixel is paper, no ink of text."""
GRAIN_MM2 = 0.06
"""Square millimetres of ink below which a component is grain of the paper; the dot of a leader has 0.15."""
LARGEST_MM = 12.0
"""Height: a higher component is a signature, a stamp, a picture, the shadow of the paper's edge."""
BLOT_SHARE, BLOT_MM = 0.9, 2.0
"""Share of its box and the least side of a blot or bar; strokes of letters are thinner."""
PICTURE_SHARE = 0.3
"""Share of its box that a picture fills; what lies in it is no text."""
FEWEST_LEFT = 3
"""Base components that a run of a later round needs; a run of fewer is noise."""
FOREIGN_LINE = -2
"""In place of a line: ink that is no text. The crops of all lines leave it out."""
ROUNDS = 3
"""Rounds in which runs are looked for: small type beside large seems to be diacritics in the first."""


class SegmentedPage(NamedTuple):
    """The lines of a page from top to bottom, and what is needed to crop them."""

    lines: tuple[SegmentedLine, ...]
    grey: Grey
    components: Components
    line_of: Indices
    """Of each component: its line, NONE or FOREIGN_LINE."""

    def crop(self, segment: LineSegment) -> Grey:
        """The segment as the recogniser wants it: around it paper, without the ink of other lines."""
        return crop(self.grey, self.components, self.line_of, segment)


def find_lines(grey: Grey, rulings: Sequence[RuledLine], dpi: float) -> SegmentedPage:
    """The text lines of an upright, normalised page whose `rulings` have been erased."""
    mm = dpi / MM_PER_INCH
    components = _ink(grey)
    strong = whiten_weak(grey, components, mm)
    if strong is not None:
        grey, components = strong, _ink(strong)
    text = _TextInk(components, rulings, grey.shape, dpi)
    chained = text.chain(text.usable)
    split = split_touching_lines(components, chained)
    if split is not None:
        components = split
        text = _TextInk(components, rulings, grey.shape, dpi)
        chained = text.chain(text.usable)
    runs, run_of = _all_runs(text, chained)
    lines, line_of = split_lines(text.boxes, run_of, runs, text.bounds)
    line_of[_foreign(text.boxes, text.usable, mm)] = FOREIGN_LINE
    return SegmentedPage(lines, grey, components, line_of)


def _ink(grey: Grey) -> Components:
    """The components of ink of a page."""
    ink = cv2.threshold(grey, LIGHTEST_TEXT_INK_GREY, 1, cv2.THRESH_BINARY_INV)[1]
    return find_components(np.asarray(ink, np.uint8))


def _usable(boxes: Boxes, mm: float) -> Flags:
    """Which components may be parts of letters: no grain, no picture, nothing in a picture."""
    width, height, area = widths(boxes), heights(boxes), boxes[:, AREA]
    usable = (area >= GRAIN_MM2 * mm * mm) & (height <= LARGEST_MM * mm)
    solid = area >= BLOT_SHARE * width * height
    usable &= ~(solid & (np.minimum(width, height) > BLOT_MM * mm))
    large = (height > LARGEST_MM * mm) & (width > LARGEST_MM * mm)
    x, y = centres(boxes)
    for x0, top, x1, bottom, ink in boxes[large].tolist():
        if ink >= PICTURE_SHARE * (x1 - x0) * (bottom - top):
            usable &= ~((x > x0) & (x < x1) & (y > top) & (y < bottom))
    return np.asarray(usable, np.bool_)


def _foreign(boxes: Boxes, usable: Flags, mm: float) -> Flags:
    """Which components are no text and larger than grain."""
    return np.asarray(~usable & (boxes[:, AREA] >= GRAIN_MM2 * mm * mm), np.bool_)


class _TextInk:
    """The components of a page, which of them are usable, and the bounds of the cells they stand in."""

    def __init__(self, components: Components, rulings: Sequence[RuledLine], size: tuple[int, int], dpi: float) -> None:
        mm = dpi / MM_PER_INCH
        self.boxes = components.boxes
        self.usable = _usable(self.boxes, mm)
        self.bodies = body_boxes(components, self.usable)
        self.bounds = find_cell_bounds(*centres(self.boxes), rulings, size, mm)
        self._size, self._dpi = size, dpi

    def chain(self, free: Flags) -> ChainedRuns:
        """The free components chained to runs."""
        return chain_components(self.bodies, free, self.bounds, self._size, self._dpi)


def _all_runs(text: _TextInk, chained: ChainedRuns) -> tuple[TextRuns, Indices]:
    """The runs of all rounds and of lone dashes, and the run of each component."""
    boxes, bounds = text.boxes, text.bounds
    run_of = np.full(len(boxes), NONE, np.intp)
    rounds: list[TextRuns] = []
    count = 0
    for number in range(ROUNDS):
        free = text.usable & (run_of == NONE)
        chained = text.chain(free) if number else chained
        if not len(chained.runs.intercept):
            break
        found = _runs_of_round(text, free, chained)
        if number:
            found[(found != NONE) & (chained.runs.components[found] < FEWEST_LEFT)] = NONE
        taken = found != NONE
        if not taken.any():
            break
        run_of[taken] = found[taken] + count
        rounds.append(chained.runs)
        count += len(chained.runs.intercept)
    runs = _concatenated(rounds) if rounds else TextRuns.none()
    rest = np.flatnonzero(text.usable & (run_of == NONE))
    dashes, which = lone_dashes(boxes[rest], bounds.take(rest), runs)
    run_of[rest[which]] = np.arange(len(which)) + count
    return _concatenated([runs, dashes]), run_of


def _runs_of_round(text: _TextInk, free: Flags, chained: ChainedRuns) -> Indices:
    """The run of each free component: by its letters, else the nearest on whose line it stands, else NONE."""
    run_of = assign_diacritics(text.boxes, free, chained, text.bounds)
    rest = np.flatnonzero(free & (run_of == NONE))
    run_of[rest] = nearest_runs(text.boxes[rest], text.bounds.take(rest), chained.runs)
    return run_of


def _concatenated(runs: Sequence[TextRuns]) -> TextRuns:
    return TextRuns(*map(np.concatenate, zip(*runs, strict=True)))
