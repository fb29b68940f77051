"""Line images → log probabilities of every character at every frame. onnxruntime, one thread."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from minutes_extract.ocr.arrays import Grey, LogProbs, Singles
from minutes_extract.ocr.recogniser.alphabet import FRAME_WIDTH, LINE_HEIGHT
from minutes_extract.ocr.units import WHITE

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NETWORK_WEIGHTS = files("minutes_extract.ocr").joinpath("weights", "reader.onnx")
COLUMNS_A_BATCH = 1_024
"""Pixels: the arrays of a batch stay in the cache; with 6,144 the network takes a third longer."""
PADDING_AFTER = 16
"""Pixels of paper after every line: in training there were at least 8, and the network must see where the line ends."""
WIDTH_STEP = 16
"""Pixels: widths are rounded up to it, so that lines of like width go together."""


def run_network(images: Sequence[Grey]) -> list[LogProbs]:
    """For each image (LINE_HEIGHT × width, ink 255) the natural logarithms of the probabilities, frames × classes.

    A frame stands for FRAME_WIDTH pixels of the image; class 0 is the blank of CTC: no character begins there.
    """
    found: list[LogProbs] = [np.empty((0, 0), np.float32)] * len(images)
    for batch in _batches(images):
        widths = [images[index].shape[1] for index in batch]
        outputs = _session().run(None, {"images": _padded([images[index] for index in batch])})[0]
        for index, width, log_probs in zip(batch, widths, outputs, strict=True):
            found[index] = log_probs[: math.ceil((width + PADDING_AFTER) / FRAME_WIDTH)]
    return found


def _batches(images: Sequence[Grey]) -> Iterator[list[int]]:
    """Numbers of images of like width, the widest first."""
    batch: list[int] = []
    widest = 0
    for index in sorted(range(len(images)), key=lambda index: -images[index].shape[1]):
        widest = widest or _padded_width(images[index])
        if batch and widest * (len(batch) + 1) > COLUMNS_A_BATCH:
            yield batch
            batch, widest = [], _padded_width(images[index])
        batch.append(index)
    if batch:
        yield batch


def _padded_width(image: Grey) -> int:
    width: int = image.shape[1]
    return WIDTH_STEP * math.ceil((width + PADDING_AFTER) / WIDTH_STEP)


def _padded(images: Sequence[Grey]) -> Singles:
    """A batch as the network wants it: ink 1, all images as wide as the widest."""
    width = max(map(_padded_width, images))
    batch = np.zeros((len(images), 1, LINE_HEIGHT, width), np.float32)
    for place, image in zip(batch, images, strict=True):
        np.multiply(image, 1 / WHITE, out=place[0, :, : image.shape[1]])
    return batch


@cache
def _session() -> "InferenceSession":
    """The network, loaded once in a process."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one thread a worker: batch runs one a core
    options.enable_cpu_mem_arena = False  # the arena keeps the largest batch for ever
    return InferenceSession(NETWORK_WEIGHTS.read_bytes(), options, providers=["CPUExecutionProvider"])
