"""How far a run is, for whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """Counts of this run so far. `running` are the names of the documents in work."""

    total: int = 0
    done: int = 0
    failed: int = 0
    to_check: int = 0
    pages: int = 0
    running: tuple[str, ...] = ()


Report = Callable[[BatchProgress], None]
Stop = Callable[[], bool]


def report_nothing(_: BatchProgress) -> None:
    """A report that nobody reads."""


def never() -> bool:
    """Nobody asks to stop."""
    return False
