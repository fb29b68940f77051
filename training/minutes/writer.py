"""Says things of a meeting: fills the slots of wordings with what the meeting's facts and chance give."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import regex

from training.minutes.body import Meeting
from training.minutes.dates import ERA, date_in_text
from training.minutes.scribe import Scribe
from training.minutes.wordings import agenda, places, prose
from training.minutes.wordings.table import Wordings

GLUED = regex.compile(r"(?<=[0-9๐-๙])(?=[ก-ฮเ-ไ])(?!น\.)")
"""Between a number that ends a slot and the word behind it: ระยะที่ ๕|โดย."""
AMOUNTS = (1_500, 12_000, 48_500, 96_200, 250_000, 499_000, 1_250_000, 3_480_000, 12_765_400)


class Writer:
    """A scribe who knows the meeting."""

    def __init__(self, scribe: Scribe, meeting: Meeting) -> None:
        self.scribe = scribe
        self.meeting = meeting
        self.style = meeting.style
        self._cycles = 0
        self._topics = self._shuffled_topics()

    def say(self, table: Wordings, **given: object) -> str:
        """A row of the table, its slots filled."""
        return self.fill(self.scribe.row(table), **given)

    def fill(self, text: str, **given: object) -> str:
        """The text with its slots filled and its digits in the paper's script."""
        return self.scribe.digits(GLUED.sub(" ", text.format_map(_Slots(self, given))))

    def topic(self) -> str:
        """A matter of the kind's that heads something; one that came up before has a tail."""
        new = next(self._topics)
        return new + self.say(prose.TOPIC_TAILS) if self._cycles > 1 else new

    def passing_topic(self) -> str:
        """A matter that is only mentioned."""
        return self._topic_of(self.scribe.choose(self.meeting.kind.topics))

    def last_number(self) -> str:
        """Number of the meeting before this."""
        meeting = self.meeting
        sequence, year = (meeting.sequence - 1, meeting.year) if meeting.sequence > 1 else (12, meeting.year - 1)
        return self.scribe.digits(f"{sequence}/{year}")

    def near_date(self, latest: int = 60) -> str:
        """A day some weeks before or after the meeting."""
        day = self.meeting.held + timedelta(self.scribe.between((-40, latest)))
        return date_in_text(self.scribe, day)

    def person(self) -> str:
        """The name of one who is there."""
        return self.scribe.choose(self.meeting.present).name

    def office(self) -> str:
        """An office that the kind knows; a blank stands behind one that ends in a number or a point."""
        scribe, kind = self.scribe, self.meeting.kind
        posts = [post for post in (*kind.posts, *kind.guests) if post]
        office = scribe.digits(scribe.choose(posts).format_map(self.meeting.slots))
        return office if "ก" <= office[-1] <= "ู" or office[-1] in "เแโใไ่้๊๋์" else office + " "

    def _shuffled_topics(self) -> Iterator[str]:
        while True:
            self._cycles += 1
            topics = list(self.meeting.kind.topics)
            self.scribe.draw.shuffle(topics)
            yield from map(self._topic_of, topics)

    def _topic_of(self, row: str) -> str:
        return self.scribe.digits(row.format_map(self.meeting.slots | {"k": str(self.scribe.between((1, 9)))}))


class _Slots(dict[str, object]):
    """Slots that were not given are drawn."""

    def __init__(self, writer: Writer, given: dict[str, object]) -> None:
        super().__init__(given)
        self._writer = writer

    def __missing__(self, slot: str) -> object:
        return DRAWN[slot](self._writer)


DRAWN: dict[str, Callable[[Writer], object]] = {
    "topic": Writer.passing_topic,
    "unit": lambda writer: writer.scribe.choose(("โครงการ", "กิจกรรม", "หมู่บ้าน", "หน่วยงาน", "แผนงาน")),
    "office": Writer.office,
    "other": Writer.office,
    "person": Writer.person,
    "chair": lambda writer: writer.meeting.chair.name,
    "number": Writer.last_number,
    "date": Writer.near_date,
    "place": lambda writer: writer.scribe.row(places.IN_TEXT).format_map(writer.meeting.slots),
    "amount": lambda writer: f"{writer.scribe.choose(AMOUNTS):,}",
    "count": lambda writer: writer.scribe.between((3, 480)),
    "percent": lambda writer: f"{writer.scribe.between((10, 99))}.{writer.scribe.between((0, 99)):02}",
    "law": lambda writer: writer.scribe.row(prose.LAWS),
    "page": lambda writer: writer.scribe.between((1, 12)),
    "pages": lambda writer: writer.scribe.between((4, 22)),
    "k": lambda writer: writer.scribe.between((1, 5)),
    "year": lambda writer: writer.meeting.year,
    "last_year": lambda writer: writer.meeting.held.year + ERA - 1,
    "body": lambda writer: writer.meeting.body,
    "venue": lambda writer: writer.meeting.venue,
}
"""How each slot is filled that nobody gave."""


def letter(number: int) -> str:
    """ก for 1, ข for 2 …"""
    return agenda.ROMANS[(number - 1) % len(agenda.ROMANS)]
