"""The lines of a paper that has no pages to look at, numbered as places number them."""

from dataclasses import dataclass
from pathlib import Path

from minutes_extract.errors import MinutesError
from minutes_extract.model.options import Options
from minutes_extract.reading.read import read

MAX_SHOWN_LINES = 20_000
"""More than the longest bound volume has; a browser is slow with more."""
MAX_LINE_LENGTH = 4_000
MAX_TEXT_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line as read. `page` is 0 where the source has no pages, as in a place's key."""

    page: int
    number: int
    text: str


def lines_of(paper: Path) -> list[PaperLine]:
    """The lines of a text, Markdown or HTML file; none where it cannot be read as such."""
    try:
        document = read(paper, Options(max_bytes=MAX_TEXT_BYTES))
    except MinutesError:
        return []
    found: list[PaperLine] = []
    for page in document.pages:
        for line in page.lines[: MAX_SHOWN_LINES - len(found)]:
            if found and (found[-1].page, found[-1].number) == (line.page or 0, line.number):
                found[-1] = PaperLine(found[-1].page, line.number, f"{found[-1].text} {line.raw}"[:MAX_LINE_LENGTH])
            else:
                found.append(PaperLine(line.page or 0, line.number, line.raw[:MAX_LINE_LENGTH]))
    return found
