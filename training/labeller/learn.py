"""The weights under which the labels of the documents are most probable: mini-batches, Adam, weights held small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from minutes_extract.parsing.labeller.chain import LABELS, Scores, Weights
from minutes_extract.parsing.labeller.cues import FEATURES, features
from training.labeller.documents import LabelledDocument

EPOCHS = 8
BATCH = 16
"""Documents."""
RATE = 0.02
DECAY = 0.02
"""Of every weight a step, times the rate: strong, so that no single word decides."""
DROPPED = 0.5
"""Share of the letters' features left out at a step, so that cues are learned too."""
NEVER = -20.0
"""Score of a label that never follows another in the documents."""

Parameters = dict[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Example:
    """A document as numbers."""

    features: NDArray[np.int32]
    labels: NDArray[np.int64]


def examples(documents: Sequence[LabelledDocument]) -> list[Example]:
    """The documents as numbers."""
    return [Example(features(one.texts), np.array([LABELS.index(label) for label in one.labels])) for one in documents]


def learn(learned_from: Sequence[Example], seed: int) -> Weights:
    """The same weights for the same examples and seed."""
    draw = np.random.default_rng(seed)
    parameters = zero()
    steps = _Adam(parameters)
    for epoch in range(EPOCHS):
        order = draw.permutation(len(learned_from))
        rate = RATE * (1 - epoch / EPOCHS) + RATE / 20
        loss = 0.0
        for batch in _batches(order):
            gradient = zero()
            for at in batch:
                loss += add_gradient(learned_from[at], parameters, gradient, draw)
            lines = sum(len(learned_from[at].labels) for at in batch)
            steps.step({name: part / lines for name, part in gradient.items()}, rate)
        print(f"epoch {epoch + 1}: loss a line {loss / sum(len(one.labels) for one in learned_from):.4f}", flush=True)
    return _weights(parameters, learned_from)


def zero() -> Parameters:
    """No weights yet."""
    labels = len(LABELS)
    return {
        "features": np.zeros((FEATURES + 1, labels)),
        "follows": np.zeros((labels, labels)),
        "first": np.zeros(labels),
        "last": np.zeros(labels),
    }


def _batches(order: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def add_gradient(one: Example, parameters: Parameters, gradient: Parameters, draw: np.random.Generator) -> float:
    """Adds what one document asks for; gives minus the logarithm of the probability of its labels."""
    had = np.where(draw.random(one.features.shape) < DROPPED, FEATURES, one.features)
    scores = parameters["features"][had].sum(axis=1)
    single, double, log_sum = _expected(scores, parameters)
    labels = one.labels
    truth = np.zeros_like(single)
    truth[np.arange(len(labels)), labels] = 1
    surplus = single - truth
    flat = had.ravel()
    for label in range(len(LABELS)):
        weights = np.repeat(surplus[:, label], had.shape[1])
        gradient["features"][:, label] += np.bincount(flat, weights, FEATURES + 1)
    gradient["features"][FEATURES] = 0
    gradient["follows"] += double
    np.add.at(gradient["follows"], (labels[:-1], labels[1:]), -1)
    gradient["first"] += surplus[0]
    gradient["last"] += surplus[-1]
    path = scores[np.arange(len(labels)), labels].sum() + parameters["follows"][labels[:-1], labels[1:]].sum()
    return float(log_sum - path - parameters["first"][labels[0]] - parameters["last"][labels[-1]])


def _expected(
    scores: NDArray[np.float64], parameters: Parameters
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """How often each label, and each pair of labels, is expected; and the logarithm of the sum over all chains."""
    follows = np.exp(parameters["follows"])
    top = scores.max(axis=1, keepdims=True)
    own = np.exp(scores - top)
    count, labels = scores.shape
    forward, backward, scale = np.empty((count, labels)), np.empty((count, labels)), np.empty(count)
    alpha = own[0] * np.exp(parameters["first"])
    for at in range(count):
        if at:
            alpha = (forward[at - 1] @ follows) * own[at]
        scale[at] = alpha.sum()
        forward[at] = alpha / scale[at]
    beta = np.exp(parameters["last"])
    end = float(forward[-1] @ beta)
    for at in range(count - 1, -1, -1):
        backward[at] = beta / end
        beta = follows @ (own[at] * beta) / scale[at]
    single = forward * backward
    double = follows * (forward[:-1].T @ (own[1:] * backward[1:] / scale[1:, None]))
    return single, double, float(np.log(scale).sum() + top.sum() + np.log(end))


class _Adam:
    """Kingma, Ba 2015, with decay of the weights apart (Loshchilov, Hutter 2019)."""

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.mean = zero()
        self.square = zero()
        self.steps = 0

    def step(self, gradient: Parameters, rate: float) -> None:
        """One step down."""
        self.steps += 1
        for name, part in gradient.items():
            self.mean[name] += 0.1 * (part - self.mean[name])
            self.square[name] += 0.001 * (part**2 - self.square[name])
            mean = self.mean[name] / (1 - 0.9**self.steps)
            square = self.square[name] / (1 - 0.999**self.steps)
            self.parameters[name] -= rate * (mean / (np.sqrt(square) + 1e-8) + DECAY * self.parameters[name])


def _weights(parameters: Parameters, learned_from: Sequence[Example]) -> Weights:
    """As they are stored; labels that never follow each other are kept from doing so."""
    seen = np.zeros_like(parameters["follows"], bool)
    for one in learned_from:
        seen[one.labels[:-1], one.labels[1:]] = True
    parameters["follows"] = np.where(seen, parameters["follows"], NEVER)
    return Weights(**{name: _half(part) for name, part in parameters.items()})


def _half(part: NDArray[np.float64]) -> Scores:
    return part.astype(np.float16).astype(np.float32)
