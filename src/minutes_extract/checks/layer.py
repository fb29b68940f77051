"""Can the text of each page be trusted, be it a text layer or read from a picture?"""

from collections.abc import Iterator, Sequence

from minutes_extract.checks.codes import finding
from minutes_extract.model.minutes import Finding
from minutes_extract.model.page import Page
from minutes_extract.reading.scan import LOW_CONFIDENCE, UNREAD_LINES

TOLD_APART = frozenset({LOW_CONFIDENCE, UNREAD_LINES})
"""Reasons that have a finding of their own: ocr.hard_to_read and, with its place, page.unread_ink."""


def check_layer(pages: Sequence[Page]) -> Iterator[Finding]:
    """One finding for each page whose text is damaged, with the reasons; another for one whose picture was hard to read."""
    for at, page in enumerate(pages):
        damage = tuple(reason for reason in page.health_reasons if reason not in TOLD_APART)
        where = f"Page {page.number}" if page.number else "The text"
        if damage:
            message = f"{where} cannot be fully trusted: {', '.join(damage)}."
            yield finding("text.layer", message, f"/source/pages/{at}", score=page.health, reasons=damage)
        if LOW_CONFIDENCE in page.health_reasons:
            message = (
                f"{where} was hard to read from its picture, {page.health:.0%} sure on average: look at all of it."
            )
            yield finding("ocr.hard_to_read", message, f"/source/pages/{at}", confidence=page.health)
