"""Specks that were taken for lines: few letters, far smaller than the type of the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.ocr.lines.segments import Piece

FEW_LETTERS = 3
SMALL = 0.62
"""Of the type of the page: footnotes are as small, but longer."""


def dust(pieces: Sequence["Piece"], texts: Sequence[str]) -> set[int]:
    """Which pieces are no print."""
    lengths = [len("".join(text.split())) for text in texts]
    usual = _usual_body(pieces, lengths)
    return {
        at
        for at, (piece, length) in enumerate(zip(pieces, lengths, strict=True))
        if length <= FEW_LETTERS and piece.body < SMALL * usual
    }


def _usual_body(pieces: Sequence["Piece"], lengths: Sequence[int]) -> float:
    """The body of the letter in the middle when all letters of the page are put in order of size."""
    half = sum(lengths) / 2
    passed = 0
    for piece, length in sorted(zip(pieces, lengths, strict=True), key=lambda one: one[0].body):
        passed += length
        if length and passed >= half:
            return piece.body
    return 0.0
