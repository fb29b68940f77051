"""The chances at the steps of a short span → the few readings that explain it best, and where their letters lie.

The prefix beam search of CTC (connectionist temporal classification), in which broken Thai clusters are dear.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.thai_grammar import strain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Chances = NDArray[np.float32]
    Masses = dict[str, tuple[float, float]]
    """Of each reading: the chance of all ways to it that ended in a blank, and of those still on its last letter."""

READINGS = 8
"""Kept from step to step, at most: 5 and 16 read as well, within one letter in a hundred of those mended."""
HOPELESS = 1e-4
"""Of the best reading's chance: what falls below is not kept. The letter model could not make it the best."""
LETTERS_A_STEP = 6
FAINTEST = 1e-3
"""Chance of a letter at a step below which it is not looked at there."""
SOME_BLANK = 1e-6
"""Least chance of a blank: no step is impossible, whatever it holds."""


class Step(NamedTuple):
    """The chance that no letter begins, and the letters worth a look with theirs."""

    blank: float
    letters: list[tuple[str, float]]


class Candidate(NamedTuple):
    """A reading of a span."""

    text: str
    log_mass: float
    """Natural logarithm of the chance that the network gives to all ways of writing it over the steps."""
    strain: float
    """Nats that its broken clusters cost, with those at both its ends."""


def candidates(steps: Sequence[Step], before: str, after: str) -> list[Candidate]:
    """Readings of a span of steps; never none.

    `before` and `after` are the letters next to it, empty at the ends of a line.
    """
    if len(steps) == 1:
        return _of_one(steps[0], before, after)
    masses: Masses = {"": (1.0, 0.0)}
    strains = {"": 0.0}
    log_scale = 0.0
    for blank, letters in steps:
        grown = _grown(masses, blank, letters)
        for text in grown:
            if text not in strains:
                strains[text] = strains[text[:-1]] + strain(text[-2:-1] or before, text[-1])
        scale = max(ended + going for ended, going in grown.values())
        log_scale += math.log(scale)
        masses = {text: (ended / scale, going / scale) for text, (ended, going) in _best(grown, strains)}
        strains = {text: strains[text] for text in masses}  # a long span would fill the memory
    return [
        Candidate(text, log_scale + math.log(sum(mass)), strains[text] + _strain_at_end(text or before, after))
        for text, mass in masses.items()
        if sum(mass) > 0
    ]


def _of_one(step: Step, before: str, after: str) -> list[Candidate]:
    """The readings of a single step, which most spans are: none or one letter."""
    readings = [("", step.blank, _strain_at_end(before, after))]
    readings += [
        (letter, share, strain(before, letter) + _strain_at_end(letter, after)) for letter, share in step.letters
    ]
    least = max(share * math.exp(-cost) for _, share, cost in readings) * HOPELESS
    return [
        Candidate(text, math.log(share), cost) for text, share, cost in readings if share * math.exp(-cost) >= least
    ]


def _strain_at_end(text: str, after: str) -> float:
    return strain(text[-1:], after) if after else 0.0


def steps_of(chances: "Chances") -> list[Step]:
    """What can stand at each step of log chances (steps × classes, at least one step)."""
    import numpy as np

    likely = np.exp(chances)
    order = np.argpartition(-likely[:, 1:], LETTERS_A_STEP - 1, axis=1)[:, :LETTERS_A_STEP] + 1
    shares = np.take_along_axis(likely, order, axis=1)
    return [
        Step(
            max(blank, SOME_BLANK),
            [(ALPHABET[at - 1], share) for at, share in zip(classes, row, strict=True) if share >= FAINTEST],
        )
        for blank, classes, row in zip(likely[:, 0].tolist(), order.tolist(), shares.tolist(), strict=True)
    ]


def _grown(masses: "Masses", blank: float, letters: list[tuple[str, float]]) -> "Masses":
    """One step on: each reading as it was, and with each letter more."""
    grown: Masses = {}
    for text, (ended, going) in masses.items():
        last = text[-1:]
        stays = next((share for letter, share in letters if letter == last), 0.0)
        _add(grown, text, (ended + going) * blank, going * stays)
        for letter, share in letters:  # a letter twice wants a blank between
            _add(grown, text + letter, 0.0, share * (ended if letter == last else ended + going))
    return grown


def _add(masses: "Masses", text: str, ended: float, going: float) -> None:
    old = masses.get(text)
    masses[text] = (old[0] + ended, old[1] + going) if old else (ended, going)


def _best(grown: "Masses", strains: dict[str, float]) -> list[tuple[str, tuple[float, float]]]:
    """The readings to go on with."""
    scores = {text: (ended + going) * math.exp(-strains[text]) for text, (ended, going) in grown.items()}
    least = max(scores.values()) * HOPELESS
    if len(scores) > READINGS:
        least = max(least, sorted(scores.values())[-READINGS])
    return [(text, grown[text]) for text, score in scores.items() if score >= least][:READINGS]


def places(chances: "Chances", text: str) -> list[tuple[int, int]]:
    """First and last step of each letter in the likeliest way to write `text` over the steps (Viterbi's path).

    `text` must fit: a step for each letter and one between twins.
    """
    import numpy as np

    classes = np.array([0, *(at for letter in text for at in (ALPHABET.index(letter) + 1, 0))])
    told = np.maximum(chances[:, classes], math.log(SOME_BLANK))
    may_skip = np.zeros(len(classes), np.bool_)  # the blank between two letters that are no twins
    may_skip[3::2] = classes[3::2] != classes[1:-2:2]
    score = np.full(len(classes), -np.inf)
    score[:2] = told[0, :2]
    back = np.zeros(told.shape, np.intp)
    for step in range(1, len(told)):
        one, two = np.append(-np.inf, score[:-1]), np.append([-np.inf] * 2, score)[: len(score)]
        ways = np.stack((score, one, np.where(may_skip, two, -np.inf)))
        back[step] = ways.argmax(0)
        score = ways.max(0) + told[step]
    return _traced(back, int(score[-2:].argmax()) + max(0, len(score) - 2), len(text))


def _traced(back: "NDArray[np.intp]", state: int, letters: int) -> list[tuple[int, int]]:
    """The path to `state`, where odd states are letters: the steps of each letter."""
    steps: list[list[int]] = [[] for _ in range(letters)]
    for step in range(len(back) - 1, -1, -1):
        if state % 2:
            steps[state // 2].append(step)
        state -= int(back[step, state])
    return [(min(taken), max(taken)) for taken in steps]
