"""Our line reader: crops → line images → chances → letters → clusters. Numbers and unsure words get a second look.

Where the second look, a little narrower, says something else, a third one, a little wider, decides.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.decode import decode
from minutes_extract.ocr.letter import Letter, text_of
from minutes_extract.ocr.letter_boxes import BLANK, Span, place_clusters
from minutes_extract.ocr.letters import STEP
from minutes_extract.ocr.separators import mend_points
from minutes_extract.ocr.vote import DIGITS, vote

if TYPE_CHECKING:
    from minutes_extract.ocr.line_image import Grey


SECOND, THIRD = 0.92, 1.09
"""Widths of the other looks against the first: letters fall on the network's columns otherwise."""
SURE = 0.98
"""Probability of all letters of a word from which one look is enough, if it has no digits."""


class _Doubt(NamedTuple):
    """Words that want another look: letters `start`–`end` of a line, and the columns of its image that hold them."""

    line: int
    start: int
    end: int
    x0: int
    x1: int


class OwnReader:
    """An `Engine` (see `read_page`)."""

    def read(self, crops: Sequence["Grey"]) -> list[list[Span]]:
        """For each crop (0 ink, 255 paper) its clusters from left to right, x in pixels of the crop."""
        from minutes_extract.ocr.line_image import line_image

        images = [line_image(crop) for crop in crops]
        lines = _looked_at_again(images, _letters(images))
        return [
            [_on_crop(span, crop.shape[1] / image.shape[1]) for span in place_clusters(letters, image)]
            for crop, image, letters in zip(crops, images, lines, strict=True)
        ]


def _letters(images: Sequence["Grey"]) -> list[list[Letter]]:
    from minutes_extract.ocr.reader import read_lines

    return [list(decode(chances).letters) for chances in read_lines(images)]


def _looked_at_again(images: Sequence["Grey"], lines: list[list[Letter]]) -> list[list[Letter]]:
    doubts = [doubt for at, letters in enumerate(lines) for doubt in _doubts(at, letters, images[at].shape[1])]
    second = dict(zip(doubts, _look(doubts, images, SECOND), strict=True))
    differ = [doubt for doubt in doubts if text_of(second[doubt]) != text_of(_first(doubt, lines))]
    third = dict(zip(differ, _look(differ, images, THIRD), strict=True))
    found = list(lines)
    for doubt in reversed(doubts):  # from the end of each line, so that places before stay
        first = _first(doubt, lines)
        voted = vote(first, [second[doubt], third[doubt]]) if doubt in third else first
        letters = found[doubt.line]
        found[doubt.line] = [*letters[: doubt.start], *mend_points(voted), *letters[doubt.end :]]
    return found


def _first(doubt: _Doubt, lines: Sequence[Sequence[Letter]]) -> Sequence[Letter]:
    return lines[doubt.line][doubt.start : doubt.end]


def _doubts(line: int, letters: Sequence[Letter], width: int) -> Iterator[_Doubt]:
    """Runs of words that have a digit or a letter that is not sure; from the middle of a blank to that of the next."""
    start = at = 0
    x0 = wanted_from = 0
    wanted = False
    for end in _word_ends(letters):
        x1 = (letters[end].first + letters[end].last + 1) * STEP // 2 if end < len(letters) else width
        if any(letter.text in DIGITS or letter.probability < SURE for letter in letters[at:end]):
            if not wanted:
                start, wanted_from, wanted = at, x0, True
        elif wanted:
            yield _Doubt(line, start, at - 1, wanted_from, x0)
            wanted = False
        at, x0 = end + 1, x1
    if wanted:
        yield _Doubt(line, start, len(letters), wanted_from, width)


def _word_ends(letters: Sequence[Letter]) -> list[int]:
    """Places of the blanks, and the end."""
    return [at for at, letter in enumerate(letters) if letter.text == BLANK] + [len(letters)]


def _look(doubts: Sequence[_Doubt], images: Sequence["Grey"], width: float) -> list[list[Letter]]:
    """The letters of words drawn narrower or wider, at the steps of the line's image as it is."""
    import cv2
    import numpy as np

    drawn = []
    for doubt in doubts:
        part = images[doubt.line][:, doubt.x0 : max(doubt.x1, doubt.x0 + 1)]
        drawn.append(np.asarray(cv2.resize(part, (max(8, round(part.shape[1] * width)), part.shape[0])), np.uint8))
    return [
        [_at_steps(letter, width, doubt.x0) for letter in _without_blanks_around(letters)]
        for doubt, letters in zip(doubts, _letters(drawn), strict=True)
    ]


def _at_steps(letter: Letter, width: float, x0: int) -> Letter:
    before = x0 // STEP
    return letter._replace(first=before + round(letter.first / width), last=before + round(letter.last / width))


def _without_blanks_around(letters: list[Letter]) -> list[Letter]:
    start, end = 0, len(letters)
    while start < end and letters[start].text == BLANK:
        start += 1
    while end > start and letters[end - 1].text == BLANK:
        end -= 1
    return letters[start:end]


def _on_crop(span: Span, scale: float) -> Span:
    return span._replace(x0=span.x0 * scale, x1=span.x1 * scale)
