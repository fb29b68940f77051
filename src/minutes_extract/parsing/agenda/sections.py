"""The paragraphs of the agenda zone parted by agenda: which head each stands under."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from minutes_extract.model.minutes import AgendaKind
from minutes_extract.parsing.agenda.events import Event, Kind
from minutes_extract.parsing.agenda.kinds import kind_of
from minutes_extract.parsing.text.numbering import Style
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.continued import is_continued


@dataclass(slots=True)
class Section:
    """An agenda's head and what stands under it."""

    number: int | None
    """None for the matters before the agenda."""
    head: Event | None
    """None where the paper does not print it."""
    body: list[Event] = field(default_factory=list)
    heads_again: list[Event] = field(default_factory=list)
    """Its head printed again where the agenda goes on over a page."""


@dataclass(frozen=True, slots=True)
class AgendaSections:
    """The agendas in the order of the paper, and what stands before the first."""

    before: tuple[Event, ...]
    agendas: tuple[Section, ...]


def read_sections(events: Sequence[Event]) -> AgendaSections:
    """Part the events by the agenda they belong to."""
    first = _end_of_contents(events)
    walk = _SectionsWalk(events[first:])
    for at in range(len(walk.events)):
        walk.step(at)
    before, early = _split_early(walk)
    for number, items in early.items():
        walk.by_number[number].body[:0] = items
    return AgendaSections((*events[:first], *before), tuple(walk.sections))


def _end_of_contents(events: Sequence[Event]) -> int:
    """A list of the agendas above them is none of them: heads that follow each other and then begin again."""
    first = next((event for event in events if event.kind is Kind.AGENDA), None)
    if first is None:
        return 0
    seen_first = False
    for at, event in enumerate(events):
        if event is first:
            seen_first = True
        elif seen_first and event.kind is not Kind.AGENDA:
            return 0
        elif seen_first and _same_head(first, event):
            return at
    return 0


def _same_head(one: Event, other: Event) -> bool:
    if one.numbered is None or other.numbered is None:
        return False
    return one.numbered.number == other.numbered.number and squeeze(one.text) == squeeze(other.text)


class _SectionsWalk:
    """Through the events in the order of the paper, with the agenda that is open in hand."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.sections: list[Section] = []
        self.open: Section | None = None
        self.before: list[Event] = []
        self.by_number: dict[int, Section] = {}
        self.last_head = {_number(event): at for at, event in enumerate(events) if event.kind is Kind.AGENDA}
        self.absolute = {
            event.numbered.parts[:2]: at
            for at, event in enumerate(events)
            if event.kind is Kind.NUMBER and event.numbered and event.numbered.style is Style.DOTTED
        }
        """Where each number of an item (4.1) stands last."""
        self.listed: set[int] = set()
        """Bare numbers since the last head: a 5.1 under a point 5 is no item of agenda 5."""
        self.last_own = 0
        """The last part of the last item that carries the open agenda's number: 2 of 4.2."""

    def step(self, at: int) -> None:
        event = self.events[at]
        if event.kind is Kind.PRE_AGENDA:
            self._open(Section(None, event))
        elif event.kind is Kind.AGENDA:
            self._head(at, event)
        elif event.kind is Kind.NUMBER and self._misses_head(at, event):
            self._open(Section(event.numbered.parts[0] if event.numbered else None, None))
            self._put(event)
        else:
            self._put(event)

    def _open(self, section: Section) -> None:
        self.sections.append(section)
        self.open = section
        self.listed, self.last_own = set(), 0
        if section.number is not None:
            self.by_number.setdefault(section.number, section)

    def _put(self, event: Event) -> None:
        numbered = event.numbered
        if numbered and numbered.style is not Style.DOTTED:
            self.listed.add(numbered.parts[0])
        elif numbered and self.open and numbered.parts[0] == self.open.number:
            self.last_own = numbered.parts[1]
        (self.open.body if self.open else self.before).append(event)

    def _head(self, at: int, event: Event) -> None:
        """A head begins an agenda, unless it goes on with one, repeats a number in the text, or is a quotation."""
        number = _number(event)
        known = self.by_number.get(number)
        if known and is_continued(event.text):
            known.heads_again.append(event)
            self.open = known
        elif known and known is self.open and known.head and _same_head(known.head, event):
            known.heads_again.append(event)
        elif (known and not event.paragraph.heading) or self._is_follow_up(at, number):
            self._put(event)
        else:
            self._open(Section(number, event))

    def _is_follow_up(self, at: int, number: int) -> bool:
        """Matters arising tell what became of agenda 4 of the last meeting; this one goes on, or has a 4 of its own below."""
        head = self.open.head if self.open else None
        if head is None or kind_of(head.text) is not AgendaKind.MATTERS_ARISING:
            return False
        if self._goes_on_below(at):
            return True
        last = self.last_head[number]
        return last != at and self._first_number(at) == self._first_number(last) == (number, 1)

    def _goes_on_below(self, at: int) -> bool:
        """The open agenda's next item (one may be missing) stands below: 3.3 after 3.1."""
        own = self.open.number if self.open else None
        if own is None or self.last_own == 0:
            return False
        return any(self.absolute.get((own, self.last_own + step), -1) > at for step in (1, 2))

    def _first_number(self, at: int) -> tuple[int, ...] | None:
        """The number that stands below a head."""
        for event in self.events[at + 1 :]:
            if event.kind is Kind.NUMBER and event.numbered:
                return event.numbered.parts
            if event.kind is Kind.AGENDA:
                return None
        return None

    def _misses_head(self, at: int, event: Event) -> bool:
        """5.1 below agenda 4, settled or with a 5.2 of its own, and no head of 5 anywhere: the head was not printed."""
        numbered = event.numbered
        if numbered is None or numbered.style is not Style.DOTTED or numbered.parts[1:] != (1,) or not self.open:
            return False
        agenda, above = numbered.parts[0], self.open
        if above.number is None or above.number + 1 != agenda or self._has_head(at, agenda) or agenda in self.listed:
            return False
        if (above.number, 1) not in self.absolute and not any(one.kind is Kind.RESOLUTION for one in above.body):
            return False
        return (agenda, 2) in self.absolute or self._is_settled(at)

    def _has_head(self, at: int, agenda: int) -> bool:
        return agenda in self.by_number or self.last_head.get(agenda, -1) > at

    def _is_settled(self, at: int) -> bool:
        """A resolution stands before the next number."""
        for event in self.events[at + 1 :]:
            if event.kind in {Kind.NUMBER, Kind.AGENDA, Kind.RESOLUTION}:
                return event.kind is Kind.RESOLUTION
        return False


def _number(event: Event) -> int:
    return event.numbered.parts[0] if event.numbered else 0


def _split_early(walk: _SectionsWalk) -> tuple[list[Event], dict[int, list[Event]]]:
    """What stands before agenda 1: that which belongs to no agenda, and by number of their agenda the items treated early."""
    before: list[Event] = []
    early: dict[int, list[Event]] = {}
    section: Section | None = None
    for event in walk.before:
        numbered = event.numbered
        if event.kind is Kind.NUMBER and numbered and numbered.style is Style.DOTTED:
            section = walk.by_number.get(numbered.parts[0])
        if section is None or section.number is None:
            before.append(event)
        else:
            early.setdefault(section.number, []).append(event)
    return before, early
