"""Pieces whose type size their own letters do not tell: a cell of digits takes that of the words around it.

Thai digits are lower than letters (๑ ๓ have three quarters of their height), so a number alone seems to be set in small
type; drawn up to the size of letters, ๑ looks like ด.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from minutes_extract.thai.alphabet import CONSONANT

if TYPE_CHECKING:
    from minutes_extract.ocr.lines.segments import Piece

_CONSONANT = re.compile(f"[{CONSONANT}]")
TELLING = 3
"""Consonants that tell the size of a piece."""
WITNESSES = 6
"""Pieces with consonants, next above and below, that are asked."""
FARTHEST = 16
"""Bodies: those that stand farther off are not asked."""
LIKE = 0.62, 1.3
"""Of the size around: a piece between these is set in it; another is a footnote or a heading."""
FEW, WITH_MARKS = 2, 2.1
"""Letters, and of the size around: ปี and ที่ alone, their marks run into them, seem as large as that."""
SAME = 0.93, 1.07
"""Of the size around: as good as measured."""


def sizes_around(pieces: Sequence["Piece"], texts: Sequence[str]) -> dict[int, float]:
    """The pieces that were measured by digits and the like, and the body (in pixels) that those around them have."""
    tells = [len(_CONSONANT.findall(text)) >= TELLING for text in texts]
    witnesses = sorted((piece.baseline, piece.body) for piece, told in zip(pieces, tells, strict=True) if told)
    found: dict[int, float] = {}
    for at, (piece, told) in enumerate(zip(pieces, tells, strict=True)):
        if not told:
            body = _around(piece, witnesses)
            share = piece.body / body if body else 1.0
            most = WITH_MARKS if len(texts[at].strip()) <= FEW else LIKE[1]
            if body and LIKE[0] <= share <= most and not SAME[0] <= share <= SAME[1]:
                found[at] = body
    return found


def _around(piece: "Piece", witnesses: Sequence[tuple[float, float]]) -> float | None:
    at = bisect_left(witnesses, (piece.baseline, 0.0))
    near = sorted(witnesses[max(0, at - WITNESSES) : at + WITNESSES], key=lambda one: abs(one[0] - piece.baseline))
    bodies = [body for baseline, body in near[:WITNESSES] if abs(baseline - piece.baseline) <= FARTHEST * body]
    return median(bodies) if bodies else None
