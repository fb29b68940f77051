"""Several looks at one line → one reading: what two of three say stands, and a digit on which they differ is not sure.

The network sees a line in columns of four pixels; how letters fall on them decides now and then whether one is doubled or
lost. Drawn a little narrower and a little wider, the same line falls otherwise.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from minutes_extract.ocr.recogniser.alphabet import THAI_DIGITS
from minutes_extract.ocr.recogniser.letter import Letter, text_of
from minutes_extract.ocr.recogniser.letter_boxes import BLANK

DIGITS = frozenset("0123456789" + THAI_DIGITS)
OUTVOTED = 0.67
"""Probability at most of a digit on which one of three looks differs."""


class _Edit(NamedTuple):
    """What another look has instead: at a letter of the first (`insert`: before it)."""

    tag: str
    at: int
    letter: str


def vote(first: Sequence[Letter], others: Sequence[Sequence[Letter]]) -> list[Letter]:
    """The first reading with the edits that all `others` have in common. Steps of all must be those of the first."""
    edits = [_edits(first, other) for other in others]
    agreed = set.intersection(*(set(one) for one in edits)) if edits else set()
    disputed = {edit for one in edits for edit in one} - agreed
    doubted = {edit.at for edit in disputed if _touches_digit(edit, first)}
    doubted |= {edit.at - 1 for edit in disputed if edit.tag == "insert" and edit.letter in DIGITS}
    told = {edit: min((one[edit] for one in edits), key=lambda letter: letter.probability) for edit in agreed}
    voted: list[Letter] = []
    for at in range(len(first) + 1):
        voted += [_limited(told[edit]) for edit in sorted(agreed) if edit[:2] == ("insert", at)]
        if at < len(first):
            voted += _kept(first[at], at, told, at in doubted)
    return voted


def _kept(letter: Letter, at: int, told: Mapping[_Edit, Letter], doubted: bool) -> list[Letter]:
    """The letter, another in its place, or none."""
    for edit, other in told.items():
        if edit.at == at and edit.tag == "delete":
            return []
        if edit.at == at and edit.tag == "replace":
            return [_limited(letter._replace(text=other.text, probability=other.probability))]
    return [letter._replace(probability=min(letter.probability, OUTVOTED)) if doubted else letter]


def _limited(letter: Letter) -> Letter:
    """A digit that was outvoted into its place is never sure."""
    return letter._replace(probability=min(letter.probability, OUTVOTED)) if letter.text in DIGITS else letter


def _touches_digit(edit: _Edit, first: Sequence[Letter]) -> bool:
    here = edit.at < len(first) and first[edit.at].text in DIGITS
    return edit.letter in DIGITS or (here and edit.tag != "insert")


def _edits(first: Sequence[Letter], other: Sequence[Letter]) -> dict[_Edit, Letter]:
    """How another look differs, with the letter it has there. Blanks do not count: where letters stand tells more."""
    texts = [text_of(first), text_of(other)]
    found: dict[_Edit, Letter] = {}
    for edit in Levenshtein.editops(*texts) if texts[0] != texts[1] else ():
        here = first[edit.src_pos] if edit.tag != "insert" else None
        there = other[edit.dest_pos] if edit.tag != "delete" else None
        if BLANK not in (here and here.text, there and there.text):
            letter = there or here
            assert letter is not None
            found[_Edit(edit.tag, edit.src_pos, there.text if there else "")] = letter
    return found
