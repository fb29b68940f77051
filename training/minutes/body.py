"""Who meets: a kind of body with a name, a place, a date, people and a style. All that a paper says follows from it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from training.minutes.dates import ERA, Clock, draw_clock, draw_day
from training.minutes.people import Person, draw_name, profile_of
from training.minutes.scribe import Scribe
from training.minutes.style import Style, draw_style
from training.minutes.wordings import heads, places
from training.minutes.wordings.kind import Kind
from training.minutes.wordings.kinds import KINDS

ACTING, ABSENT_AT_MOST = 0.08, 3
"""Share of members for whom somebody else comes; how many stay away."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The facts of one meeting."""

    kind: Kind
    body: str
    slots: dict[str, str]
    """Names that the kind's texts ask for: place, province, brand …"""
    held: date
    sequence: int
    term: int
    start: Clock
    end: Clock
    venue: str
    title: str
    """The words that say that the paper is minutes."""
    number_form: str
    """A row of the kind's table; empty where meetings have no number."""
    heads: tuple[str, str, str]
    """Of the lists of those present, absent and in attendance."""
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    guests: tuple[Person, ...]
    style: Style

    @property
    def year(self) -> int:
        """Of the Buddhist era."""
        return self.held.year + ERA

    @property
    def chair(self) -> Person:
        """The first of those present."""
        return self.present[0]

    @property
    def secretary(self) -> Person:
        """The last of those present."""
        return self.present[-1]


def draw_kind(scribe: Scribe) -> Kind:
    """A kind of body; those held out only where held-out rows are drawn."""
    return scribe.choose([kind for kind in KINDS if kind.use == "common" or scribe.shares.held_out])


def draw_meeting(scribe: Scribe, kind: Kind) -> Meeting:
    """A meeting of a body of some kind."""
    scribe.thai_digits = scribe.chance(kind.thai_digits)
    slots = draw_slots(scribe)
    style = draw_style(scribe)
    body = scribe.row(kind.bodies).format_map(slots)
    members = _members(scribe, kind, slots)
    absent_count = min(scribe.choose((0, 0, 1, 1, 2, ABSENT_AT_MOST)), len(members) - 3)
    away = set(scribe.draw.sample(range(1, len(members) - 1), max(0, absent_count)))
    start = draw_clock(scribe)
    return Meeting(
        kind=kind,
        body=body,
        slots=slots,
        held=draw_day(scribe),
        sequence=scribe.between((1, 12)),
        term=scribe.between((1, 4)),
        start=start,
        end=start.later(scribe.between((8, 42)) * 5),
        venue=scribe.row(places.VENUES).format_map(slots),
        title=scribe.row(kind.titles),
        number_form=scribe.row(kind.numbers) if kind.numbers else "",
        heads=_heads(scribe, kind, style),
        present=tuple(_acting(scribe, one) for at, one in enumerate(members) if at not in away),
        absent=tuple(_reasoned(scribe, kind, one) for at, one in enumerate(members) if at in away),
        guests=_guests(scribe, kind, slots),
        style=style,
    )


def next_meeting(scribe: Scribe, meeting: Meeting) -> Meeting:
    """The next meeting of the same body: same people, a month later."""
    held = meeting.held + timedelta(28)
    same_year = held.year == meeting.held.year
    start = draw_clock(scribe)
    return replace(
        meeting,
        held=held,
        sequence=meeting.sequence + 1 if same_year else 1,
        start=start,
        end=start.later(scribe.between((8, 42)) * 5),
        guests=_guests(scribe, meeting.kind, meeting.slots),
    )


def draw_slots(scribe: Scribe) -> dict[str, str]:
    """Names of places and organisations for the slots of a kind's texts."""
    province = scribe.choose(tuple(places.DISTRICTS))
    return {
        "province": province,
        "district": scribe.choose(places.DISTRICTS[province]),
        "place": scribe.choose(places.SUBDISTRICT_HEADS) + scribe.choose(places.SUBDISTRICT_TAILS),
        "brand": scribe.choose(places.BRANDS),
        "condominium": scribe.choose(places.CONDOMINIUMS),
        "temple": scribe.choose(places.TEMPLES),
        "hospital": scribe.choose(places.HOSPITALS),
        "university": scribe.choose(places.UNIVERSITIES),
        "faculty": scribe.choose(places.FACULTIES),
        "enterprise": scribe.choose(places.ENTERPRISES),
        "name": scribe.choose(places.VENUE_NAMES),
        "floor": str(scribe.between((1, 9))),
        "room": str(scribe.between((101, 1420))),
        "k": str(scribe.between((1, 9))),
    }


def _heads(scribe: Scribe, kind: Kind, style: Style) -> tuple[str, str, str]:
    present = heads.PRESENT_JOINED if style.grouping == "joined" else kind.present
    return scribe.row(present), scribe.row(kind.absent), scribe.row(kind.guest_heads)


def _members(scribe: Scribe, kind: Kind, slots: dict[str, str]) -> list[Person]:
    count = scribe.between(kind.members)
    posts = _posts(scribe, kind.posts, count)
    people = distinct_people(scribe, [profile_of(kind.honorifics, post) for post in posts])
    roles = _roles(scribe, kind.roles, count)
    return [
        replace(person, position=_position(scribe, kind, post, role, slots), role=role)
        for person, post, role in zip(people, posts, roles, strict=True)
    ]


def _position(scribe: Scribe, kind: Kind, post: str, role: str, slots: dict[str, str]) -> str:
    """The office. Where only some members have a part in the body, these print it in place of an office."""
    if role and "" in kind.roles:
        return ""
    return post.format_map(slots | {"k": str(scribe.between((1, 9)))})


def distinct_people(scribe: Scribe, profiles: list[str]) -> list[Person]:
    """One for each profile, no two with one name."""
    people: list[Person] = []
    for profile in profiles:
        person = draw_name(scribe, profile)
        while any(person.given == one.given and person.family == one.family for one in people):
            person = draw_name(scribe, profile if person.family else "civil")
        people.append(person)
    return people


def _posts(scribe: Scribe, posts: tuple[str, ...], count: int) -> list[str]:
    """The first for the chair; each once before any is repeated."""
    others = list(posts[1:])
    scribe.draw.shuffle(others)
    pool = [posts[0], *others]
    return [pool[at] if at < len(pool) else scribe.choose(posts) for at in range(count)]


def _roles(scribe: Scribe, roles: tuple[str, ...], count: int) -> list[str]:
    chair, vice, *middle, secretary = roles
    vices = [vice] if count > 4 and scribe.chance(0.5) else []
    usual, *single = middle or [vice]
    members = [usual] * (count - 2 - len(vices))
    for role in single[: len(members) // 3]:
        members[scribe.draw.randrange(len(members))] = role
    return [chair, *vices, *members, secretary]


def _acting(scribe: Scribe, person: Person) -> Person:
    """Sometimes a member's post is held or filled by another."""
    if not person.position or not scribe.chance(ACTING) or person.role in ("ประธาน", "ประธานกรรมการ"):
        return person
    printed = scribe.row(heads.SUBSTITUTES).format(office=person.position)
    return replace(person, position=printed, acting_for=person.position)


def _reasoned(scribe: Scribe, kind: Kind, person: Person) -> Person:
    return replace(person, reason=scribe.row(kind.reasons))


def _guests(scribe: Scribe, kind: Kind, slots: dict[str, str]) -> tuple[Person, ...]:
    posts = [scribe.choose(kind.guests) for _ in range(scribe.between(kind.guest_count))]
    people = distinct_people(scribe, [profile_of(kind.honorifics, post) for post in posts])
    return tuple(replace(one, position=post.format_map(slots)) for one, post in zip(people, posts, strict=True))
