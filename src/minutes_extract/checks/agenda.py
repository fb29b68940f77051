"""Does the agenda count up, is it in order, and is what was to be decided decided?"""

from collections.abc import Iterator, Sequence

from minutes_extract.checks.codes import finding
from minutes_extract.checks.item_numbers import ItemSeries, item_number
from minutes_extract.checks.walk import agenda_items, below, mentions, pointer_to
from minutes_extract.model.draft import Draft, MinutesParts
from minutes_extract.model.minutes import AgendaItem, AgendaKind, Finding, Mention, MentionKind
from minutes_extract.model.places import places_of

# One or two numbers are no series that could have a gap.
FEWEST_ENCLOSURES = 3


def check_numbering(minutes: MinutesParts) -> Iterator[Finding]:
    """Agendas and the items under each count up by one, without repeats."""
    yield from _numbering(minutes.agenda, "/agenda")
    for path, item in agenda_items(minutes):
        yield from _numbering(item.items, f"{path}/items")


def _numbering(items: Sequence[AgendaItem], path: str) -> Iterator[Finding]:
    series = ItemSeries()
    for at, item in enumerate(items):
        number = item_number(item)
        jump = series.take(number) if number else None
        if number and jump:
            what = "is repeated" if jump.is_repeat else f"follows {jump.above.printed}"
            yield finding(
                "agenda.numbering",
                f"Number {number.printed} {what}.",
                f"{path}/{at}",
                item.places,
                item.heading or "",
                above=jump.above.printed,
                number=number.printed,
            )


def check_order(draft: Draft) -> Iterator[Finding]:
    """What parsing noticed about swapped pages."""
    for remark in draft.remarks:
        if remark.code == "agenda.order":
            path = pointer_to(draft, remark.item)
            quote = "\n".join(line.raw for line in remark.lines)
            places = places_of(remark.lines)
            yield finding("agenda.order", remark.message, path, places, quote, **dict(remark.evidence))


def check_resolutions(minutes: MinutesParts) -> Iterator[Finding]:
    """A matter for consideration is decided: at its own item, at one below it, or for the whole agenda."""
    for at, agenda in enumerate(minutes.agenda):
        if agenda.kind is not AgendaKind.FOR_CONSIDERATION or agenda.status or agenda.resolutions:
            continue
        matters = [(f"/agenda/{at}/items/{index}", item) for index, item in enumerate(agenda.items)]
        decided = [(path, item) for path, item in matters if _is_decided(item)]
        for path, item in matters if decided else [(f"/agenda/{at}", agenda)]:
            if not _is_decided(item):
                message = f"{item.label or 'The item'} is for consideration and has no resolution."
                yield finding(
                    "agenda.no_resolution", message, path, item.places, item.heading or "", number=item.number
                )


def _is_decided(item: AgendaItem) -> bool:
    return any(one.resolutions or one.status for _, one in below(item, ""))


def check_enclosures(minutes: MinutesParts) -> Iterator[Finding]:
    """Enclosures are numbered through the minutes; one that is named nowhere is missing or misread."""
    first: dict[int, tuple[str, Mention]] = {}
    for path, mention in mentions(minutes):
        if mention.kind is not MentionKind.ENCLOSURE or not isinstance(mention.value, int):
            continue
        if mention.value in first:
            before = first[mention.value][0]
            message = f"Enclosure {mention.value} is named for two items."
            yield finding(
                "enclosure.numbering", message, path, mention.places, mention.raw, repeated=mention.value, first=before
            )
        else:
            first[mention.value] = (path, mention)
    for number in sorted(set(range(1, max(first, default=0))) - set(first)):
        if len(first) < FEWEST_ENCLOSURES:
            return
        following = first[min(n for n in first if n > number)]
        message = f"Enclosure {number} is named nowhere."
        yield finding("enclosure.numbering", message, "/agenda", following[1].places, following[1].raw, missing=number)
