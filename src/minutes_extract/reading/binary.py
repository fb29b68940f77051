"""What a file is, by its first bytes, where no reader here can take it, so that the error can say so."""

import re
from typing import NamedTuple

SIGNATURE_WINDOW = 1024
"""A PDF may have rubbish before its header; readers of PDF look as far as this."""
MAX_CONTROL_SHARE = 0.02
"""Texts have a stray control character here and there; a program or picture has a third of them."""
BINARY_SAMPLE_BYTES = 65_536

IMAGE_MARKS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "tiff": re.compile(rb"II[*+]\x00|MM\x00[*+]"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.S),
    # the size of its second header tells it from a text that begins with BM
    "bmp": re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}", re.S),
    "jp2": re.compile(rb"\x00{3}\x0cjP\x20\x20\r\n\x87\n|\xff\x4f\xff\x51"),
    "heic": re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.S),
}
"""How the images begin that are read; the names are those of their media types."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


class MagicBytes(NamedTuple):
    """The bytes a format begins with, where they stand, and what to call the format."""

    start: bytes
    name: str
    offset: int = 0


MAGIC_BYTES = (
    MagicBytes(b"PK\x03\x04", "a ZIP archive or an Office document (DOCX, XLSX)"),
    MagicBytes(b"PK\x05\x06", "an empty ZIP archive"),
    MagicBytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS)"),
    MagicBytes(b"{\\rtf", "a Rich Text document (RTF)"),
    MagicBytes(b"RIFF", "a sound or a film"),
    MagicBytes(b"ftyp", "a film or an AVIF image", 4),
    MagicBytes(b"\x7fELF", "a program"),
    MagicBytes(b"MZ", "a program"),
    MagicBytes(b"\x1f\x8b", "a gzip archive"),
    MagicBytes(b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    MagicBytes(b"Rar!", "a RAR archive"),
    MagicBytes(b"SQLite format 3\x00", "an SQLite database"),
)

# "BM" and "MZ" and "RIFF" may begin an English word: these need the bytes to look binary too.
_SHORTEST_CERTAIN = 5


def image_kind(data: bytes) -> str | None:
    """The name of the image format that the file begins as; None for any other file."""
    return next((name for name, mark in IMAGE_MARKS.items() if mark.match(data)), None)


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF, by its first bytes."""
    return b"%PDF-" in data[:SIGNATURE_WINDOW]


def name_binary(data: bytes) -> str:
    """What the file is, for an error message; empty where it looks like text."""
    if is_pdf(data):
        return "a PDF"
    looks_binary = _looks_binary(data)
    for start, name, offset in MAGIC_BYTES:
        certain = looks_binary or len(start) >= _SHORTEST_CERTAIN
        if certain and data.startswith(start, offset):
            return name
    return "a binary file" if looks_binary else ""


def _looks_binary(data: bytes) -> bool:
    sample = data[:BINARY_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(sample)
