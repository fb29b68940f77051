"""Letters run together into one component with their marks: measured by the rows that their bodies fill.

Where ink has spread, a word is one component from the highest tone to the lowest vowel. Its height is no letter's: by it
the line would seem to be set twice as large, and lower.
"""

import numpy as np

from minutes_extract.ocr.arrays import BOTTOM, TOP, X0, X1, Boxes, Flags
from minutes_extract.ocr.page.components import Components, heights, widths

WIDE_FOR_HEIGHT = 1.2
"""Of its height: the least width of a component of several letters; few letters are so wide."""
HIGH_FOR_USUAL = 1.4
"""Of the usual height of components: a lower one has no marks."""
BODY_INK = 0.5
"""Of the ink in the fullest rows: a row with more goes through the bodies of the letters."""
FULLEST = 75
"""Percentile of the rows' ink that the fullest rows have."""
LOWEST_BODY = 0.3
"""Of the component's height: bodies of less are a bar."""


def body_boxes(components: Components, usable: Flags) -> Boxes:
    """The boxes of components, those of letters run together cut to the rows of their bodies."""
    boxes = components.boxes
    wide, high = widths(boxes), heights(boxes)
    if not usable.any():
        return boxes
    usual = float(np.median(high[usable]))
    together = np.flatnonzero(usable & (high > HIGH_FOR_USUAL * usual) & (wide > WIDE_FOR_HEIGHT * high))
    if not len(together):
        return boxes
    cut = boxes.copy()
    for number in together.tolist():
        x0, top, x1, bottom = boxes[number, [X0, TOP, X1, BOTTOM]].tolist()
        first, last = _body_rows(components.labels[top:bottom, x0:x1] == number)
        cut[number, [TOP, BOTTOM]] = top + first, top + last
    return cut


def _body_rows(ink: Flags) -> tuple[int, int]:
    """The first row of the bodies and the row after the last; all rows where they do not show."""
    filled = ink.sum(axis=1)
    rows = np.flatnonzero(filled >= BODY_INK * np.percentile(filled, FULLEST))
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    longest = max(runs, key=len)
    if len(longest) < LOWEST_BODY * len(ink):
        return 0, len(ink)
    return int(longest[0]), int(longest[-1]) + 1
