"""The zones of a document of minutes, in the order of the paper."""

LETTER, PREFACE, TITLE, ATTENDANCE = "letter", "preface", "title", "attendance"
OPENING, AGENDA, CLOSING, SIGNATURES = "opening", "agenda", "closing", "signatures"
OUTSIDE, FURNITURE = "outside", "furniture"
"""Outside lies a paper that is no minutes; furniture are page numbers, running heads and the like."""

SECTION_OF_ZONE = {
    LETTER: "cover_letter",
    TITLE: "meeting",
    ATTENDANCE: "attendance",
    OPENING: "meeting",
    AGENDA: "agenda",
    CLOSING: "meeting",
    SIGNATURES: "signatures",
}
"""The section of the document that the lines of a zone go to; those of the other zones go to none."""

ZONES = (LETTER, PREFACE, TITLE, ATTENDANCE, OPENING, AGENDA, CLOSING, SIGNATURES, OUTSIDE, FURNITURE)
