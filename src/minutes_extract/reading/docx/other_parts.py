"""Parts of a DOCX beside its body: headers, notes, remarks, pictures, and documents put into it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import regex

from minutes_extract.errors import MinutesError
from minutes_extract.model.line import PageLine
from minutes_extract.model.page import LONGEST_QUOTE, PageRemark
from minutes_extract.reading.docx.ooxml import BLIP, EMBEDDED, IMAGE_DATA, RELATION_ID, W, attribute, child
from minutes_extract.reading.docx.package import PackageParts
from minutes_extract.reading.docx.recognise import is_office_file
from minutes_extract.reading.docx.runs import text_within
from minutes_extract.reading.images import read_images
from minutes_extract.reading.source import LoadedFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PICTURES_READ = 60
"""Of a document; a minute and more to read."""
SMALLEST_PICTURE = 20_000
"""Pixels: a crest or signature of less holds no line of print."""
FEWEST_LETTERS_READ = 6
PRINT_CONFIDENCE = 0.8
"""Of a picture's letters: a photograph is read at less."""
NUMBER_OF_PAGE = regex.compile(
    r"[-–\s]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{0,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?[-–\s]*", regex.I
)
"""What a header of page numbers says; empty too."""


class PrintOnPicture(NamedTuple):
    """What was read from the pictures of a document: lines without places, and remarks."""

    lines: list[PageLine]
    remarks: list[PageRemark]


def first_header(parts: PackageParts) -> "_Element | None":
    """The header of the first page."""
    section = next(iter(parts.document.iter(W + "sectPr")), None)
    if section is None:
        return None
    references = {attribute(one, "type"): one.get(RELATION_ID) for one in section.findall(W + "headerReference")}
    wanted = "first" if child(section, "titlePg") is not None and "first" in references else "default"
    return _part(parts, references.get(wanted))


def other_heads_and_feet(parts: PackageParts) -> Iterator[PageRemark]:
    """What the other headers and the footers say, but for numbers of pages."""
    first = first_header(parts)
    said = "" if first is None else text_within(first).strip()
    for number, related in parts.related.items():
        if related.kind in ("header", "footer"):
            root = _part(parts, number)
            text = "" if root is None else text_within(root).strip()
            if text and text != said and not NUMBER_OF_PAGE.fullmatch(text):
                yield PageRemark("running_head", text[:LONGEST_QUOTE])


def remarks_of_others(parts: PackageParts) -> Iterator[PageRemark]:
    """The comments that somebody put beside the text, and files put into it."""
    comments = parts.root_of("comments")
    for comment in () if comments is None else comments.iter(W + "comment"):
        if text := text_within(comment).strip():
            yield PageRemark("comment", text[:LONGEST_QUOTE])
    for related in parts.related.values():
        if related.kind in ("package", "oleObject"):
            yield PageRemark("attachment", related.name.rpartition("/")[2])


def note_of(parts: PackageParts, kind: str, number: str) -> "_Element | None":
    """A footnote or endnote by its number."""
    root = parts.root_of(kind)
    notes = () if root is None else root.iterchildren(W + "footnote", W + "endnote")
    return next((note for note in notes if attribute(note, "id") == number), None)


def picture_names(element: "_Element", parts: PackageParts) -> Iterator[str]:
    """The parts of the pictures in an element, in their order."""
    for picture in element.iter(BLIP, IMAGE_DATA):
        related = parts.related.get(picture.get(EMBEDDED) or picture.get(RELATION_ID) or "")
        if related is not None:
            yield related.name


def read_picture(name: str, parts: PackageParts, source: LoadedFile) -> PrintOnPicture:
    """The print on a picture; a photograph says nothing, one that cannot be read a remark."""
    try:
        data = parts.unpack(name)
        if not _is_large(data):
            return PrintOnPicture([], [])
        page = read_images(LoadedFile(data, name, source.options))[0]
    except (MinutesError, KeyError):
        return PrintOnPicture([], [PageRemark("broken_picture", name.rpartition("/")[2])])
    letters = sum(sum(map(str.isalnum, line.raw)) for line in page.lines)
    if letters < FEWEST_LETTERS_READ or page.health < PRINT_CONFIDENCE:
        return PrintOnPicture([], [PageRemark("picture", name.rpartition("/")[2])])
    return PrintOnPicture([_placeless(line) for line in page.lines], [])


def chunk_of(element: "_Element", parts: PackageParts) -> "tuple[str, bytes] | None":
    """A document put into this one: its name and bytes."""
    related = parts.related.get(element.get(RELATION_ID) or "")
    try:
        return None if related is None else (related.name, parts.unpack(related.name))
    except (MinutesError, KeyError):
        return None


def is_docx(data: bytes) -> bool:
    """The chunk is a document like this one."""
    return is_office_file(data)


def _part(parts: PackageParts, number: str | None) -> "_Element | None":
    related = parts.related.get(number or "")
    try:
        return None if related is None else parts.parse(related.name)
    except MinutesError:
        return None


def _is_large(data: bytes) -> bool:
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            return image.width * image.height >= SMALLEST_PICTURE
    except Exception:  # no picture that Pillow knows, of Windows' own kinds
        return len(data) >= SMALLEST_PICTURE


def _placeless(line: PageLine) -> PageLine:
    from dataclasses import replace

    cells = tuple(replace(cell, box=None) for cell in line.cells)
    return replace(line, page=None, box=None, words=(), cells=cells)
