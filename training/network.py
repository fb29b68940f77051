"""The network of the line reader: convolutions only, so that a line of any width is read in one go, fast on a CPU.

Two letters of one column (a mark on a mark) need steps of their own: the network works at a quarter of the line's width
and says two steps for each of its columns.
"""

import torch
from torch import Tensor, nn

from minutes_extract.ocr.recogniser.alphabet import ALPHABET, LINE_HEIGHT

CLASSES = len(ALPHABET) + 1
CHANNELS = 16, 32, 56, 120
WIDTH = 224
DILATIONS = 1, 2, 3
"""Of the blocks that look along the line: together they see about four letters to either side."""
STEPS_A_COLUMN = 2


def _convolution(
    before: int, after: int, kernel: int | tuple[int, int], stride: int | tuple[int, int], padding: int
) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, kernel, stride, padding, bias=False), nn.BatchNorm2d(after), nn.ReLU(True)
    )


class Along(nn.Module):
    """A residual block that looks along the line."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.look = nn.Conv2d(WIDTH, WIDTH, (1, 5), padding=(0, 2 * dilation), dilation=(1, dilation), bias=False)
        self.norm = nn.BatchNorm2d(WIDTH)

    def forward(self, columns: Tensor) -> Tensor:
        return torch.relu(columns + self.norm(self.look(columns)))


class LineNetwork(nn.Module):
    """Images (batch × 1 × LINE_HEIGHT × width, ink 1, paper 0) → scores (batch × width / 2 × CLASSES)."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third, fourth = CHANNELS
        self.strokes = nn.Sequential(
            _convolution(1, first, 3, 2, 1),
            _convolution(first, second, 3, (2, 1), 1),
            _convolution(second, third, 3, 1, 1),
            _convolution(third, fourth, 3, 2, 1),
        )
        self.columns = _convolution(fourth, WIDTH, (LINE_HEIGHT // 8, 1), 1, 0)
        self.along = nn.Sequential(*(Along(dilation) for dilation in DILATIONS))
        self.scores = nn.Conv2d(WIDTH, STEPS_A_COLUMN * CLASSES, 1)

    def forward(self, images: Tensor) -> Tensor:
        found = self.scores(self.along(self.columns(self.strokes(images))))
        batch, _, _, columns = found.shape
        apart = found.reshape(batch, STEPS_A_COLUMN, CLASSES, columns)
        return apart.permute(0, 3, 1, 2).reshape(batch, STEPS_A_COLUMN * columns, CLASSES)
