"""What a review is about: folders, address, token. Frozen, handed down."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
CACHE_BYTES = 512 * 1024 * 1024
"""Page images kept on disk: about 2,000 pages at 250 kB each; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of one review."""

    folder: Path
    cache: Path
    token: str
    sources: Path | None = None
    golden: Path | None = None
    host: str = LOOPBACK
    port: int = 0
    reviewer: str = ""
    database: Path | None = None
    """A search database of the same folder, as `index` makes it: the search box then sees the whole text."""
    cache_bytes: int = CACHE_BYTES

    @property
    def golden_folder(self) -> Path:
        """Where accepted documents go."""
        return self.golden or self.folder / "golden"
