"""Several looks at one line → one reading: what two of three say stands, and a digit on which they differ is not sure.

The network sees a line in columns of four pixels; how letters fall on them decides now and then whether one is doubled or
lost. Drawn a little narrower and a little wider, the same line falls otherwise.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from minutes_extract.ocr.letter_boxes import SeenLetter
from minutes_extract.ocr.letters import THAI_DIGITS

DIGITS = frozenset("0123456789" + THAI_DIGITS)
OUTVOTED = 0.67
"""Probability at most of a digit on which one of three looks differs."""


class _Edit(NamedTuple):
    """What another look has instead: at a letter of the first (`insert`: before it)."""

    tag: str
    at: int
    letter: str


def vote(first: Sequence[SeenLetter], others: Sequence[Sequence[SeenLetter]]) -> list[SeenLetter]:
    """The first reading with the edits that all `others` have in common. Steps of all must be those of the first."""
    edits = [_edits(first, other) for other in others]
    agreed = set.intersection(*(set(one) for one in edits)) if edits else set()
    disputed = {edit for one in edits for edit in one} - agreed
    doubted = {edit.at for edit in disputed if _touches_digit(edit, first)}
    doubted |= {edit.at - 1 for edit in disputed if edit.tag == "insert" and edit.letter in DIGITS}
    probability = {edit: min(one[edit] for one in edits) for edit in agreed}
    voted: list[SeenLetter] = []
    for at in range(len(first) + 1):
        voted += [_inserted(first, edit, probability[edit]) for edit in sorted(agreed) if edit[:2] == ("insert", at)]
        if at < len(first):
            voted += _kept(first[at], at, agreed, probability, at in doubted)
    return voted


def _kept(
    letter: SeenLetter, at: int, agreed: set[_Edit], probability: dict[_Edit, float], doubted: bool
) -> list[SeenLetter]:
    """The letter, another in its place, or none."""
    for edit in agreed:
        if edit.at == at and edit.tag == "delete":
            return []
        if edit.at == at and edit.tag == "replace":
            return [letter._replace(text=edit.letter, probability=_limited(edit.letter, probability[edit]))]
    return [letter._replace(probability=min(letter.probability, OUTVOTED)) if doubted else letter]


def _inserted(first: Sequence[SeenLetter], edit: _Edit, probability: float) -> SeenLetter:
    """Between its neighbours."""
    before = first[edit.at - 1].last if edit.at else 0
    after = first[edit.at].first if edit.at < len(first) else before + 1
    middle = (before + after) // 2
    return SeenLetter(edit.letter, middle, middle, _limited(edit.letter, probability))


def _limited(letter: str, probability: float) -> float:
    return min(probability, OUTVOTED) if letter in DIGITS else probability


def _touches_digit(edit: _Edit, first: Sequence[SeenLetter]) -> bool:
    here = edit.at < len(first) and first[edit.at].text in DIGITS
    return edit.letter in DIGITS or (here and edit.tag != "insert")


def _edits(first: Sequence[SeenLetter], other: Sequence[SeenLetter]) -> dict[_Edit, float]:
    """How another look differs, with its probability. Blanks do not count: where letters stand tells more of them."""
    texts = ["".join(letter.text for letter in letters) for letters in (first, other)]
    if texts[0] == texts[1]:
        return {}
    found: dict[_Edit, float] = {}
    for edit in Levenshtein.editops(*texts):
        letter = other[edit.dest_pos] if edit.tag != "delete" else None
        if " " in (
            letter.text if letter else "",
            first[edit.src_pos].text if edit.src_pos < len(first) and edit.tag != "insert" else "",
        ):
            continue
        found[_Edit(edit.tag, edit.src_pos, letter.text if letter else "")] = letter.probability if letter else 1.0
    return found
