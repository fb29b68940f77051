"""The zones of a document of minutes, in the order of the paper."""

from enum import StrEnum


class Zone(StrEnum):
    """Where a line lies."""

    LETTER = "letter"
    PREFACE = "preface"
    """What stands above the title and is no letter: stamps, marks of an annex."""
    TITLE = "title"
    ATTENDANCE = "attendance"
    OPENING = "opening"
    AGENDA = "agenda"
    CLOSING = "closing"
    SIGNATURES = "signatures"
    OUTSIDE = "outside"
    """A paper that is no minutes."""
    FURNITURE = "furniture"
    """Page numbers, running heads and the like."""


SECTION_OF_ZONE = {
    Zone.LETTER: "cover_letter",
    Zone.TITLE: "meeting",
    Zone.ATTENDANCE: "attendance",
    Zone.OPENING: "meeting",
    Zone.AGENDA: "agenda",
    Zone.CLOSING: "meeting",
    Zone.SIGNATURES: "signatures",
}
"""The section of the document that the lines of a zone go to; those of the other zones go to none."""
