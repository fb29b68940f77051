"""Layouts of a list of people: how name, office and part stand on lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from training.minutes.document import Block, Grid, Piece, Role, Zone
from training.minutes.people import Person
from training.minutes.wordings import heads
from training.minutes.writer import Writer

NAME_COLUMN, POST_COLUMN = 34, 36
"""Letters of width in which names and offices stand where blanks part the columns."""
WIDTHLESS = str.maketrans("", "", "ัิีึืฺุู็่้๊๋์ํ๎")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with the number that stands before the name."""

    shown: Person
    number: int | None
    reason_in_head: bool = False


Write = Callable[[Writer, list[Listed]], list[Piece]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to write a list. `shows` are the fields of a person beside the name; `needs` what each must have."""

    name: str
    write: Write
    numbered: bool = True
    shows: frozenset[str] = frozenset({"position", "role", "acting_for", "reason"})
    needs: str = ""

    def shown(self, person: Person) -> Person:
        """The person without what the layout leaves out; where no name is printed, the office stands for it."""
        if self.name == "offices":
            return Person(
                "",
                person.position or person.role,
                "",
                role=person.role if person.position else "",
                reason=person.reason,
            )
        hidden = {"position", "role", "acting_for", "reason"} - self.shows
        return replace(person, **dict.fromkeys(hidden, ""))


def width(text: str) -> int:
    """Letters that take room: marks above and below take none."""
    return len(text.translate(WIDTHLESS))


def padded(text: str, columns: int) -> str:
    """The text, filled with at least two blanks up to a column."""
    return text + " " * max(2, columns - width(text))


def mark_of(writer: Writer, one: Listed) -> str:
    """๑. before a person, or nothing."""
    return "" if one.number is None else writer.fill(writer.style.number_mark, n=one.number)


def columns_of(writer: Writer, person: Person) -> list[str]:
    """Office and part, as far as they are there."""
    role = person.role
    if role and person.position:
        role = writer.style.duty + role
    return [writer.scribe.digits(text) for text in (person.position, role) if text]


def _with_reason(writer: Writer, one: Listed, text: str) -> str:
    reason = "" if one.reason_in_head else one.shown.reason
    if not reason or writer.style.reasoned == "next_line":
        return text
    return text + writer.fill(writer.style.reason, reason=reason)


def _lines(writer: Writer, one: Listed, *texts: str) -> list[Piece]:
    """The lines of one person: the first, then those that go on with it."""
    first, *others = texts
    pieces: list[Piece] = [Block(_with_reason(writer, one, first), Zone.ATTENDANCE, Role.PERSON, indent=1)]
    reason = one.shown.reason
    if reason and not one.reason_in_head and writer.style.reasoned == "next_line":
        others.append(f"({reason})")
    pieces += [Block(text, Zone.ATTENDANCE, Role.PERSON, indent=2, continues=True) for text in others]
    return pieces


def _each(line: Callable[[Writer, Listed], tuple[str, ...]]) -> Write:
    """A layout that writes one person after the other."""

    def write(writer: Writer, people: list[Listed]) -> list[Piece]:
        return [piece for one in people for piece in _lines(writer, one, *line(writer, one))]

    return write


def _tabs(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์⇥นายอำเภอ⇥กรรมการ"""
    return ("\t".join((mark_of(writer, one) + one.shown.name, *columns_of(writer, one.shown))),)


def _tabs_split(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล⇥ศรีวงศ์⇥นายอำเภอ"""
    name = one.shown.name.rpartition(" ") if one.shown.family else (one.shown.name, "", "")
    parts = [part for part in (name[0], name[2]) if part]
    return ("\t".join((mark_of(writer, one) + parts[0], *parts[1:], *columns_of(writer, one.shown))),)


def _blanks(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์        นายอำเภอ        กรรมการ"""
    *columns, last = (mark_of(writer, one) + one.shown.name, *columns_of(writer, one.shown))
    room = (NAME_COLUMN, POST_COLUMN)
    return ("".join(padded(text, room[at]) for at, text in enumerate(columns)) + last,)


def _single(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์ นายอำเภอ กรรมการ"""
    return (" ".join((mark_of(writer, one) + one.shown.name, *columns_of(writer, one.shown))),)


def _two_lines(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์⇥กรรมการ ⏎ นายอำเภอ"""
    name, columns = mark_of(writer, one) + one.shown.name, columns_of(writer, one.shown)
    if len(columns) < 2:
        return ("\t".join((name, *columns)),)
    return f"{name}\t{columns[1]}", columns[0]


def _office_first(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายอำเภอ⇥กรรมการ ⏎ นายกมล ศรีวงศ์"""
    columns = columns_of(writer, one.shown)
    return "\t".join((mark_of(writer, one) + columns[0], *columns[1:])), one.shown.name


def _office_brackets(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายอำเภอ⇥กรรมการ ⏎ (นายกมล ศรีวงศ์)"""
    office, name = _office_first(writer, one)
    return office, f"({name})"


def _brackets(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์ (นายอำเภอ)⇥กรรมการ"""
    name, (office, *role) = mark_of(writer, one) + one.shown.name, columns_of(writer, one.shown)
    return ("\t".join((f"{name} ({office})", *role)),)


def _role_colon(writer: Writer, one: Listed) -> tuple[str, ...]:
    """ประธาน : นายกมล ศรีวงศ์ นายอำเภอ"""
    office = f"  {writer.scribe.digits(one.shown.position)}" if one.shown.position else ""
    return (f"{one.shown.role} : {one.shown.name}{office}",)


def _dashes(writer: Writer, one: Listed) -> tuple[str, ...]:
    """๑. นายกมล ศรีวงศ์ – นายอำเภอ – กรรมการ"""
    return (" – ".join((mark_of(writer, one) + one.shown.name, *columns_of(writer, one.shown))),)


def _bullets(writer: Writer, one: Listed) -> tuple[str, ...]:
    """- นายกมล ศรีวงศ์⇥นายอำเภอ"""
    return ("- " + _tabs(writer, one)[0],)


def _two_a_line(writer: Writer, people: list[Listed]) -> list[Piece]:
    """๑. นายกมล ศรีวงศ์⇥⇥๒. นางมาลี แก้วดี"""
    texts = [_with_reason(writer, one, mark_of(writer, one) + one.shown.name) for one in people]
    pairs = [texts[at : at + 2] for at in range(0, len(texts), 2)]
    return [Block("\t\t".join(pair), Zone.ATTENDANCE, Role.PERSON, indent=1) for pair in pairs]


def _roster(writer: Writer, people: list[Listed]) -> list[Piece]:
    """A table with number, name, office, signature, remark."""
    header = tuple(writer.scribe.row(heads.ROSTER_COLUMNS).split("|"))
    rows = [tuple(_roster_row(writer, one, header)) for one in people]
    return [Grid((header, *rows), Zone.ATTENDANCE, Role.PERSON)]


def _roster_row(writer: Writer, one: Listed, header: tuple[str, ...]) -> list[str]:
    person = one.shown
    office = " ".join(writer.scribe.digits(text) for text in (person.position, person.role) if text)
    cells = [writer.scribe.digits(str(one.number)), person.name, office]
    cells += ["" for _ in header[3:]]
    if person.reason and not one.reason_in_head:
        if header[-1] == "หมายเหตุ":
            cells[-1] = person.reason
        else:
            cells[1] += f" ({person.reason})"
    return cells


def _roster_wide(writer: Writer, people: list[Listed]) -> list[Piece]:
    """A table whose office and part have columns of their own."""
    header = ("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "หน้าที่ในที่ประชุม", "หมายเหตุ")
    rows = [
        (
            writer.scribe.digits(str(one.number)),
            one.shown.name,
            writer.scribe.digits(one.shown.position),
            one.shown.role,
            "" if one.reason_in_head else one.shown.reason,
        )
        for one in people
    ]
    return [Grid((header, *rows), Zone.ATTENDANCE, Role.PERSON)]


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("tabs", _each(_tabs)),
        Layout("tabs_split", _each(_tabs_split)),
        Layout("blanks", _each(_blanks)),
        Layout("single", _each(_single)),
        Layout("two_lines", _each(_two_lines)),
        Layout("office_first", _each(_office_first), needs="post"),
        Layout("office_brackets", _each(_office_brackets), needs="post"),
        Layout("brackets", _each(_brackets), needs="post"),
        Layout("role_colon", _each(_role_colon), numbered=False, needs="role"),
        Layout("dashes", _each(_dashes)),
        Layout("offices", _each(_tabs), needs="post"),
        Layout("bullets", _each(_bullets), numbered=False),
        Layout("no_numbers", _each(_tabs), numbered=False),
        Layout("two_a_line", _two_a_line, shows=frozenset({"reason"})),
        Layout("commas", _each(_tabs), numbered=False, shows=frozenset({"reason"})),
        Layout("roster", _roster),
        Layout("roster_wide", _roster_wide),
    )
}
"""By the names of the table ATTENDANCE."""
