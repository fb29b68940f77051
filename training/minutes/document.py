"""What a paper is made of: blocks and grids before they are laid out, labelled lines after."""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Part of a paper, in the order of the paper; furniture and blank lines stand anywhere."""

    COVER = "cover"
    LETTER = "letter"
    FRONT = "front"
    ATTENDANCE = "attendance"
    OPENING = "opening"
    AGENDA = "agenda"
    CLOSING = "closing"
    SIGNATURES = "signatures"
    ANNEX = "annex"
    FURNITURE = "furniture"


class Role(StrEnum):
    """What a line is. A line that is several things has the role of what stands first."""

    TITLE = "title"
    NUMBER = "number"
    DATE = "date"
    VENUE = "venue"
    HEAD_PRESENT = "head_present"
    HEAD_ABSENT = "head_absent"
    HEAD_IN_ATTENDANCE = "head_in_attendance"
    UNIT = "unit"
    PERSON = "person"
    OPENING = "opening"
    AGENDA_HEAD = "agenda_head"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SPEECH = "speech"
    RESOLUTION = "resolution"
    TABLE_ROW = "table_row"
    CLOSING = "closing"
    SIGNATURE = "signature"
    LETTER = "letter"
    FURNITURE = "furniture"
    OTHER = "other"


HEADS = frozenset({Role.HEAD_PRESENT, Role.HEAD_ABSENT, Role.HEAD_IN_ATTENDANCE})
"""Heads of attendance lists."""
ZONE_ORDER = (
    Zone.LETTER,
    Zone.FRONT,
    Zone.ATTENDANCE,
    Zone.OPENING,
    Zone.AGENDA,
    Zone.CLOSING,
    Zone.SIGNATURES,
    Zone.ANNEX,
)
"""How the zones of one meeting follow each other."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. Tabs part its columns; `keyword` is what in a head says that it is one."""

    text: str
    zone: Zone
    role: Role
    keyword: str = ""
    indent: int = 0
    """Steps from the left edge, of the first line."""
    centred: bool = False
    level: int = 0
    """Of a heading, from 1 (the title); 0 for text."""
    continues: bool = False
    """The block goes on with what the one before began: the second line of a person."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the header."""

    rows: tuple[tuple[str, ...], ...]
    zone: Zone
    role: Role
    """Of the rows below the header."""


Piece = Block | Grid


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paper with its label. Blank lines are furniture."""

    text: str
    zone: Zone
    role: Role
    keyword: str = ""
    continues: bool = False
    """The line goes on with what the line before began."""
    meeting: int = 0
    """Which meeting of the paper, from 0."""
