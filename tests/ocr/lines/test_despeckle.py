"""Specks are told from small print."""

import pytest

from minutes_extract.ocr.lines.despeckle import dust
from minutes_extract.ocr.lines.segments import Box, Piece


def piece(body: float) -> Piece:
    return Piece(Box(100, 90, 120, 100), 100.0, 0.0, body, 0)


LINES = [(piece(16.5), "มติที่ประชุม รับทราบ"), (piece(25.0), "รายงานการประชุม")]


@pytest.mark.parametrize(
    ("body", "text", "speck"),
    [
        (6.0, ",", True),
        (8.0, "ด ฐ", True),
        (8.0, "", True),
        (16.0, "๑", False),
        (12.7, "ข้อ", False),
        (8.0, "หมายเหตุท้ายหน้า", False),  # a footnote
    ],
)
def test_few_letters_far_smaller_than_the_page_are_specks(body: float, text: str, speck: bool) -> None:
    pieces, texts = zip(*LINES, (piece(body), text), strict=True)
    assert dust(pieces, texts) == ({len(LINES)} if speck else set())


def test_an_empty_page_has_none() -> None:
    assert dust([], []) == set()
    assert dust([piece(6.0)], [""]) == set()
