"""What a reader set aside or could not read: struck, hidden, unread parts of the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from minutes_extract.checks.codes import finding
from minutes_extract.model.minutes import Finding, Place
from minutes_extract.model.page import Page, PageRemark


class _Told(NamedTuple):
    """The finding that a kind of remark becomes; `message` ends the sentence that the page begins."""

    code: str
    message: str


REMARKS: Mapping[str, _Told] = {
    "struck": _Told("source.struck_text", "has text that is struck through; it is no part of the minutes"),
    "hidden": _Told("source.hidden_text", "holds text that the paper does not show; it is no part of the minutes"),
    "repeated": _Told(
        "source.repeated_text", "repeats the same lines over and over, as a model that loops; they are kept once"
    ),
    "unread_ink": _Told("page.unread_ink", "has ink like print where nothing was read: look there"),
}


def check_sources(pages: Sequence[Page]) -> Iterator[Finding]:
    """One finding for each remark of a page."""
    for at, page in enumerate(pages):
        for remark in page.remarks:
            yield _told(page, remark, f"/source/pages/{at}")


def _told(page: Page, remark: PageRemark, path: str) -> Finding:
    where = f"Page {page.number}" if page.number else "The file"
    told = REMARKS[remark.what]
    times = f" ({remark.times} times)" if remark.times > 1 else ""
    message = f"{where} {told.message}{times}."
    return finding(told.code, message, path, _places(page, remark), remark.quote, what=remark.what, count=remark.times)


def _places(page: Page, remark: PageRemark) -> tuple[Place, ...]:
    if remark.line is None:
        return ()
    return (Place(page=page.number, first_line=remark.line, last_line=remark.line, box=remark.box),)
