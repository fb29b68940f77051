"""What styles say of a paragraph or run, with what they inherit."""

import re
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.reading.docx.ooxml import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    W,
    attribute,
    child,
    is_on,
    number,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

# "heading 1": the built-in styles keep their English names in a Thai Word
HEADING_NAME = re.compile(r"(?:heading|หัวเรื่อง|หัวข้อ)\s?(?P<level>[1-9])", re.I)
BODY_OUTLINE = 9
"""The outline level that says: no heading."""
BOLD, BOLD_COMPLEX, HIDDEN, RUN_STYLE = (W + name for name in ("b", "bCs", "vanish", "rStyle"))
STRIKE, DOUBLE_STRIKE, ALIGNMENT = (W + name for name in ("strike", "dstrike", "vertAlign"))
TOGGLES = (BOLD, BOLD_COMPLEX, HIDDEN, STRIKE, DOUBLE_STRIKE)


class Toggles(NamedTuple):
    """Properties of letters; None where nothing is said. Thai letters follow `bold_complex`, others `bold`."""

    bold: bool | None = None
    bold_complex: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    raised: bool | None = None

    def over(self, below: "Toggles") -> "Toggles":
        """These, and where they say nothing, those below."""
        return Toggles(*(low if own is None else own for own, low in zip(self, below, strict=True)))

    def crossed(self, other: "Toggles") -> "Toggles":
        """A character style within a paragraph style: what both switch on is off."""
        return Toggles(*(bool(own) != bool(low) for own, low in zip(self, other, strict=True)))


class StyleSays(NamedTuple):
    """A style and all it is based on. `numbering_style` is the style that names the list."""

    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    numbering_style: str = ""
    toggles: Toggles = Toggles()


NO_STYLE = StyleSays()


class Styles:
    """The styles of a document, resolved when they are first asked for."""

    def __init__(self, root: "_Element | None") -> None:
        styles = [] if root is None else root.findall(STYLE)
        self._elements = {style_id: style for style in styles if (style_id := attribute(style, "styleId"))}
        self._resolved: dict[str, StyleSays] = {}
        self._default = next((_id(style) for style in styles if _is_default_paragraph(style)), "")
        self._letters = toggles_of(child(root, "docDefaults", "rPrDefault", "rPr"))

    def paragraph(self, style_id: str | None) -> StyleSays:
        """A paragraph style; of a paragraph without one, the default style."""
        says = self._resolve(style_id if style_id in self._elements else self._default)
        return says._replace(toggles=says.toggles.over(self._letters))

    def character(self, style_id: str | None) -> Toggles:
        """A character style."""
        return self._resolve(style_id or "").toggles

    def list_of(self, style_id: str) -> str | None:
        """The list that a numbering style names."""
        return self._resolve(style_id).list_id

    def _resolve(self, style_id: str) -> StyleSays:
        """From the style down to its base and up again; a ring of styles ends where it closes."""
        chain: list[str] = []
        seen: set[str] = set()
        at: str | None = style_id
        while at and at in self._elements and at not in self._resolved and at not in seen:
            chain.append(at)
            seen.add(at)
            at = attribute(child(self._elements[at], "basedOn"))
        says = self._resolved.get(at or "", NO_STYLE)
        for own in reversed(chain):
            says = self._resolved[own] = _based_on(self._elements[own], says)
        return says


def _based_on(style: "_Element", base: StyleSays) -> StyleSays:
    properties = style.find(PARAGRAPH_PROPERTIES)
    outline = number(child(properties, "outlineLvl"))
    if outline is None:
        heading = HEADING_NAME.fullmatch(attribute(child(style, "name")) or "")
        outline = int(heading["level"]) - 1 if heading else base.outline
    list_id = attribute(child(properties, "numPr", "numId"))
    level = number(child(properties, "numPr", "ilvl"))
    return StyleSays(
        outline,
        base.list_id if list_id is None else list_id,
        base.list_level if level is None else level,
        base.numbering_style if list_id is None and level is None else _id(style),
        toggles_of(style.find(RUN_PROPERTIES)).over(base.toggles),
    )


def toggles_of(properties: "_Element | None") -> Toggles:
    """What run properties say themselves."""
    if properties is None:
        return Toggles()
    said = {element.tag: is_on(element) for element in properties if element.tag in TOGGLES}
    alignment = properties.find(ALIGNMENT)
    raised = None if alignment is None else attribute(alignment) == "superscript"
    return Toggles(*(said.get(tag) for tag in TOGGLES))._replace(raised=raised)


def _id(style: "_Element") -> str:
    return attribute(style, "styleId") or ""


def _is_default_paragraph(style: "_Element") -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
