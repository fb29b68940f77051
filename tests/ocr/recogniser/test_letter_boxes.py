"""Letters at steps of a line image → clusters with boxes."""

import numpy as np
import pytest

from minutes_extract.ocr.recogniser.alphabet import LINE_HEIGHT, STEP
from minutes_extract.ocr.recogniser.letter import Letter
from minutes_extract.ocr.recogniser.letter_boxes import place_clusters


def line_of(*inked: tuple[int, int], width: int = 120) -> np.ndarray:
    """A line image with ink in some ranges of columns."""
    image = np.zeros((LINE_HEIGHT, width), np.uint8)
    for left, right in inked:
        image[20:34, left:right] = 255
    return image


def seen(text: str, *columns: int) -> list[Letter]:
    return [Letter(letter, at // STEP, at // STEP, 0.9) for letter, at in zip(text, columns, strict=True)]


def test_letters_are_drawn_in_to_their_ink() -> None:
    spans = place_clusters(seen("กข", 15, 45), line_of((10, 22), (40, 55)))
    assert [(span.text, span.x0, span.x1) for span in spans] == [("ก", 10, 22), ("ข", 40, 55)]


def test_marks_belong_to_the_letter_before() -> None:
    spans = place_clusters(seen("ที่น้ำ", 14, 16, 18, 44, 46, 52), line_of((10, 22), (40, 60)))
    assert [span.text for span in spans] == ["ที่", "น้ำ"]


def test_letters_that_touch_are_parted_where_the_ink_is_least() -> None:
    image = line_of((10, 50))
    image[20:33, 31] = 0
    spans = place_clusters(seen("กข", 20, 42), image)
    assert [(span.x0, span.x1) for span in spans] == [(10, 31), (31, 50)]


def test_a_blank_reaches_from_letter_to_letter() -> None:
    letter, blank, other = place_clusters(seen("ก ข", 15, 30, 45), line_of((10, 22), (40, 55)))
    assert (letter.text, blank.text, other.text) == ("ก", " ", "ข")
    assert (blank.x0, blank.x1) == (22, 40)


@pytest.mark.parametrize("text", ["", " ", "  "])
def test_a_line_without_letters_has_no_clusters(text: str) -> None:
    assert place_clusters([Letter(letter, 3, 3, 0.9) for letter in text], line_of()) == []


def test_blanks_at_the_ends_and_repeated_ones_are_left_out() -> None:
    spans = place_clusters(seen(" ก  ข ", 2, 15, 28, 32, 45, 80), line_of((10, 22), (40, 55)))
    assert "".join(span.text for span in spans) == "ก ข"


def test_a_cluster_is_as_sure_as_its_least_sure_letter() -> None:
    letters = [Letter("ก", 7, 7, 0.99), Letter("่", 8, 8, 0.4)]
    assert place_clusters(letters, line_of((10, 22)))[0].confidence == 0.4


def test_letters_without_ink_under_them_keep_a_width() -> None:
    spans = place_clusters(seen("กข", 15, 45), line_of())
    assert all(span.x1 > span.x0 for span in spans)
