"""What an office file is that is no DOCX, so that the error can name it and say what to do."""

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import EncryptedDocumentError, UnreadableDocumentError
from minutes_extract.reading.docx.recognise import OLE_START

if TYPE_CHECKING:
    from lxml.etree import _Element

OLE_ENTRY = 128
"""Bytes of an entry in the directory of an OLE file; sectors are multiples of it."""
OLE_NAME_LENGTH_AT = 64
MIME_WINDOW = 200
"""Bytes: OpenDocument and EPUB write their media type first and unpacked."""


class ForeignFormat(NamedTuple):
    """A mark that tells a format, and what to call the format."""

    mark: str
    name: str


ENCRYPTED_STREAM = "EncryptedPackage"
# Names of streams.
OLE_KINDS = (
    ForeignFormat("Workbook", "an Excel 97–2003 workbook (XLS)"),
    ForeignFormat("PowerPoint Document", "a PowerPoint 97–2003 presentation (PPT)"),
    ForeignFormat("__properties_version1.0", "an Outlook message (MSG)"),
)
# "-template" and "-master" follow the same words.
MIME_KINDS = (
    ForeignFormat("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
    ForeignFormat("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation (ODP)"),
    ForeignFormat("application/epub+zip", "an e-book (EPUB)"),
)
# Files within an archive.
ENTRY_KINDS = (
    ForeignFormat("content.xml", "an OpenDocument file (ODT, ODS)"),
    ForeignFormat("index/document.iwa", "a Pages or Numbers document"),
    ForeignFormat("xl/workbook.bin", "an Excel workbook (XLSB)"),
    ForeignFormat("[content_types].xml", "an Office document without its text"),
)
ROOT_KINDS = (
    ForeignFormat("workbook", "an Excel workbook (XLSX)"),
    ForeignFormat("presentation", "a PowerPoint presentation (PPTX)"),
    ForeignFormat("FixedDocumentSequence", "an XPS document"),
)


def refuse_old(data: bytes) -> None:
    """Raise for an OLE file: an encrypted DOCX, or a document older than DOCX."""
    if not data.startswith(OLE_START):
        return
    if has_stream(data, ENCRYPTED_STREAM):
        raise EncryptedDocumentError(
            "the DOCX document asks for a password", hint="open it in Word and save it without the password"
        )
    name = next((kind.name for kind in OLE_KINDS if has_stream(data, kind.mark)), "an old Office document (DOC, XLS)")
    raise UnreadableDocumentError(f"the file is {name}", hint="open it in Word or LibreOffice and save it as .docx")


def name_archive(entries: Container[str], data: bytes) -> str:
    """What a ZIP archive without Word's main part is, by its media type and the names of its files in lower case."""
    start = data[:MIME_WINDOW]
    for mark, name in MIME_KINDS:
        if mark.encode() in start:
            return name
    return next((name for mark, name in ENTRY_KINDS if mark in entries), "a ZIP archive that holds no document")


def name_root(root: "_Element") -> str:
    """What an Office document is, by the root of its main part."""
    tag = str(root.tag).rpartition("}")[2]
    return next((name for mark, name in ROOT_KINDS if mark == tag), "an Office document of another kind")


def has_stream(data: bytes, name: str) -> bool:
    """The directory has an entry of that name: at its place, with its length, not merely in some text."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    at = data.find(wanted)
    while at >= 0:
        if at % OLE_ENTRY == 0 and data[at + OLE_NAME_LENGTH_AT : at + OLE_NAME_LENGTH_AT + 2] == length:
            return True
        at = data.find(wanted, at + 1)
    return False
