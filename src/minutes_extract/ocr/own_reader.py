"""Our line reader: crops → line images → chances → letters → clusters. Numbers and what is not sure get two more looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from minutes_extract.ocr.decode import decode
from minutes_extract.ocr.letter_boxes import SeenLetter, Span, place_clusters
from minutes_extract.ocr.separators import mend_points
from minutes_extract.ocr.vote import DIGITS, vote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

LOOKS = 0.92, 1.09
"""Widths of the other looks against the first: letters fall on the network's columns otherwise."""
SURE = 0.98
"""Probability of all letters of a line from which one look is enough, if it has no digits."""


class OwnReader:
    """An `Engine` (see `read_page`)."""

    def read(self, crops: Sequence["Grey"]) -> list[list[Span]]:
        """For each crop (0 ink, 255 paper) its clusters from left to right, x in pixels of the crop."""
        from minutes_extract.ocr.line_image import line_image

        images = [line_image(crop) for crop in crops]
        lines = _letters(images)
        again = [at for at, letters in enumerate(lines) if _wants_another_look(letters)]
        looks = [_letters_at(width, [images[at] for at in again]) for width in LOOKS]
        for number, at in enumerate(again):
            lines[at] = mend_points(vote(lines[at], [look[number] for look in looks]))
        return [
            [_on_crop(span, crop.shape[1] / image.shape[1]) for span in place_clusters(letters, image)]
            for crop, image, letters in zip(crops, images, lines, strict=True)
        ]


def _letters(images: Sequence["Grey"]) -> list[list[SeenLetter]]:
    from minutes_extract.ocr.reader import read_lines

    return [[SeenLetter(*letter) for letter in decode(chances).letters] for chances in read_lines(images)]


def _letters_at(width: float, images: Sequence["Grey"]) -> list[list[SeenLetter]]:
    """The letters of images drawn narrower or wider, at the steps of the images as they are."""
    import cv2
    import numpy as np

    drawn = [
        np.asarray(cv2.resize(image, (max(8, round(image.shape[1] * width)), image.shape[0])), np.uint8)
        for image in images
    ]
    return [[_at_steps(letter, width) for letter in letters] for letters in _letters(drawn)]


def _at_steps(letter: SeenLetter, width: float) -> SeenLetter:
    return letter._replace(first=round(letter.first / width), last=round(letter.last / width))


def _wants_another_look(letters: Sequence[SeenLetter]) -> bool:
    return any(letter.text in DIGITS or letter.probability < SURE for letter in letters)


def _on_crop(span: Span, scale: float) -> Span:
    return span._replace(x0=span.x0 * scale, x1=span.x1 * scale)
