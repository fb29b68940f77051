"""Specks are told from small print."""

import pytest

from minutes_extract.ocr.lines.despeckle import find_specks
from minutes_extract.ocr.lines.segments import LineSegment, PixelBox


def segment(x_height: float) -> LineSegment:
    return LineSegment(PixelBox(100, 90, 120, 100), 100.0, 0.0, x_height, 0)


LINES = [(segment(16.5), "มติที่ประชุม รับทราบ"), (segment(25.0), "รายงานการประชุม")]


@pytest.mark.parametrize(
    ("x_height", "text", "speck"),
    [
        (6.0, ",", True),
        (8.0, "ด ฐ", True),
        (8.0, "", True),
        (16.0, "๑", False),
        (12.7, "ข้อ", False),
        (8.0, "หมายเหตุท้ายหน้า", False),  # a footnote
    ],
)
def test_few_letters_far_smaller_than_the_page_are_specks(x_height: float, text: str, speck: bool) -> None:
    segments, texts = zip(*LINES, (segment(x_height), text), strict=True)
    assert find_specks(segments, texts) == ({len(LINES)} if speck else set())


def test_an_empty_page_has_none() -> None:
    assert find_specks([], []) == set()
    assert find_specks([segment(6.0)], [""]) == set()
