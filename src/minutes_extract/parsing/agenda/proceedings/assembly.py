"""Those who meet, as the words under an item refer to them: by name, by office, by what each vote weighs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes_extract.model.minutes import (
    AttendanceGroup,
    Meeting,
    NamedPerson,
    Person,
    PersonStatus,
    Resolution,
    Speaker,
    Votes,
    VoteUnit,
)
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import PersonName, read_name

# Offices as they are shortened in the text; the short form on the left, asked in this order.
SHORT_FORMS: tuple[tuple["re.Pattern[str]", str], ...] = (
    (re.compile(r"อบต\.?"), "องค์การบริหารส่วนตำบล"),
    (re.compile(r"อบจ\.?"), "องค์การบริหารส่วนจังหวัด"),
    (re.compile(r"ผอ\."), "ผู้อำนวยการ"),
    (re.compile(r"ผจก\."), "ผู้จัดการ"),
    (re.compile(r"เลขา(?!นุการ|ธิการ)"), "เลขานุการ"),
    (re.compile(r"(?:ในที่|ที่)ประชุม$"), ""),
    (re.compile(r"^ท่าน|[ฯ.:：()\-–\s]+"), ""),
)
SHORTEST_OFFICE = 5
"""Letters of an office below which the beginning of another may be the same by chance."""
MOST_HEADS = 1_000
"""Votes by head in a room; what counts more counts shares."""
# In whose meetings a vote weighs as much as is owned.
SHAREHOLDERS = re.compile(r"ผู้ถือหุ้น")


@dataclass(frozen=True, slots=True)
class _Listed:
    pointer: str
    person: Person
    absent: bool


class Assembly:
    """The people of the attendance lists, with their pointers into the document."""

    def __init__(self, attendance: Sequence[AttendanceGroup] = (), meeting: Meeting | None = None) -> None:
        listed = sorted(_listed(attendance), key=lambda one: one.absent)
        self._by_name = _grouped((_key(one.person.given_name, one.person.family_name), one) for one in listed)
        self._by_given = _grouped((_key(one.person.given_name, None), one) for one in listed)
        self._names = {squeeze(one.person.name) for one in listed if one.person.name}
        self._by_office = _grouped((office, one) for one in listed if not one.absent for office in _offices(one.person))
        words = f"{meeting.title or ''} {meeting.body or ''}" if meeting else ""
        self._votes_are_shares = bool(SHAREHOLDERS.search(words))

    def weighed(self, resolutions: Iterable[Resolution]) -> list[Resolution]:
        """The resolutions, votes counted in shares where shareholders meet and more votes fall than people come."""
        return [one.model_copy(update={"votes": self._weighed(one.votes)}) for one in resolutions]

    def _weighed(self, votes: Votes | None) -> Votes | None:
        if not self._votes_are_shares or votes is None or votes.unit is not VoteUnit.VOTES:
            return votes
        counted = sum(count or 0 for count in (votes.yes, votes.no, votes.abstain))
        return votes.model_copy(update={"unit": VoteUnit.SHARES}) if counted > MOST_HEADS else votes

    def named(self, raw: str) -> NamedPerson:
        """Somebody named in the text, by name or by office."""
        name = read_name(raw.strip())
        return NamedPerson(raw=raw, name=name.full if name else None, person=self.pointer_to(raw))

    def speaker(self, raw: str, role: str | None) -> Speaker:
        """Somebody who speaks; the role printed under the name or, for an office, the office itself."""
        name = read_name(raw.strip())
        office = role or (None if name else raw.strip(" :：-–").removesuffix("ฯ").strip())
        person = self.pointer_to(raw) or (self._holder(office) if office and not name else None)
        return Speaker(raw=raw, name=name.full if name else None, role=office, person=person)

    def lists(self, name: str) -> bool:
        """Whether somebody is listed under exactly this name."""
        return squeeze(name) in self._names

    def pointer_to(self, raw: str) -> str | None:
        """The person on the lists whom the words name; None where nobody fits, or several do."""
        name = read_name(raw.strip())
        return self._bearer(name) if name else self._holder(raw)

    def _bearer(self, name: PersonName) -> str | None:
        if name.family is None:
            alike = self._by_given.get(_key(name.given, None), [])
            return alike[0].pointer if len(alike) == 1 else None
        same = self._by_name.get(_key(name.given, name.family), [])
        return same[0].pointer if same else None

    def _holder(self, office: str) -> str | None:
        wanted = office_key(office)
        if len(wanted) < SHORTEST_OFFICE:
            return None
        holders = self._by_office.get(wanted) or [
            one for held, people in self._by_office.items() if held.startswith(wanted) for one in people
        ]
        pointers = {one.pointer for one in holders}
        return pointers.pop() if len(pointers) == 1 else None


def office_key(office: str) -> str:
    """An office without blanks and marks, its short forms written out."""
    for short, long in SHORT_FORMS:
        office = short.sub(long, office.strip())
    return office


def _listed(attendance: Sequence[AttendanceGroup]) -> Iterator[_Listed]:
    for at, group in enumerate(attendance):
        for index, person in enumerate(group.people):
            yield _Listed(f"/attendance/{at}/people/{index}", person, group.status is PersonStatus.ABSENT)


def _offices(person: Person) -> Iterator[str]:
    for office in (person.role, person.position, person.acting_for):
        if office:
            yield office_key(office)


def _key(given: str | None, family: str | None) -> str:
    return squeeze(f"{given or ''} {family or ''}")


def _grouped(pairs: Iterable[tuple[str, _Listed]]) -> dict[str, list[_Listed]]:
    found: defaultdict[str, list[_Listed]] = defaultdict(list)
    for key, one in pairs:
        if key:
            found[key].append(one)
    return found
