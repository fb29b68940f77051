"""Streams that would unpack to more than a limit: told before somebody unpacks them whole."""

import zlib
from collections.abc import Mapping
from typing import Protocol

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes. The drawing of a page of minutes takes some 100 KiB, the largest Thai font 4 MiB."""
MAX_RATIO = 1032
"""Deflate cannot do better."""


class Stream(Protocol):
    """What is asked of a stream of a PDF."""

    @property
    def rawdata(self) -> bytes | None:
        """Its bytes as they stand in the file; None where they were unpacked already."""

    @property
    def attrs(self) -> Mapping[str, object]:
        """Its dictionary."""


def is_bomb(stream: Stream) -> bool:
    """The stream is packed and unpacks to more than MAX_UNPACKED bytes."""
    raw = stream.rawdata
    if raw is None:  # unpacked already
        return False
    if len(raw) * MAX_RATIO <= MAX_UNPACKED or not stream.attrs.get("Filter"):
        return False
    unpacker = zlib.decompressobj()
    try:
        return len(unpacker.decompress(raw, MAX_UNPACKED + 1)) > MAX_UNPACKED
    except zlib.error:  # packed otherwise, or encrypted
        return False
