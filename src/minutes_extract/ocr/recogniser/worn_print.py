"""Worn print: a line that the network is unsure of is drawn anew for it and read again, its marks favoured.

Typewriters, stencils and copies of copies soften the strokes: drawn sharper, such lines look like the print that the network
was trained on. Carbon copies and worn ribbons are pale as well: drawn darker, their strokes hold together. The small marks
above and below letters fade first, and the network passes over them. Good print needs none of it: its grain would look
like points.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey, LogProbs
from minutes_extract.ocr.recogniser.alphabet import ALPHABET, COMBINING
from minutes_extract.ocr.recogniser.character import Character, mean_confidence
from minutes_extract.ocr.recogniser.vote import NUMERALS
from minutes_extract.ocr.units import WHITE

WORN = 0.99
"""Mean confidence of a line below which it is read again; lines of good scans have more, typed ones mostly less."""
PALE_BELOW = 0.94
"""Below this it is drawn darker, above sharper."""
NO_LINE = 0.35
"""Mean confidence below which no other drawing makes it a line."""
AS_SURE = 0.97
"""Of the first reading's confidence: with less the second is the worse one."""
STROKE_BLUR = 2.0
"""Standard deviation of the blur that is taken off: half the width of a stroke in the line image."""
SHARPER = 2.0
"""How often the difference from the blurred image is added. On 3 typed pages 2.8 % of the letters were wrong without,
1.9 % with it; 1 and 3 came within 0.1."""
DARKER = 0.6
"""Power of the ink's darkness. On 4 pages of carbon copies and worn ribbons 30 % of the letters were wrong without, 26 %
with it; 0.45 spoils carbon copies."""


class Drawing(NamedTuple):
    """How a line is drawn, and the nats that each combining mark is favoured with when it is read."""

    name: str
    favour: float


PLAIN = Drawing("plain", 0.0)
SHARP = Drawing("sharp", 2.0)
DARK = Drawing("dark", 1.0)
_MARKS = [at for at, character in enumerate(ALPHABET, start=1) if character in COMBINING and character != "ำ"]
_DARKENED = np.rint((np.arange(256) / WHITE) ** DARKER * WHITE).astype(np.uint8)


def drawing_for(confidence: float) -> Drawing:
    """How a line that was read with this mean confidence is drawn for a second reading; PLAIN needs none."""
    if not NO_LINE <= confidence < WORN:
        return PLAIN
    return SHARP if confidence >= PALE_BELOW else DARK


def is_better(second: Sequence[Character], first: Sequence[Character]) -> bool:
    """Whether the second reading stays: it is about as sure, and it has the same digits."""
    sure, before = (mean_confidence(one.probability for one in reading) for reading in (second, first))
    return sure > AS_SURE * before and _digits(second) == _digits(first)


def _digits(reading: Sequence[Character]) -> str:
    return "".join(one.text for one in reading if one.text in NUMERALS)


def drawn(image: Grey, drawing: Drawing) -> Grey:
    """A line image drawn so."""
    if drawing is DARK:
        return np.asarray(cv2.LUT(image, _DARKENED), np.uint8)
    soft = cv2.GaussianBlur(image, (0, 0), STROKE_BLUR)
    return np.asarray(cv2.addWeighted(image, 1 + SHARPER, soft, -SHARPER, 0), np.uint8)


def favour_marks(lines: Sequence[LogProbs], favours: Sequence[float]) -> list[LogProbs]:
    """The log probabilities of lines with those of combining marks raised; they stay logarithms of probabilities."""
    return [_favoured(*line) if line[1] else line[0] for line in zip(lines, favours, strict=True)]


def _favoured(log_probs: LogProbs, favour: float) -> LogProbs:
    raised = log_probs.copy()
    raised[:, _MARKS] += favour
    return np.asarray(raised - np.log(np.exp(raised).sum(axis=1, keepdims=True)), np.float32)
