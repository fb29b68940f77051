"""ALTO XML 4: one file per page, with boxes in 1/1200 inch.

From JSON the boxes are those of its places: a block per person, item, resolution, table and signature, its words without
boxes of their own (the JSON keeps none). From the paper itself (`pages_export`) every word has its box and confidence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable
from minutes_extract.archive.renderings import table_text
from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.xml import Maker, writable, xml_bytes
from minutes_extract.model.line import Box, PageLine
from minutes_extract.model.minutes import Minutes, Place
from minutes_extract.model.page import Document, Page
from minutes_extract.model.walk import items_of, tables_of
from minutes_extract.thai.repair import repair_text

if TYPE_CHECKING:
    from lxml.etree import _Element

ALTO_NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
ALTO_VERSION = "4.4"
UNITS_PER_POINT = 1200 / 72
"""ALTO knows no points; a 1/1200 inch is its finest unit."""


@dataclass(frozen=True, slots=True)
class AltoWord:
    """A word with its box in points, where it is known."""

    text: str
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class AltoBlock:
    """A block of lines of words."""

    box: Box | None
    lines: tuple[tuple[Box | None, tuple[AltoWord, ...]], ...]


@dataclass(frozen=True, slots=True)
class AltoPage:
    """A page, sizes in points."""

    file_name: str
    number: int
    width: float | None
    height: float | None
    blocks: tuple[AltoBlock, ...]


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """NAME-0001.xml … of each document; one without boxes is reported and left out."""

    def chunks_of(document: StoredDocument) -> Iterator[Chunk]:
        pages = list(pages_of_minutes(document.minutes))
        if not pages:
            reason = "no boxes: it was made from text, not from pages; alto needs them"
            report(Unusable(document.file.name, reason, refused=True))
        for page in pages:
            yield Chunk(f"{document.file.stem}-{page.number:04}.xml", page_xml(page))

    yield from chunks_of_each(documents, report, chunks_of)


def pages_export(document: Document, stem: str) -> Iterator[Chunk]:
    """NAME-0001.xml … of a paper as read, every word with its box. Raises UnreadableDocumentError if it has none."""
    pages = [page_as_read(document.file_name, page) for page in document.pages if any(line.box for line in page.lines)]
    if not pages:
        raise UnreadableDocumentError(f"{document.file_name} has no boxes.", "ALTO needs a PDF or an image.")
    for page in pages:
        yield Chunk(f"{stem}-{page.number:04}.xml", page_xml(page))


def pages_of_minutes(minutes: Minutes) -> Iterator[AltoPage]:
    """The pages on which something has a box."""
    blocks = list(_blocks(minutes))
    for page in minutes.source.pages:
        here = tuple(block for number, block in blocks if number == page.number)
        if here:
            yield AltoPage(minutes.source.file_name, page.number, page.width, page.height, here)


def page_xml(page: AltoPage) -> bytes:
    """A page as an ALTO document."""
    alto = Maker(ALTO_NAMESPACE)
    space = alto.PrintSpace(ID=f"space_{page.number}")
    for number, block in enumerate(page.blocks, start=1):
        space.append(_block(alto, block, f"block_{page.number}_{number}"))
    size = {"WIDTH": _units(page.width), "HEIGHT": _units(page.height)} if page.width and page.height else {}
    root = alto.alto(
        alto.Description(
            alto.MeasurementUnit("inch1200"),
            alto.sourceImageInformation(alto.fileName(writable(page.file_name))),
        ),
        alto.Layout(alto.Page(space, ID=f"page_{page.number}", PHYSICAL_IMG_NR=str(page.number), LANG="th", **size)),
        SCHEMAVERSION=ALTO_VERSION,
    )
    return xml_bytes(root)


def _blocks(minutes: Minutes) -> Iterator[tuple[int, AltoBlock]]:
    """Each thing with a box, with the number of its page: its text stands in the block where it begins."""
    for text, places in _placed_texts(minutes):
        boxed = [(place.page, Box(*place.box)) for place in places if place.page is not None and place.box is not None]
        for at, (page, box) in enumerate(boxed):
            lines = text.splitlines() if at == 0 else []
            words = (tuple(map(AltoWord, line.split())) for line in lines)
            yield page, AltoBlock(box, tuple((None, line) for line in words if line))


def _placed_texts(minutes: Minutes) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """What has places of its own, with its text, in the order of the paper."""
    letter = minutes.cover_letter
    if letter:
        yield letter.body, letter.places
    yield minutes.meeting.title or "", minutes.meeting.places
    for group in minutes.attendance:
        for person in group.people:
            yield " ".join(filter(None, (person.name, person.position, person.role))), person.places
    for found in items_of(minutes):
        item = found.item
        yield "\n".join(filter(None, (item.heading, item.text))), item.places
        for resolution in item.resolutions:
            yield resolution.text, resolution.places
    for _, table in tables_of(minutes):
        yield table_text(table), table.places
    for signature in minutes.signatures:
        yield " ".join(filter(None, (signature.label, signature.name, signature.position))), signature.places


def page_as_read(file_name: str, page: Page) -> AltoPage:
    """A page with the words that were read on it, their boxes on the page as it lies in the file."""
    blocks: list[AltoBlock] = []
    for line in page.lines:
        above = [frame for frame in page.frames if frame.first_line <= line.number]
        in_file = above[-1].in_file if above else _as_it_is
        box = in_file(line.box) if line.box else None
        words = tuple(replace(word, box=in_file(word.box)) if word.box else word for word in _words(line))
        if words:
            blocks.append(AltoBlock(box, ((box, words),)))
    return AltoPage(file_name, page.number or 1, page.width, page.height, tuple(blocks))


def _as_it_is(box: Box) -> Box:
    return box


def _words(line: PageLine) -> Iterator[AltoWord]:
    if not line.words:
        yield from map(AltoWord, repair_text(line.raw).text.split())
    for word in line.words:
        text = repair_text(line.raw[word.start : word.end]).text
        if text:
            yield AltoWord(text, word.box, word.confidence)


def _block(alto: Maker, block: AltoBlock, name: str) -> "_Element":
    element = alto.TextBlock(ID=name, **_box(block.box))
    for number, (box, words) in enumerate(block.lines, start=1):
        line = alto.TextLine(ID=f"{name}_{number}", **_box(box))
        for at, word in enumerate(words):
            if at:
                line.append(alto.SP())
            sure = {} if word.confidence is None else {"WC": f"{min(1.0, max(0.0, word.confidence)):.3f}"}
            line.append(alto.String(CONTENT=writable(word.text), **sure, **_box(word.box)))
        element.append(line)
    return element


def _box(box: Box | None) -> dict[str, str]:
    if box is None:
        return {}
    return {
        "HPOS": _units(box.x0),
        "VPOS": _units(box.top),
        "WIDTH": _units(box.x1 - box.x0),
        "HEIGHT": _units(box.bottom - box.top),
    }


def _units(points: float) -> str:
    return f"{points * UNITS_PER_POINT:.1f}"
