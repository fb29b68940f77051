"""The agenda as a tree: agendas, their items, what was said, decided and tabled under each."""

import re
from collections.abc import Iterator, Sequence

from minutes_extract.model.draft import LineTrace, Remark
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, AgendaKind
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.agenda.events import Event, Kind, read_events
from minutes_extract.parsing.agenda.general_resolutions import lift_general_resolutions
from minutes_extract.parsing.agenda.items import Readings, read_items
from minutes_extract.parsing.agenda.kinds import split_status, status_of
from minutes_extract.parsing.agenda.node import Node
from minutes_extract.parsing.agenda.order import put_in_order
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.agenda.sections import Section, read_sections
from minutes_extract.parsing.tables.matter_tables import Matter, matters_in
from minutes_extract.parsing.text.numbering import Numbered, Style
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import split_label
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# A resolution for all items at once stands at the agenda: เห็นชอบทุกวาระ · ทั้ง ๓ เรื่อง
FOR_ALL = re.compile(r"ทุก(?:ระเบียบ)?วาระ|ทุกเรื่อง|ทั้ง\s*\d+\s*(?:วาระ|เรื่อง)")


UNKNOWN_ASSEMBLY = Assembly()


def parse_agenda(
    lines: Sequence[Line], assembly: Assembly = UNKNOWN_ASSEMBLY
) -> tuple[tuple[AgendaItem, ...], tuple[LineTrace, ...], tuple[Remark, ...]]:
    """The agenda tree in numeric order, which rule took each line, and what was noticed."""
    sections = read_sections(read_events(lines))
    tabled = [] if sections.agendas else list(_tabled_agendas(sections.before))
    taken = [one for event in sections.before for one in _taken(event, _rule_before(event, bool(tabled)))]
    roots: list[Node] = [*tabled]
    for section in sections.agendas:
        builder = _Builder(section)
        builder.run()
        lift_general_resolutions(builder.root)
        roots.append(builder.root)
        taken += builder.taken
    remarks = [remark for root in roots for remark in put_in_order(root)]
    agenda = tuple(root.build((), f"/agenda/{at}", assembly) for at, root in enumerate(roots))
    return agenda, tuple(taken), tuple(remarks)


def _tabled_agendas(events: Sequence[Event]) -> Iterator[Node]:
    """Agendas that stand as rows of a table, without any head besides; the first keeps the table."""
    tables = ((event, matters_in(event.rows)) for event in events if event.kind is Kind.TABLE)
    event, matters = next(((event, matters) for event, matters in tables if matters), (None, []))
    for at, matter in enumerate(matters):
        root = Node.root(matter.numbered, Paragraph((matter.line,), matter.heading), matter.heading)
        if event and not at:
            root.tabulate(event.rows)
            root.has_matters = True
        _fill(root, matter)
        yield root


def _fill(node: Node, matter: Matter) -> None:
    """Give a node what the row of its matter says."""
    node.row = matter
    if matter.gist:
        node.say(Paragraph((matter.line,), matter.gist))
    if matter.resolution:
        node.resolve(Paragraph((matter.line,), matter.resolution), matter.resolution)


def _rule_before(event: Event, tabled: bool) -> str:
    """The rule that takes words before the first head: the title over the agendas, a list of their heads, a table of them."""
    if tabled and event.kind is Kind.TABLE:
        return "agenda_table"
    if event.kind is Kind.AGENDA:
        return "agenda_contents"
    over_all = opened_by(event.paragraph.text, Opens.AGENDA_TITLE)
    return over_all.name if over_all else ""


class _Builder:
    """Through the events of one agenda in the order of the paper, with the innermost open item in hand."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.taken: list[LineTrace] = []
        self.root = _root(section)
        self.open = self.root
        self.in_resolution = False

    def run(self) -> None:
        """Build the tree below the root."""
        if self.section.head:
            self._take(self.section.head, self.section.head.kind.value)
        for event in self.section.heads_again:
            self.root.others += event.paragraph.lines
            self._take(event, "agenda_head_again")
        body = self.section.body
        number = self.root.agenda_number or _number_of_items(body)
        readings = read_items(number, body, self.root.takes_bare_series)
        for at, event in enumerate(body):
            if at in readings.items and event.numbered:
                self._item(event, event.numbered)
            else:
                self._content(event, at, readings)

    def _item(self, event: Event, numbered: Numbered) -> None:
        text, decision = split_label(event.text)
        heading, status = split_status(text)
        node = Node.item(numbered, event.paragraph, heading)
        node.status = status
        self.root.place(node, self.open)
        self.open = node
        self.in_resolution = decision is not None
        if decision is not None:
            node.resolve(event.paragraph, decision)
        self._take(event, "item")

    def _content(self, event: Event, at: int, readings: Readings) -> None:
        """Give the event to the open item."""
        if event.kind is Kind.RESOLUTION and at not in readings.earlier:
            self._resolution(event)
        elif event.kind is Kind.TABLE:
            self.open.tabulate(event.rows)
            self._take(event, event.kind.value)
            self._matters(self._own(matters_in(event.rows)))
        elif event.kind in {Kind.EMPTY, Kind.UNFILLED}:
            self._nothing(event)
        elif self.in_resolution and (at in readings.resolution_lists or _runs_on(event)):
            self.open.resolve_further(event.paragraph)
            self._take(event, "resolution_text")
        else:
            self._text(event)

    def _own(self, matters: Sequence[Matter]) -> Sequence[Matter]:
        """Below matters arising a table may be one of an earlier meeting; rows with the agenda's own number are not."""
        if self.root.kind is not AgendaKind.MATTERS_ARISING:
            return matters
        number = self.root.agenda_number
        own = all(one.numbered.style is Style.DOTTED and one.numbered.parts[0] == number for one in matters)
        return matters if own else ()

    def _matters(self, matters: Sequence[Matter]) -> None:
        """The rows of a table of matters are items of the agenda."""
        for matter in matters:
            node = Node.item(matter.numbered, Paragraph((matter.line,), matter.heading), matter.heading)
            self.root.place(node, self.open)
            _fill(node, matter)
        if matters:
            self.open.has_matters = True
            self.open, self.in_resolution = self.root, False

    def _resolution(self, event: Event) -> None:
        if FOR_ALL.search(event.text):
            self.open = self.root
        self.open.resolve(event.paragraph, event.text)
        self.in_resolution = True
        self._take(event, event.kind.value)

    def _nothing(self, event: Event) -> None:
        """ "- ไม่มี -" says that there is nothing; a ruled line says nothing at all."""
        self.open.others += event.paragraph.lines
        if event.kind is Kind.EMPTY:
            self.open.set_empty()
            self.in_resolution = False
        self._take(event, event.kind.value)

    def _text(self, event: Event) -> None:
        status = status_of(event.paragraph.text)
        if status:
            self.open.status = status
        self.open.say(event.paragraph)
        self.in_resolution = False
        self._take(event, "item_status" if status else "text")

    def _take(self, event: Event, rule: str) -> None:
        self.taken += _taken(event, rule)


def _number_of_items(body: Sequence[Event]) -> int | None:
    """Of an agenda without a number of its own: the one that all its items 2.1, 2.2 … begin with."""
    first = {event.numbered.parts[0] for event in body if event.numbered and event.numbered.style is Style.DOTTED}
    return next(iter(first)) if len(first) == 1 else None


def _root(section: Section) -> Node:
    head, number = section.head, section.number
    if head is None:  # its head is not printed
        return Node.root(Numbered(Style.BARE, (number or 0,), str(number), "", ""), Paragraph((), ""), "")
    heading, status = split_status(head.text)
    root = Node.root(head.numbered if number is not None else None, head.paragraph, heading)
    root.status = status
    return root


def _runs_on(event: Event) -> bool:
    """Running text, which a letter before it does not end; who must do what is no part of what was decided."""
    if opened_by(event.paragraph.text, Opens.TASK_FIELD):
        return False
    lettered = event.numbered is not None and event.numbered.style is Style.LETTER
    return (event.kind is Kind.TEXT or lettered) and not event.paragraph.heading


def _taken(event: Event, rule: str) -> list[LineTrace]:
    return [LineTrace(line, Zone.AGENDA, rule) for line in event.paragraph.lines]
