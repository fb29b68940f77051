"""What of a line the labeller looks at: its first and last letters, and cues such as a number, a name, a time.

Both survive a letter misread: letters are taken by twos and threes without the marks above and below them, and cues are
about form. A cue is asked of the line and of its neighbours.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from minutes_extract.parsing.text.person_lines import BEFORE_PERSON
from minutes_extract.thai.names import begins_person
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.wordings.nearly import bare_letters

Features: TypeAlias = NDArray[np.int32]
"""(lines, FEATURES_A_LINE): indices of the features that a line has; NO_FEATURE where it has fewer."""

LETTERS_AT_START, LETTERS_AT_END = 24, 8
BUCKETS = 4096
"""Runs of letters share this many features, by hash."""
LINES_AROUND = (-2, -1, 0, 1, 2)
LENGTHS = (0, 4, 8, 14, 22, 32, 48, 72, 110, 180)
"""Lengths in letters, from which on a line has the next cue."""
TENTHS = 10
"""Parts of a document by the place of a line in it."""
EDGE = 12
"""Lines from the top and from the bottom that are counted one by one."""
_DIGIT = re.compile("[0-9]")


def _pattern(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.search(text) is not None


def _names_person(text: str) -> bool:
    """๑. นายสมชาย ใจดี · (๒) นางสาวสมหญิง ดีงาม"""
    found = BEFORE_PERSON.match(text)
    return found is not None and begins_person(text[found.end() :])


CUES: tuple[Callable[[str], bool], ...] = (
    _names_person,
    # ๑. · ๑) · (๑)
    _pattern(r"^\s*\(?\d{1,3}\s?[.)]\s*\D"),
    _pattern(r"^\s*\d{1,3}\s+\D"),
    # ๑.๒ · ๑.๒.๓
    _pattern(r"^\s*\(?\d{1,2}\.\d{1,2}(?!\.\d|\d)"),
    _pattern(r"^\s*\d{1,2}\.\d{1,2}\.\d{1,2}"),
    # ก. · (ก)
    _pattern(r"^\s*\(?[ก-ฮ][.)]"),
    _pattern(r"^\s*[-–•*➢✓]"),
    _pattern(r"^\s*[#*]"),
    # ระเบียบวาระที่ ๑ …, whatever the word
    _pattern(r"^\s*\D{3,26}\d{1,2}(?!\d|\.\d|/)"),
    _pattern(r"^\s*\D{3,26}\d{1,2}\.\d"),
    _pattern(r"^\s*\([^()]{3,60}\)\s*$"),
    _pattern(r"\.{4,}|…{2,}|_{4,}"),
    # ๑/๒๕๖๗
    _pattern(r"\d{1,3}\s*/\s*2[45]\d\d"),
    # ๕ มกราคม ๒๕๖๗ · 26/01/2567
    _pattern(r"\d{1,2}\s?[ก-ฮ][ก-๙.]{2,12}\s?(?:พ\.?ศ\.?\s?)?\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}"),
    # ๑๓.๓๐ น.
    _pattern(r"\d{1,2}[.:]\d\d\s?(?:น\b|น\.|นาฬิกา)"),
    _pattern(r"\d{1,3}\s?(?:คน|ท่าน|ราย|รูป|เสียง)"),
    _pattern(r"[:：]\s*$"),
    _pattern(r"^\s*ณ\s"),
    _pattern(r"\t"),
    _pattern(r"\t.*\t"),
    _pattern(r"\t.*\t.*\t"),
    _pattern(r"\d,\d{3}|\d\.\d\d(?!\d)"),
    _pattern(r"[A-Za-z]{3}"),
    _pattern(r"ประชุม"),
    _pattern(r"ที่ประชุม"),
)
_CUES_A_LINE = len(CUES) + len(LENGTHS)
_PLACES = TENTHS + 2 * EDGE
FEATURES = BUCKETS + _CUES_A_LINE * len(LINES_AROUND) + _PLACES + 1
"""All features; the last is had by every line."""
NO_FEATURE = FEATURES
FEATURES_A_LINE = 2 * LETTERS_AT_START + 2 * LETTERS_AT_END + _CUES_A_LINE * len(LINES_AROUND) + 3 + 1


def features(texts: Sequence[str]) -> Features:
    """The features of each line of a document."""
    said = [to_ascii_digits(text) for text in texts]
    letters = _letters([_DIGIT.sub("0", bare_letters(text)) for text in said])
    return np.concatenate([letters, _cues(said), _places(len(said))], axis=1)


def _letters(bare: Sequence[str]) -> Features:
    first = _codes([text[:LETTERS_AT_START] for text in bare], LETTERS_AT_START)
    last = _codes([text[-LETTERS_AT_END:] for text in bare], LETTERS_AT_END)
    runs = [_runs(first, 2, 1), _runs(first, 3, 2), _runs(last, 2, 3), _runs(last, 3, 4)]
    runs[0][:, 0] = _whole(first[:, :4], 5)
    return np.concatenate(runs, axis=1)


def _codes(texts: Sequence[str], length: int) -> NDArray[np.uint32]:
    padded = "".join(text.ljust(length, "\0") for text in texts)
    return np.frombuffer(padded.encode("utf-32-le"), np.uint32).reshape(len(texts), length)


def _runs(codes: NDArray[np.uint32], length: int, salt: int) -> Features:
    """Each run of letters as a bucket; NO_FEATURE where letters end."""
    padded = np.pad(codes, ((0, 0), (0, length - 1)))
    windows = [padded[:, at : at + codes.shape[1]] for at in range(length)]
    runs = _hashed(windows, salt)
    runs[windows[-1] == 0] = NO_FEATURE
    return runs


def _whole(codes: NDArray[np.uint32], salt: int) -> Features:
    """The very beginning as one bucket."""
    return _hashed([codes[:, at] for at in range(codes.shape[1])], salt)


def _hashed(parts: Sequence[NDArray[np.uint32]], salt: int) -> Features:
    mixed = np.full(parts[0].shape, salt * 0x9E3779B1 & 0xFFFFFFFF, np.uint32)
    for part in parts:
        mixed = (mixed ^ part) * np.uint32(0x01000193)
        mixed ^= mixed >> np.uint32(15)
    return (mixed % np.uint32(BUCKETS)).astype(np.int32)


def _cues(said: Sequence[str]) -> Features:
    """Cues of the line and of those around it."""
    had = np.array([[cue(text) for cue in CUES] for text in said], bool).reshape(len(said), len(CUES))
    lengths = np.array([len(text) for text in said])[:, None] >= np.array(LENGTHS)
    own = np.concatenate([had, lengths], axis=1)
    columns = []
    for at, offset in enumerate(LINES_AROUND):
        shifted = np.zeros_like(own)
        source = slice(max(offset, 0), len(own) + min(offset, 0))
        target = slice(max(-offset, 0), len(own) + min(-offset, 0))
        shifted[target] = own[source]
        numbers = BUCKETS + at * _CUES_A_LINE + np.arange(_CUES_A_LINE)
        columns.append(np.where(shifted, numbers, NO_FEATURE))
    return np.concatenate(columns, axis=1).astype(np.int32)


def _places(count: int) -> Features:
    """Where in the document each line stands, and the feature that every line has."""
    at = np.arange(count)
    first = BUCKETS + _CUES_A_LINE * len(LINES_AROUND)
    tenth = first + at * TENTHS // max(count, 1)
    top = np.where(at < EDGE, first + TENTHS + at, NO_FEATURE)
    below = count - 1 - at
    bottom = np.where(below < EDGE, first + TENTHS + EDGE + below, NO_FEATURE)
    return np.stack([tenth, top, bottom, np.full(count, FEATURES - 1)], axis=1).astype(np.int32)
