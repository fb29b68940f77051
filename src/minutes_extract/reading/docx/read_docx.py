"""DOCX → one page of lines: Word breaks pages only when it prints.

Set aside: headers, footers, footnotes, endnotes, comments, deleted and hidden text, field codes, prompts of content
controls that were not filled in. Not read: charts, SmartArt, pictures, embedded documents.
"""

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.page import Page
from minutes_extract.reading.docx.body import BodyReader
from minutes_extract.reading.docx.numbering import Numbering
from minutes_extract.reading.docx.ooxml import child
from minutes_extract.reading.docx.package import open_package
from minutes_extract.reading.docx.styles import Styles
from minutes_extract.reading.source import LoadedFile


def read_docx(source: LoadedFile) -> tuple[Page, ...]:
    """One page without a number (DOCX, DOCM, DOTX); its lines count from 1 through the document.

    Raises UnreadableDocumentError, EncryptedDocumentError or LimitError.
    """
    parts = open_package(source.data, source.options)
    body = child(parts.document, "body")
    if body is None:
        raise UnreadableDocumentError("the DOCX document has no body", hint="open it in Word and save it anew as .docx")
    styles = Styles(parts.styles)
    reader = BodyReader(styles, Numbering(parts.numbering, styles))
    return (Page(None, reader.read(body)),)
