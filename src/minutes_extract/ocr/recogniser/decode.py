"""The log probabilities of a line → its characters, with their frames and probabilities.

Where the network is certain, greedy decoding stands. Where it is not, the readings of that span are weighed: by the
probabilities that the network gives them, by the grammar of Thai clusters, and a little by the letter model. Digits,
Latin and punctuation are the network's own choice in every case. Each change of the greedy reading is recorded.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import regex

from minutes_extract.ocr.arrays import LogProbs
from minutes_extract.ocr.recogniser.alphabet import ALPHABET, WORD_SPACE
from minutes_extract.ocr.recogniser.character import Character, text_of
from minutes_extract.ocr.recogniser.greedy import LINE_END, decode_greedily, end_to_end
from minutes_extract.ocr.recogniser.letter_model import MODEL_LETTERS, log_likelihood
from minutes_extract.ocr.recogniser.prefix_beam import Candidate, Frame, align, frames_of, search_beam

Likelihood = Callable[[str, str], float]
"""A letter model: the natural logarithm of how likely a text follows what is before it."""

LETTER_MODEL_WEIGHT = 0.35
"""Of the letter model's nats against the network's. On 2,850 rendered lines it mended 689 and spoiled 34; with 0.5 it
was 695 and 52, many of these in names, with 0.2 648 and 21."""
MOST_GAIN = 4.5
"""Nats that the letter model may add to a reading or take from it: it never outvotes 99 in 100 of the network."""
MODEL_CONTEXT = 4
"""Characters before and after a span that the letter model is shown: it sees no further."""
SHORTEST_WORD = 3
"""Letters of a word, or of the part that is shown, from which the letter model counts: ม.ค. is not for it."""
BEFORE_DELETED = 0.9
"""Cap on the probability of the character before a deleted one, so that the word is read again."""
USUAL_COST = 2.5
"""Nats that a letter of running Thai costs in the letter model: with these given back, a longer reading is no worse."""
ROUNDING = 1e-3
"""Log probabilities are 0 at most, but for rounding."""
_CACHED_TEXTS = 1 << 14
"""Texts whose signs are cached."""
NOT_IN_MODEL = "\n"
"""Stands for any character that the letter model does not know."""
# ๑ · A · . · ฯ
_NOT_MODELLED = regex.compile(f"[^{MODEL_LETTERS}]")
_MODELLED = regex.compile(f"[{MODEL_LETTERS}]+")


class ChangeCause(StrEnum):
    """What decided against the greedy reading."""

    NETWORK = "network"
    """The sum over all paths, not the best class of each frame."""
    CLUSTERS = "clusters"
    LANGUAGE = "language"


class SpanChange(NamedTuple):
    """Where the reading differs from the greedy one, on frames `first`–`last`."""

    first: int
    last: int
    greedy: str
    chosen: str
    cause: ChangeCause


class DecodedLine(NamedTuple):
    """A line as decoded."""

    characters: tuple[Character, ...]
    greedy: str
    changes: tuple[SpanChange, ...]

    @property
    def text(self) -> str:
        """Its characters in a row."""
        return text_of(self.characters)


class _DoubtfulSpan(NamedTuple):
    """Frames where the network is not certain, what greedy decoding reads there, and the text around."""

    first: int
    last: int
    frames: list[Frame]
    greedy: list[Character]
    before: str
    after: str


class _Choice(NamedTuple):
    """The reading of a span, what decided, and the share of each reading in the sum of all."""

    text: str
    cause: ChangeCause
    shares: dict[str, float]


def decode_lines(lines: Sequence[LogProbs], likelihood: Likelihood | None = log_likelihood) -> list[DecodedLine]:
    """Decode lines from their log probabilities (frames × classes, class 0 the blank); no line influences another.

    Without a likelihood no letter model counts. Raises ValueError if an array has another shape or holds no logarithms
    of probabilities.
    """
    for log_probs in lines:
        _refuse_nonsense(log_probs)
    printed = [log_probs for log_probs in lines if len(log_probs)]
    found = iter(_decoded(printed, likelihood) if printed else ())
    return [next(found) if len(log_probs) else DecodedLine((), "", ()) for log_probs in lines]


def greedy_texts(lines: Sequence[LogProbs]) -> list[str]:
    """The text of each line by greedy decoding alone; none of the lines may be empty."""
    characters = decode_greedily(end_to_end(lines)).characters if lines else []
    return [text_of(line) for line in _between_line_ends(characters)]


def _decoded(lines: Sequence[LogProbs], likelihood: Likelihood | None) -> Iterator[DecodedLine]:
    """Lines laid end to end, decoded, and split again."""
    log_probs = end_to_end(lines)
    greedy, spans = decode_greedily(log_probs)
    characters: list[Character] = []
    changes: list[SpanChange] = []
    done = 0
    for first, last, frames in _with_frames(log_probs, spans):
        start, end = _among(greedy, first, last, done)
        characters += greedy[done:start]
        before = text_of(characters[-MODEL_CONTEXT:]).rpartition(LINE_END)[2]
        after = text_of(greedy[end : end + MODEL_CONTEXT]).partition(LINE_END)[0]
        span = _DoubtfulSpan(first, last, frames, greedy[start:end], before, after)
        read, change = _decoded_span(log_probs[first : last + 1], span, likelihood)
        if change and not read and characters:
            capped = min(characters[-1].probability, BEFORE_DELETED)
            characters[-1] = characters[-1]._replace(probability=capped)
        characters += read
        changes += change
        done = end
    return _split_lines([*characters, *greedy[done:]], greedy, changes)


def _with_frames(log_probs: LogProbs, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, list[Frame]]]:
    """Each span with what can stand at its frames."""
    frames: list[Frame] = []
    if spans:
        frames = frames_of(log_probs[np.concatenate([np.arange(first, last + 1) for first, last in spans])])
    start = 0
    for first, last in spans:
        count = last + 1 - first
        yield first, last, frames[start : start + count]
        start += count


def _split_lines(
    characters: Sequence[Character], greedy: Sequence[Character], changes: Sequence[SpanChange]
) -> Iterator[DecodedLine]:
    """The reading of each line, its frames counted from its own first one."""
    first_frames = [character.first + 1 for character in greedy if character.text == LINE_END][:-1]
    changes_of: list[list[SpanChange]] = [[] for _ in first_frames]
    for change in changes:
        line = bisect_right(first_frames, change.first) - 1
        start = first_frames[line]
        changes_of[line].append(change._replace(first=change.first - start, last=change.last - start))
    lines = zip(first_frames, _between_line_ends(characters), _between_line_ends(greedy), changes_of, strict=True)
    for start, own, own_greedy, own_changes in lines:
        moved = tuple(Character(text, first - start, last - start, prob) for text, first, last, prob in own)
        yield DecodedLine(moved, text_of(own_greedy), tuple(own_changes))


def _between_line_ends(characters: Sequence[Character]) -> list[Sequence[Character]]:
    ends = [index for index, character in enumerate(characters) if character.text == LINE_END]
    return [characters[before + 1 : end] for before, end in pairwise(ends)]


def _refuse_nonsense(log_probs: LogProbs) -> None:
    if log_probs.ndim != 2 or (len(log_probs) and log_probs.shape[1] != len(ALPHABET) + 1):
        raise ValueError(f"log probabilities of {len(ALPHABET) + 1} classes a frame are wanted, not {log_probs.shape}")
    if len(log_probs) and not np.max(log_probs) <= ROUNDING:  # no NaN passes
        raise ValueError("the array holds what are no logarithms of probabilities")


def _among(characters: Sequence[Character], first: int, last: int, start: int) -> tuple[int, int]:
    """From `start` on: the first character that reaches frame `first`, and the first that lies behind frame `last`."""
    while start < len(characters) and characters[start].last < first:
        start += 1
    end = start
    while end < len(characters) and characters[end].first <= last:
        end += 1
    return start, end


def _decoded_span(
    log_probs: LogProbs, span: _DoubtfulSpan, likelihood: Likelihood | None
) -> tuple[list[Character], list[SpanChange]]:
    """The characters of a span, and the change that they are."""
    found = search_beam(span.frames, span.before[-1:], span.after[:1])
    text, cause, shares = _choice(found, span, likelihood)
    probabilities = _probabilities(text, shares)
    greedy = text_of(span.greedy)
    if text == greedy:
        return [
            character._replace(probability=prob) for character, prob in zip(span.greedy, probabilities, strict=True)
        ], []
    characters = [
        Character(character, span.first + first, span.first + last, prob)
        for character, (first, last), prob in zip(text, align(log_probs, text), probabilities, strict=True)
    ]
    return characters, [SpanChange(span.first, span.last, greedy=greedy, chosen=text, cause=cause)]


def _choice(found: list[Candidate], span: _DoubtfulSpan, likelihood: Likelihood | None) -> _Choice:
    """First the network chooses the signs, then grammar the soundest reading with them, then the letter model."""
    seen = max(found, key=lambda candidate: candidate.log_prob)
    same = [
        candidate for candidate in found if _signs_without_spaces(candidate.text) == _signs_without_spaces(seen.text)
    ]
    sound = min(same, key=lambda candidate: candidate.grammar_cost - candidate.log_prob)
    alike = [candidate for candidate in same if _signs(candidate.text) == _signs(sound.text)]
    scores = {candidate.text: candidate.log_prob - candidate.grammar_cost for candidate in found}
    if likelihood is not None:
        for candidate in alike:
            scores[candidate.text] += _gain(candidate, sound, span, likelihood)
    chosen = max((candidate.text for candidate in alike), key=scores.__getitem__)
    most = max(scores.values())
    weights = {text: math.exp(score - most) for text, score in scores.items()}
    total = sum(weights.values())
    return _Choice(
        text=chosen,
        cause=_cause(chosen, seen, sound),
        shares={text: weight / total for text, weight in weights.items()},
    )


def _cause(chosen: str, seen: Candidate, sound: Candidate) -> ChangeCause:
    if chosen == seen.text:
        return ChangeCause.NETWORK
    return ChangeCause.CLUSTERS if chosen == sound.text else ChangeCause.LANGUAGE


@lru_cache(_CACHED_TEXTS)
def _signs(text: str) -> str:
    """The characters that the letter model does not know."""
    return _MODELLED.sub("", text)


def _signs_without_spaces(text: str) -> str:
    return _signs(text).replace(WORD_SPACE, "")


def _gain(candidate: Candidate, sound: Candidate, span: _DoubtfulSpan, likelihood: Likelihood) -> float:
    """Nats that the letter model adds to a reading over the soundest one; 0 where they could not be enough."""
    behind = (sound.log_prob - sound.grammar_cost) - (candidate.log_prob - candidate.grammar_cost)
    if behind > MOST_GAIN or candidate.text == sound.text:
        return 0.0
    words = zip(_words(candidate.text, span), _words(sound.text, span), strict=True)
    saved = sum(
        _word_cost(soundest, likelihood) - _word_cost(word, likelihood)
        for word, soundest in words
        if word != soundest and min(len(word), len(soundest)) >= SHORTEST_WORD
    )
    return max(-MOST_GAIN, min(MOST_GAIN, LETTER_MODEL_WEIGHT * saved))


def _words(text: str, span: _DoubtfulSpan) -> list[str]:
    """The stretches of Thai between signs in a span with its context, empty ones too; NOT_IN_MODEL ends whole words."""
    words = _NOT_MODELLED.split(f"{span.before}{text}{span.after}")
    return [word and word + NOT_IN_MODEL for word in words[:-1]] + words[-1:]


def _word_cost(word: str, likelihood: Likelihood) -> float:
    """Nats above the usual cost of its letters."""
    return -likelihood("", word) - USUAL_COST * len(word)


def _probabilities(chosen: str, shares: dict[str, float]) -> list[float]:
    """For every character chosen the share of the readings that have it, with nothing between it and its neighbours."""
    probabilities = [0.0] * len(chosen)
    for text, share in shares.items():
        for index in _shared(chosen, text):
            probabilities[index] += share
    return [min(1.0, probability) for probability in probabilities]


def _shared(chosen: str, other: str) -> Iterator[int]:
    """Which characters of `chosen` another reading has too: place by place, or, if not as long, from both ends."""
    if len(chosen) == len(other):
        yield from (index for index, (ours, theirs) in enumerate(zip(chosen, other, strict=True)) if ours == theirs)
        return
    head = _common_length(chosen, other)
    tail = min(_common_length(chosen[::-1], other[::-1]), min(len(chosen), len(other)) - head)
    is_part = head + tail == len(chosen)  # what the other has more makes the character before it doubtful
    yield from range(head - 1 if is_part else head)
    yield from range(len(chosen) - tail + (1 if is_part and not head else 0), len(chosen))


def _common_length(text: str, other: str) -> int:
    """Characters that two texts begin with alike."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((index for index, (ours, theirs) in pairs if ours != theirs), min(len(text), len(other)))
