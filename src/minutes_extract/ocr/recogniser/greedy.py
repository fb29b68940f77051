"""Greedy (best-path) decoding: the most probable class of every frame. Where it can stand, and which spans are doubtful.

The lines of a page are decoded in one go, end to end: most of them are short, and a hundred arrays cost more than one.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import Flags, Indices, LogProbs, Singles
from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.character import Character
from minutes_extract.ocr.recogniser.thai_grammar import BROKEN_COST, grammar_cost

CERTAIN_FRAME = 0.98
"""Probability of a character or a blank from which it stands. With 0.95 decoding mended 3 % fewer lines in 3/4 of
the time, with 0.99 1 % more in 5/4."""
MOST_FRAMES = 96
"""Frames, about 14 characters: a longer span is cut even where no certain blank stands. A line of nothing but noise
stays cheap."""
LINE_END = "\n"
"""Stands between lines that lie end to end, as a character of probability 1."""
_CHARACTERS = ALPHABET + LINE_END
_LINE_END_CLASS = len(_CHARACTERS)


class GreedyReading(NamedTuple):
    """Lines as greedy decoding reads them, and the spans (first and last frame) in which other readings are weighed."""

    characters: list[Character]
    spans: list[tuple[int, int]]


class _ClassRuns(NamedTuple):
    """Stretches of frames with the same most probable class, blanks left out, and its highest probability there."""

    classes: Indices
    first: Indices
    last: Indices
    peak: Singles


def end_to_end(lines: Sequence[LogProbs]) -> LogProbs:
    """All lines (none of them empty) in one array, with a frame for LINE_END before, between and after."""
    joined = np.full((sum(map(len, lines)) + len(lines) + 1, _LINE_END_CLASS + 1), -np.inf, np.float32)
    start = 0
    for line in lines:
        joined[start, _LINE_END_CLASS] = 0
        joined[start + 1 : start + 1 + len(line), :_LINE_END_CLASS] = line
        start += 1 + len(line)
    joined[start, _LINE_END_CLASS] = 0
    return joined


def decode_greedily(log_probs: LogProbs) -> GreedyReading:
    """Decode lines that lie end to end frame by frame."""
    best = log_probs.argmax(1)
    top = np.exp(log_probs[np.arange(len(best)), best])
    runs = _class_runs(best, top)
    rivals = _rivals(log_probs, best, runs)
    blanks = (best == 0) & (top >= CERTAIN_FRAME) & (rivals <= 1 - CERTAIN_FRAME) | (best == _LINE_END_CLASS)
    doubtful = rivals > 1 - CERTAIN_FRAME
    for first, last in _doubtful_runs(runs, blanks):
        doubtful[first : last + 1] = True
        blanks[first : last + 1] = False
    blank_probs = np.where(best == 0, top, 0)
    spans = [part for span in _doubtful_spans(blanks, doubtful) for part in _cut(*span, blank_probs)]
    return GreedyReading(_characters(runs, rivals), spans)


def _class_runs(best: Indices, top: Singles) -> _ClassRuns:
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts[1:], len(best)) - 1
    printed = best[starts] > 0
    return _ClassRuns(
        classes=best[starts][printed],
        first=starts[printed],
        last=ends[printed],
        peak=np.maximum.reduceat(top, starts)[printed],
    )


def _rivals(log_probs: LogProbs, best: Indices, runs: _ClassRuns) -> Singles:
    """For every frame the probability of all that is neither blank nor the character there nor one beside it."""
    frames = np.arange(len(log_probs))
    here = np.searchsorted(runs.first, frames, side="right")  # the run of this frame or the last before it, from 1
    classes = np.concatenate(([0], runs.classes, [0]))
    previous = np.concatenate(([0], classes[:-1]))
    beside = [classes[here], classes[here + 1], np.where(best > 0, previous[here], 0)]
    rest = 1 - np.exp(log_probs[:, 0])
    for index, known in enumerate(beside):
        fresh = known > 0
        for other in beside[:index]:
            fresh &= known != other
        rest -= np.where(fresh, np.exp(log_probs[frames, known]), 0)
    return np.asarray(np.clip(rest, 0, 1), np.float32)


def _doubtful_runs(runs: _ClassRuns, blanks: Flags) -> Iterator[tuple[int, int]]:
    """First and last frames of improbable characters, of pairs that break a cluster, of twins without a certain blank
    between."""
    faint = np.flatnonzero(runs.peak < CERTAIN_FRAME)
    yield from zip(runs.first[faint].tolist(), runs.last[faint].tolist(), strict=True)
    left, right = runs.classes[:-1], runs.classes[1:]
    passed = np.concatenate(([0], np.cumsum(blanks)))
    joined = passed[runs.first[1:]] == passed[runs.last[:-1]]
    pairs = np.flatnonzero(_breaks_cluster()[left, right] | ((left == right) & joined & (left != _LINE_END_CLASS)))
    yield from zip(runs.first[pairs].tolist(), runs.last[pairs + 1].tolist(), strict=True)


@cache
def _breaks_cluster() -> Flags:
    """For every two classes whether the second breaks a cluster after the first."""
    table = np.zeros((_LINE_END_CLASS + 1,) * 2, np.bool_)
    for second, character in enumerate(ALPHABET, 1):
        if grammar_cost("", character) >= BROKEN_COST:  # it needs a character before it
            table[1:_LINE_END_CLASS, second] = [grammar_cost(before, character) >= BROKEN_COST for before in ALPHABET]
    return table


def _doubtful_spans(blanks: Flags, doubtful: Flags) -> Iterator[tuple[int, int]]:
    """First and last frames between two certain blanks where any frame is doubtful."""
    part = np.cumsum(blanks)
    doubtful_parts = np.zeros(int(part[-1]) + 1, np.bool_)
    doubtful_parts[part[doubtful & ~blanks]] = True
    edges = np.flatnonzero(np.diff(~blanks & doubtful_parts[part], prepend=False, append=False))
    return zip(edges[::2].tolist(), (edges[1::2] - 1).tolist(), strict=True)


def _cut(first: int, last: int, blank_probs: Singles) -> Iterator[tuple[int, int]]:
    """The span in parts of MOST_FRAMES frames at most, each but the last ending on its most probable blank."""
    while last - first >= MOST_FRAMES:
        middle = first + MOST_FRAMES // 2
        end = middle + int(blank_probs[middle : first + MOST_FRAMES].argmax())
        yield first, end
        first = end + 1
    yield first, last


def _characters(runs: _ClassRuns, rivals: Singles) -> list[Character]:
    """As probable as at the best frame of each, and no more than that nothing else is written near it."""
    if not len(runs.classes):
        return []
    nearest = np.searchsorted((runs.last[:-1] + runs.first[1:]) / 2, np.arange(len(rivals)))
    alone = 1 - np.maximum.reduceat(rivals, np.flatnonzero(np.diff(nearest, prepend=-1)))
    probability = np.minimum(np.minimum(runs.peak, alone), 1).tolist()
    places = zip(runs.classes.tolist(), runs.first.tolist(), runs.last.tolist(), probability, strict=True)
    return [Character(_CHARACTERS[index - 1], first, last, prob) for index, first, last, prob in places]
