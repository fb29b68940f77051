"""The end: closing line or sentence, signers in several layouts, certifications."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from training.minutes.dates import print_clock
from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.people import Person
from training.minutes.person_lines import padded
from training.minutes.truth import Truth, plain, signature_of
from training.minutes.wordings import closings
from training.minutes.wordings.table import Wordings
from training.minutes.writer import Writer

CERTIFIED, AFTER_RECESS = 0.08, 90
SIGNER_COLUMN = 44
LABELS: dict[str, Wordings] = {
    "recorder": closings.RECORDERS,
    "reviewer": closings.REVIEWERS,
    "typist": closings.TYPISTS,
    "chair": closings.CHAIRS,
}


def write_closing(writer: Writer, truth: Truth) -> list[Piece]:
    """When it ended, as a line, a sentence or both; noted in the meeting's truth."""
    end = writer.meeting.end.later(AFTER_RECESS if truth["sittings"] else 0)
    truth["adjourned"] = end.iso
    if truth["sittings"]:
        truth["sittings"][-1]["adjourned"] = end.iso
    time = print_clock(writer.scribe, end, writer.style.clock)
    layout = writer.style.closing
    pieces: list[Piece] = []
    if layout != "line":
        text = writer.say(closings.CLOSING_SENTENCES, time=time)
        pieces.append(_block(text, "ปิดการประชุม" if "ปิดการประชุม" in text else "ปิดประชุม"))
    if layout != "sentence":
        row = writer.scribe.row(closings.CLOSINGS)
        pieces.append(_block(writer.fill(row, time=time), row.partition("{time}")[0].strip()))
    return pieces


def _block(text: str, keyword: str) -> Block:
    return Block(text, Zone.CLOSING, Role.CLOSING, keyword)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as what."""

    role: str
    label: str
    person: Person
    position: str

    @property
    def truth(self) -> Truth:
        """As the contract says it."""
        return signature_of(self.role, self.label, self.person.name, self.position or None)


def write_signatures(writer: Writer) -> tuple[list[Piece], list[Truth]]:
    """The signers, and their truth."""
    signers = _signers(writer)
    pieces = LAYOUTS[writer.style.signing](writer, signers)
    if writer.scribe.chance(CERTIFIED):
        pieces.append(_line(writer.scribe.row(closings.CERTIFICATIONS)))
    return pieces, [signer.truth for signer in signers]


def _signers(writer: Writer) -> list[Signer]:
    """Recorder, reviewer and so on: nobody signs twice."""
    meeting, scribe = writer.meeting, writer.scribe
    roles = list(meeting.kind.signers)
    if scribe.chance(0.2) and "typist" not in roles:
        roles.append("typist")
    elif scribe.chance(0.25) and len(roles) > 1:
        roles.pop()
    others = list(dict.fromkeys((meeting.secretary, *meeting.present[1:])))
    return [_signer(writer, role, others) for role in roles]


def _signer(writer: Writer, role: str, others: list[Person]) -> Signer:
    person = writer.meeting.chair if role == "chair" or not others else others.pop(0)
    label = writer.scribe.row(LABELS[role])
    shown = writer.scribe.digits(person.position or person.role)
    position = shown if writer.scribe.chance(0.6) and plain(shown) != plain(label) else ""
    return Signer(role, label, person, position)


def _dotted(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """(ลงชื่อ)………ผู้จดรายงานการประชุม ⏎ (นายกมล ศรีวงศ์) ⏎ office"""
    row = writer.scribe.row(closings.SIGN_LINES)
    dots = writer.scribe.row(closings.DOTS)
    pieces: list[Piece] = []
    for signer in signers:
        texts = [f"({signer.person.name})", signer.position]
        pieces.append(_line(row.format(dots=dots, label=signer.label), signer.label))
        pieces += [_line(text, more=True) for text in texts if text]
    return pieces


def _brackets(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """(นายกมล ศรีวงศ์) ⏎ office ⏎ ผู้จดรายงานการประชุม"""
    return _stacked(signers, "({name})")


def _plain(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """นายกมล ศรีวงศ์ ⏎ office ⏎ ผู้จดรายงานการประชุม"""
    return _stacked(signers, "{name}")


def _stacked(signers: list[Signer], form: str) -> list[Piece]:
    pieces: list[Piece] = []
    for signer in signers:
        pieces.append(_line(form.format(name=signer.person.name)))
        pieces += [_line(signer.position, more=True)] if signer.position else []
        pieces.append(_line(signer.label, signer.label, more=True))
    return pieces


def _one_line(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """ผู้จดรายงานการประชุม : นายกมล ศรีวงศ์"""
    return [_line(f"{one.label} : {one.person.name}{_in_brackets(one.position)}", one.label) for one in signers]


def _in_brackets(position: str) -> str:
    return f" ({position})" if position else ""


def _label_first(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """ผู้จดรายงานการประชุม ⏎ (นายกมล ศรีวงศ์) ⏎ office"""
    pieces: list[Piece] = []
    for signer in signers:
        pieces.append(_line(signer.label, signer.label))
        pieces += [_line(text, more=True) for text in (f"({signer.person.name})", signer.position) if text]
    return pieces


def _columns(writer: Writer, signers: list[Signer]) -> list[Piece]:
    """Two signers side by side."""
    pieces: list[Piece] = []
    for at in range(0, len(signers), 2):
        pair = signers[at : at + 2]
        rows = [[f"({one.person.name})" for one in pair], [one.position for one in pair], [one.label for one in pair]]
        texts = [_side_by_side(row) for row in rows if any(row)]
        pieces += [replace(_line(text, more=number > 0), centred=False, indent=1) for number, text in enumerate(texts)]
    return pieces


def _side_by_side(texts: list[str]) -> str:
    return (padded(texts[0], SIGNER_COLUMN) + "".join(texts[1:])).rstrip()


def _line(text: str, keyword: str = "", more: bool = False) -> Block:
    return Block(text, Zone.SIGNATURES, Role.SIGNATURE, keyword, centred=True, continues=more)


LAYOUTS: dict[str, Callable[[Writer, list[Signer]], list[Piece]]] = {
    "dotted": _dotted,
    "brackets": _brackets,
    "plain": _plain,
    "columns": _columns,
    "one_line": _one_line,
    "label_first": _label_first,
}
"""By the names of the table SIGNING."""
