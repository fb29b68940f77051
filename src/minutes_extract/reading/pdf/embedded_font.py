"""What an embedded font says of its own glyphs: its character map, for alternates and ligatures its GSUB, and of what parts
a glyph is put together.

Producers write wrong ToUnicode tables (WeasyPrint maps every า to ำ; Word maps the ring of ำ to a blank or to ◌้, and has
mapped า to ำ), but most of them leave the font's own tables in place.
"""

import io
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from minutes_extract.thai.marks import PRIVATE_MARKS

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MAX_FONT_BYTES = 32 * 1024 * 1024
MAX_SUBSTITUTES = 100_000
SINGLE, LIGATURE = 1, 4
"""Kinds of GSUB lookups that give one glyph for one, and one for several."""


class _Ligature(Protocol):
    Component: list[str]
    LigGlyph: str


class _Lookup(Protocol):
    """A GSUB table as fontTools gives it: `mapping` where it is SINGLE, `ligatures` where it is LIGATURE."""

    LookupType: int
    mapping: Mapping[str, str]
    ligatures: Mapping[str, list[_Ligature]]


class EmbeddedFont:
    """Texts by glyph number. A font that cannot be parsed says nothing."""

    def __init__(self, program: bytes) -> None:
        self._font = _parse(program)

    def text(self, glyph: int) -> str:
        """The text of a glyph; empty where the font does not tell."""
        return self._by_cmap.get(glyph) or self._by_gsub.get(glyph, "")

    def parts(self, glyph: int) -> tuple[int, ...]:
        """The glyphs that a glyph is put together from (ring and tone in one); none where it is drawn by itself."""
        try:
            return _parts(self._font, glyph) if self._font else ()
        except Exception:  # as below
            return ()

    @cached_property
    def _by_cmap(self) -> dict[int, str]:
        try:
            return _cmap(self._font) if self._font else {}
        except Exception:  # a hostile or cut-off table: fontTools raises what it likes
            return {}

    @cached_property
    def _by_gsub(self) -> dict[int, str]:
        """Only looked into when the map has no answer: parsing it takes longer than reading a page."""
        try:
            return _substitutes(self._font, self._by_cmap) if self._font and self._by_cmap else {}
        except Exception:
            return {}


def _parse(program: bytes) -> "TTFont | None":
    from fontTools.ttLib import TTFont

    if not program or len(program) > MAX_FONT_BYTES:
        return None
    try:
        return TTFont(io.BytesIO(program), lazy=True)
    except Exception:  # not a TrueType or OpenType font
        return None


def _cmap(font: "TTFont") -> dict[int, str]:
    """In the order of codes: a private one, which comes late, is kept only where no real one leads to the glyph."""
    texts: dict[int, str] = {}
    for code, name in sorted((font.getBestCmap() or {}).items()):
        texts.setdefault(font.getGlyphID(name), chr(code))
    return {glyph: text.translate(PRIVATE_MARKS) for glyph, text in texts.items()}


def _parts(font: "TTFont", glyph: int) -> tuple[int, ...]:
    if "glyf" not in font:
        return ()
    drawn = font["glyf"][font.getGlyphName(glyph)]
    return tuple(font.getGlyphID(part.glyphName) for part in drawn.components) if drawn.isComposite() else ()


def _substitutes(font: "TTFont", known: Mapping[int, str]) -> dict[int, str]:
    """Texts of glyphs that stand for others: alternates first, as ligatures are made of them too."""
    if "GSUB" not in font:
        return {}
    lookups = list(_lookups(font))
    texts: dict[int, str] = {}
    for kind in (SINGLE, LIGATURE):
        so_far = {**texts, **known}
        for parts, whole in islice(_pairs(lookups, kind), MAX_SUBSTITUTES):
            glyphs = [font.getGlyphID(part) for part in parts]
            if all(glyph in so_far for glyph in glyphs):
                texts.setdefault(font.getGlyphID(whole), "".join(so_far[glyph] for glyph in glyphs))
    return texts


def _lookups(font: "TTFont") -> "Iterator[_Lookup]":
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield getattr(table, "ExtSubTable", table)


def _pairs(lookups: list[_Lookup], kind: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Glyph names and the name of the glyph that stands for them."""
    for lookup in lookups:
        if lookup.LookupType != kind:
            continue
        if kind == SINGLE:
            yield from (((plain,), alternate) for plain, alternate in lookup.mapping.items())
        else:
            for first, several in lookup.ligatures.items():
                yield from (((first, *one.Component), one.LigGlyph) for one in several)
