"""DOCX → one page of lines: Word breaks pages only when it prints.

Read: the body, the header of the first page, notes behind their paragraphs, print on pictures, documents put in. Told: what is
struck, deleted or hidden, comments, other headers and footers, embedded files. Not read: field codes, prompts, charts, SmartArt.
"""

from minutes_extract.model.page import Page
from minutes_extract.reading.docx.body import read_document
from minutes_extract.reading.source import LoadedFile


def read_docx(source: LoadedFile) -> tuple[Page, ...]:
    """One page without a number (DOCX, DOCM, DOTX); its lines count from 1 through the document.

    Raises UnreadableDocumentError, EncryptedDocumentError or LimitError.
    """
    return (read_document(source),)
