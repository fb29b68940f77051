"""Vote among several readings of one line: what two of three have stands, and a digit on which they differ is doubtful.

The network sees a line in frames of FRAME_WIDTH pixels; how characters fall on them decides now and then whether one is
doubled or lost. Drawn a little narrower and a little wider, the same line falls otherwise.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from minutes_extract.ocr.recogniser.alphabet import THAI_NUMERALS, WORD_SPACE
from minutes_extract.ocr.recogniser.character import Character, text_of

NUMERALS = frozenset("0123456789" + THAI_NUMERALS)
OUTVOTED = 0.67
"""Probability at most of a digit on which one of three readings differs."""


class _Edit(NamedTuple):
    """How another reading differs from the first at a character of the first (`insert`: before it)."""

    tag: str
    place: int
    text: str
    """The character that the other reading has there; empty for `delete`."""


def vote(first: Sequence[Character], others: Sequence[Sequence[Character]]) -> list[Character]:
    """The first reading with the edits that all `others` have in common. Frames of all must be those of the first."""
    edits = [_edits(first, other) for other in others]
    agreed = set.intersection(*(set(own) for own in edits)) if edits else set()
    disputed = {edit for own in edits for edit in own} - agreed
    doubtful = {edit.place for edit in disputed if _touches_digit(edit, first)}
    doubtful |= {edit.place - 1 for edit in disputed if edit.tag == "insert" and edit.text in NUMERALS}
    replacement = {
        edit: min((own[edit] for own in edits), key=lambda character: character.probability) for edit in agreed
    }
    voted: list[Character] = []
    for index in range(len(first) + 1):
        voted += [_capped(replacement[edit]) for edit in sorted(agreed) if edit[:2] == ("insert", index)]
        if index < len(first):
            voted += _kept(first[index], index, replacement, index in doubtful)
    return voted


def _kept(character: Character, index: int, replacement: Mapping[_Edit, Character], doubtful: bool) -> list[Character]:
    """The character, another in its place, or none."""
    for edit, other in replacement.items():
        if edit.place == index and edit.tag == "delete":
            return []
        if edit.place == index and edit.tag == "replace":
            return [_capped(character._replace(text=other.text, probability=other.probability))]
    return [character._replace(probability=min(character.probability, OUTVOTED)) if doubtful else character]


def _capped(character: Character) -> Character:
    """A digit that the vote put in never has a high probability."""
    if character.text not in NUMERALS:
        return character
    return character._replace(probability=min(character.probability, OUTVOTED))


def _touches_digit(edit: _Edit, first: Sequence[Character]) -> bool:
    here = edit.place < len(first) and first[edit.place].text in NUMERALS
    return edit.text in NUMERALS or (here and edit.tag != "insert")


def _edits(first: Sequence[Character], other: Sequence[Character]) -> dict[_Edit, Character]:
    """How another reading differs, with the character it has there.

    Spaces do not count: where characters stand on the page decides them later.
    """
    texts = [text_of(first), text_of(other)]
    found: dict[_Edit, Character] = {}
    for edit in Levenshtein.editops(*texts) if texts[0] != texts[1] else ():
        here = first[edit.src_pos] if edit.tag != "insert" else None
        there = other[edit.dest_pos] if edit.tag != "delete" else None
        if WORD_SPACE not in (here and here.text, there and there.text):
            character = there or here
            assert character is not None
            found[_Edit(edit.tag, edit.src_pos, there.text if there else "")] = character
    return found
