"""The title block: title, number, date, time, venue, in several layouts; stamps above it, decorations below it."""

from collections.abc import Callable
from dataclasses import dataclass

from training.minutes.dates import Clock, PrintedDate, print_clock, print_date
from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.truth import Truth, meeting_of, number_of
from training.minutes.wordings import titles
from training.minutes.writer import Writer


@dataclass(frozen=True, slots=True)
class Front:
    """Texts of a title block, not yet put on lines."""

    word: str
    """What says that the paper is minutes."""
    body: str
    session: str
    """What stands between body and number: สมัยสามัญ สมัยที่ ๑, or a company's name."""
    number: str
    date: PrintedDate
    date_head: str
    venue: str
    venue_head: str
    times: str
    start: Clock | None
    end: Clock | None

    @property
    def title(self) -> str:
        """Without the number."""
        return " ".join(filter(None, (self.word + self.body, self.session)))

    @property
    def when(self) -> str:
        """The line of the date."""
        return " ".join(filter(None, (self.date_head + self.date.text, self.times)))

    @property
    def where(self) -> str:
        """The line of the venue."""
        return self.venue_head + self.venue


def write_front(writer: Writer) -> tuple[list[Piece], Truth]:
    """The title block and the meeting's truth."""
    front, layout = _draw_front(writer), _layout(writer)
    pieces = [*_stamp(writer), *LAYOUTS[layout](writer, front), *_decoration(writer)]
    number = number_of(front.number) if front.number else None
    times = (front.start, front.end) if front.end or layout != "key_values" else (None, None)
    truth = meeting_of(front.title, front.body, number, front.date, front.venue, times)
    return pieces, truth


def _layout(writer: Writer) -> str:
    """Notes of a team stand under labels more often than others."""
    if writer.meeting.kind.agenda == "team" and writer.scribe.chance(0.6):
        return "key_values"
    return writer.style.title


def _draw_front(writer: Writer) -> Front:
    scribe, meeting = writer.scribe, writer.meeting
    session, number = _number(writer)
    times, start, end = _times(writer)
    return Front(
        word=meeting.title,
        body=scribe.digits(meeting.body),
        session=session,
        number=number,
        date=print_date(scribe, meeting.held, writer.style.date),
        date_head=writer.style.date_head,
        venue=scribe.digits(meeting.venue),
        venue_head=writer.style.venue_head,
        times=times,
        start=start,
        end=end,
    )


def _number(writer: Writer) -> tuple[str, str]:
    """What stands before ครั้งที่, and the number after it."""
    meeting = writer.meeting
    if not meeting.number_form:
        return writer.fill("ประจำปี {year} บริษัท {brand} จำกัด (มหาชน)", brand=meeting.slots["brand"]), ""
    half = 1 + meeting.term % 2
    counts = {"n": meeting.sequence, "year": meeting.year, "term": meeting.term, "half": half}
    printed = writer.fill(meeting.number_form, total=meeting.sequence + 20, **counts)
    session, mark, number = printed.rpartition("ครั้งที่ ")
    return (session.strip(), number) if mark else ("", printed)


def _times(writer: Writer) -> tuple[str, Clock | None, Clock | None]:
    """The time in the title block, and what of it is a start and an end."""
    shown, meeting = writer.style.header_time, writer.meeting
    if shown == "no":
        return "", None, None
    row = writer.style.time_range
    start, end = (print_clock(writer.scribe, clock, "{h:02}.{m:02}") for clock in (meeting.start, meeting.end))
    return row.format(start=start, end=end), meeting.start, meeting.end if "{end}" in row else None


def _numbered(writer: Writer, front: Front) -> str:
    """ครั้งที่ ๓/๒๕๖๗, or nothing."""
    head = writer.style.number_head.strip()
    return f"{head} {front.number}" if front.number else ""


def _one_line(writer: Writer, front: Front) -> list[Piece]:
    """Title and number on one line; date; venue."""
    return [*_title(" ".join(filter(None, (front.title, _numbered(writer, front)))), front), *_when_where(front)]


def _number_below(writer: Writer, front: Front) -> list[Piece]:
    """Title; number; date; venue."""
    return [*_title(front.title, front), *_number_line(writer, front), *_when_where(front)]


def _date_with_venue(writer: Writer, front: Front) -> list[Piece]:
    """Title; number; date and venue on one line."""
    line = _line(f"{front.when} {front.where}", Role.DATE)
    return [*_title(front.title, front), *_number_line(writer, front), line]


def _spread(writer: Writer, front: Front) -> list[Piece]:
    """The word, the body and the session each on a line."""
    lines = [text for text in (front.body, front.session) if text]
    head = Block(front.word, Zone.FRONT, Role.TITLE, front.word, centred=True, level=1)
    body = [Block(text, Zone.FRONT, Role.TITLE, centred=True, level=1, continues=True) for text in lines]
    return [head, *body, *_number_line(writer, front), *_when_where(front)]


def _key_values(writer: Writer, front: Front) -> list[Piece]:
    """Title and number; date, time and venue under labels."""
    row = writer.scribe.row(titles.KEY_VALUES)
    clocks = {name: clock or default for name, clock, default in _clocks(writer, front)}
    times = {name: print_clock(writer.scribe, clock, "{h:02}.{m:02}") for name, clock in clocks.items()}
    lines = writer.scribe.digits(row.format(date=front.date.text, venue=front.venue, **times)).split("|")
    keyed = [_line(text, _role_of(text), centred=False) for text in _without_time(lines, front)]
    return [*_title(front.title, front), *_number_line(writer, front), *keyed]


def _clocks(writer: Writer, front: Front) -> tuple[tuple[str, Clock | None, Clock], ...]:
    return ("start", front.start, writer.meeting.start), ("end", front.end, writer.meeting.end)


def _without_time(lines: list[str], front: Front) -> list[str]:
    """Labels stand only over what the paper says of times."""
    if front.start and front.end:
        return lines
    kept = [line for line in lines if not line.startswith(("เวลา", "Time"))]
    return [line.split(" เวลา ")[0] for line in kept]


def _role_of(text: str) -> Role:
    if text.startswith(("วัน", "Date")):
        return Role.DATE
    return Role.OTHER if text.startswith(("เวลา", "Time")) else Role.VENUE


def _all_in_one(writer: Writer, front: Front) -> list[Piece]:
    """All of it in one paragraph."""
    parts = front.title, _numbered(writer, front), front.when, front.where
    return _title(" ".join(filter(None, parts)), front)


def _number_after_date(writer: Writer, front: Front) -> list[Piece]:
    """Title; date; number; venue."""
    when, where = _when_where(front)
    return [*_title(front.title, front), when, *_number_line(writer, front), where]


def _title(text: str, front: Front) -> list[Piece]:
    return [Block(text, Zone.FRONT, Role.TITLE, front.word, centred=True, level=1)]


def _number_line(writer: Writer, front: Front) -> list[Piece]:
    return [_line(_numbered(writer, front), Role.NUMBER)] if front.number else []


def _when_where(front: Front) -> list[Piece]:
    return [_line(front.when, Role.DATE), _line(front.where, Role.VENUE)]


def _line(text: str, role: Role, centred: bool = True) -> Block:
    return Block(text, Zone.FRONT, role, centred=centred)


def _stamp(writer: Writer) -> list[Piece]:
    """Above the title: where and when other meetings dealt with this paper."""
    if writer.style.stamp == "no":
        return []
    return [Block(writer.say(titles.STAMPS), Zone.FRONT, Role.OTHER)]


def _decoration(writer: Writer) -> list[Piece]:
    if writer.style.decoration == "no":
        return []
    return [Block(writer.scribe.row(titles.DECORATIONS), Zone.FRONT, Role.FURNITURE, centred=True)]


LAYOUTS: dict[str, Callable[[Writer, Front], list[Piece]]] = {
    "one_line": _one_line,
    "number_below": _number_below,
    "date_with_venue": _date_with_venue,
    "spread": _spread,
    "key_values": _key_values,
    "all_in_one": _all_in_one,
    "number_after_date": _number_after_date,
}
"""By the names of the table TITLE_LAYOUTS."""
