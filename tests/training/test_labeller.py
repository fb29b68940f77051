"""Learning the labeller: the gradient against differences, and few papers suffice to tell most of their lines."""

import numpy as np
import pytest
from training.labeller import learn
from training.labeller.documents import documents

from minutes_extract.parsing.labeller.chain import LABELS, best_chain


def test_labels_are_those_of_the_random_minutes() -> None:
    for document in documents("mixed", 1, 4):
        assert len(document.texts) == len(document.labels)
        assert all(text.strip() for text in document.texts)


def test_the_gradient_is_the_slope(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "DROPPED", 0.0)
    one = learn.examples(list(documents("mixed", 5, 1)))[0]
    draw = np.random.default_rng(1)
    parameters = {name: draw.normal(size=part.shape) * 0.1 for name, part in learn.zero().items()}
    parameters["features"][-1] = 0
    gradient = learn.zero()
    learn.add_gradient(one, parameters, gradient, draw)
    feature = int(one.features[0, 5])
    for name, where in (("features", (feature, 3)), ("follows", (2, 7)), ("first", (0,)), ("last", (4,))):
        losses = []
        for step in (1e-4, -1e-4):
            moved = {key: part.copy() for key, part in parameters.items()}
            moved[name][where] += step
            losses.append(learn.add_gradient(one, moved, learn.zero(), draw))
        assert gradient[name][where] == pytest.approx((losses[0] - losses[1]) / 2e-4, abs=1e-4)


def test_it_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "EPOCHS", 12)
    learned_from = learn.examples(list(documents("plain", 1, 12, ("",))))
    weights = learn.learn(learned_from, 1)
    right = [
        np.array(best_chain(weights.features[one.features].sum(axis=1), weights)) == one.labels for one in learned_from
    ]
    assert np.concatenate(right).mean() > 0.9
    assert weights.follows.shape == (len(LABELS), len(LABELS))
