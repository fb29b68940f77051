"""Raised figures as markup writes them → raised letters of Unicode, so that a note mark never joins the number before it."""

from minutes_extract.reading.page.lines import RAISED_FIGURES

LONGEST_RAISED = 4
"""Letters: [12], 12, ก."""


def raised(text: str) -> str:
    """A raised text: its figures as raised figures, where it is one; anything else stays as it is."""
    bare = text.strip().strip("[]()")
    return bare.translate(RAISED_FIGURES) if bare.isdigit() and len(bare) <= LONGEST_RAISED else text
