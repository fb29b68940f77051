"""What was told by evidence and not by words that the table of wordings knows: somebody should look."""

from collections.abc import Iterator

from minutes_extract.checks.codes import finding
from minutes_extract.model.draft import Draft, MinutesParts
from minutes_extract.model.minutes import Finding
from minutes_extract.model.places import places_of
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens


def check_inferred(minutes: MinutesParts) -> Iterator[Finding]:
    """The title by the number or date below it, lists by their people, agendas by their numbers."""
    yield from _title(minutes)
    for at, group in enumerate(minutes.attendance):
        if group.confidence is not None:
            message = "No known heading stands over this list of names: that it is one, and who is on it, is told by its people."
            quote = group.heading or (group.people[0].raw if group.people else "")
            yield finding(
                "structure.inferred", message, f"/attendance/{at}", group.places[:1], quote, told="attendance"
            )
    for at, item in enumerate(minutes.agenda):
        if item.confidence is not None:
            message = "The word before this agenda's number is none that is known: that it begins here is told by the numbers."
            yield finding(
                "structure.inferred", message, f"/agenda/{at}", item.places[:1], item.label or "", told="agenda"
            )


def _title(minutes: MinutesParts) -> Iterator[Finding]:
    title = minutes.meeting.title
    if title is not None and opened_by(title, Opens.TITLE) is None:
        message = "The title does not begin as minutes do; it is told by the number or date below it."
        yield finding("structure.inferred", message, "/meeting/title", minutes.meeting.places, title, told="title")


def check_misread(draft: Draft) -> Iterator[Finding]:
    """Labels and times whose words parsing read as others."""
    for remark in draft.remarks:
        if remark.code == "structure.inferred":
            evidence = dict(remark.evidence)
            path = "/agenda" if evidence["told"] == Opens.RESOLUTION else "/meeting"
            quote = "\n".join(line.raw for line in remark.lines)
            yield finding("structure.inferred", remark.message, path, places_of(remark.lines), quote, **evidence)
