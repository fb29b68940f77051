"""Figures and amounts in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases
from tests.thai.number_words import number_to_words
from tests.work import LINEAR, growth

from minutes_extract.thai.numerals import (
    MAX_DIGITS,
    find_numbers,
    parse_number,
    to_ascii_digits,
    words_to_number,
)

TROUBLEMAKERS = "กนมวทศรอยละพันหมื่นสิบเอ็ดล้านบาทถ้วนจุดลบสตางค์๐๑๒๓๕๙0123459२.,:/()-–−% \n"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def read(reading: str, text: str) -> str:
    match reading:
        case "number":
            value = parse_number(text)
        case "words":
            words = words_to_number(text)
            return "none" if words is None else str(words)
        case _:
            return ", ".join(repr(match.value) for match in find_numbers(text)) or "none"
    return "none" if value is None else repr(value)


@pytest.mark.parametrize("case", cases.lines("numerals"))
def test_case(case: cases.Case) -> None:
    assert read(case.settings["read"], case.input) == case.expected


def test_empty_text_is_no_number() -> None:
    assert parse_number("") is parse_number("  ") is None
    assert words_to_number("") is None


def test_integers_stay_integers() -> None:
    assert isinstance(parse_number("๑,๐๐๐"), int)
    assert isinstance(parse_number("๑,๐๐๐.๐๐"), float)


def test_longest_number() -> None:
    assert parse_number("1" * MAX_DIGITS) == int("1" * MAX_DIGITS)
    assert parse_number("1" * (MAX_DIGITS + 1)) is None


@pytest.mark.parametrize("unit", ["9", "1,", "1.", "1-", "๑/", " -1", "(1", "หนึ่งล้าน"])
def test_long_noise_takes_linear_time(unit: str) -> None:
    def read(text: str) -> None:
        find_numbers(text)
        assert parse_number(text) is None
        assert words_to_number(text) is None

    assert growth(read, lambda size: unit * size, 100_000) < LINEAR


@given(st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1))
def test_figures_round_trip(value: int) -> None:
    for printed in (f"{value:,}", str(value), f"{value:,}".translate(THAI_DIGITS)):
        assert parse_number(printed) == value


@given(st.decimals(-(10**20), 10**20, places=2))
def test_money_in_words_round_trips(value: Decimal) -> None:
    assert words_to_number(number_to_words(value)) == value


@given(st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1), st.booleans())
def test_whole_numbers_in_words_round_trip(value: int, currency: bool) -> None:
    assert words_to_number(number_to_words(value, currency)) == value


@given(st.decimals(-(10**9), 10**9, places=5))
def test_decimals_in_words_round_trip(value: Decimal) -> None:
    assert words_to_number(number_to_words(value, currency=False)) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (1, "หนึ่งบาทถ้วน"),
        (11, "สิบเอ็ดบาทถ้วน"),
        (101, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (1_000_001, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (Decimal("0.50"), "ห้าสิบสตางค์"),
        (Decimal("20.21"), "ยี่สิบบาทยี่สิบเอ็ดสตางค์"),
        (Decimal("1E3"), "หนึ่งพันบาทถ้วน"),
    ],
)
def test_official_wording(value: int | Decimal, words: str) -> None:
    assert number_to_words(value) == words
    assert words_to_number(words) == value


@given(st.text(TROUBLEMAKERS, max_size=60))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    parse_number(text), words_to_number(text)
    end = 0
    for match in find_numbers(text):
        assert end <= match.start < match.end <= len(text)
        assert match.raw == text[match.start : match.end]
        assert parse_number(match.raw) == match.value
        end = match.end


@given(st.text())
def test_digits_keep_their_place(text: str) -> None:
    assert len(to_ascii_digits(text)) == len(text)
