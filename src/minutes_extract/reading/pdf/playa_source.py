"""Pages interpreted by playa-pdf: the fast path.

Glyph positions are worked out here, from the text object's own matrix and the font's advances, and not asked of a glyph
object each: it is four times as fast, and a glyph object read after its page is done uses the last font's widths.
"""

import math
from collections.abc import Iterable, Iterator

from playa import ContentObject, ContentStream, Document, MarkedContent, Page, resolve
from playa.content import PathObject, TextObject, XObjectObject
from playa.font import CIDFont, Font
from playa.utils import decode_text, transform_bbox

from minutes_extract.errors import LimitError, UnreadableDocumentError
from minutes_extract.model.line import Box
from minutes_extract.reading.pdf.embedded_font import EmbeddedFont
from minutes_extract.reading.pdf.glyph import (
    ASCENT,
    DESCENT,
    Face,
    Glyph,
    Matrix,
    RawPage,
    Ruling,
    Span,
    em_box,
    is_upright,
)
from minutes_extract.reading.pdf.glyph_text import glyph_text
from minutes_extract.reading.pdf.inflation import is_bomb
from minutes_extract.reading.pdf.limits import FILL_AND_STROKE, MAX_GLYPHS, MAX_RULINGS, is_bold_font
from minutes_extract.reading.pdf.rulings import path_rulings

MAX_OBJECTS = 1_000_000
"""Of one page: texts, paths and forms. A form that draws itself has no end."""
MAX_FORM_DEPTH = 12

class PlayaSource:
    """Pages of an open playa document."""

    def __init__(self, document: Document, max_pages: int) -> None:
        self._document = document
        self._pages = _pages(document, max_pages)
        self._fonts: dict[int, _Font] = {}

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._pages)

    def page(self, number: int) -> RawPage:
        """Interpret one page, counted from 1."""
        page = self._pages[number - 1]
        crop = _crop(page)
        glyphs: list[Glyph] = []
        rulings: list[Ruling] = []
        spans: dict[int, tuple[MarkedContent, Span]] = {}
        for leaf in _leaves(page):
            if isinstance(leaf, TextObject):
                self._add_glyphs(glyphs, leaf, spans)
                if len(glyphs) > MAX_GLYPHS:
                    raise LimitError(f"page {number} holds more than {MAX_GLYPHS:,} glyphs", hint="leave the page out")
            elif len(rulings) <= MAX_RULINGS:
                rulings += _rulings(leaf)
        return RawPage(number, crop.x1 - crop.x0, crop.bottom - crop.top, *_shifted(glyphs, rulings, crop))

    def _add_glyphs(
        self, glyphs: list[Glyph], text: TextObject, spans: dict[int, tuple[MarkedContent, Span]]
    ) -> None:
        if text.gstate.font is None:
            return
        font = self._font(text.font)
        matrix = text.matrix
        if not all(math.isfinite(value) for value in matrix):
            return
        span = _span(text, spans)
        bold = font.bold or text.gstate.render_mode == FILL_AND_STROKE
        size = math.hypot(matrix[2], matrix[3])
        if not size:  # hidden text
            return
        if is_upright(matrix) and not text.font.vertical:
            _add_upright(glyphs, _advances(text, font), matrix, (size, bold, True, span))
        else:
            for glyph in text:
                face = font.face((glyph.cid, glyph.text or ""))
                box = em_box(glyph.matrix, face.width)
                glyphs.append(Glyph(face.text, *box, glyph.matrix[5], size, bold, False, span))

    def _font(self, font: Font) -> "_Font":
        # The document keeps its fonts, so that an id is not used twice.
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = _Font(font)
        return known


class _Font:
    """A font's faces, each worked out once."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._faces: dict[tuple[int, str], Face] = {}
        self._embedded, self._glyph_numbers = _embedded(font)
        self.bold = is_bold_font(font.fontname, font.flags, font.descriptor.get("FontWeight"))

    def face(self, key: tuple[int, str]) -> Face:
        """The face of a character number and its told text."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._read(*key)
        return face

    def _read(self, cid: int, told: str) -> Face:
        x0, _, x1, _ = self._font.char_bbox(cid)
        advance = self._font.hdisp(cid)
        number = self._glyph_numbers.get(cid, cid) if self._glyph_numbers else cid
        embedded = self._embedded.text(number) if self._embedded else ""
        return Face(glyph_text(told, embedded, advance), x1 - x0, advance)


def _pages(document: Document, max_pages: int) -> list[Page]:
    """All pages, without their labels: broken labels have stopped whole documents."""
    pages: list[Page] = []
    for index, (object_id, attributes) in enumerate(document.pages.page_objects):
        if index >= max_pages:
            raise LimitError(f"the PDF has more than {max_pages:,} pages", hint="raise the page limit or split it")
        pages.append(Page(document, object_id, attributes, None, index, "screen"))
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
    glyphs: list[Glyph], faces: Iterable[tuple[Face, float]], matrix: Matrix, style: tuple[float, bool, bool, Span | None]
) -> None:
    a, b, _, d, e, f = matrix
    rise, fall = d * ASCENT, -d * DESCENT
    for face, at in faces:
        x0 = e + a * at
        baseline = f + b * at
        x1 = x0 + a * face.width
        glyphs.append(Glyph(face.text, x0, baseline + rise, x1, baseline + fall, baseline, *style))


def _advances(text: TextObject, font: _Font) -> Iterator[tuple[Face, float]]:
    """Each glyph and how far from the text's origin it stands, in units of the type size."""
    state = text.gstate
    letter_gap = state.charspace / state.fontsize if state.fontsize else 0.0
    word_gap = state.wordspace / state.fontsize if state.fontsize and not text.font.multibyte else 0.0
    decode = text.font.decode
    at = 0.0
    for piece in text.args:
        if isinstance(piece, (int, float)):
            at -= piece * 0.001
            continue
        for key in decode(piece):
            face = font.face(key)
            yield face, at
            at += face.advance + letter_gap
            if key[0] == 32:
                at += word_gap


def _span(text: TextObject, spans: dict[int, tuple[MarkedContent, Span]]) -> Span | None:
    """The outermost span with an ActualText: it stands for all that is within."""
    for content in text.mcstack:
        if not content.props or "ActualText" not in content.props:
            continue
        known = spans.get(id(content))
        if known is None:  # the content is kept beside its span, so that its id is not used twice
            value = content.props["ActualText"]
            known = spans[id(content)] = (content, Span(decode_text(value) if isinstance(value, bytes) else str(value)))
        return known[1]
    return None


def _rulings(path: PathObject) -> Iterator[Ruling]:
    if path.stroke or path.fill:
        segments = [(segment.operator, segment.points) for segment in path.raw_segments]
        yield from path_rulings(segments, path.ctm, stroked=path.stroke)


def _shifted(glyphs: list[Glyph], rulings: list[Ruling], crop: Box) -> tuple[list[Glyph], list[Ruling]]:
    """From the interpreter's origin to the corner of what is visible."""
    x, y = crop.x0, crop.top
    if abs(x) < 1e-6 and abs(y) < 1e-6:
        return glyphs, rulings
    moved = [
        one._replace(x0=one.x0 - x, x1=one.x1 - x, top=one.top - y, bottom=one.bottom - y, baseline=one.baseline - y)
        for one in glyphs
    ]
    return moved, [Ruling(one.x0 - x, one.top - y, one.x1 - x, one.bottom - y) for one in rulings]


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
