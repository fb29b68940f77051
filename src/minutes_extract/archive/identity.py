"""What a document and its items are called in other people's systems: the same wherever the JSON lies."""

from minutes_extract.model.minutes import Minutes

ID_LETTERS = 16
"""Of the source's sha256 in an id: 64 bits, safe for any archive."""


def document_id(minutes: Minutes) -> str:
    """What a document is called in ids; of several meetings in one file each has its own."""
    part = minutes.source.part
    return minutes.source.sha256[:ID_LETTERS] + (f"m{part.index}" if part else "")


def item_id(document: str, positions: tuple[int, ...]) -> str:
    """A stable id: where the item stands, not what it is numbered (numbers repeat, or are not printed)."""
    return f"{document}-{'.'.join(str(at + 1) for at in positions)}"
