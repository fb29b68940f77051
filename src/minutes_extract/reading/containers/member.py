"""A file within another, and the limits that keep an archive from becoming more than it says."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_extract.errors import LimitError
from minutes_extract.model.options import Options

MOST_MEMBERS = 200
"""Files that are read of one archive or message; larger archives are for `batch`, once they are unpacked."""


class Member(NamedTuple):
    """One file: its name within the container, its bytes, and the encoding where the container says it."""

    name: str
    data: bytes
    encoding: str | None = None


def within_limits(members: Iterable[Member], options: Options) -> Iterator[Member]:
    """The members, as long as they are few enough and all together not larger than a file may be. Raises LimitError."""
    left = options.max_bytes
    for count, member in enumerate(members, 1):
        left -= len(member.data)
        if count > MOST_MEMBERS:
            raise LimitError(f"it holds more than {MOST_MEMBERS:,} files", hint="unpack it and convert the folder")
        if left < 0:
            raise LimitError(
                f"it unpacks to more than {options.max_bytes:,} bytes", hint="unpack it and convert the folder"
            )
        yield member
