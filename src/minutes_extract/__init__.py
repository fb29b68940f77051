"""Thai minutes of meetings (รายงานการประชุม) → checked JSON.

    from minutes_extract import extract

    minutes = extract("minutes.pdf")
    minutes.meeting.date.iso  # "2024-06-05"

Names are loaded when they are first asked for (PEP 562), so that the command line starts at once; docs/python.md has
examples of each.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract.archive.load import load
    from minutes_extract.errors import (
        CrashError,
        EncryptedDocumentError,
        FileAccessError,
        LimitError,
        MinutesError,
        MissingDependencyError,
        UnreadableDocumentError,
        UsageError,
    )
    from minutes_extract.model.minutes import Minutes
    from minutes_extract.model.options import Ocr, OcrEngine, Options
    from minutes_extract.pipeline import extract, extract_all, extract_bytes
    from minutes_extract.schema import json_schema

    __version__: str

__all__ = [
    "CrashError",
    "EncryptedDocumentError",
    "FileAccessError",
    "LimitError",
    "Minutes",
    "MinutesError",
    "MissingDependencyError",
    "Ocr",
    "OcrEngine",
    "Options",
    "UnreadableDocumentError",
    "UsageError",
    "__version__",
    "extract",
    "extract_all",
    "extract_bytes",
    "json_schema",
    "load",
]

_HOMES = {
    "Minutes": "model.minutes",
    "Ocr": "model.options",
    "OcrEngine": "model.options",
    "Options": "model.options",
    "extract": "pipeline",
    "extract_all": "pipeline",
    "extract_bytes": "pipeline",
    "json_schema": "schema",
    "load": "archive.load",
}
"""The module of each public name; errors are in `errors`."""


def __getattr__(name: str) -> object:
    """Load a public name. Raises AttributeError for any other."""
    if name == "__version__":
        return import_module("importlib.metadata").version("minutes-extract")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
