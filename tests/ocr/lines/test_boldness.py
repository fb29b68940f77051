"""Which segments are bold, by the width of their strokes."""

import numpy as np
import pytest

from minutes_extract.ocr.lines.boldness import bold_segments

X_HEIGHT = 16.0


def crop_of(stroke: int, strokes: int = 12) -> np.ndarray:
    """Upright strokes of a width in pixels, 30 rows high."""
    crop = np.full((40, 12 * strokes + 4), 255, np.uint8)
    for at in range(strokes):
        crop[5:35, 4 + 12 * at : 4 + 12 * at + stroke] = 0
    return crop


def test_wider_strokes_than_those_of_the_page_are_bold() -> None:
    crops = [crop_of(5), crop_of(3), crop_of(3), crop_of(3)]
    assert bold_segments(crops, [X_HEIGHT] * 4) == [True, False, False, False]


@pytest.mark.parametrize("stroke", [2, 3, 5])
def test_where_all_is_alike_nothing_is_bold(stroke: int) -> None:
    assert bold_segments([crop_of(stroke)] * 3, [X_HEIGHT] * 3) == [False] * 3


def test_larger_type_is_not_bold_for_its_size() -> None:
    assert bold_segments([crop_of(3), crop_of(3), crop_of(6)], [X_HEIGHT, X_HEIGHT, 2 * X_HEIGHT]) == [False] * 3


def test_a_number_or_two_does_not_show_its_weight() -> None:
    crops = [crop_of(3), crop_of(3), crop_of(6, strokes=1)]
    assert bold_segments(crops, [X_HEIGHT] * 3) == [False] * 3


def test_no_segments_and_empty_ones() -> None:
    assert bold_segments([], []) == []
    assert bold_segments([np.full((40, 20), 255, np.uint8)], [X_HEIGHT]) == [False]
