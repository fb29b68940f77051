"""What a PDF holds beside its pages: attached files, a portfolio, a form of another kind."""

from collections.abc import Iterator, Mapping
from typing import cast

from playa import resolve
from playa.document import Document
from playa.pdftypes import PDFObject
from playa.utils import decode_text

from minutes_extract.model.page import PageRemark

MOST_FILES = 50
"""Attached files that are named."""
MAX_TREE_DEPTH = 6


def document_remarks(document: Document) -> tuple[PageRemark, ...]:
    """What of the file is not on its pages; nothing where the catalogue is broken."""
    try:
        return tuple(_remarks(document.catalog))
    except Exception:  # the library raises what a broken catalogue makes it stumble over
        return ()


def _remarks(catalogue: Mapping[str, PDFObject]) -> Iterator[PageRemark]:
    names = _resolved(catalogue.get("Names"))
    tree = _resolved(names.get("EmbeddedFiles")) if isinstance(names, Mapping) else None
    files = [name for _, name in zip(range(MOST_FILES), _names(tree, 0), strict=False)]
    if "Collection" in catalogue:
        yield PageRemark("portfolio", ", ".join(files))
    elif files:
        yield PageRemark("attachment", ", ".join(files), times=len(files))
    form = _resolved(catalogue.get("AcroForm"))
    if isinstance(form, Mapping) and "XFA" in form:
        yield PageRemark("xfa_form")


def _names(node: object, depth: int) -> Iterator[str]:
    """The names of a tree of files."""
    if not isinstance(node, Mapping) or depth > MAX_TREE_DEPTH:
        return
    names = _resolved(node.get("Names"))
    for name in names[: 2 * MOST_FILES : 2] if isinstance(names, list) else ():
        found = _resolved(name)
        yield decode_text(found) if isinstance(found, bytes) else ""
    kids = _resolved(node.get("Kids"))
    for kid in kids[:MOST_FILES] if isinstance(kids, list) else ():
        yield from _names(_resolved(kid), depth + 1)


def _resolved(value: object) -> object:
    return resolve(cast("PDFObject", value))
