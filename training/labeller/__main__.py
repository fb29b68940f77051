"""`python -m training.labeller` learns the labeller of lines anew and says how often it is right.

It learns from the configuration `mixed` of the random minutes, sound and damaged, and is measured on `held_out`.
"""

import argparse
from pathlib import Path

import numpy as np

from minutes_extract.parsing.labeller import chain
from minutes_extract.parsing.labeller.chain import LABELS, Weights
from training.labeller.documents import documents
from training.labeller.learn import Example, examples, learn

WEIGHTS = Path(chain.__file__).with_name("weights.npz")
SEED = 2570
FIRST_SEED, FIRST_MEASURED = 1_000_000, 2_000_000


def main() -> None:
    """Learn, write the weights, measure."""
    parser = argparse.ArgumentParser(description="Learn the labeller of lines.")
    parser.add_argument("--count", type=int, default=1500, help="papers to learn from")
    parser.add_argument("--measured", type=int, default=60, help="papers to measure on, a damage")
    arguments = parser.parse_args()
    learned_from = examples(list(documents("mixed", FIRST_SEED, arguments.count)))
    weights = learn(learned_from, SEED)
    np.savez_compressed(WEIGHTS, **{name: getattr(weights, name).astype(np.float16) for name in Weights.__slots__})
    for name in ("", "ocr_light", "ocr_heavy"):
        measured = examples(list(documents("held_out", FIRST_MEASURED, arguments.measured, (name,))))
        print(f"{name or 'sound':10}", _measure(measured, weights))


def _measure(measured: list[Example], weights: Weights) -> str:
    right, sure, sure_right, lines = 0, 0, 0, 0
    lost: dict[str, list[int]] = {label: [0, 0, 0] for label in LABELS}
    for one in measured:
        probable = chain.probabilities(weights.features[one.features].sum(axis=1), weights)
        found = probable.argmax(axis=1)
        right += int((found == one.labels).sum())
        lines += len(found)
        certain = probable.max(axis=1) >= 0.95
        sure += int(certain.sum())
        sure_right += int((certain & (found == one.labels)).sum())
        for a, b in zip(found, one.labels, strict=True):
            lost[LABELS[b]][0] += 1
            lost[LABELS[b]][1] += int(a == b)
            lost[LABELS[a]][2] += int(a != b)
    parts = (f"{label} {hit}/{of}+{extra}" for label, (of, hit, extra) in lost.items() if of)
    return f"{right / lines:.4f} right; of {sure / lines:.2f} sure {sure_right / max(sure, 1):.4f}; " + ", ".join(parts)


if __name__ == "__main__":
    main()
