"""Our line reader: crops → line images → chances → letters → clusters. Numbers and unsure words get a second look.

Where the second look, a little narrower, says something else, a third one, a little wider, decides.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.recogniser.alphabet import STEP
from minutes_extract.ocr.recogniser.decimal_points import mend_points
from minutes_extract.ocr.recogniser.decode import decode_lines, plain_texts
from minutes_extract.ocr.recogniser.letter import Letter, sureness, text_of
from minutes_extract.ocr.recogniser.letter_boxes import BLANK, Span, place_clusters
from minutes_extract.ocr.recogniser.vote import DIGITS, vote

if TYPE_CHECKING:
    from minutes_extract.ocr.recogniser.line_image import Grey


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


class Draft(NamedTuple):
    """A crop as first read: its width, its line image, the letters in it."""

    width: int
    image: "Grey"
    letters: list[Letter]

    @property
    def text(self) -> str:
        """Its letters and blanks."""
        return text_of(self.letters)

    @property
    def confidence(self) -> float:
        """Mean of its letters; 0 where there are none."""
        return sureness(letter.probability for letter in self.letters)


class OwnReader:
    """An `Engine` (see `read_page`)."""

    def draft(self, crops: Sequence["Grey"]) -> list[Draft]:
        """Read each crop (0 ink, 255 paper) once."""
        from minutes_extract.ocr.recogniser.line_image import line_image
        from minutes_extract.ocr.recogniser.network import read_lines

        images = [line_image(crop) for crop in crops]
        readings = decode_lines(read_lines(images))
        return [
            Draft(crop.shape[1], image, list(reading.letters))
            for crop, image, reading in zip(crops, images, readings, strict=True)
        ]

    def settle(self, drafts: Sequence[Draft]) -> list[list[Span]]:
        """The clusters of each from left to right, x in pixels of the crop; doubts looked at again."""
        return [
            [_on_crop(span, draft.width / draft.image.shape[1]) for span in place_clusters(letters, draft.image)]
            for draft, letters in zip(drafts, _looked_at_again(drafts), strict=True)
        ]


def _looked_at_again(drafts: Sequence[Draft]) -> list[list[Letter]]:
    doubts = [doubt for at, draft in enumerate(drafts) for doubt in _doubts(at, draft.letters, draft.image.shape[1])]
    second = _other_readings(doubts, drafts, SECOND)
    third = _other_readings(list(second), drafts, THIRD)
    found = [draft.letters for draft in drafts]
    for doubt in reversed(doubts):  # from the end of each line, so that places before stay
        first = _first(doubt, drafts)
        voted = vote(first, [second[doubt], third.get(doubt, first)]) if doubt in second else first
        letters = found[doubt.line]
        found[doubt.line] = [*letters[: doubt.start], *mend_points(voted), *letters[doubt.end :]]
    return found


def _first(doubt: _Doubt, drafts: Sequence[Draft]) -> Sequence[Letter]:
    return drafts[doubt.line].letters[doubt.start : doubt.end]


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


def _other_readings(doubts: Sequence[_Doubt], drafts: Sequence[Draft], width: float) -> dict[_Doubt, Sequence[Letter]]:
    """The words that are read otherwise when they are drawn narrower or wider, at the steps of the line's image as it is.

    Most are read alike, which their plain reading tells; the others alone are weighed.
    """
    from minutes_extract.ocr.recogniser.network import read_lines

    chances = read_lines([_drawn(doubt, drafts[doubt.line].image, width) for doubt in doubts])
    texts = zip(doubts, chances, plain_texts(chances), strict=True)
    differ = [(doubt, seen) for doubt, seen, text in texts if text.strip(BLANK) != text_of(_first(doubt, drafts))]
    readings = decode_lines([seen for _, seen in differ])
    others = {
        doubt: [_at_steps(letter, width, doubt.x0) for letter in _without_blanks_around(reading.letters)]
        for (doubt, _), reading in zip(differ, readings, strict=True)
    }
    return {doubt: letters for doubt, letters in others.items() if text_of(letters) != text_of(_first(doubt, drafts))}


def _drawn(doubt: _Doubt, image: "Grey", width: float) -> "Grey":
    import cv2
    import numpy as np

    part = image[:, doubt.x0 : max(doubt.x1, doubt.x0 + 1)]
    return np.asarray(cv2.resize(part, (max(8, round(part.shape[1] * width)), part.shape[0])), np.uint8)


def _at_steps(letter: Letter, width: float, x0: int) -> Letter:
    before = x0 // STEP
    return letter._replace(first=before + round(letter.first / width), last=before + round(letter.last / width))


def _without_blanks_around(letters: Sequence[Letter]) -> Sequence[Letter]:
    start, end = 0, len(letters)
    while start < end and letters[start].text == BLANK:
        start += 1
    while end > start and letters[end - 1].text == BLANK:
        end -= 1
    return letters[start:end]


def _on_crop(span: Span, scale: float) -> Span:
    return span._replace(x0=span.x0 * scale, x1=span.x1 * scale)
