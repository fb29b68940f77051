"""Letters at steps of a line image → clusters (a letter with its marks) with boxes on the page.

The network says about where a letter stands, not where it begins and ends: clusters are parted between two of them at the
column with the least ink, and each is drawn in to its ink.
"""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.recogniser.alphabet import MARKS, STEP
from minutes_extract.ocr.recogniser.letter import Letter, text_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from minutes_extract.ocr.recogniser.line_image import Grey


INKED = 96
"""Of 255: an ink column of the line image holds a pixel at least so dark."""
BLANK = " "


class Span(NamedTuple):
    """A cluster (a letter with its marks, or a blank), from where to where in pixels of the line image, and how sure."""

    text: str
    x0: float
    x1: float
    confidence: float


def place_clusters(letters: Sequence[Letter], image: "Grey") -> list[Span]:
    """The clusters of a line image (ink 255) from left to right."""
    groups = _groups(letters)
    inked = [group for group in groups if group[0].text != BLANK]
    spans = iter(_between_ink(inked, image))
    placed = [None if group[0].text == BLANK else next(spans) for group in groups]
    return [span or _blank(groups[at][0], placed, at) for at, span in enumerate(placed)]


def _groups(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters, each with the marks that follow it; blanks at the ends and repeated ones left out."""
    groups: list[list[Letter]] = []
    for letter in letters:
        after_blank = not groups or groups[-1][0].text == BLANK
        if letter.text == BLANK:
            if not after_blank:
                groups.append([letter])
        elif letter.text in MARKS and not after_blank:
            groups[-1].append(letter)
        else:
            groups.append([letter])
    return groups[:-1] if groups and groups[-1][0].text == BLANK else groups


def _between_ink(groups: Sequence[Sequence[Letter]], image: "Grey") -> list[Span]:
    import numpy as np

    if not groups:
        return []
    width = image.shape[1]
    ink = image.sum(axis=0, dtype=np.int32)
    columns = np.flatnonzero(image.max(axis=0) > INKED)
    middles = [min(width - 1, (group[0].first + group[-1].last + 1) * STEP // 2) for group in groups]
    edges = [0, *(_parting(ink, left, right) for left, right in itertools.pairwise(middles)), width]
    return [
        Span(text_of(group), *_drawn_in(columns, left, right), min(letter.probability for letter in group))
        for group, (left, right) in zip(groups, itertools.pairwise(edges), strict=True)
    ]


def _parting(ink: "NDArray[np.int32]", left: int, right: int) -> int:
    """The column with the least ink between the middles of two neighbours; of equal ones the middle one."""
    import numpy as np

    if right - left < 2:
        return right
    between = ink[left + 1 : right]
    least = np.flatnonzero(between == between.min())
    return left + 1 + int(least[len(least) // 2])


def _drawn_in(columns: "NDArray[np.intp]", left: int, right: int) -> tuple[float, float]:
    """From the first to the last inked column between two edges; the edges where there is no ink."""
    first, after = columns.searchsorted((left, right))
    if first == after:
        return float(left), float(max(right, left + 1))
    return float(columns[first]), float(columns[after - 1] + 1)


def _blank(letter: Letter, placed: Sequence[Span | None], at: int) -> Span:
    """A blank reaches from its left neighbour to its right one."""
    before, after = placed[at - 1], placed[at + 1]
    left = before.x1 if before else 0.0
    return Span(BLANK, left, max(left, after.x0) if after else left, letter.probability)
