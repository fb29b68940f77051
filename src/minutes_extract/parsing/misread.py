"""Words that parsing read as others: agendas get them back as printed, and a remark says what was read as what."""

from collections.abc import Iterator, Mapping, Sequence

from minutes_extract.model.draft import Remark
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, Resolution
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

SURE_OF_LABEL = 0.9
"""That a resolution begins where its label is a letter off, or repeats before decisions."""
SURE_OF_AGENDA = 0.9
"""That an agenda begins where its number comes next and its word is a letter or two off."""


def as_misread(agenda: Sequence[AgendaItem], lines: Sequence[Line]) -> tuple[AgendaItem, ...]:
    """The agendas; those with a misread word have it as printed in `label`, and a confidence, and so have such resolutions."""
    misread = {(line.page, line.number): line for line in lines if line.misread}
    return tuple(_with_sureness(_as_misread(item, misread.get(_place(item))), misread) for item in agenda)


def _as_misread(item: AgendaItem, line: Line | None) -> AgendaItem:
    if line is None or opened_by(line.text, Opens.AGENDA) is None:
        return item
    label = as_printed(f"{line.misread} {item.number}", line.raw)
    return item.model_copy(update={"label": label, "confidence": SURE_OF_AGENDA})


def _with_sureness(item: AgendaItem, misread: Mapping[tuple[int | None, int], Line]) -> AgendaItem:
    """The item with a confidence for each resolution whose label was misread, at any depth."""
    if not misread:
        return item
    resolutions = tuple(
        one.model_copy(update={"confidence": SURE_OF_LABEL}) if _place(one) in misread else one
        for one in item.resolutions
    )
    items = tuple(_with_sureness(one, misread) for one in item.items)
    return item.model_copy(update={"resolutions": resolutions, "items": items})


def _place(item: AgendaItem | Resolution) -> tuple[int | None, int]:
    return (item.places[0].page, item.places[0].first_line) if item.places else (None, 0)


def remarks_of_misread(lines: Sequence[Line]) -> Iterator[Remark]:
    """For each line whose words were read as others, agendas apart: those have a confidence."""
    for line in lines:
        opening = opened_by(line.text, Opens.RESOLUTION, Opens.OPENING, Opens.CLOSING) if line.misread else None
        if opening:
            message = f"{line.misread} is read as {opening.label}."
            yield Remark("structure.inferred", message, (line,), (("told", opening.kind.value),))
