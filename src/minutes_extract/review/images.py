"""Images of pages: made when first asked for, kept in a folder of limited size."""

import os
import tempfile
import threading
from pathlib import Path

from minutes_extract.review.rendering import Renderer, Wanted
from minutes_extract.review.sources import PDF, TEXT, kind_of

WIDTHS = {"page": 1400, "thumb": 140}
"""Pixels: 1,400 is A4 at 170 dpi, sharp at 150 % on a common screen and rendered in about 0.1 s."""
KEEP_SHARE = 0.8
"""When the folder is full, the oldest go until this share of it is left."""


class Images:
    """Page images by source, page and size."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._renderer = Renderer()
        self._lock = threading.Lock()
        self._bytes: int | None = None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def warm_up(self) -> None:
        """Get ready for a first page."""
        self._renderer.warm_up()

    def close(self) -> None:
        """End what works beside us."""
        self._renderer.close()

    def image(self, paper: Path, sha256: str, page: int, size: str) -> Path | None:
        """The JPEG of a page; None where it cannot be made. `sha256` must be that of the paper: it names the file."""
        target = self._folder / sha256[:2] / f"{sha256}-{page}-{WIDTHS[size]}.jpg"
        if target.is_file():
            os.utime(target)
            return target
        return target if self._make(paper, page, WIDTHS[size], target) else None

    def _make(self, paper: Path, page: int, width: int, target: Path) -> bool:
        kind = kind_of(paper)
        if kind == TEXT:
            return False
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        os.close(descriptor)
        made = self._renderer.render(Wanted(str(paper), kind == PDF, page, width, temporary))
        if not made:
            Path(temporary).unlink(missing_ok=True)
            return False
        size = Path(temporary).stat().st_size
        Path(temporary).replace(target)
        self._make_room(size, target)
        return True

    def _make_room(self, added: int, newest: Path) -> None:
        with self._lock:
            if self._bytes is None:
                self._bytes = sum(size for _, size, _ in self._kept())
            else:
                self._bytes += added
            if self._bytes <= self._max_bytes:
                return
            for _, size, path in sorted(self._kept()):
                if self._bytes <= self._max_bytes * KEEP_SHARE:
                    return
                if path != newest:
                    path.unlink(missing_ok=True)
                    self._bytes -= size

    def _kept(self) -> list[tuple[int, int, Path]]:
        kept: list[tuple[int, int, Path]] = []
        for path in self._folder.glob("??/*.jpg"):
            try:
                found = path.stat()
            except OSError:
                continue
            kept.append((found.st_mtime_ns, found.st_size, path))
        return kept
