"""Numbers that count up: which of them their neighbours confirm."""

from collections.abc import Sequence

Number = tuple[int, ...]
"""Its parts: (4, 2) of 4.2; empty where there is none."""


def in_sequence(numbers: Sequence[Number], above: Number = ()) -> list[bool]:
    """Of each whether the one before is one less or the one behind one more; a first one also where it is 1.

    `above` is the number that they stand under: 4 above 4.1.
    """
    return [
        bool(number)
        and (
            (at > 0 and numbers[at - 1] == _step(number, -1))
            or numbers[at + 1 : at + 2] == [_step(number, 1)]
            or (at == 0 and number in {(1,), (*above, 1)})
        )
        for at, number in enumerate(numbers)
    ]


def _step(number: Number, by: int) -> Number:
    return (*number[:-1], number[-1] + by)
