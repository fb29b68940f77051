"""Elements of one namespace, made as they nest: maker.p("text", maker.b("bold"), name="value")."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_INDENT = "  "
# XML 1.0, and so workbooks: no control characters but tab and newline, no surrogates, no U+FFFE/U+FFFF.
_UNWRITABLE = regex.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


class Maker:
    """Makes elements of a namespace, which becomes the default one of the document."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, tag: str) -> Callable[..., "_Element"]:
        def make(*children: "_Element | str", **attributes: str) -> "_Element":
            return self._make(tag, children, attributes)

        return make

    def _make(self, tag: str, children: tuple["_Element | str", ...], attributes: dict[str, str]) -> "_Element":
        from lxml import etree

        # The stubs know no default namespace, which lxml calls None.
        default = {None: self._namespace}
        element = etree.Element(f"{{{self._namespace}}}{tag}", attributes, default)  # type: ignore[arg-type]
        for child in children:
            if not isinstance(child, str):
                element.append(child)
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + child
            else:
                element.text = (element.text or "") + child
        return element


def xml_bytes(root: "_Element", running_text: frozenset[str] = frozenset()) -> bytes:
    """A document with its declaration, indented but for elements of running text: a blank more would change that."""
    from lxml import etree

    _indent(root, "\n", running_text)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def writable(text: str) -> str:
    """A text without the characters that XML and workbooks cannot hold."""
    return _UNWRITABLE.sub("", text)


def _indent(element: "_Element", line: str, running_text: frozenset[str]) -> None:
    if not len(element) or str(element.tag).rpartition("}")[2] in running_text:
        return
    inner = line + XML_INDENT
    element.text = inner
    for child in element:
        child.tail = inner
        _indent(child, inner, running_text)
    element[-1].tail = line
