"""Document + patches → golden file: what the paper says, vouched for by a named reviewer."""

import json
from pathlib import Path

from pydantic import JsonValue

from minutes_extract.atomic_write import atomic_write
from minutes_extract.errors import UsageError
from minutes_extract.model.minutes import JsonRecord
from minutes_extract.model.sections import SECTIONS
from minutes_extract.review.document import FindingState, Reviewed
from minutes_extract.review.edited import Signed
from minutes_extract.thai.blanks import squeeze

# What a reader cannot check on the page.
NOT_ON_THE_PAGE = frozenset({"raw", "places", "confidence"})
NOT_SHOWN = frozenset({"table"})
"""Fields that the page does not show: nobody vouches for them, and a golden file says nothing of them."""
WHERE_READ = frozenset({"sittings", "quorum", "speeches", "motion", "tasks", "ballots"})
"""Fields that a golden file leaves out where they are empty: documents of earlier contracts never were asked for them."""
NAMED_BY = "person"
"""A record with this key names somebody in the text; golden files say whom by the words of the paper."""


def golden_of(document: Reviewed, signed: Signed) -> JsonRecord:
    """The golden record. Raises UsageError while a correction is in conflict.

    Findings answered with "this is right" are those that the paper deserves; where one is still open, nothing is said
    of findings and of the sections they stand against.
    """
    if document.conflicts:
        raise UsageError("A correction is in conflict.", "Settle it first.")
    golden: JsonRecord = {
        "document": document.minutes.source.file_name,
        "notes": [f"Reviewed by {signed.who} on {signed.when[:10]}", f"sha256 {document.minutes.source.sha256}"],
    }
    golden |= {section: _bare(document.corrected[section]) for section in SECTIONS}
    if not document.open_findings:
        right = [judged.finding for judged in document.findings if judged.state is FindingState.RIGHT]
        golden["findings"] = [{"code": finding.code} for finding in right]
    return golden


def write_golden(document: Reviewed, folder: Path, signed: Signed) -> Path:
    """Write the golden file, named like the document's JSON; returns where it went."""
    text = json.dumps(golden_of(document, signed), ensure_ascii=False, indent=1) + "\n"
    target = folder / document.name
    atomic_write(target, text.encode("utf-8"))
    return target


def _bare(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "row_span" in value:  # a cell is its text alone
        return value.get("text")
    left_out = NOT_ON_THE_PAGE | NOT_SHOWN | {key for key in WHERE_READ if not value.get(key)}
    bare = {key: _bare(one) for key, one in value.items() if key not in left_out}
    return {"raw": _printed(value)} | bare if NAMED_BY in value else bare


def _printed(named: JsonRecord) -> JsonValue:
    """The words that name somebody: as read, unless the name was put right."""
    name, raw = named.get("name"), named.get("raw")
    return raw if not name or squeeze(str(name)) in squeeze(str(raw)) else name
