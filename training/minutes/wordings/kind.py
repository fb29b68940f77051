"""What a kind of body is: who meets, under what name, in what offices and parts, about what."""

from dataclasses import dataclass, field

from training.minutes.wordings import closings, decisions, heads, prose
from training.minutes.wordings import titles as title_blocks
from training.minutes.wordings.table import Wordings


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body. Slots in names: place, province, brand, temple, university …"""

    name: str
    bodies: Wordings
    posts: tuple[str, ...]
    """Offices of members."""
    roles: tuple[str, ...]
    """Parts in the body: the chair's first, the secretary's last, a member's in the middle."""
    guests: tuple[str, ...]
    topics: tuple[str, ...]
    use: str = "common"
    agenda: str = "official"
    """Which list of headings: a key of `agenda.SKELETONS`."""
    honorifics: str = "civil"
    titles: Wordings = title_blocks.TITLES
    numbers: Wordings | None = title_blocks.NUMBERS
    """None: the meetings of this kind have no number."""
    present: Wordings = heads.PRESENT
    absent: Wordings = heads.ABSENT
    guest_heads: Wordings = heads.GUESTS
    reasons: Wordings = heads.REASONS
    speakers: tuple[str, ...] = ()
    """Offices that speak under their own name in a column."""
    members: tuple[int, int] = (5, 14)
    guest_count: tuple[int, int] = (0, 5)
    thai_digits: float = 0.6
    reports: Wordings = prose.REPORTS
    """Sentences about a topic."""
    votes: str = "none"
    """none, persons, shares or ratio."""
    labels: Wordings = decisions.LABELS
    openings: Wordings = closings.OPENINGS
    signers: tuple[str, ...] = ("recorder", "reviewer")
    units: tuple[str, ...] = field(default=())
    """Agencies that head parts of a list of guests."""
