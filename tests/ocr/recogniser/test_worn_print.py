"""Lines of worn print are drawn anew; what of their second reading stays."""

import numpy as np
import pytest

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.character import Character
from minutes_extract.ocr.recogniser.worn_print import DARK, PLAIN, SHARP, drawing_for, drawn, favour_marks, is_better


def reading(text, probability):
    return [Character(character, at, at, probability) for at, character in enumerate(text)]


@pytest.mark.parametrize(
    ("confidence", "drawing"), [(1.0, PLAIN), (0.991, PLAIN), (0.98, SHARP), (0.9, DARK), (0.5, DARK), (0.2, PLAIN)]
)
def test_only_doubtful_lines_are_drawn_anew(confidence, drawing):
    assert drawing_for(confidence) is drawing


def test_sharp_strokes_stand_off_from_the_paper_and_dark_ones_are_darker():
    stroke = np.zeros((48, 60), np.uint8)
    stroke[:, 26:34] = (60, 120, 180, 220, 220, 180, 120, 60)
    sharp = drawn(stroke, SHARP)
    assert sharp[20, 29] > stroke[20, 29]
    assert sharp[20, 26] < stroke[20, 26]
    dark = drawn(stroke, DARK)
    assert (dark[:, 26:34] > stroke[:, 26:34]).all()
    assert not dark[:, :26].any()


@pytest.mark.parametrize("drawing", [SHARP, DARK])
@pytest.mark.parametrize("level", [0, 255])
def test_an_even_image_stays_even(drawing, level):
    assert (drawn(np.full((48, 20), level, np.uint8), drawing) == level).all()


def test_marks_are_favoured_and_nothing_else():
    even = np.full((3, len(ALPHABET) + 1), -np.log(len(ALPHABET) + 1), np.float32)
    ((favoured,), (same,)) = favour_marks([even], [2.0]), favour_marks([even], [0.0])
    assert same is even
    assert np.exp(favoured).sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    mark, digit, letter = (ALPHABET.index(one) + 1 for one in "่๑ก")
    assert favoured[0, mark] - favoured[0, letter] == pytest.approx(2.0, abs=1e-5)
    assert favoured[0, digit] == favoured[0, letter] == favoured[0, 0]


@pytest.mark.parametrize(
    ("first", "second", "better"),
    [
        (("ทีประชุม", 0.95), ("ที่ประชุม", 0.96), True),
        (("ทีประชุม", 0.95), ("ที่ประชุม", 0.7), False),
        (("ครังที่ ๒", 0.95), ("ครั้งที่ ๓", 0.99), False),
    ],
)
def test_the_second_reading_stays_where_it_is_as_sure_and_has_the_same_digits(first, second, better):
    assert is_better(reading(*second), reading(*first)) is better
