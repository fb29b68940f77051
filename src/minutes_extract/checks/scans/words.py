"""The names, offices, titles, headings and resolutions of a draft that were read from pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes_extract.checks.scans.provenance import ScanLines, places_of_words
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import Place
from minutes_extract.parsing.text.confidence import words_holding


@dataclass(frozen=True, slots=True)
class ScanWords:
    """Words read from a picture: where they go (JSON Pointer), what they are; `text` is a name or the least sure word."""

    path: str
    what: str
    text: str
    confidence: float
    places: tuple[Place, ...]


def words_of(draft: Draft, scan: ScanLines) -> Iterator[ScanWords]:
    """One for each field, and one for each person and signer."""
    yield from _front(draft, scan)
    for at, group in enumerate(draft.attendance):
        yield from _words(f"/attendance/{at}/heading", "heading", (group.heading,), scan, group.places)
        for index, person in enumerate(group.people):
            if person.confidence is not None:
                path = f"/attendance/{at}/people/{index}"
                yield ScanWords(path, "person", person.name, person.confidence, person.places)
    for path, item in agenda_items(draft):
        yield from _words(f"{path}/heading", "heading", (item.heading,), scan, item.places)
        for at, resolution in enumerate(item.resolutions):
            yield from _words(f"{path}/resolutions/{at}", "resolution", (resolution.text,), scan, resolution.places)
    for at, signature in enumerate(draft.signatures):
        values = (signature.name, signature.position)
        yield from _words(f"/signatures/{at}", "signer", values, scan, signature.places)


def _front(draft: Draft, scan: ScanLines) -> Iterator[ScanWords]:
    letter, meeting = draft.cover_letter, draft.meeting
    if letter:
        yield from _words("/cover_letter/subject", "subject", (letter.subject,), scan, letter.places)
        if letter.signatory:
            values = (letter.signatory.name, letter.signatory.position)
            yield from _words("/cover_letter/signatory", "signatory", values, scan, letter.places)
    yield from _words("/meeting/title", "title", (meeting.title,), scan, meeting.places)


def _words(
    path: str, what: str, values: Iterable[str | None], scan: ScanLines, places: Sequence[Place]
) -> Iterator[ScanWords]:
    """The least sure word of the values; nothing where none of them was read from a picture."""
    words = scan.words(places)
    held = [word for value in values if value for word in words_holding(words, value)]
    if held:
        least = min(held, key=lambda word: word.confidence)
        raw = least.line.raw[least.word.start : least.word.end]
        yield ScanWords(path, what, raw, least.confidence, places_of_words([least]))
