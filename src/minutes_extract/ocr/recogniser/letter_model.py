"""The packaged letter model: an n-gram model of Thai letters and marks, five deep, with backoff.

It knows Thai letters and marks alone. Every other character (a digit, a space, Latin, punctuation) is one and the same
symbol to it: it ends a word and begins the next one.
"""

from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.recogniser.alphabet import THAI_CHARACTERS, THAI_NUMERALS

MODEL_FILE = "letters.npz"
ORDER = 5
"""Letters of an n-gram: four known ones and the one that follows."""
MODEL_LETTERS = "".join(letter for letter in THAI_CHARACTERS if letter not in THAI_NUMERALS + "ฯๆ฿")
"""The letters of the model; `MODEL_LETTERS[i - 1]` is its symbol i. ฯ, ๆ and ฿ are signs and stand after any word."""
OTHER_SYMBOL = 0
"""The symbol of every other character."""
BITS_A_SYMBOL = 7
"""Of a symbol in a packed n-gram: 66 of 128."""
STEPS_A_NAT = 16
"""Natural logarithms are kept in sixteenths, as bytes: 0 to -15.9."""

_SYMBOLS = {letter: symbol for symbol, letter in enumerate(MODEL_LETTERS, 1)}
_CACHED_NGRAMS = 1 << 16
"""N-grams whose likelihood is cached: a page asks for some thousands, most of them again and again."""


class Ngrams(NamedTuple):
    """All n-grams of one length in the model: packed and sorted, with two bytes for each."""

    packed: "array[int]"
    costs: bytes
    """Negative log likelihood of the last letter after the others."""
    backoff_costs: bytes
    """Negative log likelihood that an n-gram goes on with a letter not in the model; empty for the longest."""


def log_likelihood(before: str, text: str) -> float:
    """Natural logarithm of how likely `text` follows `before`; other characters within it count like a letter."""
    history = _history(before)
    total = 0.0
    for character in text:
        symbol = _SYMBOLS.get(character, OTHER_SYMBOL)
        total += _log_probability(history, symbol)
        history = (*history, symbol)[1 - ORDER :] if symbol else (OTHER_SYMBOL,)
    return total


def _history(before: str) -> tuple[int, ...]:
    """The symbols since the last OTHER_SYMBOL, with it; a line begins after one."""
    symbols: list[int] = []
    for character in reversed(before[1 - ORDER :]):
        symbols.append(_SYMBOLS.get(character, OTHER_SYMBOL))
        if symbols[-1] == OTHER_SYMBOL:
            break
    if len(symbols) < ORDER - 1 and OTHER_SYMBOL not in symbols:
        symbols.append(OTHER_SYMBOL)
    return tuple(reversed(symbols))


@lru_cache(_CACHED_NGRAMS)
def _log_probability(history: tuple[int, ...], symbol: int) -> float:
    """By the longest n-gram in the model; each backoff to a shorter history adds that history's backoff cost."""
    cost = 0
    while True:
        found = _find((*history, symbol))
        if found is not None:
            return -(cost + _ngrams()[len(history)].costs[found]) / STEPS_A_NAT
        if not history:
            return -255 / STEPS_A_NAT
        known = _find(history)
        cost += _ngrams()[len(history) - 1].backoff_costs[known] if known is not None else 0
        history = history[1:]


def _find(symbols: tuple[int, ...]) -> int | None:
    """The index of an n-gram among those of its length."""
    packed = _ngrams()[len(symbols) - 1].packed
    ngram = 0
    for symbol in symbols:
        ngram = ngram << BITS_A_SYMBOL | symbol
    index = bisect_left(packed, ngram)
    return index if index < len(packed) and packed[index] == ngram else None


@cache
def _ngrams() -> tuple[Ngrams, ...]:
    """By their length, from 1; loaded once in a process."""
    file = files("minutes_extract.ocr").joinpath("weights", MODEL_FILE).read_bytes()
    with np.load(BytesIO(file)) as kept:
        return tuple(
            Ngrams(
                packed=array("Q", np.cumsum(kept[f"runs{length}"], dtype=np.uint64).tobytes()),
                costs=kept[f"likely{length}"].tobytes(),
                backoff_costs=kept[f"fresh{length}"].tobytes(),
            )
            for length in range(1, ORDER + 1)
        )
