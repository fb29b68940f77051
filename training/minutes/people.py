"""Invented people: title, given name, family name, office and part, as kinds of bodies have them."""

from collections.abc import Callable
from dataclasses import dataclass

from training.minutes.scribe import Scribe
from training.minutes.wordings import names
from training.minutes.wordings.table import Wordings


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `gap` stands between the title and the given name."""

    title: str
    given: str
    family: str
    gap: str = ""
    position: str = ""
    role: str = ""
    acting_for: str = ""
    reason: str = ""

    @property
    def name(self) -> str:
        """As printed, one blank between given and family name."""
        return " ".join(filter(None, (f"{self.title}{self.gap}{self.given}", self.family)))


def draw_name(scribe: Scribe, honorifics: str) -> Person:
    """A person with no office yet, titled as a kind's people are."""
    return scribe.choose(PROFILES[honorifics])(scribe)


def draw_family(scribe: Scribe) -> str:
    """ศรีวงศ์"""
    head, tail = scribe.choose(names.FAMILY_HEADS), scribe.choose(names.FAMILY_TAILS)
    return head + tail if head != tail else head


def _civil(scribe: Scribe) -> Person:
    if scribe.chance(0.5):
        return Person(scribe.row(names.MALE_TITLES), scribe.choose(names.MALE), draw_family(scribe))
    return Person(scribe.row(names.FEMALE_TITLES), scribe.choose(names.FEMALE), draw_family(scribe))


def _given(scribe: Scribe, title: str) -> str:
    """A given name that goes with a title."""
    if title in FEMALE_TITLES or any(word in title for word in FEMALE_WORDS):
        return scribe.choose(names.FEMALE)
    if any(word in title for word in MALE_WORDS):
        return scribe.choose(names.MALE)
    return scribe.choose(names.MALE + names.FEMALE)


def _titled(table: Wordings) -> "Draw":
    """Draws people with titles of a table; a blank stands behind some titles."""

    def draw(scribe: Scribe) -> Person:
        title = scribe.row(table)
        gap = " " if title.endswith(("ดร.", "ร.ต.")) and scribe.chance(0.15) else ""
        return Person(title, _given(scribe, title), draw_family(scribe), gap)

    return draw


def _monk(scribe: Scribe) -> Person:
    if scribe.chance(0.35):
        return Person("", scribe.choose(names.MONK_ROYAL), "")
    return Person(scribe.row(names.MONK_TITLES), scribe.choose(names.MONK_GIVEN), scribe.choose(names.MONK_PALI))


def _foreign(scribe: Scribe) -> Person:
    title = scribe.choose(names.MR + names.MS)
    return Person(title.strip(), scribe.choose(names.ENGLISH_GIVEN), scribe.choose(names.ENGLISH_FAMILY), " ")


def _nickname(scribe: Scribe) -> Person:
    return Person("", scribe.choose(names.NICKNAMES), "")


Draw = Callable[[Scribe], Person]
FEMALE_TITLES = frozenset(names.FEMALE_TITLES.rows())
FEMALE_WORDS = ("หญิง", "พญ.", "ภญ.", "พว.", "พ.ว.")
MALE_WORDS = (
    "ทันตแพทย์",
    "นายแพทย์",
    "นพ.",
    "ภก.",
    "พ.ต",
    "พัน",
    "จ.ส.อ.",
    "ร.ต.",
    "ร้อย",
    "ดาบ",
    "สิบ",
    "ด.ต.",
    "พ.อ.",
    "เรือเอก",
)
_academic, _ranked, _noble = (_titled(table) for table in (names.ACADEMIC_TITLES, names.RANKS, names.NOBLE_TITLES))
_doctor, _nurse = _titled(names.MEDICAL_TITLES), _titled(names.NURSE_TITLES)
PROFILES: dict[str, tuple[Draw, ...]] = {
    "civil": (_civil,) * 18 + (_ranked, _noble),
    "mixed": (_civil,) * 10 + (_academic, _ranked, _ranked, _noble, _doctor),
    "academic": (_academic,) * 6 + (_civil,) * 3,
    "medical": (_civil,),
    "doctor": (_doctor,),
    "nurse": (_nurse,) * 2 + (_civil,) * 3,
    "company": (_civil,) * 14 + (_academic, _noble, _ranked, _foreign),
    "monks": (_civil,),
    "monk": (_monk,),
    "plain": (_civil,) * 6 + (_nickname,) * 4,
}
"""How often which people sit in a body; a row more is a chance more."""
OF_POSTS = {
    "medical": {"แพทย์": "doctor", "ผู้อำนวยการ": "doctor", "พยาบาล": "nurse", "หอผู้ป่วย": "nurse", "เภสัช": "nurse"},
    "monks": {"เจ้าอาวาส": "monk", "เจ้าคณะ": "monk"},
}
"""Whose offices, by a word in them, are held by people of another profile."""


def profile_of(profile: str, post: str) -> str:
    """The profile of who holds an office."""
    return next((held for word, held in OF_POSTS.get(profile, {}).items() if word in post), profile)
