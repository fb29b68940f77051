"""One part of a paper: what is printed and what it says."""

from typing import NamedTuple

from training.minutes.document import Piece
from training.minutes.truth import Truth


class Section(NamedTuple):
    """Pieces in the order of the paper, and the truth that they carry."""

    pieces: list[Piece]
    truth: list[Truth]
