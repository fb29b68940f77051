"""Image files → pages: PNG, JPEG, TIFF of many pages."""

from collections.abc import Iterator

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Page
from minutes_extract.reading.page.laid_page import LaidPage, numbered_pages, without_text
from minutes_extract.reading.scan import UNREADABLE_PICTURE, read_scan


def read_images(data: bytes, options: Options) -> tuple[Page, ...]:
    """Every page read from its picture; a broken one of several has no lines and says so.

    Raises UnreadableDocumentError or LimitError.
    """
    return numbered_pages(read_image_pages(data, options, 1))


def count_images(data: bytes, options: Options) -> int:
    """How many pages there are; milliseconds. Raises as `read_images`."""
    from minutes_extract.ocr.page.load_pages import count_pages

    _refuse_unwanted(options)
    return count_pages(data, options.max_pages)


def read_image_pages(data: bytes, options: Options, first: int, last: int | None = None) -> Iterator[LaidPage]:
    """Pages from `first` to `last`, counted from 1, each by itself. Raises as `read_images`."""
    from minutes_extract.ocr.page.load_pages import UnreadablePage, load_pages

    _refuse_unwanted(options)
    for number, picture in enumerate(load_pages(data, options.max_pages, first, last), first):
        if isinstance(picture, UnreadablePage):
            yield without_text(UNREADABLE_PICTURE)
        else:
            yield read_scan(picture, number, options.ocr_engine)


def _refuse_unwanted(options: Options) -> None:
    if options.ocr is Ocr.NEVER:
        raise UnreadableDocumentError(
            "the file is an image, and images are not to be read", hint="leave out --ocr never"
        )
