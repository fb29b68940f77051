"""How often each use of a wording is drawn, by configuration."""

from typing import NamedTuple

from training.minutes.wordings.table import USES


class Shares(NamedTuple):
    """Weights of the uses, in the order of USES."""

    common: float
    rare: float
    held_out: float

    def of(self, use: str) -> float:
        """The weight of one use."""
        return self[USES.index(use)]


CONFIGURATIONS = {
    "plain": Shares(1.0, 0.0, 0.0),
    "mixed": Shares(0.65, 0.35, 0.0),
    "held_out": Shares(0.6, 0.2, 0.2),
}
"""plain: the usual forms. mixed: for training. held_out: for testing only; nothing learns from its papers."""
