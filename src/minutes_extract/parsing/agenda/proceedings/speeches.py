"""Speeches under an item: who says what, in the order of the paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Speech
from minutes_extract.model.places import places_of
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.text.line_columns import POINTS, columns_of
from minutes_extract.parsing.text.numbering import read_number
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import announces_list
from minutes_extract.parsing.text.speakers import (
    SHORTEST_SPEECH,
    SPEAKER,
    Turn,
    bracketed_role,
    speaker_alone,
    turn_of,
)
from minutes_extract.thai.names import starts_with_title
from minutes_extract.thai.widths import indent_of

THE_MEETING = "ที่ประชุม"
"""Speaks in the left column too; what it says is a decision."""
SAME_INDENT = 3.0
"""Letters by which lines of one column may begin apart."""
# สมาชิกสภาฯ: a part that many have, below the name of one of them
MEMBER = re.compile(r"สมาชิก|ส\.อบต|กรรมาธิการ|กรรมการ$")
QUOTE_MARKS = ("“", "”")


@dataclass(slots=True)
class _Open:
    """A speech while its paragraphs are gathered."""

    turn: Turn
    lines: list[Line]
    texts: list[str]
    indent: float | None
    """Where its words begin, in letters; None where that is not known."""
    below: list[Paragraph] = field(default_factory=list)


def speeches_in(said: Sequence[Paragraph], assembly: Assembly) -> tuple[Speech, ...]:
    """The speeches among the paragraphs of an item; what is quoted is none."""
    return tuple(_speech(one, assembly) for one in _turns(said, assembly) if one.turn.speaker != THE_MEETING)


def _turns(said: Sequence[Paragraph], assembly: Assembly) -> Iterator[_Open]:
    speech: _Open | None = None
    quoting = False
    at = 0
    while at < len(said):
        paragraph = said[at]
        if speech and not quoting and _is_role_alone(speech, paragraph, assembly):
            speech.turn = speech.turn._replace(role=paragraph.text.strip())
            speech.lines += paragraph.lines
            at += 1
            continue
        begun, taken = (None, 1) if quoting else _begins(said, at, assembly)
        quoting = _quotes_on(paragraph.text, quoting)
        if begun and speech and _is_role_of(begun, speech, paragraph, assembly):
            speech.turn = speech.turn._replace(role=begun.turn.speaker)
            _go_on(speech, paragraph, begun.turn.said)
        elif begun:
            if speech:
                yield speech
            speech = begun
        elif speech and _goes_on(speech, paragraph):
            _go_on(speech, paragraph, paragraph.text.strip())
        elif speech:
            yield speech
            speech = None
        at += taken
    if speech:
        yield speech


def _quotes_on(text: str, quoting: bool) -> bool:
    """A quotation that is opened here, or was above, and is not closed."""
    opened, closed = (text.count(mark) for mark in QUOTE_MARKS)
    return opened > closed or (quoting and closed <= opened)


def _begins(said: Sequence[Paragraph], at: int, assembly: Assembly) -> tuple[_Open | None, int]:
    """The speech that begins at a paragraph, and how many paragraphs it takes; None, and one, where none does."""
    paragraph = said[at]
    line = paragraph.lines[0]
    turn = turn_of(line, paragraph.text) or _known_by_name(paragraph.text, assembly)
    if turn:
        return _Open(turn, list(paragraph.lines), [turn.said], _indent_of_words(line)), 1
    alone = speaker_alone(line.text)
    if alone is None or not _is_known(alone, assembly) or (at and announces_list(said[at - 1].text)):
        return None, 1
    return _below_speaker(said, at, alone)


def _below_speaker(said: Sequence[Paragraph], at: int, alone: Turn) -> tuple[_Open | None, int]:
    """The words stand on the lines below the speaker, and perhaps below the role in brackets."""
    first = said[at]
    if len(first.lines) > 1:
        rest = first.text[len(first.lines[0].text) :].strip()
        return _Open(alone._replace(said=rest), list(first.lines), [rest], None), 1
    words = at + 1
    role = bracketed_role(said[words].text) if words < len(said) else None
    words += role is not None
    if words >= len(said) or not _is_running(said[words]):
        return None, 1
    lines = [line for paragraph in said[at : words + 1] for line in paragraph.lines]
    turn = alone._replace(role=role or alone.role)
    return _Open(turn, lines, [said[words].text.strip()], _indent(said[words].lines[0])), words + 1 - at


def _known_by_name(text: str, assembly: Assembly) -> Turn | None:
    """ฝ้าย : …: somebody whom the list has under a bare name."""
    left, colon, said = text[:60].partition(":")
    if not colon or not assembly.lists(left) or len(said) < SHORTEST_SPEECH:
        return None
    return Turn(left.strip(), None, text[len(left) + 1 :].strip(), in_columns=False)


def _is_known(alone: Turn, assembly: Assembly) -> bool:
    """An office of a council, or somebody who is on the lists: a name alone may head anything."""
    return SPEAKER.fullmatch(alone.speaker) is not None or assembly.pointer_to(alone.speaker) is not None


def _is_running(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return len(text) >= SHORTEST_SPEECH and not read_number(text) and speaker_alone(text) is None


def _is_role_of(begun: _Open, speech: _Open, paragraph: Paragraph, assembly: Assembly) -> bool:
    """The left column of the line below a name holds the role of the same person: สมาชิกสภา เขต ๑."""
    return begun.turn.in_columns and _wants_role(speech, paragraph) and _holds(begun.turn, speech.turn, assembly)


def _is_role_alone(speech: _Open, paragraph: Paragraph, assembly: Assembly) -> bool:
    """The same where no words stand beside the role."""
    if len(paragraph.lines) > 1 or len(paragraph.lines[0].cells) > 1 or not _wants_role(speech, paragraph):
        return False
    alone = speaker_alone(paragraph.text)
    return alone is not None and _holds(alone, speech.turn, assembly)


def _wants_role(speech: _Open, paragraph: Paragraph) -> bool:
    """A name in the left column without a role, on the line right above."""
    follows = paragraph.lines[0].number == speech.lines[-1].number + 1 and len(speech.texts) == 1
    named = starts_with_title(speech.turn.speaker) and not speech.turn.role
    return follows and speech.turn.in_columns and named


def _holds(office: Turn, speaker: Turn, assembly: Assembly) -> bool:
    """The office is one that the speaker holds, or many do."""
    if starts_with_title(office.speaker):
        return False
    person = assembly.pointer_to(speaker.speaker)
    same = person is not None and assembly.pointer_to(office.speaker) == person
    return same or MEMBER.match(office.speaker) is not None


def _goes_on(speech: _Open, paragraph: Paragraph) -> bool:
    """The paragraph stands under the words of the speech, or is a point of a list that it announces."""
    if announces_list(speech.texts[0]):
        return paragraph.text.startswith(("-", "•")) or read_number(paragraph.text) is not None
    line = paragraph.lines[0]
    if speech.turn.in_columns and (line.raw.startswith("\t") or (line.cells and not line.cells[0].text)):
        return True
    return speech.indent is not None and abs(_indent(line) - speech.indent) <= SAME_INDENT


def _go_on(speech: _Open, paragraph: Paragraph, text: str) -> None:
    speech.texts.append(text)
    speech.lines += paragraph.lines


def _indent_of_words(line: Line) -> float | None:
    """Where the words begin that stand in a column beside the speaker."""
    columns = columns_of(line)
    return columns[1].start if len(columns) > 1 else None


def _indent(line: Line) -> float:
    return line.box.x0 / POINTS if line.box else float(indent_of(line.raw))


def _speech(one: _Open, assembly: Assembly) -> Speech:
    return Speech(
        speaker=assembly.speaker(one.turn.speaker, one.turn.role),
        text="\n".join(filter(None, one.texts)),
        places=places_of(one.lines),
    )
