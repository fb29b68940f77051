"""Despeckle: find the segments that are specks, not print, as they hold few characters far smaller than the page's type."""

from collections.abc import Sequence

from minutes_extract.ocr.lines.segments import LineSegment

MOST_IN_SPECK = 3
"""Characters that are read in a speck."""
SPECK_SIZE = 0.62
"""Of the page's x-height, the largest of a speck: footnotes are as small, but longer."""


def find_specks(segments: Sequence[LineSegment], texts: Sequence[str]) -> set[int]:
    """The numbers of the segments that are specks, by the texts that were read in them."""
    lengths = [len("".join(text.split())) for text in texts]
    usual = _usual_x_height(segments, lengths)
    return {
        number
        for number, (segment, length) in enumerate(zip(segments, lengths, strict=True))
        if length <= MOST_IN_SPECK and segment.x_height < SPECK_SIZE * usual
    }


def _usual_x_height(segments: Sequence[LineSegment], lengths: Sequence[int]) -> float:
    """The median x-height of all characters of the page."""
    half = sum(lengths) / 2
    passed = 0
    for segment, length in sorted(zip(segments, lengths, strict=True), key=lambda pair: pair[0].x_height):
        passed += length
        if length and passed >= half:
            return segment.x_height
    return 0.0
