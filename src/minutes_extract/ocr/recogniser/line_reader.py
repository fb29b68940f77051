"""The line reader: crops → line images → log probabilities → characters → clusters. It reads doubtful words again.

Words with digits or with characters of low probability are read a second time, drawn a little narrower; where that
reading differs, a third one, drawn a little wider, decides. Lines of worn print are drawn anew before all that.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.recogniser.alphabet import FRAME_WIDTH, WORD_SPACE
from minutes_extract.ocr.recogniser.character import Character, mean_confidence, text_of
from minutes_extract.ocr.recogniser.cluster_boxes import ClusterBox, place_clusters
from minutes_extract.ocr.recogniser.decimal_points import mend_points
from minutes_extract.ocr.recogniser.decode import decode_lines, greedy_texts
from minutes_extract.ocr.recogniser.line_image import NARROWEST, line_image
from minutes_extract.ocr.recogniser.network import run_network
from minutes_extract.ocr.recogniser.vote import NUMERALS, vote
from minutes_extract.ocr.recogniser.worn_print import PLAIN, Drawing, drawing_for, drawn, favour_marks, is_better

SECOND_WIDTH, THIRD_WIDTH = 0.92, 1.09
"""Widths of the second and third readings against the first: characters fall on the network's frames otherwise."""
CERTAIN_WORD = 0.98
"""Probability of all characters of a word from which one reading is enough, if it has no digits."""


class _DoubtfulWords(NamedTuple):
    """Words to be read again: characters `start`–`end` of a line, and the columns of its image that hold them."""

    line: int
    start: int
    end: int
    x0: int
    x1: int


class LineReading(NamedTuple):
    """A crop as first read: its width, its line image, the characters in it."""

    width: int
    image: Grey
    characters: list[Character]
    drawing: Drawing = PLAIN

    @property
    def text(self) -> str:
        """Its characters and spaces."""
        return text_of(self.characters)

    @property
    def confidence(self) -> float:
        """Mean of its characters; 0 where there are none."""
        return mean_confidence(character.probability for character in self.characters)


class LineReader:
    """A `LineEngine` (see `read_page`)."""

    def read_once(self, crops: Sequence[Grey]) -> list[LineReading]:
        """Read each crop once, lines of worn print twice."""
        first = _readings(crops, [line_image(crop) for crop in crops], [PLAIN] * len(crops))
        drawings = [drawing_for(reading.confidence) for reading in first]
        doubtful = [at for at, drawing in enumerate(drawings) if drawing is not PLAIN]
        images = [drawn(first[at].image, drawings[at]) for at in doubtful]
        again = _readings([crops[at] for at in doubtful], images, [drawings[at] for at in doubtful])
        for at, reading in zip(doubtful, again, strict=True):
            if is_better(reading.characters, first[at].characters):
                first[at] = reading
        return first

    def finish(self, readings: Sequence[LineReading]) -> list[list[ClusterBox]]:
        """The clusters of each from left to right, x in pixels of the crop; doubtful words are read again."""
        return [
            [_on_crop(box, reading.width / reading.image.shape[1]) for box in place_clusters(characters, reading.image)]
            for reading, characters in zip(readings, _read_again(readings), strict=True)
        ]


def _readings(crops: Sequence[Grey], images: Sequence[Grey], drawings: Sequence[Drawing]) -> list[LineReading]:
    """The line images of crops as the network sees them."""
    decoded = decode_lines(favour_marks(run_network(images), [drawing.favour for drawing in drawings]))
    return [
        LineReading(crop.shape[1], image, list(line.characters), drawing)
        for crop, image, line, drawing in zip(crops, images, decoded, drawings, strict=True)
    ]


def _read_again(readings: Sequence[LineReading]) -> list[list[Character]]:
    """The characters of each line, its doubtful words by the vote of up to three readings."""
    doubts = [
        words
        for line, reading in enumerate(readings)
        for words in _doubtful_words(line, reading.characters, reading.image.shape[1])
    ]
    second = _other_readings(doubts, readings, SECOND_WIDTH)
    third = _other_readings(list(second), readings, THIRD_WIDTH)
    lines = [reading.characters for reading in readings]
    for words in reversed(doubts):  # from the end of each line, so that places before stay
        first = _first_reading(words, readings)
        voted = vote(first, [second[words], third.get(words, first)]) if words in second else first
        line = lines[words.line]
        lines[words.line] = [*line[: words.start], *mend_points(voted), *line[words.end :]]
    return lines


def _first_reading(words: _DoubtfulWords, readings: Sequence[LineReading]) -> Sequence[Character]:
    return readings[words.line].characters[words.start : words.end]


def _doubtful_words(line: int, characters: Sequence[Character], width: int) -> Iterator[_DoubtfulWords]:
    """Runs of words with a digit or a character of low probability; from the middle of a space to that of the next."""
    start = word_start = 0
    word_x0 = x0 = 0
    doubtful = False
    for end in _word_ends(characters):
        word_x1 = width
        if end < len(characters):
            word_x1 = (characters[end].first + characters[end].last + 1) * FRAME_WIDTH // 2
        if _is_doubtful(characters[word_start:end]):
            if not doubtful:
                start, x0, doubtful = word_start, word_x0, True
        elif doubtful:
            yield _DoubtfulWords(line, start=start, end=word_start - 1, x0=x0, x1=word_x0)
            doubtful = False
        word_start, word_x0 = end + 1, word_x1
    if doubtful:
        yield _DoubtfulWords(line, start=start, end=len(characters), x0=x0, x1=width)


def _is_doubtful(word: Sequence[Character]) -> bool:
    return any(character.text in NUMERALS or character.probability < CERTAIN_WORD for character in word)


def _word_ends(characters: Sequence[Character]) -> list[int]:
    """Places of the spaces, and the end."""
    return [index for index, character in enumerate(characters) if character.text == WORD_SPACE] + [len(characters)]


def _other_readings(
    doubts: Sequence[_DoubtfulWords], readings: Sequence[LineReading], width: float
) -> dict[_DoubtfulWords, Sequence[Character]]:
    """The words that are read otherwise when they are drawn `width` times as wide, at frames of the first line image.

    Most are read alike, which greedy decoding shows; only the others are decoded in full.
    """
    seen = run_network([_drawn_wide(words, readings[words.line].image, width) for words in doubts])
    log_probs = favour_marks(seen, [readings[words.line].drawing.favour for words in doubts])
    texts = zip(doubts, log_probs, greedy_texts(log_probs), strict=True)
    differ = [
        (words, own) for words, own, text in texts if text.strip(WORD_SPACE) != text_of(_first_reading(words, readings))
    ]
    decoded = decode_lines([own for _, own in differ])
    others = {
        words: [_at_frames(character, width, words.x0) for character in _without_outer_spaces(line.characters)]
        for (words, _), line in zip(differ, decoded, strict=True)
    }
    return {
        words: other for words, other in others.items() if text_of(other) != text_of(_first_reading(words, readings))
    }


def _drawn_wide(words: _DoubtfulWords, image: Grey, width: float) -> Grey:
    """The columns of the words, scaled to `width` times as wide."""
    part = image[:, words.x0 : max(words.x1, words.x0 + 1)]
    return np.asarray(cv2.resize(part, (max(NARROWEST, round(part.shape[1] * width)), part.shape[0])), np.uint8)


def _at_frames(character: Character, width: float, x0: int) -> Character:
    """A character of the scaled words, at frames of the line image."""
    before = x0 // FRAME_WIDTH
    return character._replace(
        first=before + round(character.first / width), last=before + round(character.last / width)
    )


def _without_outer_spaces(characters: Sequence[Character]) -> Sequence[Character]:
    start, end = 0, len(characters)
    while start < end and characters[start].text == WORD_SPACE:
        start += 1
    while end > start and characters[end - 1].text == WORD_SPACE:
        end -= 1
    return characters[start:end]


def _on_crop(box: ClusterBox, scale: float) -> ClusterBox:
    return box._replace(x0=box.x0 * scale, x1=box.x1 * scale)
