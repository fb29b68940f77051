"""The law of additions over a few seeds; `make additions` asks it of a thousand."""

import pytest
from scripts.additions import ADDITIONS, difference, values, verdict_of

NAMES = list(ADDITIONS)


@pytest.mark.parametrize("name", ["stamp", "annotation"])
def test_an_addition_changes_nothing(name: str) -> None:
    assert verdict_of(len(NAMES) + NAMES.index(name)) == (name, "same", "")


def test_differences_are_named_by_their_path() -> None:
    first = values({"a": [{"text": "ก¹"}], "places": [1]})
    assert difference(first, values({"a": [{"text": "ก²"}], "places": [2]})) == ""
    assert difference(first, values({"a": [{"text": "ข"}]})) == "/a/0/text: 'ก' → 'ข'"
