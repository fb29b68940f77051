"""Lines without end → a trained network: chunks drawn by seed, one-cycle rate, a curve, a checkpoint after every few chunks.

Run it as `python -m training.train WORK --chunks 300`; it goes on from the checkpoint in WORK if there is one.
"""

import argparse
import itertools
import math
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from rapidfuzz.distance import Levenshtein
from torch import Tensor, nn

from minutes_extract.ocr.recogniser.alphabet import ALPHABET, FRAME_WIDTH, LINE_HEIGHT
from training.fonts import HELD_OUT, faces
from training.lines import Line, draw_line
from training.network import LineNetwork

LINES_A_CHUNK = 4_000
AHEAD = 2
"""Chunks drawn ahead of the training."""
COLUMNS_A_BATCH = 16_384
"""Pixels: short lines come in large batches, long ones in small."""
MARGIN = 8
"""Pixels of paper after every line."""
UNIT = 64
"""Pixels to which widths are rounded up."""
RATE, WARM_UP = 3e-3, 300
"""Highest rate, and the steps until it is reached."""
STEADY = 1.0
"""Largest norm of a gradient."""
SHORT = 0.2
"""Of the lines: the texts of cells and numbers."""
# Up to which part of the training, the shortest and the longest text. CTC finds where letters stand in short texts first.
CURRICULUM = ((0.04, 2, 8), (0.15, 2, 20), (1.0, 1, 48))
CELLS = 1, 8
VALIDATION = 800
CLASS_OF = {letter: number for number, letter in enumerate(ALPHABET, 1)}


class Plan(NamedTuple):
    """What is trained: all the fonts or all but the held-out ones, over so many chunks, from which seed."""

    chunks: int
    seed: int
    held_out: bool
    novice: bool = True
    """The network begins with short texts; one that goes on from another checkpoint does not."""


def draw_chunk(plan: Plan, number: int, count: int = LINES_A_CHUNK, only_held_out: bool = False) -> list[Line]:
    """The lines of one chunk; the same for the same plan and number."""
    cv2.setNumThreads(1)
    progress = number / plan.chunks if plan.novice else 1.0
    _, shortest, longest = next(stage for stage in CURRICULUM if progress < stage[0] or stage[0] == 1.0)
    drawn = faces(held_out=plan.held_out)
    if only_held_out:
        known = {face.path for face in faces(held_out=True)}
        drawn = [face for face in faces(held_out=False) if face.path not in known]
    shares = list(itertools.accumulate(face.share for face in drawn))
    draw = random.Random(f"{plan.seed}/{number}")
    lengths = (CELLS if draw.random() < SHORT else (shortest, longest) for _ in range(count))
    return [draw_line(drawn, shares, low, high, draw) for low, high in lengths]


def batches(lines: Sequence[Line], draw: random.Random) -> Iterator[list[Line]]:
    """Lines of like width together, the batches in random order.

    Few shapes of batches, each full: the kernels of a convolution are made anew for every shape that is not known yet.
    """
    ordered = sorted(lines, key=lambda line: -line.image.shape[1] - draw.random() * 16)
    made: list[list[Line]] = []
    while ordered:
        count = max(1, COLUMNS_A_BATCH // _room(ordered[0]))
        made.append(ordered[:count])
        del ordered[:count]
    draw.shuffle(made)
    yield from made


def _room(line: Line) -> int:
    """Pixels that a batch gives to its lines where this one is the widest."""
    return UNIT * math.ceil((line.image.shape[1] + MARGIN) / UNIT)


def tensor(lines: Sequence[Line]) -> tuple[Tensor, Tensor]:
    """Images (batch × 1 × height × width, 0–1) and how many steps of each are its own."""
    widths = [line.image.shape[1] + MARGIN for line in lines]
    images = np.zeros((len(lines), 1, LINE_HEIGHT, max(map(_room, lines))), np.uint8)
    for image, line in zip(images, lines, strict=True):
        image[0, :, : line.image.shape[1]] = line.image
    return torch.from_numpy(images).float() / 255, torch.tensor([width // FRAME_WIDTH for width in widths])


def loss_of(network: nn.Module, lines: Sequence[Line]) -> Tensor:
    """CTC loss of a batch."""
    images, steps = tensor(lines)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(images)
    chances = scores.float().log_softmax(-1).permute(1, 0, 2)
    targets = torch.tensor([CLASS_OF[letter] for line in lines for letter in line.text])
    lengths = torch.tensor([len(line.text) for line in lines])
    return nn.functional.ctc_loss(chances, targets, steps, lengths, zero_infinity=True)


def read(network: nn.Module, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What is printed and what the network says, letter by letter the likeliest."""
    network.eval()
    with torch.no_grad():
        for batch in batches(lines, random.Random(0)):
            images, steps = tensor(batch)
            best = network(images).argmax(-1)
            for line, row, count in zip(batch, best, steps, strict=True):
                classes = [number for number, _ in itertools.groupby(row[:count].tolist()) if number]
                yield line.text, "".join(ALPHABET[number - 1] for number in classes)
    network.train()


def errors(network: nn.Module, lines: Sequence[Line]) -> tuple[float, float]:
    """Wrong letters (blanks aside) and wrong digits, in percent."""
    wrong = letters = digits = wrong_digits = 0
    for printed, said in read(network, lines):
        truth, found = printed.replace(" ", ""), said.replace(" ", "")
        edits = Levenshtein.editops(truth, found)
        wrong, letters = wrong + len(edits), letters + len(truth)
        bad = {edit.src_pos for edit in edits if edit.tag != "insert"}
        places = [at for at, letter in enumerate(truth) if letter.isdigit()]
        digits, wrong_digits = digits + len(places), wrong_digits + sum(at in bad for at in places)
    return 100 * wrong / max(1, letters), 100 * wrong_digits / max(1, digits)


class Training:
    """A network on its way, and where it stands."""

    def __init__(self, work: Path, plan: Plan, start: Path | None, rate: float) -> None:
        self.work, self.plan, self.rate = work, plan, rate
        torch.manual_seed(plan.seed)
        self.network = LineNetwork()
        self.optimiser = torch.optim.AdamW(self.network.parameters(), rate, weight_decay=1e-3, fused=True)
        self.chunk = self.step = 0
        if start:
            self.network.load_state_dict(torch.load(start)["network"])
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.chunk, self.step = state["chunk"], state["step"]

    @property
    def checkpoint(self) -> Path:
        return self.work / "checkpoint.pt"

    def learn(self, lines: Sequence[Line]) -> float:
        """One pass over a chunk. Returns the mean loss."""
        draw = random.Random(f"{self.plan.seed}/order/{self.chunk}")
        made = list(batches(lines, draw))
        losses = []
        for number, batch in enumerate(made):
            self._set_rate((self.chunk + number / len(made)) / self.plan.chunks)
            loss = loss_of(self.network, batch)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), STEADY)
            self.optimiser.step()
            self.step += 1
            losses.append(loss.item())
        self.chunk += 1
        return float(np.mean(losses))

    def _set_rate(self, progress: float) -> None:
        warm = min(1.0, (self.step + 1) / WARM_UP)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * warm * (0.5 * (1 + math.cos(math.pi * progress)) + 0.002)

    def save(self) -> None:
        """Keep the checkpoint whole: a new one takes the place of the old one in one move."""
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save(state | {"chunk": self.chunk, "step": self.step}, self.work / "checkpoint.new")
        (self.work / "checkpoint.new").replace(self.checkpoint)


def train(training: Training, validate_every: int) -> None:
    """All chunks from where the checkpoint stands; a line of the curve for each."""
    plan = training.plan
    known = draw_chunk(plan._replace(seed=plan.seed + 1), plan.chunks - 1, VALIDATION)
    unknown = draw_chunk(plan._replace(seed=plan.seed + 1), plan.chunks - 1, VALIDATION, only_held_out=True)
    started = time.monotonic()
    with ProcessPoolExecutor(1) as pool, (training.work / "curve.tsv").open("a") as curve:
        waiting: list[Future[list[Line]]] = []
        for number in range(training.chunk, plan.chunks):
            while len(waiting) < AHEAD and number + len(waiting) < plan.chunks:
                waiting.append(pool.submit(draw_chunk, plan, number + len(waiting)))
            loss = training.learn(waiting.pop(0).result())
            told = f"{training.chunk}\t{training.step}\t{time.monotonic() - started:.0f}\t{loss:.4f}"
            if training.chunk % validate_every == 0 or training.chunk == plan.chunks:
                seen, unseen = errors(training.network, known), errors(training.network, unknown)
                told += f"\t{seen[0]:.3f}\t{seen[1]:.3f}\t{unseen[0]:.3f}\t{unseen[1]:.3f}"
                training.save()
            print(told, file=curve, flush=True)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="folder of the checkpoint and the curve")
    parser.add_argument("--chunks", type=int, default=300, help=f"of {LINES_A_CHUNK} lines each")
    parser.add_argument("--seed", type=int, default=2566)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--start", type=Path, help="checkpoint whose network to begin with")
    parser.add_argument("--hold-out", action="store_true", help=f"leave out {', '.join(HELD_OUT)}")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--validate-every", type=int, default=5, help="chunks")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    plan = Plan(asked.chunks, asked.seed, asked.hold_out, novice=asked.start is None)
    train(Training(asked.work, plan, asked.start, asked.rate), asked.validate_every)


if __name__ == "__main__":
    main()
