"""When two texts count as the same: by their letters, not by blanks, digits' script or edge punctuation.

The yardstick stands apart from `thai` on purpose: a fault there must not hide itself by bending both sides alike.
"""

import unicodedata

import regex
from rapidfuzz.distance import Indel

SOFT = 0.9  # at least this similar counts as right under the soft equality

_ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SPLIT_SARA_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"
_SARA_AM = "\N{THAI CHARACTER SARA AM}"
_SAME_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})
_EDGE_PUNCTUATION = ".:;,-…\"'()"

# "**ผู้มาประชุม** |" – blanks, zero-width characters and the marks of Markdown are no letters
_NO_LETTERS = regex.compile(r"[\s*\#|_\u200B-\u200D\u2060\uFEFF]+", regex.X)
_ZERO_WIDTH = regex.compile(r"[\u200B-\u200D\u2060\uFEFF]+", regex.X)
_BLANK_RUNS = regex.compile(r"\s+", regex.X)


def letters(text: str) -> str:
    """The letters of a text that are compared: NFC, ASCII digits, no blanks, no punctuation at the ends."""
    # What is no letter goes first: it may stand between two marks that are one letter once they meet.
    return _canonical(_NO_LETTERS.sub("", text)).translate(_SAME_SIGNS).strip(_EDGE_PUNCTUATION)


def folded(text: str) -> str:
    """A text as the contract writes it: NFC, ASCII digits, runs of blanks as one. Everything else stands."""
    return _BLANK_RUNS.sub(" ", _canonical(_ZERO_WIDTH.sub("", text))).strip()


def similarity(found: str, golden: str) -> float:
    """Twice the letters in common over the letters of both; 0 below `SOFT`, for the cut-off keeps long texts cheap."""
    return Indel.normalized_similarity(found, golden, score_cutoff=SOFT)


def sameness(found: str, golden: str) -> float:
    """1 where equal, else 0: for dates, numbers and closed lists, of which there is no almost."""
    return float(found == golden)


def overlap(found: str, golden: str) -> float:
    """For sets written "a+b": 1 where equal, `SOFT` where they share a member, else 0."""
    found_set, golden_set = set(found.split("+")), set(golden.split("+"))
    if found_set == golden_set:
        return 1.0
    return SOFT if found_set & golden_set else 0.0


def _canonical(text: str) -> str:
    whole = unicodedata.normalize("NFC", text).replace(_SPLIT_SARA_AM, _SARA_AM)
    return whole.translate(_ASCII_DIGITS)
