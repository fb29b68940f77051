"""A paper as a PDF that can be searched: its pages as pictures, and under them, unseen, every word that was read in its place.

The font of the words has no shapes, only widths: what is seen is the paper.
"""

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.export.alto import AltoPage

if TYPE_CHECKING:
    from reportlab.pdfgen.textobject import PDFTextObject

    from minutes_extract.model.line import Box

NAME_LETTERS = 12
"""Of the hash that tells fonts apart."""
UNITS_PER_EM = 1000
GLYPH_WIDTH = 500
"""Of every letter, in units of the font; words are stretched to the width that they have on the paper."""
UNSEEN = 3
"""Text rendering mode of PDF: neither filled nor stroked."""
THINNEST_BOX = 0.5
"""Points; a thinner box holds no word."""


class PagePicture(NamedTuple):
    """A page as a JPEG, and its size in points."""

    jpeg: bytes
    width: float
    height: float


def searchable_pdf(title: str, pages: Iterable[tuple[PagePicture, AltoPage | None]]) -> bytes:
    """The PDF of pages, each with the words that were read on it, if any. The same pages give the same bytes."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    kept = list(pages)
    font = _register_font({letter for _, page in kept if page for word in _placed(page) for letter in word[0]})
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator("minutes-extract")
    for picture, page in kept:
        canvas.setPageSize((picture.width, picture.height))
        canvas.drawImage(ImageReader(BytesIO(picture.jpeg)), 0, 0, picture.width, picture.height)
        for words, box in _placed(page) if page else ():
            text = canvas.beginText(box.x0, picture.height - box.bottom)
            _write(text, font, words, box)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _placed(page: AltoPage) -> Iterator[tuple[str, "Box"]]:
    """Every word with its box; the words of a line of which only the whole has one, together."""
    for block in page.blocks:
        for line_box, words in block.lines:
            yield from ((word.text, word.box) for word in words if word.box)
            unplaced = " ".join(word.text for word in words if not word.box)
            if unplaced and line_box:
                yield unplaced, line_box


def _write(text: "PDFTextObject", font: str, words: str, box: "Box") -> None:
    """Words at the start of a text object, stretched over their box; nothing where the box holds none."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if min(width, height) < THINNEST_BOX:
        return
    text.setTextRenderMode(UNSEEN)
    text.setFont(font, height)
    text.setHorizScale(100 * width / (len(words) * height * GLYPH_WIDTH / UNITS_PER_EM))
    text.textOut(f"{words} ")


def _register_font(letters: set[str]) -> str:
    """The name of a font of these letters: the library keeps the first font of a name for as long as the program runs."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    known = "".join(sorted(letters | {" "}))
    name = f"Unseen{hashlib.sha256(known.encode()).hexdigest()[:NAME_LETTERS]}"
    registerFont(TTFont(name, BytesIO(_font(name, known)), asciiReadable=False))
    return name


def _font(name: str, letters: str) -> bytes:
    """A font in which every letter is the same empty shape."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    names = [".notdef", "letter"]
    builder = FontBuilder(UNITS_PER_EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): "letter" for letter in letters})
    builder.setupGlyf({one: Glyph() for one in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (GLYPH_WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=UNITS_PER_EM, descent=0)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=UNITS_PER_EM, sTypoDescender=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    out = BytesIO()
    builder.font.recalcTimestamp = False
    builder.font.save(out)
    return out.getvalue()
