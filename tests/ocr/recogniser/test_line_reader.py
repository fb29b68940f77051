"""Which words are read again."""

import pytest

from minutes_extract.ocr.recogniser.character import Character
from minutes_extract.ocr.recogniser.line_reader import _doubtful_words

WIDTH = 400


def seen(text: str, unsure: str = "") -> list[Character]:
    return [
        Character(character, 4 * at, 4 * at + 1, 0.5 if character in unsure else 0.99)
        for at, character in enumerate(text)
    ]


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
def test_words_with_digits_or_unsure_letters_are_read_again(text: str, unsure: str, words: list[str]) -> None:
    characters = seen(text, unsure)
    doubts = list(_doubtful_words(0, characters, WIDTH))
    assert [
        "".join(character.text for character in characters[doubt.start : doubt.end]).strip() for doubt in doubts
    ] == words
    for doubt in doubts:
        inside = [character for character in characters[doubt.start : doubt.end] if character.text != " "]
        assert doubt.x0 <= 2 * inside[0].first
        assert 2 * inside[-1].last < doubt.x1 <= WIDTH
