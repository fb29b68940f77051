"""Pages interpreted by pdfminer.six: the reference that the fast path is tested against, and its stand-in.

A quarter as fast as playa.
"""

from collections.abc import Sequence
from typing import cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, apply_matrix_rect, decode_text, mult_matrix

from minutes_extract.errors import LimitError
from minutes_extract.model.line import Box
from minutes_extract.reading.page.sheet import PageRuling
from minutes_extract.reading.pdf.embedded_font import EmbeddedFont
from minutes_extract.reading.pdf.glyph import Face, Glyph, MarkedSpan, RawPage, em_box, is_upright
from minutes_extract.reading.pdf.glyph_text import glyph_text, is_told, joined_text
from minutes_extract.reading.pdf.inflation import is_bomb
from minutes_extract.reading.pdf.limits import FILL_AND_STROKE, MAX_GLYPHS, MAX_RULINGS, is_bold_font
from minutes_extract.reading.pdf.rulings import path_rulings

MAX_FIGURES = 20_000
"""Forms drawn on one page."""


class PdfminerSource:
    """Pages of an open pdfminer document."""

    def __init__(self, document: PDFDocument, max_pages: int) -> None:
        self._resources = PDFResourceManager()
        self._pages: list[PDFPage] = []
        self._faces = _Faces()
        for page in PDFPage.create_pages(document):
            if len(self._pages) >= max_pages:
                raise LimitError(f"the PDF has more than {max_pages:,} pages", hint="raise the page limit or split it")
            self._pages.append(page)

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._pages)

    def page(self, number: int) -> RawPage:
        """Interpret one page, counted from 1."""
        page = self._pages[number - 1]
        if any(is_bomb(stream) for stream in map(resolve1, page.contents) if isinstance(stream, PDFStream)):
            raise LimitError(f"page {number} unpacks to more than fits", hint="leave the page out")
        device = _Collector(self._resources, self._faces, number)
        PDFPageInterpreter(self._resources, device).process_page(page)
        return device.collected()


class _Faces:
    """How glyphs read, by font; each worked out once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[PDFFont, EmbeddedFont | None]] = {}
        self._faces: dict[tuple[int, int], Face] = {}

    def face(self, font: PDFFont, cid: int) -> Face:
        """The face of a character number of a font."""
        key = (id(font), cid)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._read(font, cid)
        return face

    def _read(self, font: PDFFont, cid: int) -> Face:
        if id(font) not in self._fonts:  # the font is kept, so that its id is not used twice
            self._fonts[id(font)] = (font, _embedded(font))
        _, embedded = self._fonts[id(font)]
        width = font.char_width(cid)
        told = _told(font, cid)
        own = embedded.text(cid) if embedded else ""
        if embedded and not own and not is_told(told):
            own = joined_text(embedded.parts(cid), lambda part: embedded.text(part) or _told(font, part))
        return Face(glyph_text(told, own, width, cid if embedded else None), width, width)


class _Collector(PDFTextDevice):
    """A device that keeps the glyphs and rulings of one page."""

    ctm: Matrix

    def __init__(self, resources: PDFResourceManager, faces: _Faces, number: int) -> None:
        super().__init__(resources)
        self._faces = faces
        self._number = number
        self._height = 0.0
        self._crop = Box(0.0, 0.0, 0.0, 0.0)
        self._spans: list[MarkedSpan | None] = []
        self._figures = 0
        self._bold_mode = False
        self._glyphs: list[Glyph] = []
        self._rulings: list[PageRuling] = []

    def collected(self) -> RawPage:
        """The page, with the origin at the corner of what is visible."""
        crop = self._crop
        glyphs = [_moved(glyph, crop) for glyph in self._glyphs]
        rulings = [
            PageRuling(one.x0 - crop.x0, one.top - crop.top, one.x1 - crop.x0, one.bottom - crop.top)
            for one in self._rulings
        ]
        return RawPage(self._number, crop.x1 - crop.x0, crop.bottom - crop.top, glyphs, rulings)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Called by the interpreter."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self._height = y1 - y0
        cx0, cy0, cx1, cy1 = apply_matrix_rect(ctm, page.cropbox)
        inner = Box(max(x0, cx0), self._height - min(y1, cy1), min(x1, cx1), self._height - max(y0, cy0))
        whole = Box(0.0, 0.0, x1 - x0, self._height)
        self._crop = inner if inner.x1 > inner.x0 and inner.bottom > inner.top else whole

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """Called by the interpreter: the outermost ActualText stands for all that is within."""
        outer = self._spans[-1] if self._spans else None
        self._spans.append(outer or _span(props))

    def end_tag(self) -> None:
        """Called by the interpreter."""
        if self._spans:
            self._spans.pop()

    def begin_figure(self, name: str, bbox: object, matrix: Matrix) -> None:
        """Called by the interpreter for each form."""
        self._figures += 1
        if self._figures > MAX_FIGURES:
            raise LimitError(f"page {self._number} draws more than {MAX_FIGURES:,} forms", hint="leave the page out")

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Called by the interpreter."""
        self._bold_mode = textstate.render == FILL_AND_STROKE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Called by the interpreter; returns the advance in text space."""
        face = self._faces.face(font, cid)
        a, b, c, d, e, f = mult_matrix((fontsize * scaling, 0, 0, fontsize, 0, rise), matrix)
        drawn = (a, -b, c, -d, e, self._height - f)
        size = (c * c + d * d) ** 0.5
        if size and len(self._glyphs) <= MAX_GLYPHS:
            upright = is_upright(drawn) and not font.is_vertical()
            span = self._spans[-1] if self._spans else None
            bold = self._bold_mode or is_bold_font(font.fontname, font.flags, font.descriptor.get("FontWeight"))
            box = em_box(drawn, face.width)
            self._glyphs.append(Glyph(face.text, *box, drawn[5], size, bold, upright, span))
        return face.width * fontsize * scaling

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Called by the interpreter."""
        if not (stroke or fill) or len(self._rulings) > MAX_RULINGS:
            return
        segments = [(str(one[0]), _points(one[1:])) for one in path]
        a, b, c, d, e, f = self.ctm
        self._rulings += path_rulings(segments, (a, -b, c, -d, e, self._height - f), stroked=stroke)


def _points(values: Sequence[object]) -> list[tuple[float, float]]:
    numbers = [float(cast(float, value)) for value in values]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _moved(glyph: Glyph, crop: Box) -> Glyph:
    x, y = crop.x0, crop.top
    return glyph._replace(
        x0=glyph.x0 - x, x1=glyph.x1 - x, top=glyph.top - y, bottom=glyph.bottom - y, baseline=glyph.baseline - y
    )


def _span(props: PDFStackT | None) -> MarkedSpan | None:
    if not isinstance(props, dict) or "ActualText" not in props:
        return None
    value = resolve1(props["ActualText"])
    return MarkedSpan(decode_text(value) if isinstance(value, bytes) else str(value))


def _told(font: PDFFont, cid: int) -> str:
    try:
        return font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return ""


def _embedded(font: PDFFont) -> EmbeddedFont | None:
    """The embedded program of a font whose character numbers are glyph numbers.

    The library does not keep the map between the two that a font may have; all Thai producers seen number alike.
    """
    if not isinstance(font, PDFCIDFont):
        return None
    program = resolve1(font.descriptor.get("FontFile2") or font.descriptor.get("FontFile3"))
    if not isinstance(program, PDFStream) or is_bomb(program):
        return None
    return EmbeddedFont(program.get_data())
