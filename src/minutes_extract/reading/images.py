"""Image files → pages: PNG, JPEG, TIFF of many pages."""

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Page
from minutes_extract.reading.page.laid_page import numbered_pages, without_text
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
    pictures = read_pictures(data, options.max_pages)
    return numbered_pages(
        without_text(UNREADABLE_PICTURE)
        if isinstance(picture, NoPicture)
        else read_scan(picture, number, options.ocr_engine)
        for number, picture in enumerate(pictures, start=1)
    )
