"""Is a file an Office document? Asked of every file, so it imports nothing."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_office_file(data: bytes) -> bool:
    """A ZIP archive or an OLE file: a DOCX, or a file that `read_docx` names in its error."""
    return data.startswith((*ZIP_STARTS, OLE_START))
