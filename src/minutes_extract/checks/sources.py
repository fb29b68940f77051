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
    "off_page": _Told("source.hidden_text", "has text beyond its edges; it is no part of the minutes"),
    "watermark": _Told("source.set_aside", "has a watermark across its text"),
    "turned": _Told("source.set_aside", "has text that runs up or down its margin"),
    "line_numbers": _Told("source.set_aside", "has numbers of lines in its margin"),
    "stamp": _Told("source.set_aside", "has a stamp"),
    "comment": _Told("source.set_aside", "has a remark that somebody put beside the text"),
    "turned_page": _Told("page.layout", "lies on its side or head; it was turned"),
    "two_pages": _Told("page.layout", "holds two pages side by side; the left one is read first"),
    "two_columns": _Told("page.layout", "holds two columns of prose; the left one is read first"),
    "picture": _Told("source.not_read", "has a picture in which no print was read"),
    "layer": _Told("text.layer", "has a text layer that says otherwise than its picture, which is read"),
    "letters_lost": _Told("text.layer", "has a text layer that lost letters; its picture is read"),
    "unchecked_layer": _Told("text.layer", "has a text layer that its picture could not confirm"),
    "broken_picture": _Told("source.not_read", "has a picture that cannot be read"),
    "cut_picture": _Told("source.not_read", "has a picture that breaks off"),
    "running_head": _Told("source.set_aside", "has a running head or foot that was set aside"),
    "portfolio": _Told("source.not_read", "is a portfolio of files, of which only the cover was read"),
    "xfa_form": _Told("source.not_read", "is an XFA form, whose fields were not read"),
    "part_not_read": _Told("source.not_read", "holds a part in another format that was not read"),
    "attachment": _Told("source.not_read", "has a file attached that was not read"),
    "broken_annotation": _Told("source.not_read", "has an annotation that cannot be read"),
    "many_annotations": _Told("source.not_read", "has more annotations than are read"),
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


def no_part(name: str) -> Finding:
    """A document in the file beside minutes is none."""
    message = "The file holds a document that is not the minutes of a meeting that was held."
    return finding("source.set_aside", message, "/source", (), name, what="document")


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
