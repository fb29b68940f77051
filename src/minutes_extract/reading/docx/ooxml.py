"""The names of Word's XML that the reader knows, and the values of its attributes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN = W + "r"
RUN_PROPERTIES = W + "rPr"
STYLE = W + "style"
TABLE = W + "tbl"
ROW = W + "tr"
CELL_TAG = W + "tc"
TEXT_BOX = W + "txbxContent"
CONTENT_CONTROL = W + "sdt"
ALTERNATES = MC + "AlternateContent"

ALT_CHUNK = W + "altChunk"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"

MAX_NUMBER = 2**31 - 1
NUMBER_PATTERN = re.compile(r"-?[0-9]{1,10}")
OFF = frozenset({"0", "false", "off"})
# Not printed: what was deleted or moved away, the annotation above a ruby base, properties, remarks.
UNPRINTED_TAGS = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr")}
    | {W + name for name in ("tcPr", "rt", "instrText", "delText", "delInstrText", "smartTagPr", "customXmlPr")}
)


def attribute(element: "_Element | None", name: str = "val") -> str | None:
    """An attribute of Word's namespace; None where it or the element is missing."""
    return None if element is None else element.get(W + name)


def number(element: "_Element | None", name: str = "val") -> int | None:
    """An attribute that is a whole number; None where it is none."""
    value = attribute(element, name)
    if value is None or not NUMBER_PATTERN.fullmatch(value):
        return None
    return max(-MAX_NUMBER, min(int(value), MAX_NUMBER))


def is_on(element: "_Element") -> bool:
    """Whether a property that is there is switched on: `<w:b/>`, but not `<w:b w:val="0"/>`."""
    return element.get(W + "val") not in OFF


def child(element: "_Element | None", *names: str) -> "_Element | None":
    """The element at the end of a path of children."""
    for name in names:
        element = None if element is None else element.find(W + name)
    return element


def entered(element: "_Element") -> "Iterator[_Element]":
    """The children of a wrapper (content control, insertion, hyperlink, smart tag …); none where it is not printed.

    Of alternates the first is taken: text boxes are written twice, for new programs and for old ones.
    """
    if element.tag in UNPRINTED_TAGS:
        return iter(())
    if element.tag == ALTERNATES:
        chosen = next(element.iterchildren(MC + "Choice", MC + "Fallback"), None)
        return iter(()) if chosen is None else iter(chosen)
    if element.tag == CONTENT_CONTROL and child(element, "sdtPr", "showingPlcHdr") is not None:
        return iter(())  # not filled in: the text is a prompt
    return iter(element)


def within(container: "_Element", *tags: str) -> "Iterator[_Element]":
    """The elements of some kinds in document order, through wrappers, not into one another."""
    wanted = frozenset(tags)
    stack: list[Iterator[_Element]] = [iter(container)]
    while stack:
        for element in stack[-1]:
            if element.tag in wanted:
                yield element
            else:
                stack.append(entered(element))
                break
        else:
            stack.pop()
