"""One HTML file per document, with the paper in it, to mail or archive: no server, no other file, nothing to write with."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from minutes_extract.archive.load import ForeignFileError
from minutes_extract.atomic_write import atomic_write
from minutes_extract.errors import MinutesError
from minutes_extract.review.app import asset
from minutes_extract.review.document import Reviewed
from minutes_extract.review.folder import listed
from minutes_extract.review.pages import corrected_fields, inlined, listed_in, page
from minutes_extract.review.settings import Settings
from minutes_extract.review.workspace import Paper, Workspace

MAX_STATIC_PAGES = 200
"""Images of more pages make a file too large to mail (about 250 kB each)."""


def write_static(settings: Settings, out: Path, language: str, report: Callable[[str], None]) -> int:
    """Write a page per document, in the tree of the JSON; returns how many could not be written."""
    workspace = Workspace(settings)
    failed = 0
    try:
        for file in listed(settings.folder, settings.golden_folder):
            try:
                target = out / Path(file.name).with_suffix(".html")
                atomic_write(target, _page(workspace, file.name, language).encode("utf-8"))
            except ForeignFileError:
                continue
            except MinutesError as error:
                failed += 1
                report(f"error: {file.name}: {error}")
    finally:
        workspace.close()
    return failed


def _page(workspace: Workspace, name: str, language: str) -> str:
    document = workspace.open(name)
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
