"""Ways through the agenda and the tables of minutes, or of parts on their way to become minutes."""

from collections.abc import Iterator
from typing import NamedTuple

from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import AgendaItem, Table


class ItemAt(NamedTuple):
    """An agenda item with those above it (itself last), and their positions from 0."""

    chain: tuple[AgendaItem, ...]
    positions: tuple[int, ...]

    @property
    def item(self) -> AgendaItem:
        """The item itself."""
        return self.chain[-1]

    @property
    def pointer(self) -> str:
        """Its JSON Pointer (RFC 6901): /agenda/3/items/1."""
        return "/agenda/" + "/items/".join(map(str, self.positions))


def items_of(minutes: MinutesParts) -> Iterator[ItemAt]:
    """Every agenda item in the order of the paper, from the top down."""
    stack = [ItemAt((item,), (at,)) for at, item in _last_first(minutes.agenda)]
    while stack:
        found = stack.pop()
        yield found
        stack.extend(ItemAt((*found.chain, item), (*found.positions, at)) for at, item in _last_first(found.item.items))


def tables_of(minutes: MinutesParts) -> Iterator[tuple[str, Table]]:
    """Every table with its JSON Pointer: those of the agenda in the order of the paper, then those outside it."""
    for found in items_of(minutes):
        for at, table in enumerate(found.item.tables):
            yield f"{found.pointer}/tables/{at}", table
    for at, table in enumerate(minutes.tables):
        yield f"/tables/{at}", table


def _last_first(items: tuple[AgendaItem, ...]) -> list[tuple[int, AgendaItem]]:
    """As a stack wants them."""
    return list(reversed(list(enumerate(items))))
