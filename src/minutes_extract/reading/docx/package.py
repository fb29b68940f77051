"""Bytes → the XML parts that hold the text, its styles and its list numbers; the other parts when they are asked for.

A picture that is missing or a bomb in an attachment stops no document.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import EncryptedDocumentError, LimitError, UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.reading.docx.foreign import name_archive, name_root, refuse_old
from minutes_extract.reading.docx.ooxml import W
from minutes_extract.reading.docx.recognise import ZIP_STARTS

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_SHARE = 4
"""A part may unpack to max_bytes / XML_SHARE: its tree takes several times its bytes."""
MAX_TAGS = 5_000_000
"""Tags of a part. 100,000 paragraphs of three runs have four million; a tree of five takes about 600 MiB."""
OF_A_LIMIT = ("XML_PARSE_HUGE", "Resource limit", "Excessive depth", "too long", "amplification")
"""What libxml2 says of its own limits: ten million letters in a text, 256 elements within each other. The file is not damaged."""
MAX_ENTRIES = 20_000
"""Files in the archive. A document has some twenty, and one for each picture."""
DIRECTORY_ENTRY = b"PK\x01\x02"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What the format allows. Others may unpack without bounds."""
ENCRYPTED_FLAG = 0x1

MAIN_PART = "word/document.xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of the format has the same names in other namespaces.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
SAVE_ANEW = "open it in Word or LibreOffice and save it anew as .docx"


class Related(NamedTuple):
    """Another part that the document refers to: the kind of its relationship and its name."""

    kind: str
    name: str


class PackageParts(NamedTuple):
    """The roots of the parts; None for one that the document does without."""

    document: "_Element"
    styles: "_Element | None"
    numbering: "_Element | None"
    related: Mapping[str, Related]
    """By the number of the relationship."""
    unpack: Callable[[str], bytes]
    """The bytes of a part. Raises UnreadableDocumentError, EncryptedDocumentError or LimitError."""
    parse: "Callable[[str | None], _Element | None]"
    """The root of a part; None where it is not there."""

    def root_of(self, kind: str) -> "_Element | None":
        """The root of the first part of a kind; None where there is none, or it is damaged."""
        name = next((one.name for one in self.related.values() if one.kind == kind), None)
        try:
            return self.parse(name)
        except UnreadableDocumentError:
            return None


def open_package(data: bytes, options: Options) -> PackageParts:
    """Unpack and parse. Raises UnreadableDocumentError, EncryptedDocumentError or LimitError."""
    refuse_old(data)
    if not data.startswith(ZIP_STARTS):
        raise UnreadableDocumentError("this is not a DOCX document", hint="check the file")
    if data.count(DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise LimitError(f"the archive holds more than {MAX_ENTRIES:,} files", hint=SAVE_ANEW)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableDocumentError(
            "the document, a ZIP archive like DOCX, is damaged or cut off", hint="copy it again from where it came"
        ) from error
    return _Package(archive, options.max_bytes // XML_SHARE).parts(data)


class _Package:
    def __init__(self, archive: zipfile.ZipFile, limit: int) -> None:
        self._archive = archive
        self._limit = limit
        # Names count without case, and some programs write "\".
        self._entries = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}

    def parts(self, data: bytes) -> PackageParts:
        main = self._targets("").get("officeDocument", MAIN_PART)
        if main not in self._entries:
            raise UnreadableDocumentError(
                f"the file is {name_archive(self._entries, data)}", hint="open it and save the minutes as .docx or PDF"
            )
        document = self._parse(main)
        if document.tag != W + "document":
            raise UnreadableDocumentError(
                f"the file is {name_root(document)}", hint="open it and save the minutes as .docx or PDF"
            )
        targets = self._targets(main)
        return PackageParts(
            document,
            self._parse_if_there(targets.get("styles")),
            self._parse_if_there(targets.get("numbering")),
            self._related(main),
            self._unpack,
            self._parse_if_there,
        )

    def _targets(self, part: str) -> Mapping[str, str]:
        """What a part (or the package) refers to: kind of relationship → name of the first such part."""
        found: dict[str, str] = {}
        for one in self._related(part).values():
            found.setdefault(one.kind, one.name)
        return found

    def _related(self, part: str) -> dict[str, Related]:
        """The parts that a part (or the package) refers to, by the number of the relationship."""
        folder, name = posixpath.split(part)
        relations = self._parse_if_there(f"{folder}/_rels/{name}.rels".lstrip("/").lower())
        found: dict[str, Related] = {}
        for at, relation in enumerate(() if relations is None else relations.iter(RELATION)):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
            found.setdefault(relation.get("Id") or f"#{at}", Related(kind, target.lstrip("/").lower()))
        return found

    def _parse_if_there(self, name: str | None) -> "_Element | None":
        return self._parse(name) if name in self._entries else None

    def _parse(self, name: str) -> "_Element":
        from lxml import etree

        xml = self._unpack(name)
        if xml.count(b"<") > MAX_TAGS:
            raise LimitError(f"{name} has more than {MAX_TAGS:,} tags", hint="split the document")
        for strict, transitional in STRICT:
            xml = xml.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(xml, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if any(words in str(error) for words in OF_A_LIMIT):
                message = f"{name} in the DOCX document has a text that is too long, or elements nested too deep"
                raise LimitError(message, hint="split the document") from error
            raise UnreadableDocumentError(f"{name} in the DOCX document is damaged: {error}", hint=SAVE_ANEW) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocumentError(
                f"{name} in the DOCX document declares entities, which the format forbids", hint=SAVE_ANEW
            )
        return root

    def _unpack(self, name: str) -> bytes:
        info = self._entries[name]
        if info.flag_bits & ENCRYPTED_FLAG:
            raise EncryptedDocumentError("the archive asks for a password", hint="save it without encryption")
        if info.compress_type not in METHODS:
            raise UnreadableDocumentError(f"{name} is packed in a way that DOCX does not know", hint=SAVE_ANEW)
        try:
            with self._archive.open(info) as packed:
                unpacked = packed.read(self._limit + 1)  # the size in the directory may be a lie
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise UnreadableDocumentError(f"{name} in the DOCX document is damaged", hint=SAVE_ANEW) from error
        if len(unpacked) > self._limit:
            raise LimitError(
                f"{name} unpacks to more than {self._limit:,} bytes", hint="raise the size limit or split the document"
            )
        return unpacked
