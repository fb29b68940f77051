"""Long documents for the tests: printed minutes bound into volumes."""

from pathlib import Path

import pikepdf
from tests import paths

PRINTED = [paths.SAMPLES / "printed-board" / f"{name}.pdf" for name in ("chromium-garuda", "libreoffice-norasi")]


def bound(path: Path, pages: int) -> Path:
    """A volume of so many pages: those of two prints, again and again."""
    with pikepdf.new() as volume, pikepdf.open(PRINTED[0]) as one, pikepdf.open(PRINTED[1]) as two:
        leaves = [*one.pages, *two.pages]
        for number in range(pages):
            volume.pages.append(leaves[number % len(leaves)])
        volume.save(path)
    return path


def cut(path: Path, source: Path, pages: int) -> Path:
    """The first pages of a document."""
    with pikepdf.open(source) as document:
        del document.pages[pages:]
        document.save(path)
    return path
