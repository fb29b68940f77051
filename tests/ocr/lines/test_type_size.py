"""Numbers take the type size of the words around them."""

import pytest

from minutes_extract.ocr.lines.segments import LineSegment, PixelBox
from minutes_extract.ocr.lines.type_size import sizes_around


def segment(baseline: float, x_height: float) -> LineSegment:
    return LineSegment(PixelBox(100, int(baseline - x_height), 200, int(baseline)), baseline, 0.0, x_height, 0)


WORDS = [(segment(100 + 40 * at, 16.5), "กองคลัง") for at in range(4)]


def sizes(*extra: tuple[LineSegment, str]) -> dict[int, float]:
    segments, texts = zip(*WORDS, *extra, strict=True)
    return sizes_around(segments, texts)


@pytest.mark.parametrize(
    ("text", "x_height"), [("๑", 12.7), ("๑๐,๐๙๔", 12.8), ("ด", 12.5), ("๗๗", 19.0), ("จ", 31.0), ("", 34.0)]
)
def test_numbers_measured_by_their_digits_take_the_size_around(text: str, x_height: float) -> None:
    assert sizes((segment(180, x_height), text)) == {len(WORDS): 16.5}


@pytest.mark.parametrize(
    ("text", "x_height"),
    [
        ("๑๐", 16.0),  # as good as measured
        ("๒", 8.0),  # a footnote mark
        ("๒๕๖๗", 28.0),  # a large year of the title
        ("คณะกรรมการ", 12.7),  # words of small type know their size
    ],
)
def test_others_keep_theirs(text: str, x_height: float) -> None:
    assert sizes((segment(180, x_height), text)) == {}


def test_words_far_away_are_not_compared() -> None:
    assert sizes((segment(1_500, 12.7), "๑")) == {}


def test_a_page_of_numbers_keeps_its_sizes() -> None:
    segments = [segment(100 + 40 * at, 12.7 + at) for at in range(4)]
    assert sizes_around(segments, ["๑๒๓"] * 4) == {}
