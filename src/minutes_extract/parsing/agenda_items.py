"""Which numbers of an agenda are items, and which are enumerations in the text.

A number that carries the agenda's own number (4.2 under agenda 4) is an item. A bare series 1. 2. 3. is one
of items where each is a matter of its own: set as headings, settled by a resolution of its own, or standing
directly under the agenda's head; a series announced by a sentence is an enumeration, and one after
"มติที่ประชุม … ดังนี้" is part of the resolution.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes_extract.parsing.agenda_events import CORRECTION, Event, Kind
from minutes_extract.parsing.numbering import Numbered, Style
from minutes_extract.parsing.resolutions import announces_list, decides


@dataclass(frozen=True, slots=True)
class Readings:
    """By index of the agenda's events: the items, and the paragraphs that belong to the resolution above."""

    items: frozenset[int]
    resolution_lists: frozenset[int]


def read_items(number: int | None, body: Sequence[Event], series_at_head: bool) -> Readings:
    """Read the numbers of one agenda; `series_at_head`: a bare series directly under its head is one of items."""
    lists = resolution_lists(number, body)
    absolute = {at for at, event in enumerate(body) if at not in lists and is_absolute(number, event.numbered)}
    items = set(absolute)
    starts = [-1, *sorted(absolute)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        scope = [at for at in range(start + 1, end) if at not in lists]
        direct = start == -1 and series_at_head and not absolute
        items |= _items_of_scope(body, scope, direct)
    return Readings(frozenset(items), frozenset(lists))


def is_absolute(number: int | None, numbered: Numbered | None) -> bool:
    """The number begins with the agenda's own."""
    return (
        numbered is not None
        and number is not None
        and numbered.style is Style.DOTTED
        and numbered.parts[0] == number
        and not CORRECTION.search(numbered.text)
    )


def resolution_lists(number: int | None, body: Sequence[Event]) -> set[int]:
    """Numbered paragraphs that go on with a resolution."""
    found: set[int] = set()
    text: str | None = None
    last = 0
    for at, event in enumerate(body):
        if event.kind is Kind.RESOLUTION:
            text, last = event.text, _list_begun(event.text)
        elif text is None or event.kind in {Kind.TABLE, Kind.EMPTY} or event.paragraph.heading:
            text = None
        elif event.kind is Kind.TEXT:
            text = text or event.text
            last = last or _list_begun(event.text)
            text = event.text if not last else text
        elif _goes_on(event.numbered, last, text) and not is_absolute(number, event.numbered):
            found.add(at)
            last = event.numbered.parts[0] if event.numbered else last
        else:
            text = None
    return found


def _list_begun(text: str) -> int:
    """1 where the first point stands on the label's own line ("มติที่ประชุม 1. …")."""
    return int(text.startswith(("1. ", "1.", "(1)", "1)")) and not text.startswith(("1.1", "1.2")))


def _goes_on(numbered: Numbered | None, last: int, text: str) -> bool:
    if numbered is None or numbered.called_agenda:
        return False
    if last == 0:
        return numbered.parts == (1,) and announces_list(text)
    return numbered.parts == (last + 1,) or len(numbered.parts) > 1 and numbered.parts[0] in {last, last + 1}


def _items_of_scope(body: Sequence[Event], scope: Sequence[int], direct: bool) -> set[int]:
    """Items among the bare, bracketed and relative numbers between two absolute ones."""
    numbers = [at for at in scope if body[at].kind is Kind.NUMBER and not _quoted(body[at])]
    items: set[int] = set()
    for style in (Style.BARE, Style.BRACKET):
        for series in _series(body, [at for at in numbers if _style(body, at) is style]):
            if _is_own_matter(body, series, numbers) or direct and style is Style.BARE and _opens(body, series):
                items |= set(series)
    parents = {_parts(body, at)[0] for at in items if len(_parts(body, at)) == 1}
    relative = [at for at in numbers if _style(body, at) is Style.DOTTED]
    return items | {at for at in relative if _parts(body, at)[0] in parents}


def _quoted(event: Event) -> bool:
    """A number of another meeting's agenda: "วาระที่ 4.3 …" that is no item of this one."""
    return event.numbered is not None and (event.numbered.called_agenda or bool(CORRECTION.search(event.text)))


def _style(body: Sequence[Event], at: int) -> Style | None:
    numbered = body[at].numbered
    return numbered.style if numbered else None


def _parts(body: Sequence[Event], at: int) -> tuple[int, ...]:
    numbered = body[at].numbered
    return numbered.parts if numbered else ()


def _series(body: Sequence[Event], candidates: Sequence[int]) -> list[list[int]]:
    """Numbers that count on; a new series begins at 1."""
    series: list[list[int]] = []
    for at in candidates:
        if not series or _parts(body, at) == (1,):
            series.append([at])
        else:
            series[-1].append(at)
    return series


def _is_own_matter(body: Sequence[Event], series: Sequence[int], numbers: Sequence[int]) -> bool:
    """Each number of the series is a matter: a heading, or settled on its own, or parted into items that are."""
    if any(body[at].paragraph.heading for at in series):
        return True
    if any(_settled_between(body, a, b) for a, b in zip(series, series[1:], strict=False)):
        return True
    below = [at for at in numbers if _style(body, at) is Style.DOTTED and _is_under_last(body, series, numbers, at)]
    return any(body[at].paragraph.heading for at in below) or any(
        _settled_between(body, a, b) for a, b in zip(below, below[1:], strict=False)
    )


def _is_under_last(body: Sequence[Event], series: Sequence[int], numbers: Sequence[int], at: int) -> bool:
    """1.2 stands under 1 of this series: the last bare number above it is that one."""
    above = [one for one in numbers if one < at and _style(body, one) is not Style.DOTTED]
    return bool(above) and above[-1] in series and _parts(body, above[-1])[0] == _parts(body, at)[0]


def _settled_between(body: Sequence[Event], above: int, below: int) -> bool:
    return any(
        event.kind is Kind.RESOLUTION or event.kind is Kind.TEXT and decides(event.text)
        for event in body[above + 1 : below]
    )


def _opens(body: Sequence[Event], series: Sequence[int]) -> bool:
    """Nothing stands between the agenda's head and the series, which has more than one number."""
    return series[0] == 0 and len(series) > 1
