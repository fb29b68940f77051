"""JSON-LD: a meeting as a schema.org Event with its agenda and attendees.

The context is written out, so that no processor needs the network to read it.
"""

import json
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.archive.identity import item_id
from minutes_extract.archive.renderings import path_text
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.model.minutes import AgendaItem, Meeting, Minutes, Person, PersonStatus, Resolution

WITHOUT_LANGUAGE = ("identifier", "startDate", "endDate", "encodingFormat", "sha256", "genre", "keywords")
"""What is in no language."""
CONTEXT: dict[str, JsonValue] = {
    "@vocab": "https://schema.org/",
    "@language": "th",
    **{name: {"@language": None} for name in WITHOUT_LANGUAGE},
}


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """One NAME.jsonld per meeting."""
    yield from chunks_of_each(documents, report, _chunks)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    event = {"@context": CONTEXT, **_object(event_of(document.minutes))}
    yield Chunk(f"{document.file.stem}.jsonld", (json.dumps(event, ensure_ascii=False, indent=2) + "\n").encode())


def event_of(minutes: Minutes) -> JsonValue:
    """The Event of a meeting, without its context."""
    meeting, sha256, part = minutes.meeting, minutes.source.sha256, minutes.source.part
    paper = f"urn:sha256:{sha256}"
    items = f"{paper}#m{part.index}-" if part else f"{paper}#"
    return _without_empty(
        {
            "@type": "Event",
            "@id": f"{paper}#m{part.index}" if part else paper,
            "name": meeting.title,
            "identifier": meeting.number.text if meeting.number else None,
            "startDate": _moment(meeting, meeting.opened or meeting.time_start),
            "endDate": _moment(meeting, meeting.adjourned or meeting.time_end),
            "location": _typed("Place", meeting.venue),
            "organizer": _typed("Organization", meeting.body),
            "attendee": [
                _person(person)
                for group in minutes.attendance
                if group.status is not PersonStatus.ABSENT
                for person in group.people
            ],
            "subEvent": [_item(item, items, (at,)) for at, item in enumerate(minutes.agenda)],
            "recordedIn": _without_empty(
                {
                    "@type": "DigitalDocument",
                    "name": minutes.source.file_name,
                    "encodingFormat": minutes.source.media_type,
                    "sha256": sha256,
                }
            ),
        }
    )


def _item(item: AgendaItem, items: str, positions: tuple[int, ...]) -> JsonValue:
    return _without_empty(
        {
            "@type": "Event",
            "@id": f"{items}{item_id('item', positions)}",
            "identifier": path_text(item.path) or None,
            "name": item.heading,
            "description": item.text or None,
            "subjectOf": [_resolution(one) for one in item.resolutions],
            "subEvent": [_item(below, items, (*positions, at)) for at, below in enumerate(item.items)],
        }
    )


def _resolution(resolution: Resolution) -> JsonValue:
    outcomes: list[JsonValue] = [outcome.value for outcome in resolution.outcomes]
    return _without_empty(
        {"@type": "CreativeWork", "genre": "resolution", "text": resolution.text, "keywords": outcomes}
    )


def _person(person: Person) -> JsonValue:
    return _without_empty(
        {
            "@type": "Person",
            "name": person.name,
            "honorificPrefix": person.honorific_prefix,
            "givenName": person.given_name,
            "familyName": person.family_name,
            "jobTitle": person.position or person.role,
        }
    )


def _typed(kind: str, name: str | None) -> JsonValue:
    return {"@type": kind, "name": name} if name else None


def _moment(meeting: Meeting, time: str | None) -> str | None:
    """A day, with the time of the clock on the wall in Thailand where one is printed."""
    day = meeting.date.iso if meeting.date else None
    return f"{day}T{time}:00+07:00" if day and time else day


def _without_empty(pairs: dict[str, JsonValue]) -> JsonValue:
    """Only what the paper says."""
    return {key: value for key, value in pairs.items() if value not in (None, [], {})}


def _object(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}
