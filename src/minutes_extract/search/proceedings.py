"""Who says, moves and must do what, as rows of the database."""

import sqlite3
from collections.abc import Iterator

from minutes_extract.model.minutes import AgendaItem, Minutes, Motion, NamedPerson, Person, Speech, Task
from minutes_extract.search.insert import insert
from minutes_extract.thai.dates import day_of
from minutes_extract.thai.segment import normalised


class PeopleByPointer:
    """The people of the attendance lists, as pointers lead to them."""

    def __init__(self, minutes: Minutes) -> None:
        self._people = {
            f"/attendance/{at}/people/{index}": person
            for at, group in enumerate(minutes.attendance)
            for index, person in enumerate(group.people)
        }

    def name_of(self, pointer: str | None) -> str | None:
        """The name on the list; None where the pointer leads nowhere."""
        person = self._people.get(pointer or "")
        return person.name if person else None

    def known_as(self, pointer: str | None, *printed: str | None) -> str:
        """All that tells who it is, as `who_is` makes it."""
        return who_is("|".join(filter(None, (*printed, *_names_of(self._people.get(pointer or ""))))))


def who_is(text: str) -> str:
    """A name or office as it is compared: small letters, ASCII digits, no blanks."""
    return "".join(normalised(text).split())


def insert_proceedings(connection: sqlite3.Connection, item: int, content: AgendaItem, people: PeopleByPointer) -> None:
    """The speeches, the motion and the tasks of an item."""
    for speech in content.speeches:
        _insert_speech(connection, item, speech, people)
    if content.motion:
        _insert_motion(connection, item, content.motion, people)
    for task in content.tasks:
        _insert_task(connection, item, task, people)


def _insert_speech(connection: sqlite3.Connection, item: int, speech: Speech, people: PeopleByPointer) -> None:
    speaker = speech.speaker
    insert(
        connection,
        "speeches",
        item_id=item,
        speaker=speaker.raw,
        role=speaker.role,
        person=people.name_of(speaker.person),
        who=people.known_as(speaker.person, speaker.raw, speaker.name, speaker.role),
        text=speech.text,
        folded=normalised(speech.text),
    )


def _insert_motion(connection: sqlite3.Connection, item: int, motion: Motion, people: PeopleByPointer) -> None:
    insert(
        connection,
        "motions",
        item_id=item,
        kind=motion.kind,
        reading=motion.reading,
        proposer=motion.proposer.raw if motion.proposer else None,
        seconders=", ".join(one.raw for one in motion.seconders),
        who=_known_as(motion.proposer, people),
    )


def _insert_task(connection: sqlite3.Connection, item: int, task: Task, people: PeopleByPointer) -> None:
    day = day_of(task.due.iso) if task.due else None
    insert(
        connection,
        "tasks",
        item_id=item,
        assignee=task.to.raw if task.to else "",
        person=people.name_of(task.to.person) if task.to else None,
        who=_known_as(task.to, people),
        text=task.text,
        due=task.due.raw if task.due else None,
        due_date=day.isoformat() if day else None,
    )


def _known_as(one: NamedPerson | None, people: PeopleByPointer) -> str:
    return people.known_as(one.person, one.raw, one.name) if one else ""


def _names_of(person: Person | None) -> Iterator[str | None]:
    if person:
        yield from (person.name, person.position, person.role, person.acting_for)
