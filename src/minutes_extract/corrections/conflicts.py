"""A correction that does not fit any more, as a finding: never a silent loss."""

from pydantic import JsonValue

from minutes_extract.checks.codes import finding
from minutes_extract.corrections.apply import Conflict
from minutes_extract.model.minutes import Finding

PATCH_CONFLICT = "review.patch_conflict"
LONGEST_VALUE = 200


def conflict_finding(conflict: Conflict) -> Finding:
    """What was to be corrected, what stands there now, and who had corrected it."""
    patch = conflict.patch
    return finding(
        PATCH_CONFLICT,
        f"A correction by {patch.who} could not be applied: {conflict.reason}.",
        conflict.path or patch.path,
        quote=short(patch.old),
        corrected_to=short(patch.new),
        found=short(conflict.found),
        who=patch.who,
        when=patch.when,
    )


def short(value: JsonValue) -> str:
    """A value in a few words: of a record its own words."""
    if isinstance(value, dict):
        value = value.get("raw") or value.get("name") or value.get("heading") or value.get("text")
    return "" if value is None else str(value)[:LONGEST_VALUE]
