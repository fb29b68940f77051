"""The network as packaged: shapes, batches that change nothing, lines of any width."""

import numpy as np
import pytest

from minutes_extract.ocr.recogniser.alphabet import ALPHABET, FRAME_WIDTH, LINE_HEIGHT
from minutes_extract.ocr.recogniser.line_image import line_image
from minutes_extract.ocr.recogniser.network import run_network


def image(width: int, seed: int = 1) -> np.ndarray:
    """Strokes of random height, and paper at the end."""
    draw = np.random.default_rng(seed)
    made = np.zeros((LINE_HEIGHT, width), np.uint8)
    for at in range(4, width - 12, 7):
        made[int(draw.integers(8, 30)) : 36, at : at + 3] = 255
    return made


@pytest.mark.parametrize("width", [8, 33, 400, 5_000])
def test_every_frame_has_a_probability_for_every_character(width: int) -> None:
    (log_probs,) = run_network([image(width)])
    assert log_probs.shape[1] == len(ALPHABET) + 1
    assert width / FRAME_WIDTH <= len(log_probs) <= width / FRAME_WIDTH + 12
    assert np.allclose(np.exp(log_probs).sum(axis=1), 1, atol=1e-3)


def test_lines_are_read_alike_alone_and_in_a_batch() -> None:
    images = [image(width, seed) for seed, width in enumerate((140, 300, 141, 900, 300))]
    together = run_network(images)
    for one, log_probs in zip(images, together, strict=True):
        (alone,) = run_network([one])
        inside = one.shape[1] // FRAME_WIDTH - 20  # where the paper ends is seen
        assert np.abs(np.exp(alone[:inside]) - np.exp(log_probs[:inside])).max() < 0.05


def test_no_lines_are_no_work() -> None:
    assert run_network([]) == []


@pytest.mark.parametrize("shape", [(5, 3), (200, 2), (48, 1), (7, 900)])
def test_a_crop_of_any_shape_becomes_an_image(shape: tuple[int, int]) -> None:
    made = line_image(np.full(shape, 255, np.uint8))
    assert made.shape[0] == LINE_HEIGHT
    assert made.max() == 0


def test_ink_is_stretched_to_black_whatever_its_grey() -> None:
    crop = np.full((60, 200), 230, np.uint8)
    crop[20:40, 50:60] = 120
    made = line_image(crop)
    assert (made[:, :30].max(), made[20:28, 42:46].min()) == (0, 255)


def test_the_grain_of_blank_paper_does_not_become_letters() -> None:
    grain = np.random.default_rng(3).integers(245, 256, (60, 300), np.uint8)
    assert line_image(grain).max() < 80
