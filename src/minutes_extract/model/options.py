"""What a user may choose; handed down, never global."""

from dataclasses import dataclass
from enum import StrEnum


class Ocr(StrEnum):
    """Which pages are read from their picture."""

    AUTO = "auto"
    """Those without a sound text layer."""
    ALWAYS = "always"
    NEVER = "never"


class OcrEngine(StrEnum):
    """Who reads pictures."""

    OWN = "own"
    TESSERACT = "tesseract"


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and choices of one extraction."""

    max_bytes: int = 256 * 1024 * 1024
    """Larger files end in a LimitError. An A4 page scanned at 300 dpi is about 1 MiB."""
    max_pages: int = 5_000
    password: str | None = None
    ocr: Ocr = Ocr.AUTO
    ocr_engine: OcrEngine = OcrEngine.OWN
    encoding: str | None = None
    """Encoding of a text file; None finds it out."""


DEFAULT_OPTIONS = Options()
