"""Characters at frames of a line image → clusters (a character with its combining marks) with their left and right edges.

The network shows about where a character stands, not where it begins and ends: two clusters are divided at the column
with the least ink between them, and the edges of each are drawn in to its ink.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import Grey, Indices, Integers
from minutes_extract.ocr.recogniser.alphabet import COMBINING, FRAME_WIDTH, WORD_SPACE
from minutes_extract.ocr.recogniser.character import Character, text_of
from minutes_extract.ocr.units import WHITE

INK_COLUMN_BELOW_GREY = 159
"""Grey level: a column of the line image has ink if a pixel is darker before the image is inverted."""


class ClusterBox(NamedTuple):
    """A cluster or a space, from where to where in pixels of the line image, and its confidence."""

    text: str
    x0: float
    x1: float
    confidence: float


def place_clusters(characters: Sequence[Character], image: Grey) -> list[ClusterBox]:
    """The clusters of a line image (ink 255) from left to right."""
    groups = _clusters(characters)
    printed = [group for group in groups if group[0].text != WORD_SPACE]
    boxes = iter(_boxes(printed, image))
    placed = [None if group[0].text == WORD_SPACE else next(boxes) for group in groups]
    return [box or _space(groups[index][0], placed, index) for index, box in enumerate(placed)]


def _clusters(characters: Sequence[Character]) -> list[list[Character]]:
    """Each character with the marks that follow it; spaces at the ends and repeated ones left out."""
    groups: list[list[Character]] = []
    for character in characters:
        after_space = not groups or groups[-1][0].text == WORD_SPACE
        if character.text == WORD_SPACE:
            if not after_space:
                groups.append([character])
        elif character.text in COMBINING and not after_space:
            groups[-1].append(character)
        else:
            groups.append([character])
    return groups[:-1] if groups and groups[-1][0].text == WORD_SPACE else groups


def _boxes(groups: Sequence[Sequence[Character]], image: Grey) -> list[ClusterBox]:
    """The box of each cluster; its confidence is that of its least certain character."""
    if not groups:
        return []
    width = image.shape[1]
    ink = image.sum(axis=0, dtype=np.int32)
    columns = np.flatnonzero(image.max(axis=0) > WHITE - INK_COLUMN_BELOW_GREY)
    middles = [min(width - 1, (group[0].first + group[-1].last + 1) * FRAME_WIDTH // 2) for group in groups]
    edges = [0, *(_dividing_column(ink, left, right) for left, right in itertools.pairwise(middles)), width]
    return [
        ClusterBox(text_of(group), *_drawn_in(columns, left, right), min(character.probability for character in group))
        for group, (left, right) in zip(groups, itertools.pairwise(edges), strict=True)
    ]


def _dividing_column(ink: Integers, left: int, right: int) -> int:
    """The column with the least ink between the middles of two neighbours; of equal ones the middle one."""
    if right - left < 2:
        return right
    between = ink[left + 1 : right]
    least = np.flatnonzero(between == between.min())
    return left + 1 + int(least[len(least) // 2])


def _drawn_in(columns: Indices, left: int, right: int) -> tuple[float, float]:
    """From the first to the last column with ink between two edges; the edges where there is no ink."""
    first, after = columns.searchsorted((left, right))
    if first == after:
        return float(left), float(max(right, left + 1))
    return float(columns[first]), float(columns[after - 1] + 1)


def _space(character: Character, placed: Sequence[ClusterBox | None], index: int) -> ClusterBox:
    """A space reaches from its left neighbour to its right one."""
    before, after = placed[index - 1], placed[index + 1]
    left = before.x1 if before else 0.0
    return ClusterBox(WORD_SPACE, left, max(left, after.x0) if after else left, character.probability)
