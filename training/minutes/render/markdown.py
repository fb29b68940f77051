"""Pieces → Markdown, as OCR services write it: heads of levels or bold, pipes, a blank line between paragraphs."""

from collections.abc import Iterator

from training.minutes.document import Block, Grid, Piece

BOLD_FROM = 3
"""Level from which heads are bold lines."""


def to_markdown(pieces: tuple[Piece, ...]) -> str:
    """The paper; what stands around pages is left out, as such services do."""
    return "\n\n".join(_grid(piece) if isinstance(piece, Grid) else _block(piece) for piece in pieces) + "\n"


def _block(block: Block) -> str:
    text = block.text.replace("**", "")
    if not block.level or not text:
        return text
    return f"**{text}**" if block.level >= BOLD_FROM else f"{'#' * block.level} {text}"


def _grid(grid: Grid) -> str:
    return "\n".join(_rows(grid))


def _rows(grid: Grid) -> Iterator[str]:
    for at, row in enumerate(grid.rows):
        yield f"| {' | '.join(row)} |"
        if not at:
            yield "|" + " --- |" * len(row)
