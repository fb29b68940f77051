"""Pages interpreted by playa-pdf: the fast path.

Glyph positions are worked out here, from the text object's own matrix and the font's advances, and not asked of a glyph
object each: it is four times as fast, and a glyph object read after its page is done uses the last font's widths.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import islice

from playa import ContentObject, ContentStream, Document, MarkedContent, Page, resolve
from playa.color import ColorSpace
from playa.content import GraphicState, ImageObject, PathObject, TextObject, XObjectObject
from playa.font import CIDFont, Font
from playa.pdftypes import PDFObject
from playa.utils import decode_text, transform_bbox

from minutes_extract.errors import LimitError, UnreadableDocumentError
from minutes_extract.model.line import Box
from minutes_extract.model.page import PageRemark
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, PageRuling
from minutes_extract.reading.pdf.annotations import Shown, shown_annotations
from minutes_extract.reading.pdf.catalogue import document_remarks
from minutes_extract.reading.pdf.embedded_font import EmbeddedFont
from minutes_extract.reading.pdf.glyph import (
    Face,
    Glyph,
    MarkedSpan,
    RawPage,
    Unseen,
    em_box,
    is_upright,
    quarters_of,
)
from minutes_extract.reading.pdf.glyph_text import glyph_text, is_told, joined_text
from minutes_extract.reading.pdf.inflation import is_bomb
from minutes_extract.reading.pdf.layers import Layers
from minutes_extract.reading.pdf.limits import FILL_AND_STROKE, MAX_GLYPHS, MAX_RULINGS, is_bold_font
from minutes_extract.reading.pdf.rulings import filled_box, path_rulings
from minutes_extract.reading.pdf.visibility import (
    INVISIBLE_MODES,
    PALE,
    PALEST_WHITE,
    TRANSLUCENT,
    Cover,
    is_white,
    lightness_of,
    unseen_glyphs,
)

MAX_OBJECTS = 1_000_000
"""Of one page: texts, paths and forms. A form that draws itself has no end."""
MAX_FORM_DEPTH = 12
SHORT_STRING = 8
"""Bytes. Chromium draws each cluster by a string of its own."""
MAX_STRINGS = 20_000
MAX_FONTS = 50
"""Fonts remembered from page to page; a PDF joined of many has as many copies of each."""
FILL, CMYK = 0, 4
"""The usual text rendering mode, and how many values a colour of four inks has."""
JPEG_END = b"\xff\xd9"
JPEG_TAIL = 1_024
"""Bytes that may be padding behind the end of a JPEG."""
OPAQUE_BLENDS = frozenset({"", "Normal", "Compatible"})
SPACE = 32
"""The character code that word spacing widens, in fonts of one-byte codes."""


class PlayaSource:
    """Pages of an open playa document."""

    def __init__(self, document: Document, max_pages: int) -> None:
        self._document = document
        self._pages = _page_objects(document, max_pages)
        self._fonts: dict[int, _Font] = {}
        self._layers = Layers(document)
        self._remarks = document_remarks(document)

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
        ink = _Ink()
        if number == 1:
            ink.remarks += self._remarks
        self._interpret(iter(page), page, ink)
        for shown in shown_annotations(page):
            self._add_annotation(shown, page, ink)
        return ink.raw_page(number, crop)

    def _interpret(self, content: Iterator[ContentObject], page: Page, ink: "_Ink") -> None:
        for leaf, off in _leaves(content, page, self._layers):
            if isinstance(leaf, TextObject):
                self._add_text(leaf, ink, off)
                if len(ink.glyphs) > MAX_GLYPHS:
                    number = page.page_idx + 1
                    raise LimitError(f"page {number} holds more than {MAX_GLYPHS:,} glyphs", hint="leave the page out")
            elif isinstance(leaf, ImageObject):
                if not off:
                    ink.add_picture(leaf)
            elif not off and len(ink.rulings) <= MAX_RULINGS:
                ink.add_path(leaf)

    def _add_annotation(self, shown: Shown, page: Page, ink: "_Ink") -> None:
        before = len(ink.glyphs)
        if shown.form is not None:
            self._interpret(iter([shown.form]), page, ink)
        ink.glyphs += shown.glyphs
        ink.rulings += shown.strokes
        if shown.remark is not None:
            ink.remarks.append(shown.remark)
        if shown.aside:
            ink.painted |= dict.fromkeys(range(before, len(ink.glyphs)), Unseen.ASIDE)

    def _add_text(self, text: TextObject, ink: "_Ink", off: bool) -> None:
        before = len(ink.glyphs)
        self._add_glyphs(ink.glyphs, text, ink.spans)
        why = Unseen.SWITCHED_OFF if off or self._is_off(text) else _paint(text.gstate)
        if why is not None:
            ink.painted |= dict.fromkeys(range(before, len(ink.glyphs)), why)

    def _is_off(self, text: TextObject) -> bool:
        return any(content.tag == "OC" and self._layers.hide(content.props) for content in text.mcstack)

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
                box = em_box(matrix, face.width)
                turned = quarters_of(matrix)
                glyphs.append(Glyph(face.text, *box, matrix[5], size, bold, False, span, turned))

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


def _leaves(
    content: Iterator[ContentObject], page: Page, layers: Layers
) -> Iterator[tuple[TextObject | PathObject | ImageObject, bool]]:
    """Texts, paths and pictures in the order of drawing, those of forms in place; whether the form is switched off."""
    _unpackable(page.streams, page)
    stack: list[tuple[Iterator[ContentObject], bool]] = [(content, False)]
    for _ in range(MAX_OBJECTS):
        within, off = stack[-1]
        found = next(within, None)
        if found is None:
            stack.pop()
            if not stack:
                return
        elif isinstance(found, (TextObject, PathObject, ImageObject)):
            yield found, off
        elif isinstance(found, XObjectObject) and len(stack) < MAX_FORM_DEPTH:
            _unpackable([found.stream], page)
            stack.append((iter(found), off or layers.hide(found.stream.get("OC"))))
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


class _Ink:
    """What a page shows, gathered in the order of drawing."""

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self.rulings: list[PageRuling] = []
        self.spans: dict[int, tuple[MarkedContent, MarkedSpan]] = {}
        self.painted: dict[int, Unseen] = {}
        self.covers: list[Cover] = []
        self.remarks: list[PageRemark] = []

    def add_picture(self, picture: ImageObject) -> None:
        """A picture; one with holes covers nothing."""
        box = picture.bbox
        if box is not None and all(map(math.isfinite, box)):
            if _breaks_off(picture.stream):
                self.remarks.append(PageRemark("cut_picture", box=Box(*box)))
            opaque = not (picture.imagemask or "SMask" in picture or "Mask" in picture) and _is_opaque(picture.gstate)
            self.covers.append(Cover(Box(*box), len(self.glyphs) if opaque else 0, True, False))

    def add_path(self, path: PathObject) -> None:
        """The rulings of a painted path, and the box it fills."""
        if not (path.stroke or path.fill):
            return
        segments = [(segment.operator, segment.points) for segment in path.raw_segments]
        self.rulings += path_rulings(segments, path.ctm, stroked=path.stroke)
        if path.fill and _is_opaque(path.gstate):
            box = filled_box(segments, path.ctm)
            if box is not None:
                state = path.gstate
                self.covers.append(
                    Cover(box, len(self.glyphs), False, is_white(state.ncolor.values, _space(state.ncs)))
                )

    def raw_page(self, number: int, crop: Box) -> RawPage:
        """The page, with the origin at the corner of what is visible."""
        unseen = unseen_glyphs(self.glyphs, self.painted, self.covers)
        glyphs, rulings = _shifted(self.glyphs, self.rulings, crop)
        pictures = tuple(_moved(cover.box, crop) for cover in self.covers if cover.is_picture)
        width, height = crop.x1 - crop.x0, crop.bottom - crop.top
        return RawPage(number, width, height, glyphs, rulings, unseen, pictures, tuple(self.remarks))


def _paint(state: GraphicState) -> Unseen | None:
    """What the paint of a text tells; None for print."""
    mode = state.render_mode
    if mode:
        if mode in INVISIBLE_MODES:
            return Unseen.INVISIBLE
        if mode != FILL:
            return None
    alpha, colour = state.nalpha, state.ncolor.values
    if not alpha:
        return Unseen.INVISIBLE
    if max(colour, default=0.0) < PALE and alpha >= 1:  # black and dark print, whatever the space; CMYK white is so too
        return Unseen.WHITE if len(colour) == CMYK and is_white(colour, _space(state.ncs)) else None
    lightness = lightness_of(colour, _space(state.ncs))
    if lightness is not None and lightness >= PALEST_WHITE:
        return Unseen.WHITE
    is_pale = alpha <= TRANSLUCENT or (lightness is not None and lightness >= PALE)
    return Unseen.PALE if is_pale else None


def _breaks_off(stream: ContentStream) -> bool:
    """A JPEG without its end: the rest of the picture is grey."""
    if "DCTDecode" not in str(stream.get("Filter")):
        return False
    raw = stream.rawdata
    return raw is not None and JPEG_END not in bytes(raw[-JPEG_TAIL:])


def _space(space: ColorSpace) -> str:
    """The name of a colour space; that of a profile with the number of its colours."""
    return f"{space.name}{space.ncomponents}" if space.name == "ICCBased" else str(space.name)


def _is_opaque(state: GraphicState) -> bool:
    return state.nalpha >= 1 and state.smask is None and str(getattr(state.blend_mode, "name", "")) in OPAQUE_BLENDS


def _moved(box: Box, crop: Box) -> Box:
    return Box(box.x0 - crop.x0, box.top - crop.top, box.x1 - crop.x0, box.bottom - crop.top)


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
