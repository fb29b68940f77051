"""Lists of people: groups with or without heads, in many layouts, with counts, reasons, units and continued numbers."""

from dataclasses import dataclass, replace

from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.people import Person
from training.minutes.person_lines import LAYOUTS, Layout, Listed
from training.minutes.truth import Truth, group_of, person_of, plain
from training.minutes.wordings import heads
from training.minutes.writer import Writer

ROLES = {"present": Role.HEAD_PRESENT, "absent": Role.HEAD_ABSENT, "in_attendance": Role.HEAD_IN_ATTENDANCE}
WITH_UNITS = 0.4
"""Share of the lists of guests that are parted by agency, where the kind has agencies."""
COUNTED_ONLY = 0.25
"""Share of village meetings whose guests are only counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list to be written."""

    status: str
    word: str
    people: tuple[Person, ...]


def write_attendance(writer: Writer) -> tuple[list[Piece], list[Truth]]:
    """All lists, and the truth of each."""
    pieces: list[Piece] = []
    truth: list[Truth] = []
    first = 1
    for at, group in enumerate(_groups(writer)):
        written, said = _write_group(writer, group, at + 1, first)
        pieces += written
        truth += said
        if writer.style.restart == "continue":
            first += len(group.people)
    return pieces, truth


def _groups(writer: Writer) -> list[Group]:
    meeting, style = writer.meeting, writer.style
    joined = style.grouping == "joined"
    members, away, others = meeting.heads
    present = Group("present", members, meeting.present)
    absent = Group("absent", away, meeting.absent)
    guests = Group("in_attendance", others, meeting.guests)
    said_absent = [absent] if meeting.absent or style.nobody_absent != "omit" else []
    said_guests = [guests] if meeting.guests and not joined else []
    if style.group_order == "absent_last":
        return [present, *said_guests, *said_absent]
    return [present, *said_absent, *said_guests]


def _write_group(writer: Writer, group: Group, k: int, first: int) -> tuple[list[Piece], list[Truth]]:
    layout = _layout(writer, group)
    head = _Head.of(writer, group, k)
    if not group.people and head.block:
        return _nobody(writer, head.block, group)
    if (
        head.block
        and group.status == "in_attendance"
        and writer.meeting.kind.name == "village"
        and writer.scribe.chance(COUNTED_ONLY)
    ):
        return _only_counted(writer, head.block, group)
    if head.block and layout.name == "commas":
        return _in_one_line(writer, head.block, head, group)
    pieces: list[Piece] = [head.block] if head.block else []
    people: list[Truth] = []
    for unit, part in _parted(writer, group, _listed(writer, group, layout, first, head)):
        pieces += [Block(unit, Zone.ATTENDANCE, Role.UNIT)] if unit else []
        pieces += layout.write(writer, part)
        people += [person_of(one.shown, one.number, plain(unit) if unit else None) for one in part]
    return pieces, [group_of(group.status, head.said, head.count, people)]


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a list: what is printed, what of it is the heading, the count that it states."""

    block: Block | None
    """None over a list without a head."""
    said: str | None
    count: int | None
    reason: str = ""
    """Of the whole list."""

    @classmethod
    def of(cls, writer: Writer, group: Group, k: int) -> "_Head":
        """The head of a group: a line of its own, or a sentence that leads to the list."""
        role = ROLES[group.status]
        if group.status == "present" and writer.style.grouping == "unheaded":
            return cls(None, None, None)
        if group.status == "present" and writer.style.grouping == "prose":
            text = writer.say(heads.IN_PROSE)
            return cls(Block(text, Zone.ATTENDANCE, role), None, None)
        word = group.word
        count = writer.style.count if group.people else ""
        reason = _common_reason(writer, group)
        in_head = writer.say(heads.REASON_IN_HEAD, reason=reason) if reason else ""
        mark = writer.fill(writer.style.head_mark, k=k)
        end = "" if in_head or not group.people else writer.style.head_end
        text = mark + word + count.format(count=writer.scribe.digits(str(len(group.people)))) + in_head + end
        block = Block(text, Zone.ATTENDANCE, role, word, level=2)
        return cls(block, word, len(group.people) if count else None, reason)


def _common_reason(writer: Writer, group: Group) -> str:
    """One reason in the head, for all who are absent."""
    if group.status != "absent" or not group.people or writer.style.reasoned != "head":
        return ""
    return group.people[0].reason


def _layout(writer: Writer, group: Group) -> Layout:
    """Long lists are not set in one line; parts of a body must be there to stand before the names."""
    layout = LAYOUTS[writer.style.attendance]
    if layout.name == "commas" and (len(group.people) > 8 or writer.style.grouping in ("prose", "unheaded")):
        return LAYOUTS["tabs"]
    if layout.needs == "role" and not all(one.role for one in group.people):
        return LAYOUTS["tabs"]
    if layout.needs == "post" and not all(one.position or one.role for one in group.people):
        return LAYOUTS["tabs"]
    return layout


def _listed(writer: Writer, group: Group, layout: Layout, first: int, head: _Head) -> list[Listed]:
    """The people as the layout shows them, with their numbers."""
    listed = []
    for at, person in enumerate(group.people):
        shown = layout.shown(replace(person, reason=_shown_reason(writer, person, head)))
        listed.append(Listed(shown, first + at if layout.numbered else None, bool(head.reason)))
    return listed


def _shown_reason(writer: Writer, person: Person, head: _Head) -> str:
    if head.reason:
        return head.reason
    return person.reason if writer.style.reasoned in ("each", "next_line") else ""


def _parted(writer: Writer, group: Group, listed: list[Listed]) -> list[tuple[str, list[Listed]]]:
    """Guests in parts, by the agency that they come from."""
    units = [unit.format_map(writer.meeting.slots) for unit in writer.meeting.kind.units]
    if group.status != "in_attendance" or len(units) < 2 or len(listed) < 3 or not writer.scribe.chance(WITH_UNITS):
        return [("", listed)]
    middle = len(listed) // 2
    return [(writer.scribe.digits(units[0]), listed[:middle]), (writer.scribe.digits(units[1]), listed[middle:])]


def _nobody(writer: Writer, head: Block, group: Group) -> tuple[list[Piece], list[Truth]]:
    """A head, and that nobody is of this group."""
    nothing = writer.scribe.row(heads.NOBODY)
    truth = [group_of(group.status, head.keyword, None, [])]
    if writer.style.nobody_absent == "same_line":
        return [replace(head, text=f"{head.text.rstrip(' :')} {nothing}")], truth
    return [head, Block(nothing, Zone.ATTENDANCE, Role.OTHER, indent=1)], truth


def _in_one_line(writer: Writer, block: Block, head: _Head, group: Group) -> tuple[list[Piece], list[Truth]]:
    """ผู้เข้าร่วม: ก, ข, ค"""
    names = ", ".join(person.name for person in group.people)
    text = f"{block.text.rstrip(' :-')}: {names}"
    shown = (Person(one.title, one.given, one.family, one.gap, reason=head.reason) for one in group.people)
    people = [person_of(one, None) for one in shown]
    return [replace(block, text=text, level=0)], [group_of(group.status, head.said, head.count, people)]


def _only_counted(writer: Writer, head: Block, group: Group) -> tuple[list[Piece], list[Truth]]:
    """ผู้เข้าร่วมประชุม จำนวน ๘๗ คน, and no names."""
    count = writer.scribe.between((20, 140))
    text = writer.fill("{head} จำนวน {count} คน", head=head.keyword, count=count)
    return [replace(head, text=text)], [group_of(group.status, head.keyword, count, [])]
