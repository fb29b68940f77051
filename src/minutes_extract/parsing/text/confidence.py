"""How sure the reading of a value is: as its least sure word, of those read from a picture."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from minutes_extract.model.line import Line, Word
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.numerals import to_ascii_digits

LONGEST_IN_PIECES = 500
"""Letters of a value that is looked for word by word where it does not stand in one piece: a name, an office."""

DECIMALS = 4
"""Of a confidence that goes out: what lies beyond differs from one processor to the next, and the bytes must not."""


class ReadWord(NamedTuple):
    """A word read from a picture, and its line. `text` is as printed but for its digits, which are ASCII."""

    line: Line
    word: Word
    text: str
    confidence: float


def read_words(lines: Iterable[Line]) -> list[ReadWord]:
    """The words of the lines, in order; those of text layers and texts have no confidence and are left out."""
    return [
        ReadWord(line, word, to_ascii_digits(squeeze(line.raw[word.start : word.end])), word.confidence)
        for line in lines
        for word in line.words
        if word.confidence is not None
    ]


def words_holding(words: Sequence[ReadWord], value: str) -> list[ReadWord]:
    """The words that hold the value in one piece, blanks left aside; a figure within a longer one does not count."""
    wanted = to_ascii_digits(squeeze(value))
    joined = "".join(word.text for word in words)
    starts = list(accumulate((len(word.text) for word in words), initial=0))
    at = joined.find(wanted) if wanted else -1
    while at >= 0:
        first, last = bisect_right(starts, at) - 1, bisect_left(starts, at + len(wanted)) - 1
        before = words[first].text[: at - starts[first]][-1:]
        after = words[last].text[at + len(wanted) - starts[last] :][:1]
        if not (before.isdigit() and wanted[0].isdigit()) and not (after.isdigit() and wanted[-1].isdigit()):
            return list(words[first : last + 1])
        at = joined.find(wanted, at + 1)
    return []


def least_sure(words: Iterable[ReadWord]) -> float | None:
    """The confidence of what these words say; None where nothing was read from a picture."""
    return min((word.confidence for word in words), default=None)


def confidence_of(lines: Iterable[Line], values: Iterable[str | None]) -> float | None:
    """The confidence of values that stand on these lines: what else stands there, as a signature, does not count."""
    words = read_words(lines)
    if not words:
        return None
    held = [word for value in values if value for word in words_holding(words, value) or _in_pieces(words, value)]
    return rounded(least_sure(held or words))


def rounded(confidence: float | None) -> float | None:
    """The confidence as it goes out."""
    return None if confidence is None else round(confidence, DECIMALS)


def _in_pieces(words: Sequence[ReadWord], value: str) -> list[ReadWord]:
    """The words of a value that runs over lines with another column between."""
    if len(value) > LONGEST_IN_PIECES:
        return list(words)
    wanted = to_ascii_digits(squeeze(value))
    return [word for word in words if word.text in wanted]
