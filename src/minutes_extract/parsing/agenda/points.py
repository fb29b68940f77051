"""Which numbered paragraphs are points of the resolution above them: "มติที่ประชุม เห็นชอบ ดังนี้ ๑. … ๒. …"."""

from collections import Counter
from collections.abc import Sequence

from minutes_extract.parsing.agenda.events import Event, Kind
from minutes_extract.parsing.text.numbering import Numbered, Style
from minutes_extract.parsing.text.resolutions import announces_list

FIRST_POINTS = (("1.", Style.BARE), ("1)", Style.BRACKET), ("(1)", Style.BRACKET))


def points_of_resolutions(agenda: int | None, body: Sequence[Event]) -> set[int]:
    """By index: the numbered paragraphs that go on with a resolution. `agenda`: the number that items begin with."""
    walk = _PointsWalk(agenda, body)
    return {at for at in range(len(body)) if walk.is_point(at)}


class _PointsWalk:
    """Through the events of an agenda, with the list of the last resolution in hand."""

    def __init__(self, agenda: int | None, body: Sequence[Event]) -> None:
        self.agenda, self.body = agenda, body
        self.printed = Counter(event.numbered.parts for event in body if event.numbered)
        self.is_settled = _settled(body)
        self.text: str | None = None
        """What the resolution says so far; None where none is open."""
        self.open: list[tuple[Style, int]] = []
        """The lists that are open, the innermost last: how they number their points, and the last number."""
        self.matter: tuple[Style, int] | None = None
        """The last number outside of a resolution: that of a matter, perhaps."""

    def is_point(self, at: int) -> bool:
        """Take the next event; whether it is a point."""
        event = self.body[at]
        if event.kind is Kind.RESOLUTION:
            self.text, self.open = event.text, _begun(event.text)
        elif self.text is None or event.kind not in {Kind.TEXT, Kind.NUMBER} or event.paragraph.heading:
            self._close(event.numbered)
        elif event.kind is Kind.TEXT:
            self._text(event.text)
        elif event.numbered and not self._is_matter(at, event.numbered) and self._goes_on(event.numbered):
            return True
        else:
            self._close(event.numbered)
        return False

    def _close(self, numbered: Numbered | None) -> None:
        self.text, self.open = None, []
        if numbered:
            self.matter = (numbered.style, numbered.parts[-1])

    def _text(self, text: str) -> None:
        if not self.text:
            self.open = _begun(text)
        if not self.open:
            self.text = text

    def _is_matter(self, at: int, numbered: Numbered) -> bool:
        """An item: it carries the agenda's number, or goes on from the matter above and is settled on its own."""
        if numbered.called_agenda:
            return True
        if numbered.style is Style.DOTTED and numbered.parts[0] == self.agenda:
            # a 1.1 below point 1 of a resolution in agenda 1 is its sub-point where the item 1.1 is printed besides
            return not self.open or numbered.parts[0] != self.open[0][1] or self.printed[numbered.parts] < 2
        above = self.matter
        return (
            above is not None
            and (numbered.style, numbered.parts) == (above[0], (above[1] + 1,))
            and (at in self.is_settled)
        )

    def _goes_on(self, numbered: Numbered) -> bool:
        """The next point of a list that is open (the lists within it are closed by it), or the first of another."""
        if len(numbered.parts) > 1:
            return bool(self.open) and numbered.parts[0] - self.open[0][1] in {0, 1}
        for depth in range(len(self.open), 0, -1):
            style, last = self.open[depth - 1]
            if style is numbered.style and numbered.parts == (last + 1,):
                self.open[depth - 1 :] = [(style, last + 1)]
                return True
        begins = numbered.parts == (1,) and all(style is not numbered.style for style, _ in self.open)
        if begins and (self.open or announces_list(self.text or "")):
            self.open.append((numbered.style, 1))
            return True
        return False


def _begun(text: str) -> list[tuple[Style, int]]:
    """The list whose first point stands on the label's own line ("มติที่ประชุม 1. …")."""
    if text.startswith(("1.1", "1.2")):
        return []
    return [(style, 1) for first, style in FIRST_POINTS if text.startswith(first)]


def _settled(body: Sequence[Event]) -> set[int]:
    """The numbers that a labelled resolution follows before the next number."""
    found: set[int] = set()
    number: int | None = None
    for at, event in enumerate(body):
        if event.kind is Kind.NUMBER:
            number = at
        elif event.kind is Kind.RESOLUTION and number is not None:
            found.add(number)
            number = None
    return found
