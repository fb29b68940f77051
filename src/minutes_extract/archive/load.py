"""The bytes of a JSON file → minutes, or the reason why it holds none: a sentence to be read after the file's name."""

import codecs
import os
from pathlib import Path

from pydantic import JsonValue, ValidationError
from pydantic_core import from_json

from minutes_extract.errors import FileAccessError, UnreadableDocumentError
from minutes_extract.model.minutes import SCHEMA_VERSION, Minutes
from minutes_extract.model.upgrade import upgraded

MAX_BYTES = 256 * 1024 * 1024
"""Larger JSON is not read: the largest minutes seen, a bound volume of 900 pages, came to 12 MiB."""

TOO_DEEP = "recursion limit exceeded"
"""What the JSON parser says of brackets nested deeper than minutes ever are."""


class ForeignFileError(UnreadableDocumentError):
    """JSON of another program, as a batch's own summary; it is no failed document."""


def load(path: str | os.PathLike[str]) -> Minutes:
    """The minutes of a JSON file that `Minutes.model_dump_json` or the command line wrote; an error names the file.

    Raises FileAccessError, UnreadableDocumentError or ForeignFileError. Corrections beside the file are not applied.
    """
    file = Path(path)
    try:
        return read_minutes(file)
    except (FileAccessError, UnreadableDocumentError) as error:
        raise type(error)(f"{file.name}: {error}", error.hint) from error


def read_minutes(path: Path) -> Minutes:
    """The minutes of a JSON file, as extracted. Raises FileAccessError, UnreadableDocumentError or ForeignFileError."""
    return minutes_from(read_json_file(path))


def read_json_file(path: Path) -> bytes:
    """The bytes of a JSON file, without a byte order mark. Raises FileAccessError or UnreadableDocumentError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocumentError(f"larger than {MAX_BYTES >> 20} MiB")
        return path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise FileAccessError(f"cannot be read: {error.strerror}") from error


def minutes_from(content: bytes) -> Minutes:
    """The minutes that the bytes hold, of today's contract or an earlier one.

    Raises UnreadableDocumentError or ForeignFileError.
    """
    value = upgraded(_json_value(content))
    try:
        return Minutes.model_validate(value)
    except ValidationError as error:
        raise _why_not(value, str(error)) from error


def _json_value(content: bytes) -> JsonValue:
    try:
        value: JsonValue = from_json(content)
    except ValueError as error:
        if TOO_DEEP in str(error):
            raise UnreadableDocumentError("nested too deep") from error
        raise UnreadableDocumentError("not whole JSON; was it cut off while it was written?") from error
    return value


def _why_not(value: JsonValue, error: str) -> UnreadableDocumentError:
    """Tell another program's JSON from ours of another version, and both from minutes with a fault."""
    if not isinstance(value, dict) or "schema_version" not in value or "source" not in value:
        return ForeignFileError("not minutes")
    version = value["schema_version"]
    if version != SCHEMA_VERSION:
        return UnreadableDocumentError(
            f"schema_version is {version!r}, not {SCHEMA_VERSION!r}; convert the document again"
        )
    return UnreadableDocumentError(f"not minutes as schema_version {SCHEMA_VERSION} has them: {_first_fault(error)}")


def _first_fault(error: str) -> str:
    """The field and the fault of pydantic's long message."""
    lines = error.splitlines()[1:3]
    return ": ".join(line.strip().split(" [type=")[0] for line in lines)
