"""A comma before the last two digits of a number is the point of satang, where the network was not sure of it.

Commas part groups of three digits; on a worn page a point grows a tail. Digits are never touched.
"""

from collections.abc import Sequence

import regex

from minutes_extract.ocr.recogniser.letter import Letter, text_of

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
SURE = 0.95
"""Probability from which a comma stays: pages are listed so too (๕,๑๒)."""


def mend_points(letters: Sequence[Letter]) -> list[Letter]:
    """The letters with such commas as points; as unsure as the comma was sure, so that a finding asks for a look."""
    mended = list(letters)
    for found in LAST_COMMA.finditer(text_of(letters)):
        comma = mended[found.start("comma")]
        if comma.probability < SURE:
            mended[found.start("comma")] = comma._replace(text=".", probability=1 - comma.probability)
    return mended
