"""The agenda: which headings a kind of body has, how they are marked, what stands under each."""

from collections.abc import Callable
from dataclasses import replace

from training.minutes.dates import print_clock
from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.items import put, settle, write_items, write_paragraphs
from training.minutes.matters import note, paragraph, write_matter
from training.minutes.opening import write_opening
from training.minutes.resolutions import draw_decision
from training.minutes.tables import write_follow_up, write_matters
from training.minutes.truth import Truth, node_of
from training.minutes.wordings import agenda, closings, decisions, prose
from training.minutes.wordings.table import Wordings
from training.minutes.writer import Writer

PRE_AGENDA, CORRECTED, FOLLOW_UP = 0.06, 0.25, 0.3
EMPTY_SHARES = {"matters_arising": 0.45, "other_business": 0.6, "questions": 0.6}
ON_THE_HEAD, UNSAID = 0.15, 0.05
Skeleton = tuple[tuple[str, Wordings], ...]
OFFICIAL: Skeleton = (
    ("chair_announcements", agenda.CHAIR),
    ("confirmation_of_minutes", agenda.CONFIRMATION),
    ("matters_arising", agenda.ARISING),
    ("for_information", agenda.INFORMATION),
    ("for_consideration", agenda.CONSIDERATION),
    ("other_business", agenda.OTHER),
)
SKELETONS: dict[str, Skeleton] = {
    "official": OFFICIAL,
    "house": (OFFICIAL[0], OFFICIAL[1], OFFICIAL[4], OFFICIAL[5]),
    "council": (
        ("chair_announcements", agenda.CHAIR),
        ("confirmation_of_minutes", agenda.CONFIRMATION),
        ("unknown", agenda.COUNCIL_QUESTIONS),
        ("unknown", agenda.COUNCIL_FINISHED),
        ("for_consideration", agenda.COUNCIL_NEW),
        ("other_business", agenda.OTHER),
    ),
    "holders": (
        ("confirmation_of_minutes", agenda.HOLDERS_MINUTES),
        ("for_information", agenda.HOLDERS_RESULTS),
        ("for_consideration", agenda.HOLDERS_MATTERS),
        ("for_consideration", agenda.HOLDERS_MATTERS),
        ("for_consideration", agenda.HOLDERS_MATTERS),
        ("other_business", agenda.HOLDERS_OTHER),
    ),
    "site": (*(("unknown", agenda.SITE_HEADS),) * 4, OFFICIAL[5]),
    "team": (("unknown", agenda.TEAM_HEADS),) * 3,
}
"""Headings in their order, with what each is."""
MAY_BE_LEFT_OUT = frozenset({"matters_arising", "for_information", "unknown"})


def write_agenda(writer: Writer, meeting: Truth) -> tuple[list[Piece], list[Truth]]:
    """All agendas, and their truth. An opening below the first head and a recess are noted in the meeting's truth."""
    pieces: list[Piece] = []
    truth: list[Truth] = []
    if writer.meeting.kind.agenda == "official" and writer.scribe.chance(PRE_AGENDA):
        pieces += _pre_agenda(writer, truth)
    heads = _heads(writer)
    for number, (kind, heading) in enumerate(heads, 1):
        if writer.style.digits == "turns":
            writer.scribe.turn_digits()
        is_empty = writer.scribe.chance(_empty_share(writer, kind))
        head, node = _head(writer, number, kind, heading)
        truth.append(node)
        pieces += _empty(writer, head, node) if is_empty else head
        if number == 1 and writer.style.opening == "after_first_head":
            pieces += write_opening(writer, meeting, Zone.AGENDA)
        pieces += [] if is_empty else CONTENTS[kind](writer, node, number)
        if number == len(heads) // 2 and writer.style.sittings == "recess":
            pieces.append(_recess(writer, meeting))
    return pieces, truth


def _heads(writer: Writer) -> list[tuple[str, str]]:
    """Headings of this paper, no heading twice, some left out."""
    chosen: dict[str, str] = {}
    for kind, table in SKELETONS[writer.meeting.kind.agenda]:
        if kind in MAY_BE_LEFT_OUT and writer.scribe.chance(0.25):
            continue
        row = writer.scribe.row(table)
        if row not in chosen:
            chosen[row] = kind
    return [(kind, writer.fill(row)) for row, kind in chosen.items()]


def _head(writer: Writer, number: int, kind: str, heading: str) -> tuple[list[Piece], Truth]:
    """The lines of an agenda's head, and its node."""
    marks = _marks(writer)
    if marks == "bold":
        block = Block(f"**{heading}**", Zone.AGENDA, Role.AGENDA_HEAD, heading, level=2)
        return [block], node_of(None, heading, kind)
    if marks == "bare":
        label = writer.fill(writer.style.bare_number, n=number)
        block = Block(label + heading, Zone.AGENDA, Role.AGENDA_HEAD, level=2)
        return [block], node_of(str(number), heading, kind, label)
    label = writer.fill(writer.style.agenda_word, n=number)
    keyword = writer.style.agenda_word.replace("{n}", "").strip()
    first = Block(label + writer.style.after_number + heading, Zone.AGENDA, Role.AGENDA_HEAD, keyword, level=2)
    node = node_of(str(number), heading, kind, label)
    if writer.style.after_number != "\n":
        return [first], node
    return [replace(first, text=label), replace(first, text=heading, keyword="", continues=True)], node


def _marks(writer: Writer) -> str:
    """Only notes of teams and sites have heads without any number."""
    marks = writer.style.agenda_marks
    return "words" if marks == "bold" and writer.meeting.kind.agenda not in ("team", "site") else marks


def _chair(writer: Writer, node: Truth, number: int) -> list[Piece]:
    if writer.scribe.chance(0.5):
        return write_items(writer, node, number, "information")
    return _told(writer, node, "chair")


def _told(writer: Writer, node: Truth, matter: str) -> list[Piece]:
    """Text, and mostly a decision that the meeting takes note."""
    pieces = write_matter(writer, node, matter, writer.topic())
    if writer.scribe.chance(0.75):
        pieces += settle(writer, node, "information", writer.topic(), writer.style.regime)
    return pieces


def _confirmation(writer: Writer, node: Truth, number: int) -> list[Piece]:
    """The minutes before this: perhaps corrected, then certified."""
    table = prose.CONFIRMATIONS if writer.meeting.kind.numbers else prose.HOLDERS_CONFIRMATIONS
    pieces: list[Piece] = [note(node, paragraph(writer.say(table)))]
    if writer.scribe.chance(CORRECTED):
        pieces += [note(node, paragraph(writer.say(decisions.CORRECTIONS), 2, Role.POINT)) for _ in range(2)]
    matter = "consideration" if writer.meeting.kind.votes == "shares" else "certification"
    topic = writer.fill("รายงานการประชุม")
    return pieces + put(writer, node, draw_decision(writer, matter, topic, _is_labelled(writer)))


def _is_labelled(writer: Writer) -> bool:
    return writer.style.regime not in ("unlabelled", "inside")


def _arising(writer: Writer, node: Truth, number: int) -> list[Piece]:
    if writer.scribe.chance(FOLLOW_UP):
        written = write_follow_up(writer)
        node["tables"].append(written.truth)
        return [written.grid, *settle(writer, node, "information", writer.topic(), writer.style.regime)]
    return _information(writer, node, number)


def _information(writer: Writer, node: Truth, number: int) -> list[Piece]:
    return _matters(writer, node, number, "information")


def _consideration(writer: Writer, node: Truth, number: int) -> list[Piece]:
    if writer.meeting.kind.agenda == "holders":
        topic = writer.scribe.digits(_topic_of_heading(node["heading"]))
        text = write_matter(writer, node, "consideration", topic)
        return [*text, *settle(writer, node, "consideration", topic, writer.style.regime)]
    return _matters(writer, node, number, "consideration")


def _topic_of_heading(heading: str) -> str:
    """พิจารณากำหนดค่าตอบแทน → การกำหนดค่าตอบแทน"""
    topic = heading.removeprefix("พิจารณา").removeprefix("อนุมัติ")
    return topic if topic.startswith(("การ", "งบ")) else f"การ{topic}"


def _matters(writer: Writer, node: Truth, number: int, matter: str) -> list[Piece]:
    """Items, paragraphs, or a table whose rows are items."""
    if writer.meeting.kind.agenda == "holders":
        return write_paragraphs(writer, node, matter)
    match writer.style.matters:
        case "paragraphs":
            return write_paragraphs(writer, node, matter)
        case "table" if node["number"]:
            written, items = write_matters(writer, node["number"])
            node["items"], node["tables"] = items, [written.truth]
            return [written.grid]
        case _:
            return write_items(writer, node, number, matter)


def _empty_share(writer: Writer, kind: str) -> float:
    """How often there is nothing under a kind of head."""
    if kind == "unknown":
        return EMPTY_SHARES["questions"] if writer.meeting.kind.agenda == "council" else 0.0
    return EMPTY_SHARES.get(kind, 0.0)


def _empty(writer: Writer, head: list[Piece], node: Truth) -> list[Piece]:
    """The head, and that there is nothing: below it, on its line, or not said at all."""
    node["status"] = "empty"
    last = head[-1]
    where = writer.scribe.draw.random()
    if where < ON_THE_HEAD and isinstance(last, Block) and not last.text.endswith(")"):
        return [*head[:-1], replace(last, text=f"{last.text} (ไม่มี)")]
    if where > 1 - UNSAID:
        return head
    return [*head, Block(writer.scribe.row(agenda.NOTHING), Zone.AGENDA, Role.PARAGRAPH, indent=1)]


def _pre_agenda(writer: Writer, truth: list[Truth]) -> list[Piece]:
    """Matters before the first agenda, under a head without a number."""
    heading = writer.scribe.row(agenda.PRE_AGENDA)
    node = node_of(None, heading, "pre_agenda")
    truth.append(node)
    lines = [note(node, paragraph(f"- {writer.say(prose.ANNOUNCEMENTS)}", 1, Role.POINT)) for _ in range(2)]
    return [Block(heading, Zone.AGENDA, Role.AGENDA_HEAD, heading, level=2), *lines]


def _recess(writer: Writer, meeting: Truth) -> Piece:
    """A break; the paper then tells of two sittings."""
    first = writer.meeting.start.later(60)
    second = first.later(30)
    clock = writer.style.clock
    times = {"first": print_clock(writer.scribe, first, clock), "second": print_clock(writer.scribe, second, clock)}
    common = {"date": meeting["date"], "venue": meeting["venue"]}
    meeting["sittings"] = [
        common | {"opened": meeting["opened"], "adjourned": first.iso},
        common | {"opened": second.iso, "adjourned": None},
    ]
    return Block(writer.say(closings.RECESS, **times), Zone.AGENDA, Role.OTHER)


CONTENTS: dict[str, Callable[[Writer, Truth, int], list[Piece]]] = {
    "chair_announcements": _chair,
    "confirmation_of_minutes": _confirmation,
    "matters_arising": _arising,
    "for_information": _information,
    "for_consideration": _consideration,
    "other_business": _information,
    "unknown": _information,
}
"""What is written under each kind of agenda."""
