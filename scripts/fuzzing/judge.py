"""What must be true of every file: minutes that keep the laws, or an error that was foreseen."""

from collections import Counter

from minutes_extract.errors import MinutesError
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import all_minutes_of, drafts_of
from minutes_extract.reading.read import read_bytes


def fault_of(name: str, data: bytes) -> str | None:
    """The first law that the file breaks, in words; None where it keeps all. Raises what nobody foresaw."""
    try:
        document = read_bytes(data, name)
    except MinutesError:
        return None
    meetings = all_minutes_of(document)
    for minutes in meetings:
        if fault := _fault_of_one(minutes):
            return fault
    lines = Counter((line.page, line.number, line.raw) for page in document.pages for line in page.lines)
    taken = Counter(
        (one.line.page, one.line.number, one.line.raw) for draft in drafts_of(document) for one in draft.taken
    )
    if lines != taken:
        return f"lines lost or doubled: {[*(lines - taken), *(taken - lines)][:3]}"
    if [minutes.model_dump_json() for minutes in all_minutes_of(document)] != [
        one.model_dump_json() for one in meetings
    ]:
        return "the second time it comes out otherwise"
    return None


def _fault_of_one(minutes: Minutes) -> str | None:
    errors = [finding.message for finding in minutes.findings if finding.code == "internal.error"]
    if errors:
        return errors[0]
    if Minutes.model_validate_json(minutes.model_dump_json()) != minutes:
        return "its JSON is read as something else"
    return None
