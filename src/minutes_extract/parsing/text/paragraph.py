"""Lines joined to paragraphs, without losing their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes_extract.model.line import Cell, Line
from minutes_extract.thai.blanks import join_texts


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One logical line: the printed lines it runs over, and their text in one piece."""

    lines: tuple[Line, ...]
    text: str

    @property
    def raw(self) -> str:
        """What was read, printed lines parted by line ends."""
        return "\n".join(line.raw for line in self.lines)

    @property
    def heading(self) -> int:
        """Level of markup of the first line; 0 for running text."""
        return self.lines[0].heading

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Columns of a line that has them; a paragraph of several lines has none."""
        return self.lines[0].cells if len(self.lines) == 1 else ()


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Join each line that goes on with the paragraph above to it."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.continues and groups and line.table is None:  # a row goes on within its table, not as text
            groups[-1].append(line)
        else:
            groups.append([line])
    return [joined(group) for group in groups]


def joined(lines: Sequence[Line]) -> Paragraph:
    """Lines that run on, as one paragraph."""
    return Paragraph(tuple(lines), join_texts(line.text for line in lines))
