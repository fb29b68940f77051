"""Image files → pages: PNG, JPEG, TIFF of many pages."""

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Page
from minutes_extract.reading.laid_page import without_text
from minutes_extract.reading.pdf.table_numbers import TableNumbers
from minutes_extract.reading.scan import UNREADABLE_PICTURE, read_scan


def read_images(data: bytes, options: Options) -> tuple[Page, ...]:
    """Every page read from its picture; a broken one of several has no lines and says so.

    Raises UnreadableDocumentError or LimitError.
    """
    from minutes_extract.ocr.pictures import NoPicture, read_pictures

    if options.ocr is Ocr.NEVER:
        raise UnreadableDocumentError(
            "the file is an image, and images are not to be read", hint="leave out --ocr never"
        )
    numbers = TableNumbers()
    pages: list[Page] = []
    for number, picture in enumerate(read_pictures(data, options.max_pages), start=1):
        if isinstance(picture, NoPicture):
            scan = without_text(UNREADABLE_PICTURE)
        else:
            scan = read_scan(picture, number, options.ocr_engine)
        pages.append(scan.page(number, numbers.numbered(scan.laid)))
    return tuple(pages)
