"""Pages of a PDF as pictures, with the boxes of all values drawn and named: how a reader sees what was taken for what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import UsageError
from minutes_extract.export.searchable_pdf import PagePicture
from minutes_extract.model.minutes import Minutes, Place
from minutes_extract.model.page import Document
from minutes_extract.model.walk import items_of
from minutes_extract.ocr.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from pypdfium2 import PdfDocument

PDF_TYPE = "application/pdf"
DPI = 144
MOST_DRAWN_PIXELS = 20_000_000
"""Of one picture: a page of A3 has 8 million; larger ones are drawn coarser."""
JPEG_QUALITY = 85
LETTERING = 12
"""Pixels."""
BOX_GAP = 3
"""Pixels between a box and its line, so that lines of boxes within boxes stand apart."""

UNREAD_INK = "page.unread_ink"
"""The finding whose places are drawn: what no value was read from."""

COLOURS = {
    "cover_letter": (140, 90, 40),
    "meeting": (0, 110, 60),
    "attendance": (0, 90, 200),
    "agenda": (110, 110, 110),
    "resolution": (200, 0, 0),
    "table": (150, 0, 170),
    "mention": (220, 120, 0),
    "signatures": (0, 130, 150),
    "unread": (255, 0, 120),
}


class Named(NamedTuple):
    """A box of a page, what it is called, and what kind of thing it holds (a key of COLOURS)."""

    name: str
    kind: str
    box: tuple[float, float, float, float]


def draw_pages(paper: bytes, minutes: Minutes, password: str | None = None) -> Iterator[tuple[int, bytes]]:
    """Number and PNG of each page. Raises UsageError for a source that has no pages to draw."""
    if minutes.source.media_type != PDF_TYPE:
        raise UsageError("Only pages of a PDF can be drawn.", "Leave out --draw to see the lines.")
    from minutes_extract.ocr.page.load_pages import open_pdfium

    document = open_pdfium(paper, password)
    boxes = named_boxes(minutes)
    try:
        for page in minutes.source.pages:
            yield page.number, _png(_drawn(_rendered(document, page.number - 1), page.width, boxes[page.number]))
    finally:
        document.close()


def page_pictures(paper: bytes, document: Document) -> Iterator[PagePicture]:
    """Every page of a PDF or an image as a picture. Raises UsageError for a source that has no pages to draw."""
    sizes = [(page.width, page.height) for page in document.pages]
    if any(width is None or height is None for width, height in sizes):
        raise UsageError("Only pages of a PDF or an image can be drawn.", "Name a PDF, a JPEG, a PNG or a TIFF.")
    for picture, (width, height) in zip(_pictures(paper, document), sizes, strict=True):
        yield PagePicture(_jpeg(picture), width or 0.0, height or 0.0)


def _pictures(paper: bytes, document: Document) -> "Iterator[Image]":
    if document.media_type == PDF_TYPE:
        from minutes_extract.ocr.page.load_pages import open_pdfium

        opened = open_pdfium(paper, None)
        try:
            for at in range(len(document.pages)):
                yield _rendered(opened, at)
        finally:
            opened.close()
        return
    from PIL import Image, ImageOps

    with Image.open(BytesIO(paper)) as image:
        for at in range(len(document.pages)):
            image.seek(at)
            yield ImageOps.exif_transpose(image).convert("RGB")


def named_boxes(minutes: Minutes) -> dict[int, list[Named]]:
    """All boxes by page, those that hold others first."""
    pages: dict[int, list[Named]] = defaultdict(list)
    for name, kind, places in _values(minutes):
        for place in places:
            if place.page is not None and place.box is not None:
                pages[place.page].append(Named(name, kind, place.box))
    return pages


BoxedValue = tuple[str, str, tuple[Place, ...]]


def _values(minutes: Minutes) -> Iterator[BoxedValue]:
    if minutes.cover_letter:
        yield "cover_letter", "cover_letter", minutes.cover_letter.places
    yield "meeting", "meeting", minutes.meeting.places
    for at, group in enumerate(minutes.attendance):
        yield f"attendance/{at} {group.status.value}", "attendance", group.places
        for number, person in enumerate(group.people):
            yield f"people/{number}", "attendance", person.places
    yield from _agenda_values(minutes)
    for at, table in enumerate(minutes.tables):
        yield f"tables/{at}", "table", table.places
    for at, signature in enumerate(minutes.signatures):
        yield f"signatures/{at} {signature.role.value}", "signatures", signature.places
    for found in minutes.findings:
        if found.code == UNREAD_INK:
            yield "unread", "unread", found.places


def _agenda_values(minutes: Minutes) -> Iterator[BoxedValue]:
    for found in items_of(minutes):
        item = found.item
        yield found.pointer.removeprefix("/"), "agenda", item.places
        for number, table in enumerate(item.tables):
            yield f"tables/{number}", "table", table.places
        for number, resolution in enumerate(item.resolutions):
            yield f"resolutions/{number}", "resolution", resolution.places
        for mention in item.mentions:
            yield mention.kind.value, "mention", mention.places


def _rendered(document: "PdfDocument", at: int) -> "Image":
    page = document[at]
    try:
        width, height = page.get_size()
        scale = min(DPI / POINTS_PER_INCH, (MOST_DRAWN_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture: Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture
    finally:
        page.close()


def _drawn(picture: "Image", width: float | None, boxes: Iterable[Named]) -> "Image":
    from PIL import ImageDraw, ImageFont

    scale = picture.width / width if width else 0.0
    pen = ImageDraw.Draw(picture)
    pen.font = ImageFont.load_default(LETTERING)
    for named in boxes:
        _draw(pen, named, [round(edge * scale) for edge in named.box])
    return picture


def _draw(pen: "ImageDraw", named: Named, edges: list[int]) -> None:
    """The box, its name at the upper left corner; an agenda item's stands in the margin, clear of its text."""
    colour = COLOURS[named.kind]
    x0, top, x1, bottom = (
        edges[0] - BOX_GAP,
        edges[1] - BOX_GAP,
        max(edges[2], edges[0]) + BOX_GAP,
        max(edges[3], edges[1]) + BOX_GAP,
    )
    pen.rectangle((x0, top, x1, bottom), outline=colour, width=2)
    length = round(pen.textlength(named.name))
    if named.kind == "mention":
        where = (x1 - length, bottom - 1)
    elif named.kind in ("agenda", "attendance"):
        where = (max(x0 - length - BOX_GAP, 0), top)
    else:
        where = (x1 + BOX_GAP, top)
    pen.text(where, named.name, fill=colour)


def _jpeg(picture: "Image") -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def _png(picture: "Image") -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
