"""Line images → what the network sees in them: chances of every letter at every step. onnxruntime, one thread."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from minutes_extract.ocr.recogniser.alphabet import LINE_HEIGHT, STEP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from minutes_extract.ocr.recogniser.line_image import Grey

    Chances = NDArray[np.float32]

WEIGHTS = files("minutes_extract.ocr").joinpath("weights", "reader.onnx")
COLUMNS_A_BATCH = 1_024
"""Pixels: what is worked on at once stays in the cache: with 6,144 it takes a third longer."""
MARGIN = 16
"""Pixels of paper after every line: in training there were at least 8, and where they end is seen."""
UNIT = 16
"""Pixels: widths are rounded up to it, so that lines of like width go together."""


def read_lines(images: Sequence["Grey"]) -> list["Chances"]:
    """For each image (LINE_HEIGHT × width, ink 255) the natural logarithms of the chances, steps × classes.

    A step stands for STEP pixels of the image; class 0 says that no letter begins there.
    """
    import numpy as np

    found: list[Chances] = [np.empty((0, 0), np.float32)] * len(images)
    for batch in _batches(images):
        widths = [images[at].shape[1] for at in batch]
        scores = _session().run(None, {"images": _padded([images[at] for at in batch])})[0]
        for at, width, steps in zip(batch, widths, scores, strict=True):
            found[at] = steps[: math.ceil((width + MARGIN) / STEP)]
    return found


def _batches(images: Sequence["Grey"]) -> Iterator[list[int]]:
    """Numbers of images of like width, the widest first."""
    batch: list[int] = []
    widest = 0
    for at in sorted(range(len(images)), key=lambda at: -images[at].shape[1]):
        widest = widest or _room(images[at])
        if batch and widest * (len(batch) + 1) > COLUMNS_A_BATCH:
            yield batch
            batch, widest = [], _room(images[at])
        batch.append(at)
    if batch:
        yield batch


def _room(image: "Grey") -> int:
    width: int = image.shape[1]
    return UNIT * math.ceil((width + MARGIN) / UNIT)


def _padded(images: Sequence["Grey"]) -> "NDArray[np.float32]":
    import numpy as np

    room = max(map(_room, images))
    batch = np.zeros((len(images), 1, LINE_HEIGHT, room), np.float32)
    for place, image in zip(batch, images, strict=True):
        np.multiply(image, 1 / 255, out=place[0, :, : image.shape[1]])
    return batch


@cache
def _session() -> "InferenceSession":
    """The network, loaded once in a process."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one thread a worker: batch runs one a core
    options.enable_cpu_mem_arena = False  # the arena keeps the largest batch for ever
    return InferenceSession(WEIGHTS.read_bytes(), options, providers=["CPUExecutionProvider"])
