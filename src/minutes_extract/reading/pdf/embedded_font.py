"""What an embedded font says of its own glyphs: its character map and, for alternates and ligatures, its GSUB.

Producers write wrong ToUnicode tables (WeasyPrint maps every า to ำ; Word maps the ring of ำ to a blank or to ◌้, and has
mapped า to ำ), but most of them leave the font's own tables in place.
"""

import io
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.thai.marks import PRIVATE_MARKS

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MAX_FONT_BYTES = 32 * 1024 * 1024
MAX_LIGATURES = 20_000
SINGLE, LIGATURE = 1, 4
"""Kinds of GSUB lookups that give one glyph for one, and one for several."""
PRIVATE = range(0xE000, 0xF900)


class EmbeddedFont:
    """Texts by glyph number. A font that cannot be parsed says nothing."""

    def __init__(self, program: bytes) -> None:
        self._font = _parse(program)

    def text(self, glyph: int) -> str:
        """The text of a glyph; empty where the font does not tell."""
        return self._by_cmap.get(glyph) or self._by_gsub.get(glyph, "")

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
    """A private code is kept only where no real one leads to the glyph."""
    texts: dict[int, str] = {}
    for code, name in sorted((font.getBestCmap() or {}).items()):
        glyph = font.getGlyphID(name)
        if glyph not in texts or code not in PRIVATE:
            texts[glyph] = chr(code)
    return {glyph: text.translate(PRIVATE_MARKS) for glyph, text in texts.items()}


def _substitutes(font: "TTFont", known: dict[int, str]) -> dict[int, str]:
    texts: dict[int, str] = {}
    if "GSUB" not in font:
        return texts
    tables = [_unwrapped(table) for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    for table in tables:
        if getattr(table, "LookupType", 0) == SINGLE:
            for plain, alternate in table.mapping.items():
                _note(texts, known, font, (plain,), alternate)
    known = texts | known
    for table in tables:
        if getattr(table, "LookupType", 0) == LIGATURE:
            pairs = ((first, one) for first, several in table.ligatures.items() for one in several)
            for first, one in list(pairs)[:MAX_LIGATURES]:
                _note(texts, known, font, (first, *one.Component), one.LigGlyph)
    return texts


def _unwrapped(table: object) -> object:
    return getattr(table, "ExtSubTable", table)


def _note(texts: dict[int, str], known: dict[int, str], font: "TTFont", parts: tuple[str, ...], whole: str) -> None:
    glyphs = [font.getGlyphID(part) for part in parts]
    if all(glyph in known for glyph in glyphs):
        texts.setdefault(font.getGlyphID(whole), "".join(known[glyph] for glyph in glyphs))
