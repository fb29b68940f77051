"""What a user may choose; handed down, never global."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and choices of one extraction."""

    max_bytes: int = 256 * 1024 * 1024
    """Larger files end in a LimitError. An A4 page scanned at 300 dpi is about 1 MiB."""
    max_seconds: float = 120.0
    """Longest time for the patterns of one document, together."""
    max_pages: int = 5_000
    password: str | None = None
    encoding: str | None = None
    """Encoding of a text file; None finds it out."""
