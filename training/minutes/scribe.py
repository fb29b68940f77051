"""The one source of chance of a paper: draws rows of tables by the shares of a configuration, sets digits, notes what it used."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from training.minutes.configurations import CONFIGURATIONS, Shares
from training.minutes.wordings.table import USES, Wordings

T = TypeVar("T")
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(slots=True)
class Scribe:
    """Draws for one paper."""

    draw: random.Random
    shares: Shares
    thai_digits: bool = True
    used: set[tuple[str, str]] = field(default_factory=set)
    """Names of tables and the rows drawn from them."""

    @classmethod
    def of(cls, seed: int, configuration: str) -> "Scribe":
        """The scribe of a seed: the same for the same seed and configuration."""
        return cls(random.Random(f"{configuration} {seed}"), CONFIGURATIONS[configuration])

    def chance(self, probability: float) -> bool:
        """True as often as the probability says."""
        return self.draw.random() < probability

    def between(self, bounds: tuple[int, int]) -> int:
        """A whole number from the first to the second bound."""
        return self.draw.randint(*bounds)

    def choose(self, things: Sequence[T]) -> T:
        """One of them."""
        return self.draw.choice(things)

    def row(self, table: Wordings) -> str:
        """A row of a table: its use by the shares, then any of that use."""
        uses = [use for use in USES if table.of_use(use) and self.shares.of(use)]
        use = self.draw.choices(uses or USES[:1], [self.shares.of(use) for use in uses] or [1.0])[0]
        row = self.draw.choice(table.of_use(use))
        self.used.add((table.name, row))
        return row

    def turn_digits(self) -> None:
        """From here on the other script."""
        self.thai_digits = not self.thai_digits

    def digits(self, text: str) -> str:
        """The text with all its digits in the script of the paper."""
        return text.translate(TO_THAI if self.thai_digits else TO_ASCII)
