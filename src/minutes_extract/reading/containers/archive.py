"""A ZIP archive of documents → its files. Office documents are ZIP archives too, and none of these."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from minutes_extract.errors import EncryptedDocumentError, LimitError, UnreadableDocumentError
from minutes_extract.reading.containers.member import Member
from minutes_extract.reading.docx.recognise import ZIP_STARTS
from minutes_extract.reading.file_name import OLD_THAI
from minutes_extract.reading.source import LoadedFile

# Files of Office documents, by their names in lower case.
OFFICE_FILES = frozenset({"[content_types].xml", "content.xml", "mimetype", "index/document.iwa"})
LITTER_STARTS = ("__macosx/", ".")
LITTER_NAMES = frozenset({"thumbs.db", "desktop.ini"})
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
MAX_ENTRIES = 20_000
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAG, UTF8_FLAG = 0x1, 0x800


def is_archive(source: LoadedFile) -> bool:
    """A ZIP archive that can be opened and is no document itself."""
    if not source.data.startswith(ZIP_STARTS) or source.data.count(DIRECTORY_ENTRY) > MAX_ENTRIES:
        return False
    archive = _opened(source.data)
    return archive is not None and not any(info.filename.lower() in OFFICE_FILES for info in archive.infolist())


def members_of_archive(source: LoadedFile) -> Iterator[Member]:
    """The files in the order of the archive, without litter. Raises EncryptedDocumentError, LimitError or UnreadableDocumentError."""
    archive = _opened(source.data)
    for info in archive.infolist() if archive else ():
        name = _name_of(info)
        if not info.is_dir() and not _is_litter(name):
            yield Member(name, _unpacked(archive, info, source.options.max_bytes) if archive else b"")


def _opened(data: bytes) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return None


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name; archives of old Thai Windows machines say it in the old Thai encoding, others in UTF-8 without a word."""
    if info.flag_bits & UTF8_FLAG or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", OLD_THAI):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_litter(name: str) -> bool:
    last = name.lower().rpartition("/")[2]
    return name.lower().startswith(LITTER_STARTS) or last.startswith((".", "~$")) or last in LITTER_NAMES


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    if info.flag_bits & ENCRYPTED_FLAG:
        raise EncryptedDocumentError("the ZIP archive asks for a password", hint="unpack it and convert the folder")
    if info.compress_type not in PACKINGS or info.file_size > limit:
        raise LimitError(f"it unpacks to more than {limit:,} bytes", hint="unpack it and convert the folder")
    try:
        with archive.open(info) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableDocumentError("the ZIP archive is damaged", hint="copy it again from where it came") from error
    if len(data) > limit:
        raise LimitError(f"it unpacks to more than {limit:,} bytes", hint="unpack it and convert the folder")
    return data
