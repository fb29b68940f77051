"""How work grows with its input, in processor time, which other programs do not use up.

The promise "linear" is held by a ratio, never by seconds.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Input = TypeVar("Input")
FACTOR = 8
"""The large input is so many times the small one: linear work grows by 8, quadratic work by 64."""
LINEAR = 2.5 * FACTOR
"""Linear work stays below. It is the middle between 8 and 64: a busy machine, whose caches are emptied, at most doubles a time."""
LEAST_SECONDS = 0.02
"""The small input is worked on again for so long: the shortest of its times is without disturbance."""
TRIES = 5
"""For the large input: what is quadratic is so each time, a disturbance is not."""


def growth(work: Callable[[Input], object], make: Callable[[int], Input], size: int) -> float:
    """How many times the processor time grows from an input of `size // FACTOR` to one of `size`."""
    return cost_ratio(work, make(size // FACTOR), make(size))


def cost_ratio(work: Callable[[Input], object], small: Input, large: Input) -> float:
    """How many times the processor time for the small input goes into that for the large one, at best."""
    with _no_collections():
        shortest = _shortest_seconds(work, small)
        ratio = _seconds(work, large) / shortest
        for _ in range(1, TRIES):
            if ratio < LINEAR:
                break
            ratio = min(ratio, _seconds(work, large) / shortest)
    return ratio


@contextmanager
def _no_collections() -> Iterator[None]:
    """The garbage collector looks at all that other tests have left."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _shortest_seconds(work: Callable[[Input], object], given: Input) -> float:
    times = [_seconds(work, given), _seconds(work, given)]
    while sum(times) < LEAST_SECONDS:
        times.append(_seconds(work, given))
    return min(times)


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    begun = time.process_time()
    work(given)
    return time.process_time() - begun
