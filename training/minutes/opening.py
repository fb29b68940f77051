"""Between the lists and the agenda: the opening line, the quorum, rules of voting, a sentence of welcome."""

from training.minutes.dates import print_clock
from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.truth import Truth
from training.minutes.wordings import closings, heads
from training.minutes.writer import Writer

WITH_QUORUM = 0.35
SHARES, RATIO = 120_000_000, 10_000


def write_opening(writer: Writer, truth: Truth, zone: Zone = Zone.OPENING) -> list[Piece]:
    """The opening; when and with how many is noted in the meeting's truth."""
    layout = writer.style.opening
    sentence = [_text(writer.say(closings.AFTER_OPENING), zone)]
    middle = [*_quorum(writer, truth, zone), *_rules(writer, zone)]
    if layout == "none":
        return [*middle, *sentence]
    line = [_line(writer, truth, zone)]
    if layout == "sentence_then_line":
        return [*sentence, *middle, *line]
    return [*line, *middle, *(sentence if layout == "line_and_sentence" else [])]


def _line(writer: Writer, truth: Truth, zone: Zone) -> Piece:
    """เริ่มประชุมเวลา ๑๓.๓๐ น."""
    opened = writer.meeting.start.later(writer.scribe.choose((0, 0, 0, 5, 10, 15)))
    truth["opened"] = opened.iso
    row = writer.scribe.row(closings.OPENINGS)
    time = print_clock(writer.scribe, opened, writer.style.clock)
    return Block(writer.fill(row, time=time), zone, Role.OPENING, row.partition("{time}")[0].strip())


def _quorum(writer: Writer, truth: Truth, zone: Zone) -> list[Piece]:
    kind = writer.meeting.kind
    if kind.votes in ("shares", "ratio"):
        return [_text(_shares(writer, truth, kind.votes), zone)]
    if kind.votes != "persons" or not writer.scribe.chance(WITH_QUORUM):
        return []
    present, members = len(writer.meeting.present), len(writer.meeting.present) + len(writer.meeting.absent)
    truth["quorum"] = {"members": members, "present": present, "unit": "persons"}
    return [_text(writer.say(heads.QUORUM, present=present, members=members), zone)]


def _shares(writer: Writer, truth: Truth, unit: str) -> str:
    table, members = (heads.SHARES_QUORUM, SHARES) if unit == "shares" else (heads.RATIO_QUORUM, RATIO)
    present = writer.scribe.between((members // 2 + 1, members * 9 // 10))
    truth["quorum"] = {"members": members, "present": present, "unit": unit}
    return writer.say(
        table,
        holders=writer.scribe.between((18, 140)),
        present=f"{present:,}",
        members=f"{members:,}",
        percent=f"{100 * present / members:.4f}",
    )


def _rules(writer: Writer, zone: Zone) -> list[Piece]:
    """Numbered rules of voting: neither people nor items."""
    if writer.meeting.kind.votes != "shares":
        return []
    lead, *points = writer.scribe.row(heads.VOTING_RULES).split("|")
    numbered = [
        Block(writer.fill("{n}. {point}", n=at, point=point), zone, Role.POINT, indent=1)
        for at, point in enumerate(points, 1)
    ]
    return [_text(lead, zone), *numbered]


def _text(text: str, zone: Zone) -> Block:
    return Block(text, zone, Role.OPENING, indent=1)
