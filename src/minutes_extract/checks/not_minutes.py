"""A paper that is not the minutes of a meeting: how many letters were read, from what, and what was not read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from minutes_extract.checks.codes import NO_MINUTES, finding
from minutes_extract.checks.sources import REMARKS
from minutes_extract.model.minutes import Finding
from minutes_extract.model.page import Document, Page, TextFrom

READ_FROM: Mapping[TextFrom, str] = {
    TextFrom.TEXT_LAYER: "the text layer",
    TextFrom.OCR: "pictures",
    TextFrom.MIXED: "the text layer and pictures",
    TextFrom.PLAIN: "text",
}
NOT_READ_CODES = frozenset({"source.not_read", "page.unread_ink"})
"""Findings of a page that say that something on it was not read."""
MOST_NAMED = 10
"""Pages of which nothing was read; the rest is counted by the JSON's own pages."""


def check_not_minutes(document: Document) -> Iterator[Finding]:
    """These are not the minutes of a meeting that was held."""
    letters = sum(sum(map(str.isalnum, line.raw)) for page in document.pages for line in page.lines)
    read_from = ", ".join(dict.fromkeys(READ_FROM[page.text_from] for page in document.pages if page.lines))
    unread = ", ".join(_unread(document.pages))
    message = f"These are not the minutes of a meeting that was held. Letters read: {letters:,}, from {read_from}."
    message += f" Not read: {unread}." if unread else ""
    yield finding(NO_MINUTES, message, "/meeting", letters_read=letters, read_from=read_from, not_read=unread)


def _unread(pages: Sequence[Page]) -> Iterator[str]:
    """The pages that gave nothing, and those of which a part was not read."""
    named = [f"page {page.number or 1}" for page in pages if _gave_nothing(page) or _has_unread_part(page)]
    return chain(named[:MOST_NAMED], ["more pages"] if len(named) > MOST_NAMED else [])


def _gave_nothing(page: Page) -> bool:
    return page.text_from is TextFrom.OCR and page.health == 0


def _has_unread_part(page: Page) -> bool:
    return any(REMARKS[remark.what].code in NOT_READ_CODES for remark in page.remarks)
