"""Many documents called checked at once: those that have nothing to look at."""

from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, Field

from minutes_extract.errors import MinutesError, UsageError
from minutes_extract.review import saving
from minutes_extract.review.edited import Signed
from minutes_extract.review.workspace import Workspace

MOST_AT_ONCE = 200


class BulkRequest(BaseModel):
    """Which documents somebody calls checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    who: str = Field(max_length=100)
    documents: list[str] = Field(max_length=MOST_AT_ONCE)


def check_many(workspace: Workspace, asked: BulkRequest) -> int:
    """How many were called checked; what has open findings, is gone or failed is passed over. Raises UsageError."""
    who = " ".join(asked.who.split())
    if not who:
        raise UsageError("A name is needed.")
    signed = Signed(who, datetime.now(UTC).isoformat(timespec="seconds"), "")
    return sum(_checked(workspace, identifier, signed) for identifier in dict.fromkeys(asked.documents))


def _checked(workspace: Workspace, identifier: str, signed: Signed) -> bool:
    name = workspace.index.name_of(identifier)
    if name is None:
        return False
    try:
        document = workspace.open(name)
        if document.open_findings or document.corrections.checked:
            return False
        saving.mark_checked(document, True, signed)
    except MinutesError:
        return False
    workspace.index.renew(name)
    return True
