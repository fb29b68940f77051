"""Annotations of a PDF page: what each shows, and the remarks of those that only stand beside the text."""

import re
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple, cast

from playa import ContentStream, Page, resolve
from playa.content import GraphicState, XObjectObject
from playa.page import Annotation
from playa.pdftypes import PDFObject, PSLiteral
from playa.utils import decode_text, mult_matrix, transform_bbox

from minutes_extract.model.line import Box
from minutes_extract.model.page import LONGEST_QUOTE, PageRemark
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, MARKS, PageRuling
from minutes_extract.reading.pdf.glyph import Glyph, Matrix

MAX_ANNOTATIONS = 2_000
"""Of one page; what goes beyond is told, not read."""
UNSEEN_FLAGS = 0b100010
"""Hidden, or not to be viewed."""
IN_PLACE = frozenset({"FreeText", "Widget"})
"""Kinds that print text of the page: what was typed onto it, what was filled in."""
SILENT = frozenset({"Link", "Popup", "Highlight", "Underline", "Squiggly", "TrapNet", "PrinterMark", "Caret"})
"""Kinds that hold no text of their own."""
LETTER_WIDTH = 0.45
"""Of the type size, of a value whose appearance the file leaves to the viewer."""
DEFAULT_SIZE = 0.65
"""Of the height of a field, where its size is left to the viewer."""
FONT_SIZE = re.compile(rb"(?P<size>\d{1,3}(?:\.\d{1,4})?)\s+Tf")
LONGEST_FIELD_VALUE = 2_000
MOST_POINTS = 8_000
"""Of a strike-out: eight for each quadrilateral."""


class Shown(NamedTuple):
    """What an annotation adds to its page: a form to interpret, or glyphs of a value; strokes; a remark."""

    form: XObjectObject | None = None
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[PageRuling, ...] = ()
    remark: PageRemark | None = None
    aside: bool = False
    """Its text stands beside the minutes: a stamp."""


def shown_annotations(page: Page) -> Iterator[Shown]:
    """What the annotations of a page show, in their order; a broken one shows nothing."""
    for count, annotation in enumerate(_valid(iter(page.annotations))):
        if count == MAX_ANNOTATIONS:
            yield Shown(remark=PageRemark("many_annotations"))
            return
        yield from _shown(annotation, page)


def _valid(annotations: Iterator[Annotation]) -> Iterator[Annotation]:
    for _ in range(MAX_ANNOTATIONS * 5):
        try:
            yield next(annotations)
        except StopIteration:
            return
        except Exception:  # a broken annotation: the library stops there
            return


def _shown(annotation: Annotation, page: Page) -> Iterator[Shown]:
    try:
        flags = resolve(annotation.props.get("F"))
        kind = annotation.type
        if kind in SILENT or (isinstance(flags, int) and flags & UNSEEN_FLAGS):
            return
        if kind == "StrikeOut":
            yield Shown(strokes=tuple(_strikes(annotation, page)))
        elif kind in IN_PLACE or kind in ("Stamp", "Watermark", "Line", "Ink", "Square"):
            yield _drawn(annotation, page, kind)
        else:
            yield from _told(annotation, kind)
    except Exception:  # whatever a broken annotation makes the library stumble over
        yield Shown(remark=PageRemark("broken_annotation"))


def _told(annotation: Annotation, kind: str) -> Iterator[Shown]:
    """A note, an attached file: it prints an icon at most."""
    text = _text(annotation.props.get("Contents"))
    if kind == "FileAttachment":
        yield Shown(remark=PageRemark("attachment", text))
    elif text:
        yield Shown(remark=PageRemark("comment", text[:LONGEST_QUOTE]))


def _drawn(annotation: Annotation, page: Page, kind: str) -> Shown:
    stream = _appearance(annotation)
    if stream is not None:
        ctm = _placed(stream, annotation, page)
        form = XObjectObject.from_stream(stream, page, "", copy(GraphicState()), ctm, ())
        return Shown(form=form, aside=kind not in IN_PLACE)
    value = _value(annotation)
    if kind in IN_PLACE and value:
        return Shown(glyphs=tuple(_typed(value[:LONGEST_FIELD_VALUE], annotation)))
    return Shown()


def _appearance(annotation: Annotation) -> ContentStream | None:
    """The normal appearance, in the state that the field is in."""
    looks = resolve(annotation.props.get("AP"))
    normal = resolve(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        state = resolve(annotation.props.get("AS"))
        normal = (
            resolve(normal.get(state.name)) if isinstance(state, PSLiteral) and isinstance(state.name, str) else None
        )
    return normal if isinstance(normal, ContentStream) else None


def _placed(stream: ContentStream, annotation: Annotation, page: Page) -> Matrix:
    """From the form to the page: its box, turned by its matrix, fills the annotation's rectangle."""
    left, bottom, right, top = _numbers(stream.get("BBox"), 4) or [0.0, 0.0, 1.0, 1.0]
    a, b, c, d, e, f = _numbers(stream.get("Matrix"), 6) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    x0, y0, x1, y1 = transform_bbox((a, b, c, d, e, f), (left, bottom, right, top))
    left, bottom, right, top = annotation.rect
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    down = (top - bottom) / (y1 - y0) if y1 > y0 else 1.0
    return mult_matrix((across, 0, 0, down, left - across * x0, bottom - down * y0), page.ctm)


def _numbers(value: object, most: int) -> list[float]:
    """The numbers of an array."""
    found = _resolved(value)
    values = [_resolved(one) for one in found[:most]] if isinstance(found, list) else []
    return [float(one) for one in values if isinstance(one, (int, float))]


def _resolved(value: object) -> object:
    return resolve(cast("PDFObject", value))


def _value(annotation: Annotation) -> str:
    """What a field without an appearance holds, its own or its parent's; of other kinds their contents."""
    props = annotation.props
    if annotation.type != "Widget":
        return _text(props.get("Contents"))
    parent = resolve(props.get("Parent"))
    above = parent if isinstance(parent, dict) else {}
    kind = resolve(props.get("FT", above.get("FT")))
    if not isinstance(kind, PSLiteral) or kind.name not in ("Tx", "Ch"):
        return ""
    return _text(props.get("V", above.get("V")))


def _text(value: object) -> str:
    found = _resolved(value)
    if isinstance(found, bytes):
        return " ".join(decode_text(found[: 4 * LONGEST_FIELD_VALUE]).split())
    return str(found) if isinstance(found, str) else ""


def _typed(value: str, annotation: Annotation) -> Iterator[Glyph]:
    """The letters of a value set into the middle of its field."""
    box = Box(*annotation.bbox)
    size = _size(annotation, box)
    baseline = (box.top + box.bottom) / 2 + (ASCENT - DESCENT) / 2 * size
    x = box.x0 + 2.0
    for letter in value:
        width = 0.0 if letter in MARKS else LETTER_WIDTH * size
        top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
        yield Glyph(letter, x, top, x + width, bottom, baseline, size, False, True, None)
        x += width


def _size(annotation: Annotation, box: Box) -> float:
    said = resolve(annotation.props.get("DA"))
    found = FONT_SIZE.search(said) if isinstance(said, bytes) else None
    size = float(found["size"]) if found else 0.0
    return size or max(1.0, min(DEFAULT_SIZE * (box.bottom - box.top), 16.0))


def _strikes(annotation: Annotation, page: Page) -> Iterator[PageRuling]:
    """A line through the middle of each quadrilateral of a strike-out."""
    points = _numbers(annotation.props.get("QuadPoints"), MOST_POINTS)
    for at in range(0, len(points) - 7, 8):
        xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
        x0, top, x1, bottom = transform_bbox(page.ctm, (min(xs), min(ys), max(xs), max(ys)))
        middle = top + 0.55 * (bottom - top)
        yield PageRuling(x0, middle, x1, middle)
