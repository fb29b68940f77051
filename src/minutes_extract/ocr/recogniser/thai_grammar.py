"""The grammar of Thai clusters: what it costs that one character follows another, as far as the two show."""

from functools import lru_cache
from typing import NamedTuple

import regex

from minutes_extract.thai.alphabet import CONSONANT, KILLER, LEADING, LOWER, NIKHAHIT, TONE, UPPER, VOWEL_MARK, YAMAKKAN

BROKEN_COST = 7.0
"""Nats that a pair costs which no Thai printer writes: what breaks a cluster must look a thousand times likelier."""
ODD_COST = 1.5
"""Nats that a pair costs which is seldom right: a vowel that leads no consonant."""
LETTER_SPACE = r"\ "
"""Titles are set with spaces between the letters, and then a vowel of its own width has one before it."""
_CACHED_PAIRS = 1 << 15
"""Pairs whose cost is cached; of the characters in the alphabet there are 26,000."""


class ClusterRule(NamedTuple):
    """What the characters `after` may stand on, both as insides of brackets in a pattern."""

    name: str
    before: str
    after: str


CLUSTER_RULES = (
    # กิ กุ ก็
    ClusterRule("vowel on a consonant", CONSONANT, VOWEL_MARK + NIKHAHIT),
    # ก่ กิ่ กุ่ กํ่
    ClusterRule("tone over a consonant or its vowel", CONSONANT + UPPER + LOWER + NIKHAHIT, TONE),
    # ศุกร์ สิทธิ์ พันธุ์
    ClusterRule("killed letter", CONSONANT + "\N{THAI CHARACTER SARA I}\N{THAI CHARACTER SARA U}", KILLER),
    ClusterRule("yamakkan on a consonant", CONSONANT, YAMAKKAN),
    # น้ำ; ก า ร
    ClusterRule("long vowel after a consonant or its tone", CONSONANT + TONE + LETTER_SPACE, "าำ"),
    # กะ ก้ะ เกาะ; ป ร ะ ธ า น
    ClusterRule("short vowel after a consonant, its tone or า", CONSONANT + TONE + "า" + LETTER_SPACE, "ะ"),
    # ฤๅ
    ClusterRule("lakkhangyao after a vowel letter", "ฤฦ", "ๅ"),
)
_DEPENDENT = regex.compile("[" + "".join(rule.after for rule in CLUSTER_RULES) + "]")
_SOUND = regex.compile("|".join(f"[{rule.before}][{rule.after}]" for rule in CLUSTER_RULES))
_LED = regex.compile(f"[{LEADING}][{CONSONANT}]|[^{LEADING}].", regex.S)


@lru_cache(_CACHED_PAIRS)
def grammar_cost(before: str, character: str) -> float:
    """Nats that `character` costs after the character `before`, empty at the start of a line; 0 for sound Thai."""
    if _DEPENDENT.match(character) and not _SOUND.fullmatch(before + character):
        return BROKEN_COST
    if before and not _LED.fullmatch(before + character):
        return ODD_COST
    return 0.0
