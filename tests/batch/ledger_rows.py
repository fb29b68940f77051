"""All rows of a ledger, for comparing two runs."""

from pathlib import Path

from minutes_extract.batch.ledger import open_copy


def rows_of(folder: Path) -> list[tuple[str | bytes | int | None, ...]]:
    """The rows of an output folder without what belongs to this machine and this run."""
    with open_copy(folder) as ledger:
        return list(ledger.content())
