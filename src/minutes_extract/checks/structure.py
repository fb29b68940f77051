"""What was told by evidence and not by words that the table of wordings knows: somebody should look."""

from collections.abc import Iterator

from minutes_extract.checks.codes import finding
from minutes_extract.model.draft import Draft, MinutesParts
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Finding
from minutes_extract.model.places import places_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.attendance.unheaded import UNSURE
from minutes_extract.parsing.front.title import NUMBER
from minutes_extract.parsing.meetings import MOST_LINES_TO_LIST, MOST_TITLE_LINES
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

BELOW_TITLE = frozenset({Zone.ATTENDANCE, Zone.OPENING, Zone.AGENDA, Zone.CLOSING, Zone.SIGNATURES})


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


def check_doubtful(draft: Draft) -> Iterator[Finding]:
    """Lists of which nothing says who is on them, and titles of another meeting within this one."""
    for at, group in enumerate(draft.attendance):
        if group.confidence is not None and group.confidence <= UNSURE:
            message = "Nothing on the paper says whether these people were members, guests or absent."
            quote = group.heading or (group.people[0].raw if group.people else "")
            yield finding("structure.doubtful", message, f"/attendance/{at}", group.places[:1], quote, told="status")
    for line in _other_titles(draft):
        message = "Another meeting may begin here: a title with a number of its own stands above a list of names."
        yield finding("structure.doubtful", message, "/meeting", places_of([line]), line.raw, told="meeting")


def _other_titles(draft: Draft) -> Iterator[Line]:
    """Below the title block: a title with another number, and a list of names under it."""
    own = draft.meeting.number.text if draft.meeting.number else None
    lines = [(one.line, one.zone) for one in draft.taken if not one.line.furniture]
    for at, (line, zone) in enumerate(lines):
        if zone not in BELOW_TITLE or opened_by(line.text, Opens.TITLE) is None:
            continue
        block = [below for below, _ in lines[at : at + MOST_TITLE_LINES]]
        number = next((found for one in block if (found := NUMBER.search(one.text))), None)
        listed = any(attendance_head(below.text) for below, _ in lines[at + 1 : at + MOST_LINES_TO_LIST])
        if number and listed and squeeze(number["number"]) != squeeze(own or ""):
            yield line


def check_misread(draft: Draft) -> Iterator[Finding]:
    """Labels and times whose words parsing read as others."""
    for remark in draft.remarks:
        if remark.code == "structure.inferred":
            evidence = dict(remark.evidence)
            path = "/agenda" if evidence["told"] == Opens.RESOLUTION else "/meeting"
            quote = "\n".join(line.raw for line in remark.lines)
            yield finding("structure.inferred", remark.message, path, places_of(remark.lines), quote, **evidence)
