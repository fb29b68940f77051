"""A character as it was recognised on a line."""

from collections.abc import Iterable
from typing import NamedTuple


class Character(NamedTuple):
    """A character of a line, on frames `first`–`last`, and the probability that it is the right one there."""

    text: str
    first: int
    last: int
    probability: float


def mean_confidence(probabilities: Iterable[float]) -> float:
    """Their mean; 0 where there are none."""
    found = list(probabilities)
    return sum(found) / max(1, len(found))


def text_of(characters: Iterable[Character]) -> str:
    """The text that the characters make."""
    return "".join(character.text for character in characters)
