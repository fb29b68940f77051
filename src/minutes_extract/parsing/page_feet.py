"""The title block printed again among the agendas, which layout cannot tell for want of pages.

Text copied out of a PDF often has lost its form feeds. Layout then sees one endless page; here the title block is known,
so that its lines are known again further down.
"""

import re
from collections.abc import Iterator, Sequence

from minutes_extract.model.line import Line
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

BARE_NUMBER = re.compile(r"^\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*$")
# The title block again: its first line names the meeting, so that it is longer than the word รายงานการประชุม.
SHORTEST_FOOT = 24
MOST_FOOT_LINES = 5
# Lines and letters of the title block that a foot is compared with: a longer one is no title block.
MOST_TITLE_LINES = 12
LONGEST_TITLE = 2_000


def find_running_feet(body: Sequence[Line], title: Sequence[Line]) -> set[int]:
    """By index in `body`: the lines of the title block printed again, and the page number below them."""
    block = squeeze("".join(line.text for line in title[:MOST_TITLE_LINES]))[:LONGEST_TITLE]
    if len(block) < SHORTEST_FOOT:
        return set()
    starts = (at for at, line in enumerate(body) if _begins_again(line, block))
    return {at for start in starts for at in _foot_from(body, start, block)}


def _begins_again(line: Line, block: str) -> bool:
    if not SHORTEST_FOOT <= len(line.text) <= len(block) * 2 or not opened_by(line.text, Opens.TITLE):
        return False
    words = squeeze(line.text)
    return len(words) >= SHORTEST_FOOT and block.startswith(words)


def _foot_from(body: Sequence[Line], start: int, block: str) -> Iterator[int]:
    yield start
    for at in range(start + 1, min(start + MOST_FOOT_LINES, len(body))):
        words = squeeze(body[at].text)
        if BARE_NUMBER.match(body[at].text):
            yield at
            return
        if len(words) < 4 or words not in block:
            return
        yield at
