"""One HTML file per document, with the paper in it, to mail or archive, and a list of all of them: no server, nothing to write with."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from minutes_extract.archive.load import ForeignFileError
from minutes_extract.atomic_write import atomic_write
from minutes_extract.errors import MinutesError
from minutes_extract.reading.file_name import shown
from minutes_extract.report.links import link_to
from minutes_extract.review.app import asset
from minutes_extract.review.document import Reviewed
from minutes_extract.review.folder import listed
from minutes_extract.review.pages import corrected_fields, inlined, listed_in, page
from minutes_extract.review.queue_row import QueueRow, queue_row_of
from minutes_extract.review.settings import Settings
from minutes_extract.review.workspace import Paper, Workspace

LIST_NAME = "index.html"
MAX_STATIC_PAGES = 200
"""Images of more pages make a file too large to mail (about 250 kB each)."""


class ListedPage(NamedTuple):
    """A page that was written: its address from the list, the JSON it shows, what the list says of it."""

    link: str
    name: str
    row: QueueRow


def write_static(settings: Settings, out: Path, language: str, report: Callable[[str], None]) -> int:
    """Write a page per document, in the tree of the JSON, and their list; returns how many could not be written."""
    workspace = Workspace(settings)
    failed = 0
    written: list[ListedPage] = []
    try:
        for file in listed(settings.folder, settings.golden_folder):
            try:
                target = _target_of(file.name)
                document = workspace.open(file.name)
                atomic_write(out / target, _page(workspace, document, language).encode("utf-8"))
                written.append(ListedPage(link_to(target.as_posix(), out), shown(file.name), queue_row_of(document)))
            except ForeignFileError:
                continue
            except MinutesError as error:
                failed += 1
                report(f"error: {shown(file.name)}: {error}")
        atomic_write(out / LIST_NAME, _list_of(written, language).encode("utf-8"))
    finally:
        workspace.close()
    return failed


def _target_of(name: str) -> Path:
    """Where the page of a document goes; one called index does not take the place of the list."""
    target = Path(name).with_suffix(".html")
    return Path("index.document.html") if target.as_posix() == LIST_NAME else target


def _list_of(pages: list[ListedPage], language: str) -> str:
    style = inlined(f"\n{asset('review.css')}\n")
    return page("static_list.html", language, pages=pages, style=style, style_hash=_hash(str(style)))


def _page(workspace: Workspace, document: Reviewed, language: str) -> str:
    paper = workspace.paper(document)
    paper = replace(paper, pages=paper.pages[:MAX_STATIC_PAGES])
    style, script = asset("review.css"), "\n".join(asset(one) for one in ("common.js", "paper.js", "document.js"))
    return page(
        "static.html",
        language,
        document=document,
        paper=paper,
        image_source=_image_sources(workspace, document, paper),
        corrected_fields=corrected_fields(document),
        resolution_lists=[],
        people_lists=[],
        listed=listed_in(document),
        editable=False,
        id="",
        style=inlined(f"\n{style}\n"),
        script=inlined(f"\n{script}\n"),
        style_hash=_hash(f"\n{style}\n"),
        script_hash=_hash(f"\n{script}\n"),
    )


def _image_sources(workspace: Workspace, document: Reviewed, paper: Paper) -> Callable[[int, str], str]:
    def source(number: int, size: str) -> str:
        path = workspace.image(document.name, number, size)
        return f"data:image/jpeg;base64,{base64.b64encode(path.read_bytes()).decode()}" if path else ""

    return source


def _hash(text: str) -> str:
    """What the policy of the page knows its own script by: no other script runs, should one get into the file."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
