"""Do the votes add up to those present, are as many voters named as counted, is the majority reached that the paper asks for?"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import regex

from minutes_extract.checks.codes import finding
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import AgendaItem, Finding, Outcome, QuorumUnit, Resolution, Votes, VoteUnit
from minutes_extract.parsing.text.votes import named_voters

FRACTIONS: tuple[tuple["regex.Pattern[str]", Fraction], ...] = (
    (regex.compile(r"สามในสี่|3\s?ใน\s?4|3/4"), Fraction(3, 4)),
    (regex.compile(r"สองในสาม|2\s?ใน\s?3|2/3"), Fraction(2, 3)),
    (regex.compile(r"กึ่งหนึ่ง|ครึ่งหนึ่ง"), Fraction(1, 2)),
)
# ต้องได้รับคะแนนเสียงไม่น้อยกว่าสามในสี่ · ต้องมีเสียงเกินกึ่งหนึ่ง
ASKED = regex.compile(
    r"ต้อง[ก-๙\s]{0,60}?(?:คะแนน(?:เสียง)?|เสียง|มติ)[ก-๙\s]{0,40}?(?P<least>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เกิน(?:กว่า)?|มากกว่า)\s*"
    r"(?P<share>สามในสี่|สองในสาม|กึ่งหนึ่ง|ครึ่งหนึ่ง|[23]\s?ใน\s?[34]|[23]/[34])(?P<of>[^\n]{0,60})"
)
# …ของจำนวนสมาชิกทั้งหมด: of all members, be they present or not
OF_ALL_MEMBERS = regex.compile(r"ทั้งหมด|เท่าที่มีอยู่")
CARRIED = frozenset({Outcome.APPROVED, Outcome.CERTIFIED, Outcome.APPOINTED})
OF_QUORUM = {QuorumUnit.PERSONS: VoteUnit.VOTES, QuorumUnit.SHARES: VoteUnit.SHARES, QuorumUnit.RATIO: VoteUnit.RATIO}


class _NeededMajority(NamedTuple):
    """The majority that the paper asks for."""

    share: Fraction
    more: bool
    """More than the share, not as much."""
    of_all: bool
    raw: str

    def is_reached(self, yes: float, of: float) -> bool:
        """Whether so many of so many are enough."""
        wanted = float(self.share) * of
        return yes > wanted if self.more else yes >= wanted


def check_votes(minutes: MinutesParts) -> Iterator[Finding]:
    """The votes of each resolution."""
    for path, item in agenda_items(minutes):
        for at, resolution in enumerate(item.resolutions):
            where = f"{path}/resolutions/{at}"
            yield from _named(resolution, where)
            if resolution.votes is not None:
                yield from _sum(minutes, resolution, resolution.votes, f"{where}/votes")
                yield from _majority(minutes, item, resolution, resolution.votes, f"{where}/votes")


def _sum(minutes: MinutesParts, resolution: Resolution, votes: Votes, path: str) -> Iterator[Finding]:
    """All counts together are those present; where not all kinds are counted, they are no more than that."""
    present = votes.present if votes.present is not None else _members(minutes, votes)
    if votes.yes is None or present is None:
        return
    counted = _together(votes)
    is_whole = votes.present is not None and None not in (votes.no, votes.abstain)
    if counted > present or (is_whole and counted != present):
        message = f"{counted} votes are counted, {present} are present."
        yield finding("votes.sum", message, path, resolution.places, resolution.text, counted=counted, present=present)


def _members(minutes: MinutesParts, votes: Votes) -> int | float | None:
    """How many there are in all, of which no more can vote."""
    quorum = minutes.meeting.quorum
    if quorum is None or quorum.unit is None or votes.unit is not OF_QUORUM[quorum.unit]:
        return None
    return quorum.members


def _together(votes: Votes) -> int | float:
    total = sum(count for count in (votes.yes, votes.no, votes.abstain, votes.invalid) if count is not None)
    return round(total, 6) if isinstance(total, float) else total


def _named(resolution: Resolution, path: str) -> Iterator[Finding]:
    for listed in named_voters(resolution.text):
        if listed.stated is not None and listed.stated != len(listed.people):
            message = f"{listed.stated} voters are counted, {len(listed.people)} are named."
            quote = ", ".join(listed.people)
            yield finding(
                "votes.names", message, path, resolution.places, quote, stated=listed.stated, found=len(listed.people)
            )


def _majority(
    minutes: MinutesParts, item: AgendaItem, resolution: Resolution, votes: Votes, path: str
) -> Iterator[Finding]:
    """What was carried has the votes that the paper says it needs."""
    asked = _asked(f"{item.text}\n{resolution.text}")
    if asked is None or votes.yes is None or not CARRIED & set(resolution.outcomes):
        return
    of = _members(minutes, votes) if asked.of_all else votes.present or _together(votes)
    if of and not asked.is_reached(votes.yes, of):
        message = f"{votes.yes} of {of} is less than what is needed: {asked.raw}."
        yield finding("votes.majority", message, path, resolution.places, asked.raw, yes=votes.yes, of=of)


def _asked(text: str) -> _NeededMajority | None:
    found = ASKED.search(text)
    if found is None:
        return None
    share = next(share for pattern, share in FRACTIONS if pattern.fullmatch(found["share"]))
    return _NeededMajority(
        share, found["least"].startswith(("เกิน", "มาก")), bool(OF_ALL_MEMBERS.search(found["of"])), found[0].strip()
    )
