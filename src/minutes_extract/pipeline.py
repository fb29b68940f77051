"""The story: read → repair → lay out → parse → check."""

import os
from collections.abc import Sequence
from pathlib import Path

from minutes_extract.checks.check import check
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import (
    SCHEMA_VERSION,
    Finding,
    Health,
    Minutes,
    Sections,
    Source,
    SourcePage,
)
from minutes_extract.model.options import DEFAULT_OPTIONS, Options
from minutes_extract.model.page import Document, Page
from minutes_extract.model.sections import section_states, sections_present, unread_sections
from minutes_extract.parsing.parse import parse
from minutes_extract.reading.read import read, read_bytes
from minutes_extract.thai.repair import repair_page


def extract(source: str | os.PathLike[str], options: Options = DEFAULT_OPTIONS) -> Minutes:
    """Turn one file into minutes and findings. Raises MinutesError if the file cannot be read."""
    return minutes_of(read(Path(source), options))


def extract_bytes(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Minutes:
    """The same from a file that is in memory already."""
    return minutes_of(read_bytes(data, file_name, options))


def minutes_of(document: Document) -> Minutes:
    """Repair, lay out, parse and check what was read."""
    draft = draft_of(document)
    return assemble(document, draft, check(document, draft))


def draft_of(document: Document) -> Draft:
    """The parts of the minutes, and where every line went."""
    pages = [repair_page(page) for page in document.pages]
    return parse(lay_out(pages))


def assemble(document: Document, draft: Draft, findings: Sequence[Finding]) -> Minutes:
    """Put source, parts and findings together."""
    return Minutes(
        schema_version=SCHEMA_VERSION,
        source=Source(
            file_name=document.file_name,
            sha256=document.sha256,
            media_type=document.media_type,
            pages=tuple(_page(page, at) for at, page in enumerate(document.pages, start=1)),
            part=None,
        ),
        sections=Sections(
            **section_states(sections_present(draft, draft.is_minutes), findings, unread_sections(draft.failures))
        ),
        cover_letter=draft.cover_letter,
        meeting=draft.meeting,
        attendance=draft.attendance,
        agenda=draft.agenda,
        tables=draft.tables,
        signatures=draft.signatures,
        findings=tuple(findings),
    )


def _page(page: Page, at: int) -> SourcePage:
    return SourcePage(
        number=page.number or at,
        width=page.width,
        height=page.height,
        text_from=page.text_from,
        health=Health(score=page.health, reasons=page.health_reasons),
    )
