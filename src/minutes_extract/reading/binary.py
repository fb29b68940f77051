"""What a file is, by its first bytes, where no reader here can take it, so that the error can say so."""

from typing import NamedTuple

SIGNATURE_WINDOW = 1024
"""A PDF may have rubbish before its header; readers of PDF look as far as this."""
MAX_CONTROL_SHARE = 0.02
"""Texts have a stray control character here and there; a program or picture has a third of them."""
BINARY_SAMPLE_BYTES = 65_536

IMAGE_STARTS = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpeg": (b"\xff\xd8\xff",),
    "tiff": (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
}
"""How the images begin that are read."""
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
    MagicBytes(b"\x89PNG\r\n\x1a\n", "a PNG image"),
    MagicBytes(b"\xff\xd8\xff", "a JPEG image"),
    MagicBytes(b"II*\x00", "a TIFF image"),
    MagicBytes(b"MM\x00*", "a TIFF image"),
    MagicBytes(b"GIF8", "a GIF image"),
    MagicBytes(b"BM", "a BMP image"),
    MagicBytes(b"RIFF", "a WebP image or a sound"),
    MagicBytes(b"ftyp", "a HEIC image or a film", 4),
    MagicBytes(b"\x7fELF", "a program"),
    MagicBytes(b"MZ", "a program"),
    MagicBytes(b"\x1f\x8b", "a gzip archive"),
    MagicBytes(b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    MagicBytes(b"Rar!", "a RAR archive"),
    MagicBytes(b"SQLite format 3\x00", "an SQLite database"),
)

# "BM" and "MZ" and "RIFF" may begin an English word: these need the bytes to look binary too.
_SHORTEST_CERTAIN = 5


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
