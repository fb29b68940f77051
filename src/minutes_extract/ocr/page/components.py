"""Connected pieces of ink: which pixel belongs to which, and the box of each."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Labels = NDArray[np.uint16]
Ints = NDArray[np.int32]

GRAIN = 3
"""Pixels: where a page has more pieces than can be counted, what is smaller is noise."""


class Components(NamedTuple):
    """`labels` tells each pixel's piece, 0 is paper; `boxes` has a row a piece: x0, top, x1, bottom, pixels of ink.

    Row 0 is the paper: its box is empty. Last columns and rows lie outside.
    """

    labels: Labels
    boxes: Ints


def find_components(ink: Mask) -> Components:
    """The pieces of ink (not 0), joined over corners too. None if they are more than 65,000 even without grain."""
    for mask in (ink, None):
        try:
            # Labels of 16 bits: three times as fast as those of 32, and an end to the work on a page of noise.
            _, labels, found, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
                cv2.medianBlur(ink, GRAIN) if mask is None else mask, 8, cv2.CV_16U, cv2.CCL_BOLELLI
            )
        except cv2.error:
            continue
        boxes = np.array(found, np.int32)
        boxes[:, 2:4] += boxes[:, :2]
        boxes[0] = 0
        return Components(np.asarray(labels, np.uint16), boxes)
    return Components(np.zeros(ink.shape, np.uint16), np.zeros((1, 5), np.int32))
