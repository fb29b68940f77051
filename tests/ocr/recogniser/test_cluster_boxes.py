"""Characters at frames of a line image → clusters with boxes."""

import numpy as np
import pytest

from minutes_extract.ocr.recogniser.alphabet import FRAME_WIDTH, LINE_HEIGHT
from minutes_extract.ocr.recogniser.character import Character
from minutes_extract.ocr.recogniser.cluster_boxes import place_clusters


def line_of(*inked: tuple[int, int], width: int = 120) -> np.ndarray:
    """A line image with ink in some ranges of columns."""
    image = np.zeros((LINE_HEIGHT, width), np.uint8)
    for left, right in inked:
        image[20:34, left:right] = 255
    return image


def seen(text: str, *columns: int) -> list[Character]:
    return [
        Character(character, column // FRAME_WIDTH, column // FRAME_WIDTH, 0.9)
        for character, column in zip(text, columns, strict=True)
    ]


def test_letters_are_drawn_in_to_their_ink() -> None:
    boxes = place_clusters(seen("กข", 15, 45), line_of((10, 22), (40, 55)))
    assert [(box.text, box.x0, box.x1) for box in boxes] == [("ก", 10, 22), ("ข", 40, 55)]


def test_marks_belong_to_the_letter_before() -> None:
    boxes = place_clusters(seen("ที่น้ำ", 14, 16, 18, 44, 46, 52), line_of((10, 22), (40, 60)))
    assert [box.text for box in boxes] == ["ที่", "น้ำ"]


def test_letters_that_touch_are_divided_where_the_ink_is_least() -> None:
    image = line_of((10, 50))
    image[20:33, 31] = 0
    boxes = place_clusters(seen("กข", 20, 42), image)
    assert [(box.x0, box.x1) for box in boxes] == [(10, 31), (31, 50)]


def test_a_space_reaches_from_letter_to_letter() -> None:
    letter, space, other = place_clusters(seen("ก ข", 15, 30, 45), line_of((10, 22), (40, 55)))
    assert (letter.text, space.text, other.text) == ("ก", " ", "ข")
    assert (space.x0, space.x1) == (22, 40)


@pytest.mark.parametrize("text", ["", " ", "  "])
def test_a_line_without_letters_has_no_clusters(text: str) -> None:
    assert place_clusters([Character(letter, 3, 3, 0.9) for letter in text], line_of()) == []


def test_spaces_at_the_ends_and_repeated_ones_are_left_out() -> None:
    boxes = place_clusters(seen(" ก  ข ", 2, 15, 28, 32, 45, 80), line_of((10, 22), (40, 55)))
    assert "".join(box.text for box in boxes) == "ก ข"


def test_a_cluster_has_the_confidence_of_its_least_certain_character() -> None:
    letters = [Character("ก", 7, 7, 0.99), Character("่", 8, 8, 0.4)]
    assert place_clusters(letters, line_of((10, 22)))[0].confidence == 0.4


def test_letters_without_ink_under_them_keep_a_width() -> None:
    boxes = place_clusters(seen("กข", 15, 45), line_of())
    assert all(box.x1 > box.x0 for box in boxes)
