"""Three readings of one line → one reading."""

import pytest

from minutes_extract.ocr.recogniser.character import Character
from minutes_extract.ocr.recogniser.decimal_points import mend_points
from minutes_extract.ocr.recogniser.vote import OUTVOTED, vote


def seen(text: str, probability: float = 0.99) -> list[Character]:
    return [Character(letter, 4 * at, 4 * at, probability) for at, letter in enumerate(text)]


def text_of(letters: list[Character]) -> str:
    return "".join(letter.text for letter in letters)


@pytest.mark.parametrize(
    ("first", "second", "third", "voted"),
    [
        ("๓,๐๐๔๙", "๓,๐๔๙", "๓,๐๔๙", "๓,๐๔๙"),  # one too many
        (",๕๔๘", "๓,๕๔๘", "๓,๕๔๘", "๓,๕๔๘"),  # the first lost
        ("๑๖๕", "๑๖๕๙", "๑๖๕๙", "๑๖๕๙"),  # the last lost
        ("๑๓๖๔", "๑๓๘๔", "๑๓๘๔", "๑๓๘๔"),  # another digit
        ("๒๙", "๒๙", "๒๙๙", "๒๙"),  # two of three
        ("๒๙", "๒๙๙", "๒๘", "๒๙"),  # no two agree: the first stands
        ("มติที่ประชุม", "มติทีประชุม", "มติที่ประชุม", "มติที่ประชุม"),
        ("", "๑", "๑", "๑"),
        ("๑", "", "", ""),
    ],
)
def test_what_two_of_three_say_stands(first: str, second: str, third: str, voted: str) -> None:
    assert text_of(vote(seen(first), [seen(second), seen(third)])) == voted


def test_readings_that_agree_change_nothing() -> None:
    letters = seen("จำนวน ๑๒ คน")
    assert vote(letters, [letters, letters]) == letters


@pytest.mark.parametrize(("other", "doubted"), [("๒๘", "๙"), ("๒๙๙", "๙"), ("๒", "๙")])
def test_a_digit_on_which_one_reading_differs_is_not_sure(other: str, doubted: str) -> None:
    voted = vote(seen("๒๙"), [seen("๒๙"), seen(other)])
    assert [letter.text for letter in voted if letter.probability <= OUTVOTED] == [doubted]


def test_a_digit_that_the_others_put_in_is_not_sure() -> None:
    voted = vote(seen("๒"), [seen("๒๙"), seen("๒๙")])
    assert [letter.probability <= OUTVOTED for letter in voted] == [False, True]
    assert voted[1].first >= voted[0].last


def test_a_letter_that_the_others_put_in_stands_where_they_saw_it() -> None:
    first = [Character(letter, 200 + 4 * at, 200 + 4 * at, 0.9) for at, letter in enumerate("วศ.")]
    others = [Character("(", 197, 197, 0.9), *first]
    assert [letter.first for letter in vote(first, [others, others])] == [197, 200, 204, 208]


def test_spaces_are_left_to_the_first_reading() -> None:
    assert text_of(vote(seen("ก ข"), [seen("กข"), seen("กข")])) == "ก ข"


@pytest.mark.parametrize(
    ("printed", "probability", "mended"),
    [
        ("๓๕,๖๖", 0.7, "๓๕.๖๖"),
        ("๑๕,๙๘๙,๔๕๗,๖๔ บาท", 0.6, "๑๕,๙๘๙,๔๕๗.๖๔ บาท"),
        ("1,250,75", 0.5, "1,250.75"),
        ("๕,๑๒", 0.99, "๕,๑๒"),  # the network is sure: a list of pages
        ("๑,๒๕๐", 0.5, "๑,๒๕๐"),
        ("๑,๒,๑๒,๔", 0.5, "๑,๒,๑๒,๔"),
        ("๒๕๖๗,๑๒", 0.5, "๒๕๖๗,๑๒"),
    ],
)
def test_a_doubtful_comma_before_two_last_digits_is_a_point(printed: str, probability: float, mended: str) -> None:
    assert text_of(mend_points(seen(printed, probability))) == mended
