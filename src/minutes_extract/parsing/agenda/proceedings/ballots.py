"""Ballots of an election: how many votes each candidate has, and who is elected."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from minutes_extract.model.minutes import Ballot, Outcome, Resolution, Table
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.agenda.proceedings.vote_tables import count_of, counted_in, counted_name
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import PersonName, find_names, read_name

# นายสมชาย ใจดี ได้ ๙ คะแนน · ได้รับคะแนนเสียง ๙ เสียง · มีผู้ลงคะแนนให้ จำนวน ๙ เสียง · ๙ คะแนน
GOT = re.compile(
    r"(?:\s|\((?:หมายเลข|เบอร์)[^)]{0,20}\)|หมายเลข\s?\d+|ได้(?:รับ)?|มี(?:ผู้)?|ลงคะแนนให้|(?:คะแนน)?เสียง(?:สนับสนุน)?|คะแนน|เลือก|จำนวน|รวม|เท่ากับ|[:：=\-–]){1,10}?"
    r"(?P<count>\d{1,12}(?:,\d{3})*)\s*(?:คะแนน|เสียง|หุ้น)"
)
# …เลือกนาย… · แต่งตั้งนาย… · จับสลากได้นาย…
ELECTS = re.compile(
    r"(?:เลือก(?:ตั้ง)?|แต่งตั้ง|จับสลาก(?:ได้)?|ปรากฏว่า(?:ผู้ที่)?(?:จับ(?:สลาก)?)?ได้(?:แก่|คือ)?|เห็นชอบ)(?:ให้|แก่|:|\s)*$"
)
# นาย… ได้รับเลือก · เป็นผู้จับสลากได้ · เป็นประธานสภา
IS_ELECTED = re.compile(
    r"^(?:\s|จึง|เป็นผู้)*(?:ได้รับ(?:การ)?(?:เลือก|แต่งตั้ง|คัดเลือก|เลือกตั้ง)|(?:เป็นผู้)?จับ(?:สลาก)?ได้|(?:ดำรงตำแหน่ง|เป็น)(?:รอง|เลขา)?(?:ประธาน|นายก|กรรมการ|เลขานุการ|ผู้แทน|รองประธาน|รองนายก|หัวหน้า))"
)
BEFORE_NAME = 60
"""Letters before a name within which the verb that elects its bearer stands."""
FEWEST_CANDIDATES = 2
# Heads of the columns of a table of candidates.
CANDIDATE = re.compile(r"ชื่อ|ผู้สมัคร|ผู้ได้รับการเสนอ|รายนาม|candidate", re.I)
BALLOT_COUNT = re.compile(r"คะแนน|จำนวนเสียง|เสียงที่ได้|votes", re.I)


# …ผลปรากฏว่านายสมชาย ใจดี ได้ ๗ คะแนน: the words before a name are printed close to it
CLOSE_TO_NAME = re.compile(r"(?:ว่า|เลือก|เลือกตั้ง|แต่งตั้ง|ได้|ชื่อ|ให้|แก่)(?=นาย|นาง|น\.ส\.|ว่าที่|ดร\.|[ก-ฮ]{1,3}\.[ก-ฮ]{0,2})")


class _Polled(NamedTuple):
    """A candidate with a count."""

    name: str
    votes: int | float
    elected: bool | None = None
    """Where a count for and against this candidate alone tells."""


def with_ballots(
    resolutions: Sequence[Resolution], texts: Sequence[str], tables: Sequence[Table], assembly: Assembly
) -> list[Resolution]:
    """The one resolution that elects or appoints, with the votes of each candidate; all as they are where none does.

    The counts stand in the resolution, in the text above it, or in a table.
    """
    electing = [at for at, one in enumerate(resolutions) if Outcome.APPOINTED in one.outcomes]
    if len(electing) != 1:
        return list(resolutions)
    resolution = resolutions[electing[0]]
    polled = list(_polled(resolution, texts, tables))
    if not polled:
        return list(resolutions)
    elected = _elected(_parted("\n".join((*texts, resolution.text))), {one.name for one in polled})
    ballots = tuple(_ballot(one, elected, assembly) for one in polled)
    return [
        one.model_copy(update={"ballots": ballots}) if at in electing else one for at, one in enumerate(resolutions)
    ]


def _polled(resolution: Resolution, texts: Sequence[str], tables: Sequence[Table]) -> Iterable[_Polled]:
    said = list(_polled_in_text(_parted("\n".join((*texts, resolution.text)))))
    tabled = said or [one for table in tables for one in _polled_in_table(table)]
    return tabled or list(_polled_one_by_one(resolution, tables))


def _parted(text: str) -> str:
    """The text with a blank before each name."""
    return CLOSE_TO_NAME.sub(r"\g<0> ", text)


def _polled_in_text(text: str) -> Iterator[_Polled]:
    """Each name with the count right behind it; the last count of a candidate is that of the last round."""
    found: dict[str, int] = {}
    for name in find_names(text):
        got = GOT.match(text, name.end)
        if got:
            found.pop(name.full, None)
            found[name.full] = int(got["count"].replace(",", ""))
    yield from (_Polled(name, votes) for name, votes in found.items())


def _polled_in_table(table: Table) -> Iterator[_Polled]:
    """Rows of candidates with their counts."""
    names = [at for at, column in enumerate(table.columns) if CANDIDATE.search(squeeze(column))]
    counts = [
        at for at, column in enumerate(table.columns) if counted_name(column) == "yes" or BALLOT_COUNT.search(column)
    ]
    if not names or not counts:
        return
    for row in table.rows:
        if len(row) <= max(names[0], counts[0]):
            continue
        name, count = read_name(row[names[0]].text), count_of(row[counts[0]])
        if name and count is not None:
            yield _Polled(name.full, count)


def _polled_one_by_one(resolution: Resolution, tables: Sequence[Table]) -> Iterator[_Polled]:
    """Candidates listed in the resolution, each with a table of votes of their own."""
    listed = [name for line in resolution.text.split("\n")[1:] if (name := _first_name(line))]
    counted = counted_in(tables)
    if len(counted) < FEWEST_CANDIDATES or len(counted) != len(listed):
        return
    for name, one in zip(listed, counted, strict=True):
        yes, no = one.votes.yes or 0, one.votes.no or 0
        yield _Polled(name.full, yes, yes > no)


def _first_name(line: str) -> PersonName | None:
    return next(iter(find_names(line)), None)


def _elected(text: str, candidates: set[str]) -> set[str]:
    """The candidates whom the words name as elected."""
    return {
        name.full
        for name in find_names(text)
        if name.full in candidates
        and (ELECTS.search(text[max(0, name.start - BEFORE_NAME) : name.start]) or IS_ELECTED.match(text[name.end :]))
    }


def _ballot(one: _Polled, elected: set[str], assembly: Assembly) -> Ballot:
    named = (one.name in elected) if elected else None
    return Ballot.empty(
        candidate=assembly.named(one.name), votes=one.votes, elected=named if one.elected is None else one.elected
    )
