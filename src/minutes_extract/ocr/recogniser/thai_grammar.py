"""The grammar of a Thai cluster: which letter or mark can stand after which, as far as two neighbours tell."""

from functools import lru_cache
from typing import NamedTuple

import regex

from minutes_extract.thai.alphabet import CONSONANT, KILLER, LEADING, LOWER, NIKHAHIT, TONE, UPPER, VOWEL_MARK, YAMAKKAN

BROKEN = 7.0
"""Nats that a pair costs which no Thai printer writes: what breaks a cluster must look a thousand times likelier."""
ODD = 1.5
"""Nats that a pair costs which is seldom right: a vowel that leads no consonant."""
GAP = r"\ "
"""Titles are set with blanks between the letters, and then a vowel of its own width has one before it."""
_CACHED = 1 << 15
"""Pairs; of the letters we know there are 26,000."""


class Rule(NamedTuple):
    """What the letters `after` may stand on, as insides of brackets."""

    name: str
    before: str
    after: str


RULES = (
    # กิ กุ ก็
    Rule("vowel on a consonant", CONSONANT, VOWEL_MARK + NIKHAHIT),
    # ก่ กิ่ กุ่ กํ่
    Rule("tone over a consonant or its vowel", CONSONANT + UPPER + LOWER + NIKHAHIT, TONE),
    # ศุกร์ สิทธิ์ พันธุ์
    Rule("killed letter", CONSONANT + "\N{THAI CHARACTER SARA I}\N{THAI CHARACTER SARA U}", KILLER),
    Rule("yamakkan on a consonant", CONSONANT, YAMAKKAN),
    # น้ำ; ก า ร
    Rule("long vowel after a consonant or its tone", CONSONANT + TONE + GAP, "าำ"),
    # กะ ก้ะ เกาะ; ป ร ะ ธ า น
    Rule("short vowel after a consonant, its tone or า", CONSONANT + TONE + "า" + GAP, "ะ"),
    # ฤๅ
    Rule("lakkhangyao after a vowel letter", "ฤฦ", "ๅ"),
)
_DEPENDENT = regex.compile("[" + "".join(rule.after for rule in RULES) + "]")
_SOUND = regex.compile("|".join(f"[{rule.before}][{rule.after}]" for rule in RULES))
_LED = regex.compile(f"[{LEADING}][{CONSONANT}]|[^{LEADING}].", regex.S)


@lru_cache(_CACHED)
def strain(before: str, letter: str) -> float:
    """Nats that `letter` costs after the one letter `before`, which is empty at the start of a line; 0 for sound Thai."""
    if _DEPENDENT.match(letter) and not _SOUND.fullmatch(before + letter):
        return BROKEN
    if before and not _LED.fullmatch(before + letter):
        return ODD
    return 0.0
