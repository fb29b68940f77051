"""A letter as it was seen on a line."""

from collections.abc import Iterable
from typing import NamedTuple


class Letter(NamedTuple):
    """A letter or blank of a line, on steps `first`–`last`, and how likely it is the right one there."""

    text: str
    first: int
    last: int
    probability: float


def sureness(probabilities: Iterable[float]) -> float:
    """Their mean; 0 where there are none."""
    found = list(probabilities)
    return sum(found) / max(1, len(found))


def text_of(letters: Iterable[Letter]) -> str:
    """Letters in a row."""
    return "".join(letter.text for letter in letters)
