"""The agenda as a tree: agendas, their items, what was said, decided and tabled under each."""

from collections.abc import Sequence

import regex

from minutes_extract.model.draft import Remark, Taken
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem
from minutes_extract.parsing.agenda_events import EMPTY_AFTER, Event, Kind, read_events
from minutes_extract.parsing.agenda_items import Readings, read_items
from minutes_extract.parsing.agenda_kinds import status_of
from minutes_extract.parsing.agenda_node import Node
from minutes_extract.parsing.agenda_order import in_order
from minutes_extract.parsing.labels import OPENERS, name_of
from minutes_extract.parsing.numbering import Numbered, Style
from minutes_extract.parsing.paragraph import Paragraph
from minutes_extract.parsing.zone import AGENDA

# A resolution for all items at once stands at the agenda: เห็นชอบทุกวาระ · ทั้ง ๓ เรื่อง
FOR_ALL = regex.compile(r"ทุก(?:ระเบียบ)?วาระ|ทุกเรื่อง|ทั้ง\s*\d+\s*(?:วาระ|เรื่อง)")
# ระเบียบวาระการประชุม: a head over all of them, no agenda itself
AGENDA_TITLE = tuple(row for row in OPENERS if row.name == "agenda_opening")
# ระเบียบวาระที่ ๔ (ต่อ)
CONTINUED = regex.compile(r"^\(\s*ต่อ\s*\)")


def parse_agenda(lines: Sequence[Line]) -> tuple[tuple[AgendaItem, ...], tuple[Taken, ...], tuple[Remark, ...]]:
    """The agenda tree in numeric order, which rule took each line, and what was noticed."""
    walk = _Walk(read_events(lines))
    roots = walk.run()
    remarks = [remark for root in roots for remark in in_order(root)]
    return tuple(root.build(()) for root in roots), tuple(walk.taken), tuple(remarks)


class _Walk:
    """Through the events in the order of the paper, with the innermost open item in hand."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.roots: list[Node] = []
        self.taken: list[Taken] = []
        self.heads = {e.numbered.number for e in events if e.kind is Kind.AGENDA and e.numbered}
        self.open: Node | None = None

    def run(self) -> list[Node]:
        at = 0
        while at < len(self.events):
            end = next((i for i in range(at + 1, len(self.events)) if self._opens_agenda(i)), len(self.events))
            self._agenda(at, end)
            at = end
        return self.roots

    def _opens_agenda(self, at: int) -> bool:
        """A head begins an agenda, unless it quotes a number that was there before or goes on with the one above."""
        event = self.events[at]
        if event.kind is Kind.NUMBER:
            return self._misses_head(at)
        return event.kind is Kind.PRE_AGENDA or event.kind is Kind.AGENDA and not self._is_repeated(at)

    def _misses_head(self, at: int) -> bool:
        """5.1 after 4.6, with a 5.2 or a resolution below and no head of 5 anywhere: the head was not printed."""
        numbered = self.events[at].numbered
        if numbered is None or numbered.style is not Style.DOTTED or len(numbered.parts) != 2 or numbered.parts[1] != 1:
            return False
        agenda = numbered.parts[0]
        above = [e.numbered.parts[0] for e in self.events[:at] if e.kind is Kind.AGENDA and e.numbered]
        if not above or above[-1] + 1 != agenda or str(agenda) in self.heads:
            return False
        items = [e.numbered.parts for e in self.events if e.kind is Kind.NUMBER and e.numbered]
        return (agenda, 2) in items and (agenda - 1, 1) in items

    def _is_repeated(self, at: int) -> bool:
        event = self.events[at]
        if CONTINUED.match(event.text):
            return True
        number = event.numbered.number if event.numbered else None
        before = [e for e in self.events[:at] if e.kind is Kind.AGENDA and e.numbered and e.numbered.number == number]
        return bool(before) and not event.paragraph.heading

    def _agenda(self, at: int, end: int) -> None:
        head = self.events[at]
        if not self._opens_agenda(at):  # words before the first head
            self._before_agendas(self.events[at:end])
            return
        root = self._root(head)
        body = self.events[at + (head.kind is not Kind.NUMBER) : end]
        readings = read_items(root.agenda_number, body, root.takes_bare_series)
        self._body(root, body, readings)

    def _before_agendas(self, events: Sequence[Event]) -> None:
        for event in events:
            self._take([event], name_of(event.paragraph.text, AGENDA_TITLE))

    def _root(self, head: Event) -> Node:
        if head.kind is Kind.NUMBER and head.numbered:  # its own head is not printed
            agenda = head.numbered.parts[0]
            root = Node.root(Numbered(Style.BARE, (agenda,), str(agenda), "", ""), Paragraph((), ""), "")
        else:
            numbered = head.numbered if head.kind is Kind.AGENDA else None
            root = Node.root(numbered, head.paragraph, _without_empty(head.text))
            self._take([head], head.kind.value)
        if EMPTY_AFTER.search(head.text) and head.kind is not Kind.NUMBER:
            root.set_empty()
        self.roots.append(root)
        return root

    def _body(self, root: Node, body: Sequence[Event], readings: Readings) -> None:
        self.open = root
        in_resolution = False
        for at, event in enumerate(body):
            if at in readings.items:
                self.open = self._item(root, event)
                in_resolution = False
            else:
                in_resolution = self._content(root, event, in_resolution, at in readings.resolution_lists)

    def _item(self, root: Node, event: Event) -> Node:
        numbered = event.numbered
        assert numbered is not None
        node = Node.item(numbered, event.paragraph, _without_empty(event.text))
        if EMPTY_AFTER.search(event.text):
            node.set_empty()
        root.parent_for(numbered, self.open).add(node)
        self._take([event], "item")
        return node

    def _content(self, root: Node, event: Event, in_resolution: bool, in_list: bool) -> bool:
        """Give the event to the open item; returns whether a resolution is still open for what follows."""
        node = self.open or root
        if event.kind is Kind.RESOLUTION:
            settled = root if FOR_ALL.search(event.text) else node
            settled.resolve(event.paragraph, event.text)
            self.open = settled if settled is not node else node
            self._take([event], event.kind.value)
            return True
        if event.kind is Kind.TABLE:
            node.tabulate(event.rows)
        elif event.kind is Kind.EMPTY:
            node.set_empty(event.paragraph)
            in_resolution = False
        elif in_resolution and (in_list or event.kind is Kind.TEXT and not event.paragraph.heading):
            node.resolve_further(event.paragraph)
            self._take([event], "resolution_text")
            return True
        else:
            return self._text(node, event)
        self._take([event], event.kind.value)
        return in_resolution

    def _text(self, node: Node, event: Event) -> bool:
        status = status_of(event.paragraph.text)
        if status:
            node.status = status
        node.say(event.paragraph)
        self._take([event], "item_status" if status else "text")
        return False

    def _take(self, events: Sequence[Event], rule: str) -> None:
        self.taken += [Taken(line, AGENDA, rule) for event in events for line in event.paragraph.lines]


def _without_empty(heading: str) -> str:
    return EMPTY_AFTER.sub("", heading).strip()
