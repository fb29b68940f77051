"""Invented people: title, given name, family name, office and part, as kinds of bodies have them."""

from collections.abc import Callable
from dataclasses import dataclass

from training.minutes.scribe import Scribe
from training.minutes.wordings import names


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


def _any_given(scribe: Scribe) -> str:
    return scribe.choose(names.MALE + names.FEMALE)


def _academic(scribe: Scribe) -> Person:
    title = scribe.row(names.ACADEMIC_TITLES)
    gap = " " if title.endswith("ดร.") and scribe.chance(0.15) else ""
    return Person(title, _any_given(scribe), draw_family(scribe), gap)


def _medical(scribe: Scribe) -> Person:
    return Person(scribe.row(names.MEDICAL_TITLES), _any_given(scribe), draw_family(scribe))


def _ranked(scribe: Scribe) -> Person:
    title = scribe.row(names.RANKS)
    gap = " " if title.endswith(".") and scribe.chance(0.2) else ""
    return Person(title, scribe.choose(names.MALE), draw_family(scribe), gap)


def _noble(scribe: Scribe) -> Person:
    return Person(scribe.row(names.NOBLE_TITLES), _any_given(scribe), draw_family(scribe))


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
PROFILES: dict[str, tuple[Draw, ...]] = {
    "civil": (_civil,) * 18 + (_ranked, _noble),
    "mixed": (_civil,) * 10 + (_academic, _ranked, _ranked, _noble, _medical),
    "academic": (_academic,) * 6 + (_civil,) * 3,
    "medical": (_medical,) * 5 + (_civil,) * 5,
    "company": (_civil,) * 14 + (_academic, _noble, _ranked, _foreign),
    "monks": (_monk,) * 6 + (_civil,) * 5,
    "plain": (_civil,) * 6 + (_nickname,) * 4,
}
"""How often which people sit in a body; a row more is a chance more."""
