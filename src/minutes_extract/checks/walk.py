"""Ways through minutes, each thing with its JSON Pointer (RFC 6901) into the document."""

from collections.abc import Iterator, Sequence

from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import AgendaItem, Mention
from minutes_extract.model.walk import items_of, tables_of
from minutes_extract.model.zone import SECTION_OF_ZONE, Zone


def agenda_items(minutes: MinutesParts) -> Iterator[tuple[str, AgendaItem]]:
    """Every agenda and item, from the top down, in order."""
    return ((found.pointer, found.item) for found in items_of(minutes))


def below(item: AgendaItem, path: str) -> Iterator[tuple[str, AgendaItem]]:
    """The item and all under it."""
    yield path, item
    for at, child in enumerate(item.items):
        yield from below(child, f"{path}/items/{at}")


def mentions(minutes: MinutesParts) -> Iterator[tuple[str, Mention]]:
    """Every mention in the agenda."""
    for path, item in agenda_items(minutes):
        for at, mention in enumerate(item.mentions):
            yield f"{path}/mentions/{at}", mention


def pointer_to(minutes: MinutesParts, numbers: Sequence[str]) -> str:
    """The JSON Pointer of the item that the numbers lead to from the top; of the agenda where there is none."""
    return next((path for path, item in agenda_items(minutes) if item.path == tuple(numbers)), "/agenda")


def pointer_to_zone(zone: Zone) -> str:
    """The JSON Pointer of the section that the lines of a zone go to; of the document where they go to none."""
    section = SECTION_OF_ZONE.get(zone)
    return f"/{section}" if section else ""


def texts(minutes: MinutesParts) -> Iterator[str]:
    """What the minutes say in words, that of the letter and of tables included."""
    letter, meeting = minutes.cover_letter, minutes.meeting
    yield from filter(None, (letter.sender, letter.to, letter.body) if letter else ())
    yield from filter(None, (meeting.title, meeting.venue))
    yield from (person.position for group in minutes.attendance for person in group.people if person.position)
    for _, item in agenda_items(minutes):
        yield from filter(None, (item.heading, item.text, *(resolution.text for resolution in item.resolutions)))
    for _, table in tables_of(minutes):
        yield from (cell.text for row in table.rows for cell in row if cell.text)
