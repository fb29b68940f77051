"""Documents to learn from: random minutes, sound and damaged, with a label for each line."""

from collections.abc import Iterator
from typing import NamedTuple

from minutes_extract.parsing.labeller.chain import Label
from training.minutes.damage import damage
from training.minutes.document import Line, Role, Zone
from training.minutes.generate import generate

SAME_LABEL = {Role.UNIT: Label.OTHER}
DAMAGES_IN_TURN = (
    "",
    "ocr_light",
    "ocr_heavy",
    "all_heads_fifth",
    "letters_3",
    "heads_trash",
    "agenda_trash",
    "title_unknown",
)
"""The paper of each seed takes one of them; "" leaves it sound."""


class LabelledDocument(NamedTuple):
    """Lines that are not blank, each with its label."""

    texts: tuple[str, ...]
    labels: tuple[Label, ...]


def documents(
    configuration: str, first_seed: int, count: int, damages: tuple[str, ...] = DAMAGES_IN_TURN
) -> Iterator[LabelledDocument]:
    """One document a seed."""
    for seed in range(first_seed, first_seed + count):
        minutes = generate(seed, configuration)
        chosen = damages[seed % len(damages)]
        lines = (damage(minutes, chosen) if chosen else minutes).lines
        lines = tuple(line for line in lines if line.text.strip())
        yield LabelledDocument(tuple(line.text for line in lines), tuple(label_of(line) for line in lines))


def label_of(line: Line) -> Label:
    """The label of a line of a random paper: its role, but for the lines of covers, letters, annexes and openings."""
    if line.role == Role.FURNITURE:
        return Label.FURNITURE
    if line.zone in {Zone.COVER, Zone.ANNEX}:
        return Label.OTHER
    if line.zone in {Zone.LETTER, Zone.OPENING, Zone.CLOSING} and line.role != Role.OTHER:
        return Label(line.zone.value)
    if line.zone == Zone.ATTENDANCE and line.role == Role.TABLE_ROW:
        return Label.OTHER
    return SAME_LABEL.get(line.role) or Label(line.role.value)
