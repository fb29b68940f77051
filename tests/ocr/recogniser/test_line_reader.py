"""Which words get another look."""

import pytest

from minutes_extract.ocr.recogniser.letter import Letter
from minutes_extract.ocr.recogniser.line_reader import _doubts

WIDTH = 400


def seen(text: str, unsure: str = "") -> list[Letter]:
    return [Letter(letter, 4 * at, 4 * at + 1, 0.5 if letter in unsure else 0.99) for at, letter in enumerate(text)]


@pytest.mark.parametrize(
    ("text", "unsure", "words"),
    [
        ("จำนวน ๑๒ คน", "", ["๑๒"]),
        ("๑๒", "", ["๑๒"]),
        ("มติที่ประชุม รับทราบ", "", []),
        ("มติที่ประชุม รับทราบ", "บ", ["รับทราบ"]),
        ("๑๒ มกราคม ๒๕๖๗ เวลา", "", ["๑๒", "๒๕๖๗"]),
        ("ครั้งที่ ๑ ๒ ก", "", ["๑ ๒"]),
        (" ๑ ", "", ["๑"]),
        ("", "", []),
    ],
)
def test_words_with_digits_or_unsure_letters_are_looked_at_again(text: str, unsure: str, words: list[str]) -> None:
    letters = seen(text, unsure)
    doubts = list(_doubts(0, letters, WIDTH))
    assert ["".join(letter.text for letter in letters[doubt.start : doubt.end]).strip() for doubt in doubts] == words
    for doubt in doubts:
        inside = [letter for letter in letters[doubt.start : doubt.end] if letter.text != " "]
        assert doubt.x0 <= 2 * inside[0].first
        assert 2 * inside[-1].last < doubt.x1 <= WIDTH
