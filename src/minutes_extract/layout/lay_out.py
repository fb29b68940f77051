"""Pages → every line once, in reading order, told what it is to the page and to the paragraph above."""

from collections.abc import Sequence

from minutes_extract.layout.furniture import find_furniture
from minutes_extract.layout.paragraphs import find_continued
from minutes_extract.model.line import LaidLine
from minutes_extract.model.page import Page


def lay_out(pages: Sequence[Page]) -> list[LaidLine]:
    """All lines in the order given. None is dropped: furniture is set aside with its kind in `furniture`."""
    lines = [line for page in pages for line in page.lines]
    kinds = find_furniture(lines)
    continued = find_continued(lines, kinds)
    return [LaidLine(line, continues, kind) for line, continues, kind in zip(lines, continued, kinds, strict=True)]
