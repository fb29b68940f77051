"""Does the agenda count up, is it in order, and is what was to be decided decided?"""

import itertools
from collections.abc import Iterator, Sequence

import regex

from minutes_extract.checks.codes import finding
from minutes_extract.checks.walk import agenda_items, below, mentions, pointer_to
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import AgendaItem, AgendaKind, Finding, Mention, MentionKind
from minutes_extract.parsing.paragraph import places_of

# One or two numbers are no series that could have a gap.
FEWEST_ENCLOSURES = 3


def check_numbering(draft: Draft) -> Iterator[Finding]:
    """Agendas and the items under each count up by one, without repeats."""
    yield from _numbering(draft.agenda, "/agenda")
    for path, item in agenda_items(draft):
        yield from _numbering(item.items, f"{path}/items")


def _numbering(items: Sequence[AgendaItem], path: str) -> Iterator[Finding]:
    numbered = [(at, item, number_parts(item.number)) for at, item in enumerate(items) if item.number]
    seen: set[tuple[int, ...]] = set()
    for (_, above, parts_above), (at, item, parts) in itertools.pairwise(numbered):
        seen.add(parts_above)
        if parts[:-1] == parts_above[:-1] and parts[-1] == parts_above[-1] + 1:
            continue
        what = "is repeated" if parts in seen else "follows"
        message = f"Number {item.number} {what}{'' if parts in seen else f' {above.number}'}."
        yield finding(
            "agenda.numbering",
            message,
            f"{path}/{at}",
            item.places,
            item.heading or "",
            above=above.number,
            number=item.number,
        )


def number_parts(number: str | None) -> tuple[int, ...]:
    """(4, 2) of 4.2; empty where there is no number."""
    return tuple(int(part) for part in regex.findall(r"\d+", number or ""))


def check_order(draft: Draft) -> Iterator[Finding]:
    """What parsing noticed about swapped pages."""
    for remark in draft.remarks:
        if remark.code == "agenda.order":
            path = pointer_to(draft, remark.item)
            quote = "\n".join(line.raw for line in remark.lines)
            places = places_of(remark.lines)
            yield finding("agenda.order", remark.message, path, places, quote, **dict(remark.evidence))


def check_resolutions(draft: Draft) -> Iterator[Finding]:
    """A matter for consideration is decided: at its own item, at one below it, or for the whole agenda."""
    for at, agenda in enumerate(draft.agenda):
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


def check_enclosures(draft: Draft) -> Iterator[Finding]:
    """Enclosures are numbered through the minutes; one that is named nowhere is missing or misread."""
    first: dict[int, tuple[str, Mention]] = {}
    for path, mention in mentions(draft):
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
