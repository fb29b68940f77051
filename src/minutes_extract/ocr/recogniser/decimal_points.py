"""Read a comma before the last two digits of a number as the decimal point of satang, where it has a low probability.

Commas divide groups of three digits; on a worn page a point grows a tail. Digits are never changed.
"""

from collections.abc import Sequence

import regex

from minutes_extract.ocr.recogniser.character import Character, text_of

# ๓๕,๖๖ · ๑๕,๙๘๙,๔๕๗,๖๔
LAST_COMMA = regex.compile(
    r"""
    (?<![\d,.])
    \d{1,3} (?: , \d{3} ){0,5}
    (?P<comma> , ) \d{2}
    (?![\d,.])
    """,
    regex.X,
)
CERTAIN_COMMA = 0.95
"""Probability from which a comma stays: page numbers are listed so too (๕,๑๒)."""


def mend_points(characters: Sequence[Character]) -> list[Character]:
    """The characters with such commas as points. The point has the probability that the comma lacked, so that a finding
    asks for a check."""
    mended = list(characters)
    for found in LAST_COMMA.finditer(text_of(characters)):
        comma = mended[found.start("comma")]
        if comma.probability < CERTAIN_COMMA:
            mended[found.start("comma")] = comma._replace(text=".", probability=1 - comma.probability)
    return mended
