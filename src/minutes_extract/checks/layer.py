"""Can the text of each page be trusted?"""

from collections.abc import Iterator, Sequence

from minutes_extract.checks.codes import finding
from minutes_extract.model.minutes import Finding
from minutes_extract.model.page import Page


def check_layer(pages: Sequence[Page]) -> Iterator[Finding]:
    """One finding for each page whose text is damaged, with the reasons."""
    for at, page in enumerate(pages):
        if page.health_reasons:
            where = f"Page {page.number}" if page.number else "The text"
            reasons = ", ".join(page.health_reasons)
            message = f"{where} cannot be fully trusted: {reasons}."
            yield finding("text.layer", message, f"/source/pages/{at}", score=page.health, reasons=page.health_reasons)
