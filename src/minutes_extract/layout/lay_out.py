"""Pages → every line once, in reading order, told what it is to the page and to the paragraph above."""

from collections.abc import Sequence

from minutes_extract.layout.furniture import find_furniture
from minutes_extract.layout.paragraphs import find_continued
from minutes_extract.model.line import LaidLine
from minutes_extract.model.page import Page


def lay_out(pages: Sequence[Page]) -> list[LaidLine]:
    """All lines in the order given. None is dropped: furniture is set aside with its reason in `aside`."""
    lines = [line for page in pages for line in page.lines]
    asides = find_furniture(lines)
    continued = find_continued(lines, asides)
    return [LaidLine(line, continues, aside) for line, continues, aside in zip(lines, continued, asides, strict=True)]
