"""Image files → pages: TIFF of many pages, PNG, JPEG, WebP, BMP, GIF, JPEG 2000, HEIC of one."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Page
from minutes_extract.reading.page.laid_page import LaidPage, numbered_pages, without_text
from minutes_extract.reading.scan import UNREADABLE_PICTURE, read_scan
from minutes_extract.reading.source import LoadedFile

if TYPE_CHECKING:
    from minutes_extract.ocr.page.page_image import PageImage


def read_images(source: LoadedFile) -> tuple[Page, ...]:
    """Every page read from its picture; a broken one of several has no lines and says so.

    Raises UnreadableDocumentError or LimitError.
    """
    return numbered_pages(read_image_pages(source, 1))


def read_picture_files(sources: Sequence[LoadedFile]) -> tuple[Page, ...]:
    """The pages of one paper that lie in several files; a broken file is a page without lines that says so."""
    engine = sources[0].options.ocr_engine
    laid = (
        without_text(UNREADABLE_PICTURE) if picture is None else read_scan(picture, number, engine)
        for number, picture in enumerate(chain.from_iterable(map(_pictures, sources)), 1)
    )
    return numbered_pages(laid)


def _pictures(source: LoadedFile) -> "Iterator[PageImage | None]":
    from minutes_extract.ocr.page.load_pages import UnreadablePage, load_pages

    _refuse_unwanted(source.options)
    try:
        for picture in load_pages(source.data, source.options.max_pages):
            yield None if isinstance(picture, UnreadablePage) else picture
    except UnreadableDocumentError:
        yield None


def count_images(source: LoadedFile) -> int:
    """How many pages there are; milliseconds. Raises as `read_images`."""
    from minutes_extract.ocr.page.load_pages import count_pages

    _refuse_unwanted(source.options)
    return count_pages(source.data, source.options.max_pages)


def read_image_pages(source: LoadedFile, first: int, last: int | None = None) -> Iterator[LaidPage]:
    """Pages from `first` to `last`, counted from 1, each by itself. Raises as `read_images`."""
    from minutes_extract.ocr.page.load_pages import UnreadablePage, load_pages

    _refuse_unwanted(source.options)
    for number, picture in enumerate(load_pages(source.data, source.options.max_pages, first, last), first):
        if isinstance(picture, UnreadablePage):
            yield without_text(UNREADABLE_PICTURE)
        else:
            yield read_scan(picture, number, source.options.ocr_engine)


def _refuse_unwanted(options: Options) -> None:
    if options.ocr is Ocr.NEVER:
        raise UnreadableDocumentError(
            "the file is an image, and images are not to be read", hint="leave out --ocr never"
        )
