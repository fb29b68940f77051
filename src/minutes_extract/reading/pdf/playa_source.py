"""Pages interpreted by playa-pdf: the fast path.

Glyph positions are worked out here, from the text object's own matrix and the font's advances, and not asked of a glyph
object each: it is four times as fast, and a glyph object read after its page is done uses the last font's widths.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import islice

from playa import ContentObject, ContentStream, Document, MarkedContent, Page, resolve
from playa.content import PathObject, TextObject, XObjectObject
from playa.font import CIDFont, Font
from playa.pdftypes import PDFObject
from playa.utils import decode_text, transform_bbox

from minutes_extract.errors import LimitError, UnreadableDocumentError
from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, PageRuling
from minutes_extract.reading.pdf.embedded_font import EmbeddedFont
from minutes_extract.reading.pdf.glyph import (
    Face,
    Glyph,
    MarkedSpan,
    RawPage,
    em_box,
    is_upright,
)
from minutes_extract.reading.pdf.glyph_text import glyph_text, is_told, joined_text
from minutes_extract.reading.pdf.inflation import is_bomb
from minutes_extract.reading.pdf.limits import FILL_AND_STROKE, MAX_GLYPHS, MAX_RULINGS, is_bold_font
from minutes_extract.reading.pdf.rulings import path_rulings

MAX_OBJECTS = 1_000_000
"""Of one page: texts, paths and forms. A form that draws itself has no end."""
MAX_FORM_DEPTH = 12
SHORT_STRING = 8
"""Bytes. Chromium draws each cluster by a string of its own."""
MAX_STRINGS = 20_000
MAX_FONTS = 50
"""Fonts remembered from page to page; a PDF joined of many has as many copies of each."""
SPACE = 32
"""The character code that word spacing widens, in fonts of one-byte codes."""


class PlayaSource:
    """Pages of an open playa document."""

    def __init__(self, document: Document, max_pages: int) -> None:
        self._document = document
        self._pages = _page_objects(document, max_pages)
        self._fonts: dict[int, _Font] = {}

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._pages)

    def page(self, number: int) -> RawPage:
        """Interpret one page, counted from 1."""
        self._forget()
        object_id, attributes = self._pages[number - 1]
        # Without its label: broken labels have stopped whole documents.
        page = Page(self._document, object_id, attributes, None, number - 1, "screen")
        crop = _crop(page)
        glyphs: list[Glyph] = []
        rulings: list[PageRuling] = []
        spans: dict[int, tuple[MarkedContent, MarkedSpan]] = {}
        for leaf in _leaves(page):
            if isinstance(leaf, TextObject):
                self._add_glyphs(glyphs, leaf, spans)
                if len(glyphs) > MAX_GLYPHS:
                    raise LimitError(f"page {number} holds more than {MAX_GLYPHS:,} glyphs", hint="leave the page out")
            elif len(rulings) <= MAX_RULINGS:
                rulings += _rulings(leaf)
        return RawPage(number, crop.x1 - crop.x0, crop.bottom - crop.top, *_shifted(glyphs, rulings, crop))

    def _forget(self) -> None:
        """The library keeps every object it has parsed, unpacked, and every font: 136 MiB over 1,000 pages."""
        self._document._cached_objs.clear()
        if len(self._fonts) > MAX_FONTS:
            self._document._cached_fonts.clear()
            self._fonts.clear()

    def _add_glyphs(
        self, glyphs: list[Glyph], text: TextObject, spans: dict[int, tuple[MarkedContent, MarkedSpan]]
    ) -> None:
        state = text.gstate
        if state.font is None or not state.fontsize:  # a size of nothing hides text
            return
        font = self._font(state.font)
        matrix = text.matrix
        bold = font.bold or state.render_mode == FILL_AND_STROKE
        span = _span(text, spans) if text.mcstack else None
        if is_upright(matrix) and not state.font.vertical:
            _add_upright(glyphs, text, font, (bold, True, span))
            return
        for glyph in text:
            face = font.face(glyph.cid, glyph.text or "")
            matrix = glyph.matrix
            if all(map(math.isfinite, matrix)):
                size = math.hypot(matrix[2], matrix[3])
                glyphs.append(Glyph(face.text, *em_box(matrix, face.width), matrix[5], size, bold, False, span))

    def _font(self, font: Font) -> "_Font":
        known = self._fonts.get(id(font))
        if known is None:  # it keeps the font, so that the font's id is not used twice
            known = self._fonts[id(font)] = _Font(font)
        return known


class _Font:
    """A font's faces, each worked out once, and those of the short strings that most text is drawn by."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._faces: dict[tuple[int, str], Face] = {}
        self._strings: dict[bytes, list[Face]] = {}
        self._embedded, self._glyph_numbers = _embedded(font)
        self.bold = is_bold_font(font.fontname, font.flags, font.descriptor.get("FontWeight"))

    def faces(self, string: bytes) -> list[Face]:
        """The faces of a string of the page's content."""
        faces = self._strings.get(string)
        if faces is None:
            faces = [self.face(cid, told) for cid, told in self._font.decode(string)]
            if len(string) <= SHORT_STRING and len(self._strings) < MAX_STRINGS:
                self._strings[string] = faces
        return faces

    def face(self, cid: int, told: str) -> Face:
        """The face of a character number and its told text."""
        face = self._faces.get((cid, told))
        if face is None:
            face = self._faces[cid, told] = self._read(cid, told)
        return face

    def _read(self, cid: int, told: str) -> Face:
        x0, _, x1, _ = self._font.char_bbox(cid)
        advance = self._font.hdisp(cid)
        number = None
        if self._embedded:
            number = self._glyph_numbers.get(cid, cid) if self._glyph_numbers else cid
        embedded = self._embedded.text(number) if self._embedded and number is not None else ""
        if self._embedded and number == cid and not embedded and not is_told(told):
            embedded = joined_text(self._embedded.parts(cid), self._part_text)
        spaces = cid == SPACE and not self._font.multibyte
        return Face(glyph_text(told, embedded, advance, number), x1 - x0, advance, spaces)

    def _part_text(self, glyph: int) -> str:
        """By the font itself or by ToUnicode, where characters are numbered like glyphs."""
        own = self._embedded.text(glyph) if self._embedded else ""
        return own or "".join(told for _, told in self._font.decode(glyph.to_bytes(2, "big")))


def _page_objects(document: Document, max_pages: int) -> list[tuple[int, dict[str, PDFObject]]]:
    """Number and attributes of each page object."""
    pages = list(islice(document.pages.page_objects, max_pages + 1))
    if len(pages) > max_pages:
        raise LimitError(f"the PDF has more than {max_pages:,} pages", hint="raise the page limit or split it")
    for number, (_, attributes) in enumerate(pages, 1):
        if not attributes.keys() & {"Parent", "Contents"}:  # the library puts an empty page where one is missing
            raise UnreadableDocumentError(f"page {number} is missing from the PDF", hint="fetch the file again")
    return pages


def _crop(page: Page) -> Box:
    """The visible part of the page, in the coordinates of the interpreter."""
    media = Box(*transform_bbox(page.ctm, page.mediabox))
    crop = Box(*transform_bbox(page.ctm, page.cropbox))
    inner = Box(
        max(media.x0, crop.x0), max(media.top, crop.top), min(media.x1, crop.x1), min(media.bottom, crop.bottom)
    )
    return inner if inner.x1 > inner.x0 and inner.bottom > inner.top else media


def _leaves(page: Page) -> Iterator[TextObject | PathObject]:
    """Texts and paths in the order of drawing, those of forms in place."""
    _unpackable(page.streams, page)
    stack: list[Iterator[ContentObject]] = [iter(page)]
    for _ in range(MAX_OBJECTS):
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            if not stack:
                return
        elif isinstance(found, (TextObject, PathObject)):
            yield found
        elif isinstance(found, XObjectObject) and len(stack) < MAX_FORM_DEPTH:
            _unpackable([found.stream], page)
            stack.append(iter(found))
    raise LimitError(f"page {page.page_idx + 1} draws more than {MAX_OBJECTS:,} things", hint="leave the page out")


def _unpackable(streams: Iterable[ContentStream], page: Page) -> None:
    if any(is_bomb(stream) for stream in streams):
        raise LimitError(f"page {page.page_idx + 1} unpacks to more than fits", hint="leave the page out")


def _add_upright(
    glyphs: list[Glyph], text: TextObject, font: _Font, style: tuple[bool, bool, MarkedSpan | None]
) -> None:
    """The glyphs of a text that runs to the right: all of one height, each at the text's origin plus the advances before."""
    a, b, _, d, e, f = text.matrix
    state = text.gstate
    letter_gap, word_gap = state.charspace / state.fontsize, state.wordspace / state.fontsize
    rise, fall = d * ASCENT, -d * DESCENT
    at = 0.0
    for piece in text.args:
        if not isinstance(piece, bytes):
            at -= piece * 0.001
            continue
        for told, width, advance, spaces in font.faces(piece):
            x0 = e + a * at
            baseline = f + b * at
            glyphs.append(Glyph(told, x0, baseline + rise, x0 + a * width, baseline + fall, baseline, -d, *style))
            at += advance + letter_gap
            if spaces:
                at += word_gap
    # Told to the library, which otherwise decodes the text once more to find where the next one starts.
    x, y = text._glyph_offset
    text._next_glyph_offset = (x + at * state.fontsize * state.scaling * 0.01, y)


def _span(text: TextObject, spans: dict[int, tuple[MarkedContent, MarkedSpan]]) -> MarkedSpan | None:
    """The outermost span with an ActualText: it stands for all that is within."""
    for content in text.mcstack:
        if not content.props or "ActualText" not in content.props:
            continue
        known = spans.get(id(content))
        if known is None:  # the content is kept beside its span, so that its id is not used twice
            value = content.props["ActualText"]
            known = spans[id(content)] = (
                content,
                MarkedSpan(decode_text(value) if isinstance(value, bytes) else str(value)),
            )
        return known[1]
    return None


def _rulings(path: PathObject) -> Iterator[PageRuling]:
    if path.stroke or path.fill:
        segments = [(segment.operator, segment.points) for segment in path.raw_segments]
        yield from path_rulings(segments, path.ctm, stroked=path.stroke)


def _shifted(glyphs: list[Glyph], rulings: list[PageRuling], crop: Box) -> tuple[list[Glyph], list[PageRuling]]:
    """From the interpreter's origin to the corner of what is visible."""
    x, y = crop.x0, crop.top
    if abs(x) < 1e-6 and abs(y) < 1e-6:
        return glyphs, rulings
    moved = [
        one._replace(x0=one.x0 - x, x1=one.x1 - x, top=one.top - y, bottom=one.bottom - y, baseline=one.baseline - y)
        for one in glyphs
    ]
    return moved, [PageRuling(one.x0 - x, one.top - y, one.x1 - x, one.bottom - y) for one in rulings]


def _embedded(font: Font) -> tuple[EmbeddedFont | None, dict[int, int]]:
    """The embedded program of a font whose character numbers lead to glyph numbers, and how they do."""
    if not isinstance(font, CIDFont):
        return None, {}
    program = resolve(font.descriptor.get("FontFile2") or font.descriptor.get("FontFile3"))
    if not isinstance(program, ContentStream) or is_bomb(program):
        return None, {}
    try:
        numbers = resolve(font.spec.get("CIDToGIDMap"))
        mapping = dict(font.cid2gid or {}) if isinstance(numbers, ContentStream) else {}
        return EmbeddedFont(bytes(program.buffer)), mapping
    except Exception:  # a font stream that cannot be unpacked says nothing
        return None, {}
