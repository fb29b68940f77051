"""The story: read → lay out → repair → parse → check."""

from collections.abc import Sequence
from pathlib import Path

from minutes_extract.checks.check import check
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import (
    SCHEMA_VERSION,
    AgendaItem,
    Finding,
    Health,
    Minutes,
    Sections,
    SectionState,
    Severity,
    Source,
    SourcePage,
    TextFrom,
)
from minutes_extract.model.options import Options
from minutes_extract.model.page import Document, Page
from minutes_extract.parsing.parse import parse
from minutes_extract.reading.read import read, read_bytes
from minutes_extract.thai.repair import repair_line

DEFAULTS = Options()


def extract(source: Path, options: Options = DEFAULTS) -> Minutes:
    """Turn one file into minutes and findings. Raises MinutesError if the file cannot be read."""
    return minutes_of(read(source, options))


def extract_bytes(data: bytes, file_name: str, options: Options = DEFAULTS) -> Minutes:
    """The same from a file that is in memory already."""
    return minutes_of(read_bytes(data, file_name, options))


def minutes_of(document: Document) -> Minutes:
    """Lay out, repair, parse and check what was read."""
    draft = draft_of(document)
    return assemble(document, draft, check(document, draft))


def draft_of(document: Document) -> Draft:
    """The parts of the minutes, and where every line went."""
    return parse([repair_line(line) for line in lay_out(document.pages)])


def assemble(document: Document, draft: Draft, findings: Sequence[Finding]) -> Minutes:
    """Put source, parts and findings together."""
    return Minutes(
        schema_version=SCHEMA_VERSION,
        source=Source(
            file_name=document.file_name,
            sha256=document.sha256,
            media_type=document.media_type,
            pages=tuple(_page(page, at) for at, page in enumerate(document.pages, start=1)),
        ),
        sections=sections_of(draft, findings),
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
        text_from=TextFrom(page.text_from),
        health=Health(score=page.health, reasons=page.health_reasons),
    )


def sections_of(draft: Draft, findings: Sequence[Finding]) -> Sections:
    """The state of each part: absent where the paper has none, check where it could not be read or a warning is against it."""
    in_agenda = any(_has_tables(item.items) or item.tables for item in draft.agenda)
    there = {
        "cover_letter": draft.cover_letter is not None,
        "meeting": draft.held,
        "attendance": bool(draft.attendance),
        "agenda": bool(draft.agenda),
        "tables": bool(draft.tables) or in_agenda,
        "signatures": bool(draft.signatures),
    }
    unread = {failure.section for failure in draft.failures}
    unread |= {"tables"} if "agenda" in unread else set()
    if "" in unread:
        unread = set(there)
    warned = {section for found in findings if found.severity is not Severity.INFO for section in _sections(found)}
    return Sections(
        **{name: _state(is_there or name in unread, name in warned | unread) for name, is_there in there.items()}
    )


def _has_tables(items: Sequence[AgendaItem]) -> bool:
    return any(item.tables or _has_tables(item.items) for item in items)


def _sections(found: Finding) -> set[str]:
    section = found.path.split("/")[1] if "/" in found.path else ""
    return {section, "tables"} if "/tables/" in found.path else {section}


def _state(is_there: bool, warned: bool) -> SectionState:
    if not is_there:
        return SectionState.ABSENT
    return SectionState.CHECK if warned else SectionState.COMPLETE
