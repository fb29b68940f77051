"""What a reader makes of a file: pages of lines."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from minutes_extract.model.line import Box, PageLine

LONGEST_QUOTE = 200
"""Letters of a remark's quote; hidden text may have megabytes."""
MOST_REMARKS = 20
"""Of one kind on one page; more are told as one with their number."""


class TextFrom(StrEnum):
    """Where the text of a page came from; mixed: a text layer, and pictures that were read."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MIXED = "mixed"
    PLAIN = "plain"


class PageRemark(NamedTuple):
    """What a reader set aside or could not read; `checks/sources.py` makes a finding of it."""

    what: str
    """Its kind, a row of the table there."""
    quote: str = ""
    times: int = 1
    """How many such things."""
    line: int | None = None
    """The line it stands at, from 1 within the page."""
    box: Box | None = None


class PageFrame(NamedTuple):
    """How lines of a page that was turned, cut or shrunk lie on the page of the file; their boxes are on what was read."""

    first_line: int
    """The first of the lines, which go on to the next frame."""
    origin: tuple[float, float]
    across: tuple[float, float]
    """Where a step to the right leads on the file's page."""
    down: tuple[float, float]

    def in_file(self, box: Box) -> Box:
        """The box on the page of the file."""
        corners = [
            tuple(o + x * a + y * d for o, a, d in zip(self.origin, self.across, self.down, strict=True))
            for x in (box.x0, box.x1)
            for y in (box.top, box.bottom)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read; a source without pages is one `Page` with `number` None.

    `width` and `height` are in points, `health` is 0–1 with the reasons why it is not 1.
    """

    number: int | None
    lines: tuple[PageLine, ...]
    text_from: TextFrom = TextFrom.PLAIN
    width: float | None = None
    height: float | None = None
    health: float = 1.0
    health_reasons: tuple[str, ...] = ()
    remarks: tuple[PageRemark, ...] = ()
    frames: tuple[PageFrame, ...] = ()
    """Empty where boxes are those of the file's page."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as read."""

    file_name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
