"""Does a text layer say what the picture below shows? Figures first: a wrong one is believed, a wrong letter is seen."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import regex

from minutes_extract.model.line import PageLine
from minutes_extract.thai.likeness import likeness
from minutes_extract.thai.numerals import to_ascii_digits

FIGURE = regex.compile(r"[0-9]+(?:[.,:/][0-9]+)*")
ALIKE = 80
"""0–100, of a layer's letters and the picture's: below they are two texts."""
MOST_COMPARED = 6_000
"""Letters of a page that are compared."""
MOST_QUOTED = 6


class Agreement(NamedTuple):
    """Whether both say the same, and where not what each has that the other lacks."""

    holds: bool
    in_layer: str
    in_picture: str


def agreement(layer: Sequence[PageLine], picture: Sequence[PageLine]) -> Agreement:
    """Compare the figures of both, then their letters."""
    figures = _figures(layer), _figures(picture)
    alike = likeness(_letters(layer), _letters(picture)) >= ALIKE
    lacking, added = figures[0] - figures[1], figures[1] - figures[0]
    if alike and not lacking and not added:
        return Agreement(True, "", "")
    return Agreement(False, _quoted(lacking, layer), _quoted(added, picture))


def _figures(lines: Sequence[PageLine]) -> Counter[str]:
    return Counter(FIGURE.findall(to_ascii_digits("\n".join(line.raw for line in lines))))


def _letters(lines: Sequence[PageLine]) -> str:
    return "".join("".join(line.raw.split()) for line in lines)[:MOST_COMPARED]


def _quoted(figures: Counter[str], lines: Sequence[PageLine]) -> str:
    """The figures in the order of the lines; where none differ the first line."""
    if figures:
        return ", ".join(list(figures)[:MOST_QUOTED])
    return lines[0].raw if lines else ""
