"""Lines that repeat without end, as a language model writes when it loops: kept once, and told."""

from collections.abc import Sequence
from dataclasses import replace

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page, PageRemark

LONGEST_LOOP = 8
"""Lines of the longest stretch that repeats."""
FEWEST_TURNS = 5
"""How often a stretch follows itself; blank forms repeat a label three or four times."""
LETTERS_OF_LOOP = 6
"""Of a stretch: dots and rules repeat by themselves."""


def without_loops(page: Page) -> Page:
    """The page with each stretch that repeats kept once; rows of tables may repeat."""
    kept: list[PageLine] = []
    remarks = list(page.remarks)
    texts = [None if line.table is not None else line.raw.strip() for line in page.lines]
    at = 0
    while at < len(texts):
        length, turns = _loop(texts, at)
        if length:
            kept += page.lines[at : at + length]
            quote = "\n".join(line.raw for line in page.lines[at : at + length])
            remarks.append(PageRemark("repeated", quote, turns - 1, page.lines[at].number))
            at += length * turns
        else:
            kept.append(page.lines[at])
            at += 1
    return page if len(kept) == len(page.lines) else replace(page, lines=tuple(kept), remarks=tuple(remarks))


def _loop(texts: Sequence[str | None], at: int) -> tuple[int, int]:
    """Lines of the shortest stretch that repeats from here, and how often it stands; 0 where none does."""
    for length in range(1, LONGEST_LOOP + 1):
        if at + length >= len(texts) or texts[at] is None or texts[at] != texts[at + length]:
            continue
        turns = 1
        while texts[at : at + length] == texts[at + turns * length : at + (turns + 1) * length]:
            turns += 1
        stretch = texts[at : at + length]
        letters = sum(map(str.isalpha, "".join(text or "" for text in stretch)))
        if turns >= FEWEST_TURNS and None not in stretch and letters >= LETTERS_OF_LOOP:
            return length, turns
    return 0, 0
