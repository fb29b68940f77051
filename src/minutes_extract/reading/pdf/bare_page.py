"""A PDF page without the text and annotations laid over its pictures, so that a stamp does not spoil what lies below."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfObject, PdfPage

TEXT_OBJECT, IMAGE_OBJECT, FORM_OBJECT = 1, 3, 5
"""Kinds of page objects, as PDFium counts them."""
MOST_TAKEN = 20_000
NESTED = 4


def take_text_off(document: "PdfDocument", number: int) -> None:
    """Take text, and forms that hold text and no picture, off a page of the open document; a broken page stays as it is."""
    import pypdfium2

    try:
        page = document[number - 1]
        try:
            _take_off(page)
        finally:
            page.close()
    except (pypdfium2.PdfiumError, IndexError):
        return


def _take_off(page: "PdfPage") -> None:
    from itertools import islice

    import pypdfium2.raw

    for item in list(islice(page.get_objects(max_depth=1), MOST_TAKEN)):
        if item.type == TEXT_OBJECT or (item.type == FORM_OBJECT and _is_text(page, item)):
            page.remove_obj(item)
    while pypdfium2.raw.FPDFPage_GetAnnotCount(page) > 0:
        if not pypdfium2.raw.FPDFPage_RemoveAnnot(page, 0):
            break
    page.gen_content()


def _is_text(page: "PdfPage", form: "PdfObject") -> bool:
    from itertools import islice

    kinds = {item.type for item in islice(page.get_objects(max_depth=NESTED, form=form), MOST_TAKEN)}
    return TEXT_OBJECT in kinds and IMAGE_OBJECT not in kinds
