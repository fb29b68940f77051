"""A folder of JSON, and what a batch knows of its inputs → `สรุป.html` and `ทะเบียนการประชุม.xlsx` in it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, documents_in
from minutes_extract.atomic_write import atomic_write
from minutes_extract.corrections import Corrections, read_corrections
from minutes_extract.model.minutes import Finding
from minutes_extract.report.facts import DocumentFacts, InputRow, Repeats, facts_of, to_look_at, unread_facts
from minutes_extract.report.register import Register
from minutes_extract.report.summary import summary_page

SUMMARY_NAME, REGISTER_NAME = "สรุป.html", "ทะเบียนการประชุม.xlsx"


def write_report(
    folder: Path, out: Path, inputs: Iterable[InputRow], report: ReportUnusable, is_complete: bool = True
) -> list[DocumentFacts]:
    """Write both files; returns the rows. Raises FileAccessError."""
    register = Register(out)
    rows = list(_rows(folder, out, list(inputs), register, report))
    for row in rows:
        register.add(row)
    atomic_write(out / SUMMARY_NAME, summary_page(rows, out, is_complete))
    atomic_write(out / REGISTER_NAME, register.content())
    return rows


def _rows(
    folder: Path, out: Path, inputs: list[InputRow], register: Register, report: ReportUnusable
) -> Iterator[DocumentFacts]:
    by_output = {output: row for row in inputs for output in row.outputs}
    repeats, read = Repeats(), set()
    for document in documents_in(folder, report):
        row = by_output.get(document.file.name)
        if row:
            read.add(row.name)
        corrections = read_corrections(document.file.path)
        findings = _open_findings(document, corrections)
        facts = facts_of(document, row, repeats, len(findings), corrections.checked is not None)
        register.add_contents(document, facts, findings)
        yield facts
    for row in inputs:
        if row.name not in read:
            yield unread_facts(row)


def _open_findings(document: StoredDocument, corrections: Corrections) -> list[Finding]:
    answered = {(answer.code, answer.path, answer.quote) for answer in corrections.answers}
    return [one for one in to_look_at(document.minutes) if (one.code, one.path, one.quote) not in answered]
