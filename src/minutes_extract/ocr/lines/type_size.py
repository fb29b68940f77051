"""Find the type size of segments whose own characters do not show it: a cell of digits takes that of the words around it.

Thai digits are lower than letters (๑ ๓ have three quarters of their height), so a number alone seems to be set in small
type; scaled up to the size of letters, ๑ looks like ด.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from minutes_extract.ocr.lines.segments import LineSegment
from minutes_extract.thai.alphabet import CONSONANT

_CONSONANT = re.compile(f"[{CONSONANT}]")
FEWEST_CONSONANTS = 3
"""Consonants from which a segment shows its size."""
WITNESSES = 6
"""Segments with consonants, next above and below, that are compared."""
FARTHEST_WITNESS = 16
"""X-heights: segments that stand farther off are not compared."""
LIKE_AROUND = 0.62, 1.3
"""Of the size around: a segment between these is set in it; another is a footnote or a heading."""
FEW_CHARACTERS, WITH_MARKS = 2, 2.1
"""Characters, and of the size around: ปี and ที่ alone, their marks run into them, seem as large as that."""
SAME_SIZE = 0.93, 1.07
"""Of the size around: the measured size is as good."""


def sizes_around(segments: Sequence[LineSegment], texts: Sequence[str]) -> dict[int, float]:
    """The segments that were measured by digits and the like, each with the x-height of those around it in pixels."""
    shows = [len(_CONSONANT.findall(text)) >= FEWEST_CONSONANTS for text in texts]
    witnesses = sorted(
        (segment.baseline, segment.x_height) for segment, shown in zip(segments, shows, strict=True) if shown
    )
    found: dict[int, float] = {}
    for number, (segment, shown) in enumerate(zip(segments, shows, strict=True)):
        if not shown:
            x_height = _around(segment, witnesses)
            share = segment.x_height / x_height if x_height else 1.0
            most = WITH_MARKS if len(texts[number].strip()) <= FEW_CHARACTERS else LIKE_AROUND[1]
            if x_height and LIKE_AROUND[0] <= share <= most and not SAME_SIZE[0] <= share <= SAME_SIZE[1]:
                found[number] = x_height
    return found


def _around(segment: LineSegment, witnesses: Sequence[tuple[float, float]]) -> float | None:
    """The median x-height of the nearest witnesses (baseline, x-height), or None."""
    place = bisect_left(witnesses, (segment.baseline, 0.0))
    near = sorted(
        witnesses[max(0, place - WITNESSES) : place + WITNESSES],
        key=lambda witness: abs(witness[0] - segment.baseline),
    )
    x_heights = [
        x_height
        for baseline, x_height in near[:WITNESSES]
        if abs(baseline - segment.baseline) <= FARTHEST_WITNESS * x_height
    ]
    return median(x_heights) if x_heights else None
