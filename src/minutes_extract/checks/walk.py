"""Ways through a draft, each thing with its JSON Pointer (RFC 6901) into the document."""

from collections.abc import Iterator, Sequence

from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import AgendaItem, Mention, Table


def agenda_items(draft: Draft) -> Iterator[tuple[str, AgendaItem]]:
    """Every agenda and item, from the top down, in order."""
    for at, item in enumerate(draft.agenda):
        yield from below(item, f"/agenda/{at}")


def below(item: AgendaItem, path: str) -> Iterator[tuple[str, AgendaItem]]:
    """The item and all under it."""
    yield path, item
    for at, child in enumerate(item.items):
        yield from below(child, f"{path}/items/{at}")


def tables(draft: Draft) -> Iterator[tuple[str, Table]]:
    """Every table, those in the agenda first."""
    for path, item in agenda_items(draft):
        for at, table in enumerate(item.tables):
            yield f"{path}/tables/{at}", table
    for at, table in enumerate(draft.tables):
        yield f"/tables/{at}", table


def mentions(draft: Draft) -> Iterator[tuple[str, Mention]]:
    """Every mention in the agenda."""
    for path, item in agenda_items(draft):
        for at, mention in enumerate(item.mentions):
            yield f"{path}/mentions/{at}", mention


def pointer_to(draft: Draft, numbers: Sequence[str]) -> str:
    """The JSON Pointer of the item that the numbers lead to from the top; of the agenda where there is none."""
    return next((path for path, item in agenda_items(draft) if item.path == tuple(numbers)), "/agenda")
