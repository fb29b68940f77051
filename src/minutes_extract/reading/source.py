"""A file's bytes on their way to a reader; its text is decoded only when somebody asks for it."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from minutes_extract.model.options import Options
from minutes_extract.reading.encoding import decode


@dataclass(frozen=True)
class LoadedFile:
    """What a reader gets: bytes, name and options."""

    data: bytes
    file_name: str
    options: Options = field(default_factory=Options)

    @cached_property
    def sha256(self) -> str:
        """The checksum of the file."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> str:
        """The decoded text. Raises UnreadableDocumentError where the bytes are no text."""
        return decode(self.data, self.options.encoding)
