"""Speeches and votes of a debateReport: who speaks (references), what is said (speech), how votes fell (analysis)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from minutes_extract.archive.identity import document_id
from minutes_extract.export.xml import Maker, writable
from minutes_extract.model.minutes import AgendaItem, Minutes, Speech, Votes
from minutes_extract.model.walk import items_of

if TYPE_CHECKING:
    from lxml.etree import _Element

VOTE_CHOICES = ("yes", "no", "abstain", "invalid")
"""Of votes, each a TLCConcept that the counts refer to."""

Speakers = Mapping[str, str]
"""The reference to each speaker, by pointer or, of those on no list, by what is printed."""


def speakers_of(minutes: Minutes) -> Speakers:
    """References to all who speak: to the person of the roll call, else to one that is made for them."""
    pointers = (
        f"/attendance/{at}/people/{index}"
        for at, group in enumerate(minutes.attendance)
        for index in range(len(group.people))
    )
    known = {pointer: f"person_{number}" for number, pointer in enumerate(pointers, start=1)}
    spoken = [speech.speaker for found in items_of(minutes) for speech in found.item.speeches]
    others = dict.fromkeys(speaker.raw for speaker in spoken if speaker.person not in known)
    return known | {raw: f"speaker_{number}" for number, raw in enumerate(others, start=1)}


def speaker_references(akn: Maker, minutes: Minutes, speakers: Speakers) -> Iterator["_Element"]:
    """Those who speak and are on no list, then what votes are counted as."""
    for raw, name in speakers.items():
        if name.startswith("speaker_"):
            href = f"/akn/ontology/person/{document_id(minutes)}/{name}"
            yield akn.TLCPerson(eId=name, href=href, showAs=writable(raw))
    if any(_counted(found.item) for found in items_of(minutes)):
        for name in VOTE_CHOICES:
            yield akn.TLCConcept(eId=f"vote_{name}", href=f"/akn/ontology/concept/vote/{name}", showAs=name)


def voting_analysis(akn: Maker, minutes: Minutes, source: str) -> Iterator["_Element"]:
    """One analysis with the votes of all resolutions that count them; none where none does."""
    votings = [
        _voting(akn, votes, f"{section}__resolutions_{at}")
        for section, item in _sections(minutes)
        for at, votes in _counted(item)
    ]
    if votings:
        yield akn.analysis(akn.parliamentary(*votings), source=source)


def said(akn: Maker, item: AgendaItem, speakers: Speakers, section: str) -> list["_Element"]:
    """The text of an item, with its speeches as speeches where they stand in it."""
    elements: list[_Element] = []
    waiting = list(enumerate(item.speeches, start=1))
    rest: list[str] = []
    """Lines of the speech in hand that are still to come."""
    lines = [line.strip() for line in item.text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        if rest and line.endswith(rest[0]):
            rest.pop(0)
        elif waiting and _begins(waiting[0][1], line, lines[at + 1 : at + 3]):
            number, speech = waiting.pop(0)
            elements.append(_speech(akn, speech, speakers, f"{section}__speech_{number}"))
            spoken = [part.strip() for part in speech.text.split("\n")]
            rest = spoken[1:] if line.endswith(spoken[0]) else spoken
        else:
            elements.append(akn.p(writable(line)))
    elements += [_speech(akn, speech, speakers, f"{section}__speech_{number}") for number, speech in waiting]
    return elements


def _begins(speech: Speech, line: str, following: list[str]) -> bool:
    """The line holds the speaker and the first words; or the speaker alone, with the words on one of the next lines."""
    first = speech.text.split("\n")[0].strip()
    if line.endswith(first):
        return True
    return line.rstrip(" :").startswith(speech.speaker.raw) and any(one.endswith(first) for one in following)


def _speech(akn: Maker, speech: Speech, speakers: Speakers, name: str) -> "_Element":
    by = speakers.get(speech.speaker.person or "") or speakers[speech.speaker.raw]
    words = [akn.p(writable(line)) for line in speech.text.split("\n") if line.strip()] or [akn.p()]
    return akn.speech(getattr(akn, "from")(writable(speech.speaker.raw)), *words, by=f"#{by}", eId=name)


def _sections(minutes: Minutes) -> Iterator[tuple[str, AgendaItem]]:
    for found in items_of(minutes):
        yield "__".join(f"dbsect_{at + 1}" for at in found.positions), found.item


def _counted(item: AgendaItem) -> list[tuple[int, Votes]]:
    """The votes of the item's resolutions that count any, with the resolution's number from 1."""
    return [
        (at, one.votes)
        for at, one in enumerate(item.resolutions, start=1)
        if one.votes and any(getattr(one.votes, name) is not None for name in VOTE_CHOICES)
    ]


def _voting(akn: Maker, votes: Votes, resolution: str) -> "_Element":
    name = f"{resolution}__voting"
    counts = [
        akn.count(eId=f"{name}__{kind}", value=str(value), refersTo=f"#vote_{kind}")
        for kind in VOTE_CHOICES
        if (value := getattr(votes, kind)) is not None
    ]
    present = [akn.quorum(eId=f"{name}__present", value=str(votes.present))] if votes.present is not None else []
    return akn.voting(*present, *counts, eId=name, href=f"#{resolution}")
