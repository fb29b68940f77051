"""What the network saw on a line → the letters written there, with their steps and probabilities.

Where the network is sure, its best letters stand. Where it is not, the readings of that span are weighed: by the
chances that the network gives them, by the grammar of Thai clusters, and a little by the letter model. Digits, Latin
and punctuation are the network's own choice in every case. Each change against the plain reading is told.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.greedy import END, end_to_end, plain_reading
from minutes_extract.ocr.recogniser.letter import Letter, text_of
from minutes_extract.ocr.recogniser.letter_model import LETTERS as THAI
from minutes_extract.ocr.recogniser.letter_model import log_likelihood
from minutes_extract.ocr.recogniser.prefix_beam import Candidate, Step, candidates, places, steps_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Chances = NDArray[np.float32]
    Likelihood = Callable[[str, str], float]
    """A letter model: the natural logarithm of how likely letters follow what is before them."""

WEIGHT = 0.35
"""Of the letter model's nats against the network's. On 2,850 rendered lines it mended 689 and spoiled 34; with 0.5 it
was 695 and 52, many of these in names, with 0.2 648 and 21."""
MOST_GAIN = 4.5
"""Nats that the letter model may add to a reading or take from it: it never outvotes 99 in 100 of the network."""
AROUND = 4
"""Letters before and after a span that the letter model is shown: it sees no further."""
WORD = 3
"""Letters of a word, or of what is seen of it, from which the letter model has a say: ม.ค. is not for it."""
AFTER_TAKING = 0.9
"""Probability at most of the letter before one that was taken away, which can be in doubt no more: look again."""
USUAL = 2.5
"""Nats that a letter of running Thai costs in the letter model: with these back, a longer reading is no worse."""
ROUNDED = 1e-3
"""Logarithms of chances are 0 at most, but for rounding."""
_CACHED = 1 << 14
GAP = "\n"
"""Stands for any letter that the model does not speak of."""
# ๑ · A · . · ฯ
_SIGN = regex.compile(f"[^{THAI}]")
_THAI = regex.compile(f"[{THAI}]+")


class Cause(StrEnum):
    """What spoke against the plain reading."""

    NETWORK = "network"
    """All its ways of writing taken together, not the best of each step."""
    CLUSTERS = "clusters"
    LANGUAGE = "language"


class Change(NamedTuple):
    """Where the reading differs from the plain one, on steps `first`–`last`."""

    first: int
    last: int
    plain: str
    chosen: str
    cause: Cause


class Reading(NamedTuple):
    """A line as read."""

    letters: tuple[Letter, ...]
    plain: str
    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        """The letters in a row."""
        return text_of(self.letters)


class _Span(NamedTuple):
    """Steps where the network is not sure, what the plain reading has there, and what is read around."""

    first: int
    last: int
    steps: list[Step]
    plain: list[Letter]
    before: str
    after: str


class _Choice(NamedTuple):
    """The reading of a span, what decided, and the share that each reading has of all."""

    text: str
    cause: Cause
    shares: dict[str, float]


def decode_lines(lines: "Sequence[Chances]", likelihood: "Likelihood | None" = log_likelihood) -> list[Reading]:
    """Read lines from their log chances (steps × classes, class 0 the blank); no line has a say in another.

    Without a likelihood no letter model speaks. Raises ValueError if an array has another shape or holds what is no number.
    """
    for chances in lines:
        _refuse_nonsense(chances)
    printed = [chances for chances in lines if len(chances)]
    found = iter(_decoded(printed, likelihood) if printed else ())
    return [next(found) if len(chances) else Reading((), "", ()) for chances in lines]


def plain_texts(lines: "Sequence[Chances]") -> list[str]:
    """The letters of each line step by step, nothing weighed; none of the lines may be empty."""
    plain = plain_reading(end_to_end(lines)).letters if lines else []
    return [text_of(letters) for letters in _between_ends(plain)]


def _decoded(lines: "Sequence[Chances]", likelihood: "Likelihood | None") -> Iterator[Reading]:
    """Lines that lie end to end are read, and parted again."""
    chances = end_to_end(lines)
    plain, spans = plain_reading(chances)
    letters: list[Letter] = []
    changes: list[Change] = []
    at = 0
    for first, last, steps in _with_steps(chances, spans):
        start, end = _among(plain, first, last, at)
        letters += plain[at:start]
        before = text_of(letters[-AROUND:]).rpartition(END)[2]
        after = text_of(plain[end : end + AROUND]).partition(END)[0]
        span = _Span(first, last, steps, plain[start:end], before, after)
        read, change = _weighed(chances[first : last + 1], span, likelihood)
        if change and not read and letters:
            letters[-1] = letters[-1]._replace(probability=min(letters[-1].probability, AFTER_TAKING))
        letters += read
        changes += change
        at = end
    return _parted([*letters, *plain[at:]], plain, changes)


def _with_steps(chances: "Chances", spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, list[Step]]]:
    """Each span with what can stand at its steps."""
    import numpy as np

    steps = steps_of(chances[np.concatenate([np.arange(first, last + 1) for first, last in spans])]) if spans else []
    at = 0
    for first, last in spans:
        count = last + 1 - first
        yield first, last, steps[at : at + count]
        at += count


def _parted(letters: Sequence[Letter], plain: Sequence[Letter], changes: Sequence[Change]) -> Iterator[Reading]:
    """The reading of each line, its steps counted from its own first one."""
    first_steps = [letter.first + 1 for letter in plain if letter.text == END][:-1]
    changes_of: list[list[Change]] = [[] for _ in first_steps]
    for change in changes:
        line = bisect_right(first_steps, change.first) - 1
        moved = change.first - first_steps[line], change.last - first_steps[line]
        changes_of[line].append(change._replace(first=moved[0], last=moved[1]))
    lines = zip(first_steps, _between_ends(letters), _between_ends(plain), changes_of, strict=True)
    for first_step, own, own_plain, own_changes in lines:
        moved_letters = tuple(
            Letter(text, first - first_step, last - first_step, share) for text, first, last, share in own
        )
        yield Reading(moved_letters, text_of(own_plain), tuple(own_changes))


def _between_ends(letters: Sequence[Letter]) -> list[Sequence[Letter]]:
    ends = [at for at, letter in enumerate(letters) if letter.text == END]
    return [letters[before + 1 : end] for before, end in pairwise(ends)]


def _refuse_nonsense(chances: "Chances") -> None:
    import numpy as np

    if chances.ndim != 2 or (len(chances) and chances.shape[1] != len(ALPHABET) + 1):
        raise ValueError(f"log chances of {len(ALPHABET) + 1} classes a step are wanted, not {chances.shape}")
    if len(chances) and not np.max(chances) <= ROUNDED:  # which is so of no NaN
        raise ValueError("the array holds what are no logarithms of chances")


def _among(letters: Sequence[Letter], first: int, last: int, start: int) -> tuple[int, int]:
    """From `start` on: the first letter that reaches step `first`, and the first that lies behind step `last`."""
    while start < len(letters) and letters[start].last < first:
        start += 1
    end = start
    while end < len(letters) and letters[end].first <= last:
        end += 1
    return start, end


def _weighed(chances: "Chances", span: _Span, likelihood: "Likelihood | None") -> tuple[list[Letter], list[Change]]:
    """The letters of a span, and the change that they are."""
    found = candidates(span.steps, span.before[-1:], span.after[:1])
    text, cause, shares = _choice(found, span, likelihood)
    sure = _probabilities(text, shares)
    plain = text_of(span.plain)
    if text == plain:
        return [letter._replace(probability=share) for letter, share in zip(span.plain, sure, strict=True)], []
    letters = [
        Letter(letter, span.first + first, span.first + last, share)
        for letter, (first, last), share in zip(text, places(chances, text), sure, strict=True)
    ]
    return letters, [Change(span.first, span.last, plain, text, cause)]


def _choice(found: list[Candidate], span: _Span, likelihood: "Likelihood | None") -> _Choice:
    """First the network chooses the signs, then grammar the soundest reading with them, then the letter model."""
    seen = max(found, key=lambda one: one.log_mass)
    same = [one for one in found if _tight_signs(one.text) == _tight_signs(seen.text)]
    sound = min(same, key=lambda one: one.strain - one.log_mass)
    alike = [one for one in same if _signs(one.text) == _signs(sound.text)]
    scores = {one.text: one.log_mass - one.strain for one in found}
    if likelihood is not None:
        for one in alike:
            scores[one.text] += _gain(one, sound, span, likelihood)
    chosen = max((one.text for one in alike), key=scores.__getitem__)
    cause = Cause.NETWORK if chosen == seen.text else Cause.CLUSTERS if chosen == sound.text else Cause.LANGUAGE
    most = max(scores.values())
    weights = {text: math.exp(score - most) for text, score in scores.items()}
    total = sum(weights.values())
    return _Choice(chosen, cause, {text: weight / total for text, weight in weights.items()})


@lru_cache(_CACHED)
def _signs(text: str) -> str:
    """The letters that the letter model does not speak of."""
    return _THAI.sub("", text)


def _tight_signs(text: str) -> str:
    """Without the blanks."""
    return _signs(text).replace(" ", "")


def _gain(one: Candidate, sound: Candidate, span: _Span, likelihood: "Likelihood") -> float:
    """Nats that the letter model adds to a reading over the soundest one; 0 where they could not be enough."""
    behind = (sound.log_mass - sound.strain) - (one.log_mass - one.strain)
    if behind > MOST_GAIN or one.text == sound.text:
        return 0.0
    told = sum(
        _cost(theirs, likelihood) - _cost(ours, likelihood)
        for ours, theirs in zip(_words(one.text, span), _words(sound.text, span), strict=True)
        if ours != theirs and min(len(ours), len(theirs)) >= WORD
    )
    return max(-MOST_GAIN, min(MOST_GAIN, WEIGHT * told))


def _words(text: str, span: _Span) -> list[str]:
    """The stretches of Thai between signs in a span with its surroundings, empty ones too; a GAP ends what is whole."""
    words = _SIGN.split(f"{span.before}{text}{span.after}")
    return [word and word + GAP for word in words[:-1]] + words[-1:]


def _cost(word: str, likelihood: "Likelihood") -> float:
    """Nats."""
    return -likelihood("", word) - USUAL * len(word)


def _probabilities(chosen: str, shares: dict[str, float]) -> list[float]:
    """For every letter chosen the share of the readings that have it, and nothing more beside it."""
    sure = [0.0] * len(chosen)
    for text, share in shares.items():
        for at in _shared(chosen, text):
            sure[at] += share
    return [min(1.0, share) for share in sure]


def _shared(chosen: str, other: str) -> Iterator[int]:
    """Which letters of `chosen` another reading has as well: place by place, or, if not as long, from both ends."""
    if len(chosen) == len(other):
        yield from (at for at, (one, two) in enumerate(zip(chosen, other, strict=True)) if one == two)
        return
    head = _common(chosen, other)
    tail = min(_common(chosen[::-1], other[::-1]), min(len(chosen), len(other)) - head)
    lacks_nothing = head + tail == len(chosen)  # what the other has more puts the letter before it in doubt
    yield from range(head - 1 if lacks_nothing else head)
    yield from range(len(chosen) - tail + (1 if lacks_nothing and not head else 0), len(chosen))


def _common(one: str, two: str) -> int:
    """Letters that two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
