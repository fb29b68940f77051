"""Votes that a table counts under the resolution: rows or columns เห็นด้วย, ไม่เห็นด้วย, งดออกเสียง."""

import re
from collections.abc import Iterator, Sequence

from minutes_extract.model.minutes import Resolution, Table, TableCell, Votes, VoteUnit
from minutes_extract.parsing.text.resolutions import announces_list

# What a row or column counts; ไม่เห็นด้วย before เห็นด้วย.
COUNTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no", re.compile(r"^[\d.\s\-–]*(?:ไม่(?:เห็นด้วย|เห็นชอบ|อนุมัติ|รับรอง|รับหลักการ)|คัดค้าน)")),
    ("abstain", re.compile(r"^[\d.\s\-–]*(?:งด|ไม่)ออกเสียง")),
    ("invalid", re.compile(r"^[\d.\s\-–]*(?:บัตร|คะแนน)(?:เสีย|โมฆะ)")),
    ("yes", re.compile(r"^[\d.\s\-–]*(?:เห็นด้วย|เห็นชอบ|อนุมัติ|รับรอง|รับหลักการ)")),
)
NOTHING = re.compile(r"[-–—]|ไม่มี")
FEWEST_COUNTS = 2


def with_tabled_votes(resolutions: Sequence[Resolution], tables: Sequence[Table]) -> list[Resolution]:
    """The resolutions with the votes of the tables they announce; none where it is not plain which table is whose."""
    counted = [votes for table in tables if (votes := votes_in(table))]
    awaiting = [at for at, one in enumerate(resolutions) if _awaits_votes(one)]
    if len(counted) != len(awaiting):
        return list(resolutions)
    tabled = dict(zip(awaiting, counted, strict=True))
    return [_counted(one, tabled[at]) if at in tabled else one for at, one in enumerate(resolutions)]


def _awaits_votes(resolution: Resolution) -> bool:
    """It ends in ดังนี้, or says by what majority, and no count stands in its own words."""
    if resolution.votes is not None and resolution.votes.yes is not None:
        return False
    return announces_list(resolution.text) or "คะแนน" in resolution.text


def _counted(resolution: Resolution, votes: Votes) -> Resolution:
    unanimous = bool(resolution.votes and resolution.votes.unanimous)
    return resolution.model_copy(update={"votes": votes.model_copy(update={"unanimous": unanimous})})


def votes_in(table: Table) -> Votes | None:
    """The votes that the table counts; None where it counts something else."""
    counts = dict(_counts_in_rows(table)) or dict(_counts_in_columns(table))
    if "yes" not in counts or len(counts) < FEWEST_COUNTS:
        return None
    whole = all(isinstance(count, int) for count in counts.values())
    return Votes.empty(**counts, unit=VoteUnit.VOTES if whole else VoteUnit.RATIO)


def _counts_in_rows(table: Table) -> Iterator[tuple[str, int | float]]:
    for row in table.rows:
        name = _counted_name(row[0].text) if row else ""
        count = next((count for cell in row[1:] if (count := _count_of(cell)) is not None), None)
        if name and count is not None:
            yield name, count


def _counts_in_columns(table: Table) -> Iterator[tuple[str, int | float]]:
    """The first row that counts under the heads."""
    names = [_counted_name(column) for column in table.columns]
    for row in table.rows[:1]:
        for name, cell in zip(names, row, strict=False):
            count = _count_of(cell)
            if name and count is not None:
                yield name, count


def _counted_name(text: str) -> str:
    return next((name for name, pattern in COUNTED if pattern.match(text)), "")


def _count_of(cell: TableCell) -> int | float | None:
    """A count of votes or a ratio; a dash is none."""
    if NOTHING.fullmatch(cell.text.strip()):
        return 0
    return cell.value
