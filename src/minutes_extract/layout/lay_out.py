"""Repaired pages → every line once, in the order given, told what it is to the page and to the paragraph above."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutes_extract.layout.furniture import find_furniture
from minutes_extract.layout.paragraphs import find_continued
from minutes_extract.model.line import Line


def lay_out(pages: Iterable[Sequence[Line]]) -> list[Line]:
    """Set `furniture` on page furniture and `continues` on lines that go on with the paragraph above. No line is dropped."""
    lines = [line for page in pages for line in page]
    kinds = find_furniture(lines)
    continued = find_continued(lines, kinds)
    return [_told(*row) for row in zip(lines, continued, kinds, strict=True)]


def _told(line: Line, continues: bool, kind: str) -> Line:
    return replace(line, continues=continues, furniture=kind) if continues or kind else line
