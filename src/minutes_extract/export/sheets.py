"""Sheets that rows are written to, of CSV and of workbooks: who attended, what was decided, who said, moved and must do what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from minutes_extract.archive.renderings import first_place, path_text
from minutes_extract.export.cells import CsvValue
from minutes_extract.model.minutes import AgendaItem, Minutes, NamedPerson, Place, Votes
from minutes_extract.model.walk import ItemAt, items_of

SheetRow = tuple[CsvValue, ...]


@dataclass(frozen=True, slots=True)
class RowSheet:
    """A sheet: its name in CSV, its title in a workbook, its columns, and its rows in the order of the paper."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Callable[[Minutes], Iterator[SheetRow]]


def _attendance(minutes: Minutes) -> Iterator[SheetRow]:
    for group in minutes.attendance:
        for person in group.people:
            yield (
                *(group.status, group.heading, person.number, person.name, person.honorific_prefix, person.given_name),
                *(person.family_name, person.position, person.role, person.acting_for, person.reason, person.unit),
                _page(person.places),
            )


def _resolutions(minutes: Minutes) -> Iterator[SheetRow]:
    for found in items_of(minutes):
        for one in found.item.resolutions:
            yield *_item(found), one.text, " ".join(one.outcomes), *_where(one.places), *_votes(one.votes)


def _votes(votes: Votes | None) -> SheetRow:
    if votes is None:
        return (None,) * 8
    counts = (votes.yes, votes.no, votes.abstain, votes.invalid, votes.present)
    return *counts, "yes" if votes.unanimous else None, votes.unit, votes.method


def _ballots(minutes: Minutes) -> Iterator[SheetRow]:
    for found in items_of(minutes):
        for resolution in found.item.resolutions:
            for one in resolution.ballots:
                elected = {True: "yes", False: "no", None: None}[one.elected]
                yield *_item(found), *_named(one.candidate), one.votes, elected, *_where(resolution.places)


def _motions(minutes: Minutes) -> Iterator[SheetRow]:
    for found in items_of(minutes):
        motion = found.item.motion
        if motion:
            seconders = ", ".join(one.raw for one in motion.seconders)
            yield *_item(found), motion.kind, motion.reading, *_named(motion.proposer), seconders, *_at(found.item)


def _tasks(minutes: Minutes) -> Iterator[SheetRow]:
    for found in items_of(minutes):
        for one in found.item.tasks:
            due = (one.due.raw, one.due.iso) if one.due else (None, None)
            yield *_item(found), *_named(one.to), one.text, *due, *_where(one.places)


def _speeches(minutes: Minutes) -> Iterator[SheetRow]:
    for found in items_of(minutes):
        for one in found.item.speeches:
            speaker = one.speaker
            yield *_item(found), speaker.raw, speaker.role, speaker.person, one.text, *_where(one.places)


def _item(found: ItemAt) -> SheetRow:
    return path_text(found.item.path), found.chain[0].kind, found.item.heading


def _named(one: NamedPerson | None) -> SheetRow:
    return (one.raw, one.person) if one else (None, None)


def _at(item: AgendaItem) -> SheetRow:
    return _where(item.places)


def _where(places: tuple[Place, ...]) -> SheetRow:
    place = first_place(places)
    return (place.page, place.first_line) if place else (None, None)


def _page(places: tuple[Place, ...]) -> int | None:
    place = first_place(places)
    return place.page if place else None


ITEM_COLUMNS = ("path", "kind", "heading")
WHERE_COLUMNS = ("page", "line")
SHEETS: tuple[RowSheet, ...] = (
    RowSheet(
        "attendance",
        "ผู้มาประชุม",
        (
            *("status", "heading", "number", "name", "honorific_prefix", "given_name", "family_name"),
            *("position", "role", "acting_for", "reason", "unit", "page"),
        ),
        _attendance,
    ),
    RowSheet(
        "resolutions",
        "มติ",
        (
            *(*ITEM_COLUMNS, "text", "outcomes", *WHERE_COLUMNS),
            *("yes", "no", "abstain", "invalid", "present", "unanimous", "unit", "method"),
        ),
        _resolutions,
    ),
    RowSheet(
        "ballots", "ผลการเลือก", (*ITEM_COLUMNS, "candidate", "person", "votes", "elected", *WHERE_COLUMNS), _ballots
    ),
    RowSheet(
        "motions",
        "ญัตติ",
        (*ITEM_COLUMNS, "motion", "reading", "proposer", "person", "seconders", *WHERE_COLUMNS),
        _motions,
    ),
    RowSheet("tasks", "มอบหมาย", (*ITEM_COLUMNS, "to", "person", "text", "due", "due_iso", *WHERE_COLUMNS), _tasks),
    RowSheet("speeches", "คำอภิปราย", (*ITEM_COLUMNS, "speaker", "role", "person", "text", *WHERE_COLUMNS), _speeches),
)
"""All sheets, in the order of a workbook."""
