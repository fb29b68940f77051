"""How likely a letter of Thai follows the letters before it: the packaged letter model, five letters deep.

It knows Thai letters and marks alone. Whatever else stands on a line (a digit, a blank, Latin, punctuation) is one and
the same gap to it: it ends a word and begins the next one.
"""

from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from minutes_extract.ocr.recogniser.alphabet import THAI, THAI_DIGITS

MODEL = "letters.npz"
ORDER = 5
"""Letters that are looked at together: four known ones and the one that follows."""
LETTERS = "".join(letter for letter in THAI if letter not in THAI_DIGITS + "ฯๆ฿")
"""What the model speaks of; `LETTERS[i - 1]` is its symbol i. ฯ, ๆ and ฿ are signs and stand at any word."""
GAP = 0
"""The symbol of everything else."""
BITS = 7
"""Of a symbol in a packed run of letters: 66 of 128."""
STEPS_A_NAT = 16
"""Natural logarithms are kept in sixteenths, as bytes: 0 to -15.9."""

_SYMBOLS = {letter: symbol for symbol, letter in enumerate(LETTERS, 1)}
_CACHED = 1 << 16
"""Runs of letters whose likelihood is remembered: a page asks for some thousands, most of them again and again."""


class Table(NamedTuple):
    """All runs of one length that the model has seen: packed and sorted, with two bytes for each."""

    runs: "array[int]"
    likely: bytes
    """How unlikely the last letter is after the others."""
    fresh: bytes
    """How unlikely it is that the run goes on in a way never seen; empty for the longest runs."""


def log_likelihood(before: str, letters: str) -> float:
    """Natural logarithm of how likely `letters` follow `before`; a gap within them is expected like a letter."""
    symbols = _history(before)
    total = 0.0
    for letter in letters:
        symbol = _SYMBOLS.get(letter, GAP)
        total += _follows(symbols, symbol)
        symbols = (*symbols, symbol)[1 - ORDER :] if symbol else (GAP,)
    return total


def _history(before: str) -> tuple[int, ...]:
    """The symbols since the last gap, with it; a line begins after a gap."""
    symbols: list[int] = []
    for letter in reversed(before[1 - ORDER :]):
        symbols.append(_SYMBOLS.get(letter, GAP))
        if symbols[-1] == GAP:
            break
    if len(symbols) < ORDER - 1 and GAP not in symbols:
        symbols.append(GAP)
    return tuple(reversed(symbols))


@lru_cache(_CACHED)
def _follows(history: tuple[int, ...], symbol: int) -> float:
    """By the longest run that was seen; each step to a shorter one costs what the longer history says of news."""
    steps = 0
    while True:
        at = _seen((*history, symbol))
        if at is not None:
            return -(steps + _tables()[len(history)].likely[at]) / STEPS_A_NAT
        if not history:
            return -255 / STEPS_A_NAT
        known = _seen(history)
        steps += _tables()[len(history) - 1].fresh[known] if known is not None else 0
        history = history[1:]


def _seen(symbols: tuple[int, ...]) -> int | None:
    """Where a run stands in its table."""
    runs = _tables()[len(symbols) - 1].runs
    run = 0
    for symbol in symbols:
        run = run << BITS | symbol
    at = bisect_left(runs, run)
    return at if at < len(runs) and runs[at] == run else None


@cache
def _tables() -> tuple[Table, ...]:
    """By the length of the runs, from 1; loaded once in a process."""
    import numpy as np

    packed = files("minutes_extract.ocr").joinpath("weights", MODEL).read_bytes()
    with np.load(BytesIO(packed)) as kept:
        return tuple(
            Table(
                array("Q", np.cumsum(kept[f"runs{length}"], dtype=np.uint64).tobytes()),
                kept[f"likely{length}"].tobytes(),
                kept[f"fresh{length}"].tobytes(),
            )
            for length in range(1, ORDER + 1)
        )
