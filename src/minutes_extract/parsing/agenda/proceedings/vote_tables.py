"""Votes that a table counts under the resolution: rows or columns เห็นด้วย, ไม่เห็นด้วย, งดออกเสียง."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes_extract.model.minutes import Resolution, Table, TableCell, Votes, VoteUnit
from minutes_extract.parsing.text.resolutions import announces_list
from minutes_extract.parsing.text.votes import method_in

# What a row or column counts; ไม่เห็นด้วย before เห็นด้วย.
COUNTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no", re.compile(r"^[\d.\s\-–]*(?:ไม่(?:เห็นด้วย|เห็นชอบ|อนุมัติ|รับ(?:รอง|หลักการ)?(?!ทราบ))|คัดค้าน)")),
    ("abstain", re.compile(r"^[\d.\s\-–]*(?:งด|ไม่)(?:เว้น)?(?:การ)?(?:ออกเสียง|ลงคะแนน)")),
    ("invalid", re.compile(r"^[\d.\s\-–]*(?:(?:บัตร|คะแนน|เสียง)(?:เสีย|โมฆะ)|โมฆะ)")),
    ("present", re.compile(r"^[\d.\s\-–]*รวม(?!ถึง|กัน)")),
    ("yes", re.compile(r"^[\d.\s\-–]*(?:เห็นด้วย|เห็นชอบ|อนุมัติ|รับ(?:รอง|หลักการ)?\s*$|รับ(?:รอง|หลักการ))")),
)
NOTHING = re.compile(r"[-–—]|ไม่มี")
VOTE_MARK = re.compile(r"[/✓✔√xX×*•●⁄]+")
FEWEST_COUNTS = 2
FEWEST_TOLD = 3
"""Counts by which a table of votes is known although the resolution does not announce it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A table that counts votes, and where it stands among the item's tables."""

    at: int
    votes: Votes


def counted_in(tables: Sequence[Table]) -> list[Counted]:
    """The tables of votes, in the order of the paper."""
    return [Counted(at, votes) for at, table in enumerate(tables) if (votes := votes_in(table))]


def with_tabled_votes(resolutions: Sequence[Resolution], tables: Sequence[Table], item: str) -> list[Resolution]:
    """The resolutions with the votes of the tables they announce; none where it is not plain which table is whose.

    `item` is the pointer of the item that the tables stand at.
    """
    counted = counted_in(tables)
    awaiting = _awaiting(resolutions, counted)
    if not counted or (len(awaiting) != 1 and len(counted) != len(awaiting)):
        return list(resolutions)
    if len(counted) > len(awaiting) and not _agree(counted):
        return list(resolutions)
    tabled = dict(zip(awaiting, counted, strict=False))
    return [_counted(one, tabled[at], item) if at in tabled else one for at, one in enumerate(resolutions)]


def _awaiting(resolutions: Sequence[Resolution], counted: Sequence[Counted]) -> list[int]:
    """Where the resolutions stand that announce votes; a lone one need not where the table plainly counts votes."""
    announced = [at for at, one in enumerate(resolutions) if _awaits_votes(one)]
    if announced or len(resolutions) != 1 or _is_counted(resolutions[0]):
        return announced
    return [0] if any(_told(one.votes) >= FEWEST_TOLD for one in counted) else []


def _told(votes: Votes) -> int:
    return sum(count is not None for count in (votes.yes, votes.no, votes.abstain, votes.invalid))


def _agree(counted: Sequence[Counted]) -> bool:
    """One resolution about several persons, each with a table: all of them count alike."""
    return all(one.votes == counted[0].votes for one in counted)


def _is_counted(resolution: Resolution) -> bool:
    return resolution.votes is not None and resolution.votes.yes is not None


def _awaits_votes(resolution: Resolution) -> bool:
    """It ends in ดังนี้, or says by what majority, and no count stands in its own words."""
    if _is_counted(resolution):
        return False
    return announces_list(resolution.text) or "คะแนน" in resolution.text


def _counted(resolution: Resolution, counted: Counted, item: str) -> Resolution:
    said = resolution.votes
    known = {
        "unanimous": bool(said and said.unanimous),
        "method": method_in(resolution.text),
        "table": f"{item}/tables/{counted.at}",
    }
    return resolution.model_copy(update={"votes": counted.votes.model_copy(update=known)})


def votes_in(table: Table) -> Votes | None:
    """The votes that the table counts; None where it counts something else."""
    counts = dict(_counts_in_rows(table)) or dict(_counts_in_columns(table)) or _marks_in_columns(table)
    if "yes" not in counts or len(counts.keys() - {"present"}) < FEWEST_COUNTS:
        return None
    return Votes.empty(**counts, unit=_unit(table, counts.values()))


def _unit(table: Table, counts: Iterable[int | float]) -> VoteUnit:
    """Fractions are ratios; shares where a head says so."""
    if not all(isinstance(count, int) for count in counts):
        return VoteUnit.RATIO
    return VoteUnit.SHARES if any("หุ้น" in column for column in table.columns) else VoteUnit.VOTES


def _counts_in_rows(table: Table) -> Iterator[tuple[str, int | float]]:
    for row in table.rows:
        name = counted_name(row[0].text) if row else ""
        count = next((count for cell in row[1:] if (count := count_of(cell)) is not None), None)
        if name and count is not None:
            yield name, count


def _counts_in_columns(table: Table) -> Iterator[tuple[str, int | float]]:
    """The first row that counts under the heads."""
    names = [counted_name(column) for column in table.columns]
    for row in table.rows[:1]:
        for name, cell in zip(names, row, strict=False):
            count = count_of(cell)
            if name and count is not None:
                yield name, count


def _marks_in_columns(table: Table) -> dict[str, int | float]:
    """A roll of names with a mark in the column of each one's vote."""
    names = [counted_name(column) for column in table.columns]
    columns = {name: at for at, name in enumerate(names) if name and name != "present"}
    marks = {name: [row[at].text.strip() for row in table.rows if at < len(row)] for name, at in columns.items()}
    if not all(VOTE_MARK.fullmatch(text) for texts in marks.values() for text in texts if text):
        return {}
    counts: dict[str, int | float] = {name: sum(map(bool, texts)) for name, texts in marks.items()}
    return counts if sum(counts.values()) else {}


def counted_name(text: str) -> str:
    """What a row or column with such a head counts: yes, no, abstain, invalid, present; empty for anything else."""
    return next((name for name, pattern in COUNTED if pattern.match(text)), "")


def count_of(cell: TableCell) -> int | float | None:
    """A count of votes or a ratio; a dash is none."""
    if NOTHING.fullmatch(cell.text.strip()):
        return 0
    return cell.value
