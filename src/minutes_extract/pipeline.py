"""The story: read → repair → split into meetings → lay out → parse → check."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from minutes_extract.checks.check import check
from minutes_extract.checks.meeting import several_meetings
from minutes_extract.checks.sources import no_part
from minutes_extract.guard import Guard
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.draft import Draft, Failure
from minutes_extract.model.frames import placed_in_file
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import (
    SCHEMA_VERSION,
    Finding,
    Health,
    Minutes,
    Sections,
    Source,
    SourcePage,
    SourcePart,
)
from minutes_extract.model.options import DEFAULT_OPTIONS, Options
from minutes_extract.model.page import Document, Page
from minutes_extract.model.sections import section_states, sections_present, unread_sections
from minutes_extract.parsing.meetings import split_meetings
from minutes_extract.parsing.parse import parse
from minutes_extract.reading.containers.documents import read_documents
from minutes_extract.reading.containers.paths import read_path
from minutes_extract.reading.load import source_of
from minutes_extract.thai.repair import repair_page, unrepaired_page


def extract_all(source: str | os.PathLike[str], options: Options = DEFAULT_OPTIONS) -> list[Minutes]:
    """Turn one file into minutes: one for each meeting in it, almost always one. Raises MinutesError if it cannot be read."""
    return all_minutes_in(read_path(Path(source), options))


def extract(source: str | os.PathLike[str], options: Options = DEFAULT_OPTIONS) -> Minutes:
    """The first meeting of the file; the finding `document.several_meetings` says that there are more."""
    return _first_of(read_path(Path(source), options))


def extract_bytes(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Minutes:
    """The same from a file that is in memory already."""
    return _first_of(read_documents(source_of(data, file_name, options)))


def all_minutes_in(documents: Sequence[Document]) -> list[Minutes]:
    """The meetings of all documents of a file. Of several documents those that are no minutes are named by a finding."""
    drafts = [pair for document in documents for pair in _drafts_with_pages(document)]
    held = [one for one in drafts if one[1].is_minutes] or drafts
    others = tuple(
        no_part(document.file_name) for document, draft in drafts if len(held) < len(drafts) and not draft.is_minutes
    )
    found = [_minutes(document, draft, at, len(held)) for at, (document, draft) in enumerate(held, start=1)]
    return [found[0].model_copy(update={"findings": (*found[0].findings, *others)}), *found[1:]]


def _drafts_with_pages(document: Document) -> Iterator[tuple[Document, Draft]]:
    drafts = drafts_of(document)
    return ((_pages_of(document, draft, drafts), draft) for draft in drafts)


def _pages_of(document: Document, draft: Draft, drafts: Sequence[Draft]) -> Document:
    """Of a document with several meetings the pages that one stands on."""
    if len(drafts) == 1:
        return document
    numbers = {one.line.page for one in draft.taken}
    return replace(document, pages=tuple(page for page in document.pages if page.number in numbers))


def _first_of(documents: Sequence[Document]) -> Minutes:
    return minutes_of(documents[0]) if len(documents) == 1 else all_minutes_in(documents)[0]


def all_minutes_of(document: Document) -> list[Minutes]:
    """Repair, split into meetings, lay out, parse and check what was read."""
    return all_minutes_in((document,))


def minutes_of(document: Document) -> Minutes:
    """The same, of the first meeting only."""
    drafts = drafts_of(document)
    return _minutes(_pages_of(document, drafts[0], drafts), drafts[0], 1, len(drafts))


def drafts_of(document: Document) -> list[Draft]:
    """For each meeting the parts of its minutes, and where every line went."""
    meetings, failures = _meetings(document)
    drafts = [_draft(lines, failures) for lines in meetings]
    whole = list(_joined(meetings, [draft.is_minutes for draft in drafts]))
    return drafts if len(whole) == len(meetings) else [_draft(lines, failures) for lines in whole]


def draft_of(document: Document) -> Draft:
    """The draft of the first meeting."""
    return drafts_of(document)[0]


def _joined(meetings: Sequence[Sequence[Line]], are_minutes: Sequence[bool]) -> Iterator[list[Line]]:
    """The lines of each meeting; a part that is no minutes belongs to the one above it, at the top to the one below."""
    lines: list[Line] = []
    is_whole = False
    for part, is_minutes in zip(meetings, are_minutes, strict=True):
        if is_whole and is_minutes:
            yield lines
            lines = []
        lines = [*lines, *part]
        is_whole = is_whole or is_minutes
    yield lines


def _meetings(document: Document) -> tuple[list[list[Line]], list[Failure]]:
    """The lines of each meeting, and the steps that failed: what was given to one of them goes on unchanged."""
    guard = Guard("step")
    lines = [line for page in document.pages for line in _repaired(page, guard)]
    with guard.running("split_meetings", ""):
        return split_meetings(lines), guard.failures
    return [lines], guard.failures


def _repaired(page: Page, guard: Guard) -> tuple[Line, ...]:
    with guard.running(f"repair_page ({page.number or 1})", ""):
        return repair_page(page)
    return unrepaired_page(page)


def _draft(lines: Sequence[Line], failures: Sequence[Failure]) -> Draft:
    guard = Guard("step")
    laid_out = list(lines)
    with guard.running("lay_out", ""):
        laid_out = lay_out([lines])
    draft = parse(laid_out)
    return replace(draft, failures=(*failures, *guard.failures, *draft.failures))


def _minutes(document: Document, draft: Draft, index: int, of: int) -> Minutes:
    """One meeting of `of`, and the pages that it stands on."""
    if of == 1:
        return assemble(document, draft, check(document, draft))
    findings = (several_meetings(index, of), *check(document, draft))
    return assemble(document, draft, findings, SourcePart(index=index, of=of))


def assemble(document: Document, draft: Draft, findings: Sequence[Finding], part: SourcePart | None = None) -> Minutes:
    """Put source, parts and findings together."""
    minutes = Minutes(
        schema_version=SCHEMA_VERSION,
        source=Source(
            file_name=document.file_name,
            sha256=document.sha256,
            media_type=document.media_type,
            pages=tuple(_page(page, at) for at, page in enumerate(document.pages, start=1)),
            part=part,
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
    return placed_in_file(minutes, document.pages)


def _page(page: Page, at: int) -> SourcePage:
    return SourcePage(
        number=page.number or at,
        width=page.width,
        height=page.height,
        text_from=page.text_from,
        health=Health(score=page.health, reasons=page.health_reasons),
    )
