"""The searched side of a document: passages as they are spelt for showing, and cut into words for finding."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minutes_extract.archive.renderings import table_text, thai_date
from minutes_extract.model.minutes import AgendaItem, Minutes
from minutes_extract.search.insert import insert
from minutes_extract.thai.dates import day_of
from minutes_extract.thai.segment import fold, words_of


class Spelt(NamedTuple):
    """The parts of a passage as they are spelt; their names are the columns of `passages` and of `words`."""

    heading: str
    body: str
    resolution: str = ""
    tables: str = ""
    people: str = ""


class Passages:
    """Writes the passages of one document."""

    def __init__(self, connection: sqlite3.Connection, document: int, minutes: Minutes, engine: str) -> None:
        self._connection = connection
        self._document = document
        self._minutes = minutes
        self._engine = engine
        self._cut: dict[str, str] = {}
        self._meeting = self._words(_meeting_text(minutes))

    def write_document(self) -> None:
        """What stands outside the agenda: title, place, covering letter, tables, who was there, who signed."""
        minutes, meeting = self._minutes, self._minutes.meeting
        letter = minutes.cover_letter
        body = [meeting.venue, letter.subject if letter else None, letter.body if letter else None]
        spelt = Spelt(
            heading=meeting.title or meeting.body or "",
            body="\n".join(filter(None, body)),
            tables="\n".join(map(table_text, minutes.tables)),
            people="\n".join(_people_lines(minutes)),
        )
        self._write(None, (), spelt)

    def write_item(self, item: int, chain: Sequence[AgendaItem]) -> None:
        """One agenda item, with the headings above it as its context."""
        spelt = Spelt(
            heading=chain[-1].heading or "",
            body=chain[-1].text,
            resolution="\n".join(one.text for one in chain[-1].resolutions),
            tables="\n".join(map(table_text, chain[-1].tables)),
        )
        self._write(item, [above.heading or "" for above in chain[:-1]], spelt)

    def _write(self, item: int | None, context: Iterable[str], spelt: Spelt) -> None:
        parts = spelt._asdict()
        folded = fold("\n".join(filter(None, parts.values())))
        number = insert(self._connection, "passages", document_id=self._document, item_id=item, folded=folded, **parts)
        cut = {name: self._words(text) for name, text in parts.items()}
        cut |= {"context": self._words("\n".join(context)), "meeting": self._meeting}
        insert(self._connection, "letters", rowid=number, folded=folded)
        insert(self._connection, "words", rowid=number, **cut)

    def _words(self, text: str) -> str:
        """What repeats within a document (a context, รับทราบ) is cut once."""
        if text not in self._cut:
            self._cut[text] = " ".join(words_of(text, self._engine))
        return self._cut[text]


def _meeting_text(minutes: Minutes) -> str:
    """What every item of a meeting is found by: who met, which time, when."""
    meeting = minutes.meeting
    day = day_of(meeting.date.iso) if meeting.date else None
    number = f"ครั้งที่ {meeting.number.text}" if meeting.number else None
    return "\n".join(filter(None, (meeting.body or meeting.title, number, thai_date(day) if day else None)))


def _people_lines(minutes: Minutes) -> Iterable[str]:
    for group in minutes.attendance:
        for person in group.people:
            yield " ".join(filter(None, (person.name, person.position, person.role, person.acting_for)))
    for one in minutes.signatures:
        yield " ".join(filter(None, (one.name, one.position, one.label)))
