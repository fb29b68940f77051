"""The register of findings: every code and how much it weighs, the same wherever it is found – but for lines that no rule took,
which weigh more where they hold what a field should have (`checks/text.py`).

docs/findings.md has a paragraph for each, messages/findings.py its name and message in Thai and English.
"""

from collections.abc import Iterable, Mapping

from minutes_extract.model.minutes import EvidenceValue, Finding, Place, Severity

INFO, WARNING = Severity.INFO, Severity.WARNING
NO_MINUTES = "document.not_minutes"
"""Of a paper without a field: batch, report and index tell it apart by this finding."""

CODES: Mapping[str, Severity] = {
    "attendance.count": WARNING,
    "attendance.numbering": WARNING,
    "attendance.name": WARNING,
    "meeting.weekday": WARNING,
    "meeting.missing": WARNING,
    "meeting.disagrees": WARNING,
    "agenda.numbering": WARNING,
    "agenda.order": WARNING,
    "agenda.no_resolution": INFO,
    "votes.sum": WARNING,
    "votes.names": WARNING,
    "votes.majority": WARNING,
    "person.unlisted": WARNING,
    "structure.inferred": WARNING,
    "structure.doubtful": WARNING,
    "table.total": WARNING,
    "table.total_unchecked": WARNING,
    "number.form": WARNING,
    "date.form": WARNING,
    "table.shape": WARNING,
    "table.numbering": WARNING,
    "enclosure.numbering": WARNING,
    "amount.words": WARNING,
    "signatures.name": WARNING,
    "text.foreign_script": WARNING,
    "text.unlikely_word": WARNING,
    "text.layer": WARNING,
    "source.hidden_text": INFO,
    "source.struck_text": INFO,
    "source.set_aside": INFO,
    "page.layout": INFO,
    "source.repeated_text": WARNING,
    "source.not_read": WARNING,
    "page.unread_ink": WARNING,
    "ocr.low_confidence": INFO,
    "ocr.hard_to_read": WARNING,
    "ocr.unverified_number": WARNING,
    "content.unparsed": INFO,
    NO_MINUTES: WARNING,
    "document.several_meetings": INFO,
    "internal.error": WARNING,
    "review.patch_conflict": WARNING,
}


def finding(
    code: str, message: str, path: str, places: Iterable[Place] = (), quote: str = "", **evidence: EvidenceValue
) -> Finding:
    """A finding with the severity of its code. Raises KeyError for a code that is not in the table."""
    return Finding(
        code=code,
        severity=CODES[code],
        message=message,
        path=path,
        quote=quote,
        evidence=evidence,
        places=tuple(places),
    )


def as_warning(found: Finding) -> Finding:
    """The finding, weighing more than its code does."""
    return found.model_copy(update={"severity": WARNING})
