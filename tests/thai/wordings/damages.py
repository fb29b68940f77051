"""Damages of a text layer, each the opposite of a step of `STEPS`: from sound text to what the step mends."""

from collections.abc import Callable

import regex

from minutes_extract.thai.alphabet import CONSONANT, LEADING, MARK, TONE, VOWEL_MARK

Damage = Callable[[str], str]

CLUSTER = regex.compile(r"\d+(?:[./:]\d+)*|\X")  # no step joins figures
PRIVATE = {mark: chr(0xF70A + at) for at, mark in enumerate("่้๊๋์")}
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _sub(pattern: str, to: str) -> Damage:
    compiled = regex.compile(pattern)
    return lambda text: compiled.sub(to, text)


def _spaced(text: str) -> str:
    """Every letter set apart, words by two blanks."""
    return "  ".join(" ".join(CLUSTER.findall(word)) for word in text.split())


# Damages that no word can hide: each step mends them wherever they stand.
ALWAYS_MENDED: dict[str, Damage] = {
    "invisible": _sub(rf"(?<=[{CONSONANT}])(?=[{CONSONANT}])", "\u200b"),
    "private_marks": lambda text: "".join(PRIVATE.get(letter, letter) for letter in text),
    "sara_ae": _sub("แ", "เเ"),
    "gap_before_mark": _sub(rf"(?<=[{CONSONANT}])(?=[{MARK}])", " "),
    "mark_order": _sub(rf"([{VOWEL_MARK}])([{TONE}])", r"\2\1"),
    "doubled_marks": _sub(rf"([{MARK}])", r"\1\1"),
    "mark_on_leading": _sub(rf"(?<=[{CONSONANT}])([{MARK}]+)([{LEADING}])", r"\2\1"),
    "decomposed_am": _sub("ำ", "\N{THAI CHARACTER NIKHAHIT}า"),
    "doubled_am": _sub("ำ", "ำา"),
    "gap_after_leading": _sub(rf"(?<=[{LEADING}])(?=[{CONSONANT}])", " "),
    "gap_before_am": _sub(rf"(?<=[{CONSONANT}])ำ", " ำ"),
    "ring_as_blank": _sub(rf"(?<=[{CONSONANT}])ำ", " า"),
    "nul": _sub(" ", "\0 "),
    "blanks": _sub(" ", "\N{NO-BREAK SPACE} "),
    "ascii_digits": lambda text: text.translate(THAI_DIGITS),
    "nfc": lambda text: text,
    "letter_spaced": _spaced,  # the words are known without their blanks, where the step does not close them all
}
# Damages that a step mends only in words it knows.
MENDED_IN_KNOWN_WORDS: dict[str, Damage] = {
    "ring_under_tone": _sub(r"([นซ])้ำ", r"\1 ้า"),
    "lost_ring": _sub("ำ", "า"),
    "ring_as_tho": _sub("ำ", "้า"),
    "am_for_aa": _sub("า", "ำ"),
    "displaced_marks": _sub(rf"(?<=[{CONSONANT}][{VOWEL_MARK}])([{TONE}])([{CONSONANT}])(?![{MARK}])", r"\2\1 "),
}
