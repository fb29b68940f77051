"""Everything a review needs at hand: index, papers, page images."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.archive.files import is_inside, path_below
from minutes_extract.corrections import UnreadableCorrectionsError
from minutes_extract.errors import FileAccessError, MinutesError
from minutes_extract.model.minutes import Source
from minutes_extract.review.document import Reviewed, open_document
from minutes_extract.review.images import Images
from minutes_extract.review.index import QueueIndex
from minutes_extract.review.lines import PaperLine, lines_of
from minutes_extract.review.settings import Settings
from minutes_extract.review.sources import TEXT, Sources, kind_of

KEPT_SOURCES = 200


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page shown as an image; width and height in the units of the boxes, None where they are not known."""

    number: int
    width: float | None
    height: float | None


@dataclass(frozen=True, slots=True)
class Paper:
    """How the paper is shown: pages, or lines, or neither where it is not there."""

    pages: tuple[PaperPage, ...] = ()
    lines: tuple[PaperLine, ...] = ()


class Workspace:
    """One review at work."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        place = hashlib.sha256(str(settings.folder.resolve()).encode()).hexdigest()[:20]
        self.index = QueueIndex(settings.folder, settings.golden_folder, settings.cache / f"{place}.sqlite")
        self._images = Images(settings.cache / "pages", settings.cache_bytes)
        self._sources = Sources(settings.folder, settings.sources)
        self._known: dict[tuple[str, int], Source] = {}

    def close(self) -> None:
        """End what works beside us."""
        self._images.close()

    def path_of(self, name: str) -> Path:
        """The file of a listed document. Raises FileAccessError."""
        path = path_below(self.settings.folder, name)
        if not is_inside(path, self.settings.folder):
            raise FileAccessError(f"{name} is not there any more")
        return path

    def open(self, name: str) -> Reviewed:
        """A listed document. Raises MinutesError."""
        return open_document(self.path_of(name), name)

    def can_open(self, name: str) -> bool:
        """Whether its corrections leave it a document."""
        try:
            self.open(name)
        except UnreadableCorrectionsError:
            return False
        return True

    def paper(self, document: Reviewed) -> Paper:
        """How the paper of a document is shown."""
        found = self._source(document)
        if found is None:
            return Paper()
        if kind_of(found) == TEXT:
            return Paper(lines=tuple(lines_of(found)))
        self._images.warm_up()
        pages = document.minutes.source.pages
        return Paper(pages=tuple(PaperPage(page.number, page.width, page.height) for page in pages))

    def image(self, name: str, page: int, size: str) -> Path | None:
        """The image of a page; None where there is none."""
        try:
            key = (name, path_below(self.settings.folder, name).stat().st_mtime_ns)
            if key not in self._known:
                if len(self._known) >= KEPT_SOURCES:
                    self._known.clear()
                self._known[key] = self.open(name).minutes.source
            source = self._known[key]
            found = self._sources.find(name, source.file_name, source.sha256)
            if found is None or page not in {one.number for one in source.pages}:
                return None
            return self._images.image(found, source.sha256.lower(), page, size)
        except (OSError, MinutesError):
            return None

    def _source(self, document: Reviewed) -> Path | None:
        source = document.minutes.source
        return self._sources.find(document.name, source.file_name, source.sha256)
