"""The frames of a short span → the few readings with the highest probability, and the alignment of their characters.

The prefix beam search of CTC (connectionist temporal classification), to which broken Thai clusters add a cost.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import Indices, LogProbs
from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.thai_grammar import grammar_cost

PrefixProbs = dict[str, tuple[float, float]]
"""Of each reading: the probability of all paths to it that end in a blank, and of those that end on its last character."""

BEAM_WIDTH = 8
"""Readings kept from frame to frame: 5 and 16 read as well, within one letter in a hundred of those mended."""
BEAM_THRESHOLD = 1e-4
"""Of the best reading's probability: the beam drops what falls below. The letter model could not make it the best."""
CHARACTERS_A_FRAME = 6
"""Characters that are considered at a frame."""
FAINTEST_CHARACTER = 1e-3
"""Probability at a frame below which a character is not considered there."""
LEAST_BLANK = 1e-6
"""Least probability of a blank: no frame is impossible, whatever it holds."""


class Frame(NamedTuple):
    """The probability of a blank, and those of the characters worth considering."""

    blank: float
    characters: list[tuple[str, float]]


class Candidate(NamedTuple):
    """A reading of a span."""

    text: str
    log_prob: float
    """Natural logarithm of the probability that the network gives to all its paths over the frames."""
    grammar_cost: float
    """Nats that its broken clusters cost, with those at both its ends."""


def search_beam(frames: Sequence[Frame], before: str, after: str) -> list[Candidate]:
    """Readings of a span of frames; never none.

    `before` and `after` are the characters next to it, empty at the ends of a line.
    """
    if len(frames) == 1:
        return _of_one(frames[0], before, after)
    probs: PrefixProbs = {"": (1.0, 0.0)}
    costs = {"": 0.0}
    log_scale = 0.0
    for blank, characters in frames:
        extended = _extended(probs, blank, characters)
        for text in extended:
            if text not in costs:
                costs[text] = costs[text[:-1]] + grammar_cost(text[-2:-1] or before, text[-1])
        scale = max(on_blank + on_last for on_blank, on_last in extended.values())
        log_scale += math.log(scale)
        probs = {text: (on_blank / scale, on_last / scale) for text, (on_blank, on_last) in _best(extended, costs)}
        costs = {text: costs[text] for text in probs}  # those of all readings of a long span would fill the memory
    return [
        Candidate(text, log_scale + math.log(sum(prob)), costs[text] + _cost_at_end(text or before, after))
        for text, prob in probs.items()
        if sum(prob) > 0
    ]


def _of_one(frame: Frame, before: str, after: str) -> list[Candidate]:
    """The readings of a single frame, which most spans are: no character or one."""
    readings = [("", frame.blank, _cost_at_end(before, after))]
    readings += [
        (character, prob, grammar_cost(before, character) + _cost_at_end(character, after))
        for character, prob in frame.characters
    ]
    least = max(prob * math.exp(-cost) for _, prob, cost in readings) * BEAM_THRESHOLD
    return [Candidate(text, math.log(prob), cost) for text, prob, cost in readings if prob * math.exp(-cost) >= least]


def _cost_at_end(text: str, after: str) -> float:
    return grammar_cost(text[-1:], after) if after else 0.0


def frames_of(log_probs: LogProbs) -> list[Frame]:
    """What can stand at each frame of log probabilities (at least one frame)."""
    probs = np.exp(log_probs)
    classes = np.argpartition(-probs[:, 1:], CHARACTERS_A_FRAME - 1, axis=1)[:, :CHARACTERS_A_FRAME] + 1
    best = np.take_along_axis(probs, classes, axis=1)
    return [
        Frame(
            max(blank, LEAST_BLANK),
            [
                (ALPHABET[index - 1], prob)
                for index, prob in zip(row, row_probs, strict=True)
                if prob >= FAINTEST_CHARACTER
            ],
        )
        for blank, row, row_probs in zip(probs[:, 0].tolist(), classes.tolist(), best.tolist(), strict=True)
    ]


def _extended(probs: PrefixProbs, blank: float, characters: list[tuple[str, float]]) -> PrefixProbs:
    """One frame on: each reading as it was, and with each character more."""
    extended: PrefixProbs = {}
    for text, (on_blank, on_last) in probs.items():
        last = text[-1:]
        repeated = next((prob for character, prob in characters if character == last), 0.0)
        _add(extended, text, (on_blank + on_last) * blank, on_last * repeated)
        for character, prob in characters:  # the same character twice needs a blank between
            _add(extended, text + character, 0.0, prob * (on_blank if character == last else on_blank + on_last))
    return extended


def _add(probs: PrefixProbs, text: str, on_blank: float, on_last: float) -> None:
    old = probs.get(text)
    probs[text] = (old[0] + on_blank, old[1] + on_last) if old else (on_blank, on_last)


def _best(extended: PrefixProbs, costs: dict[str, float]) -> list[tuple[str, tuple[float, float]]]:
    """The readings that stay in the beam."""
    scores = {text: (on_blank + on_last) * math.exp(-costs[text]) for text, (on_blank, on_last) in extended.items()}
    least = max(scores.values()) * BEAM_THRESHOLD
    if len(scores) > BEAM_WIDTH:
        least = max(least, sorted(scores.values())[-BEAM_WIDTH])
    return [(text, extended[text]) for text, score in scores.items() if score >= least][:BEAM_WIDTH]


def align(log_probs: LogProbs, text: str) -> list[tuple[int, int]]:
    """First and last frame of each character on the most probable path that spells `text` (Viterbi).

    `text` must fit: a frame for each character and one between twins.
    """
    classes = np.array([0, *(index for character in text for index in (ALPHABET.index(character) + 1, 0))])
    scores = np.maximum(log_probs[:, classes], math.log(LEAST_BLANK))
    may_skip = np.zeros(len(classes), np.bool_)  # the blank between two characters that are no twins
    may_skip[3::2] = classes[3::2] != classes[1:-2:2]
    score = np.full(len(classes), -np.inf)
    score[:2] = scores[0, :2]
    back = np.zeros(scores.shape, np.intp)
    for frame in range(1, len(scores)):
        by_one, by_two = np.append(-np.inf, score[:-1]), np.append([-np.inf] * 2, score)[: len(score)]
        ways = np.stack((score, by_one, np.where(may_skip, by_two, -np.inf)))
        back[frame] = ways.argmax(0)
        score = ways.max(0) + scores[frame]
    return _traced(back, int(score[-2:].argmax()) + max(0, len(score) - 2), len(text))


def _traced(back: Indices, state: int, count: int) -> list[tuple[int, int]]:
    """The frames of each character on the path that ends in `state`; odd states are characters."""
    frames: list[list[int]] = [[] for _ in range(count)]
    for frame in range(len(back) - 1, -1, -1):
        if state % 2:
            frames[state // 2].append(frame)
        state -= int(back[frame, state])
    return [(min(taken), max(taken)) for taken in frames]
