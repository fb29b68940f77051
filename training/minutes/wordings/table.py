"""The type of a table of wordings: rows that papers use commonly, rarely, or that only the test configuration uses."""

from collections.abc import Iterator
from typing import NamedTuple

USES = ("common", "rare", "held_out")
"""How a row is used; `held_out` rows stand in papers for testing only."""


class Wordings(NamedTuple):
    """Ways to say one thing. Slots such as {count} are filled by who picks a row."""

    name: str
    common: tuple[str, ...]
    rare: tuple[str, ...] = ()
    held_out: tuple[str, ...] = ()

    def of_use(self, use: str) -> tuple[str, ...]:
        """The rows of one use."""
        rows: tuple[str, ...] = getattr(self, use)
        return rows

    def rows(self) -> Iterator[str]:
        """Every row once, in the order of the table."""
        for use in USES:
            yield from self.of_use(use)
