"""The title block printed again further down, at the head or foot of pages that the text has lost.

Text copied out of a PDF often has lost its form feeds: no line stands at the edge of a page, but the words are known.
"""

import re
from collections.abc import Iterator, Sequence

from minutes_extract.model.line import Line
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# Below these the title block is over.
ENDS_TITLE = (Opens.ATTENDANCE, Opens.OPENING, Opens.AGENDA, Opens.PRE_AGENDA)
AGENDA_KINDS = (Opens.AGENDA, Opens.PRE_AGENDA)
PAGE_NUMBER = re.compile(r"[-–—]?\s?\d{1,3}\s?[-–—]?")
# รายงานการประชุมคณะกรรมการ… ๔/๒๕๖๔ · … หน้า ๒: number and page behind the title, without blanks
PAGE_BEHIND = re.compile(r"(?:(?:ครั้งที่|คราวที่)?\d{1,3}/2\d{3})?(?:หน้า(?:ที่)?\d{1,3}|-\d{1,3}-)?$")
# The first line of the block names the meeting, so that it is longer than the word รายงานการประชุม.
SHORTEST_TITLE_LINE = 24
MOST_LINES_AGAIN = 5
# Lines and letters of the title block that are compared: a longer one is no title block.
MOST_BLOCK_LINES = 12
LONGEST_TITLE_BLOCK = 2_000


def find_title_again(content: Sequence[Line]) -> set[int]:
    """By index: the lines of the title block printed again among the agendas, and the page number below them."""
    title, body = _title_block(content)
    block = squeeze("".join(line.text for line in content[title:body][:MOST_BLOCK_LINES]))[:LONGEST_TITLE_BLOCK]
    if len(block) < SHORTEST_TITLE_LINE:
        return set()
    agendas = (at for at in range(body, len(content)) if opened_by(content[at].text, *AGENDA_KINDS))
    starts = (at for at in range(next(agendas, body + 1), len(content)) if _begins_again(content[at], block))
    return {at for start in starts for at in _again_from(content, start, block)}


def _title_block(content: Sequence[Line]) -> tuple[int, int]:
    """Where the last title above the body begins, and where the body does; twice the same where there is no title."""
    title: int | None = None
    for at, line in enumerate(content):
        if opened_by(line.text, Opens.TITLE):
            title = at
        elif title is not None and opened_by(line.text, *ENDS_TITLE):
            return title, at
    return 0, 0


def _begins_again(line: Line, block: str) -> bool:
    if not SHORTEST_TITLE_LINE <= len(line.text) <= len(block) * 2 or not opened_by(line.text, Opens.TITLE):
        return False
    words = PAGE_BEHIND.sub("", squeeze(line.text))
    return len(words) >= SHORTEST_TITLE_LINE and block.startswith(words)


def _again_from(content: Sequence[Line], start: int, block: str) -> Iterator[int]:
    yield start
    for at in range(start + 1, min(start + MOST_LINES_AGAIN, len(content))):
        words = squeeze(content[at].text)
        if PAGE_NUMBER.fullmatch(content[at].text):
            yield at
            return
        if len(words) < 4 or words not in block:
            return
        yield at
