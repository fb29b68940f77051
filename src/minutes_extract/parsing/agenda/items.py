"""Which numbers of an agenda are items, and which are enumerations in the text.

A number that carries the agenda's own number (4.2 under agenda 4) is an item. A bare series 1. 2. 3. is one
of items where each is a matter of its own: set as headings, settled by a resolution of its own, or standing
directly under the agenda's head; a series announced by a sentence is an enumeration, and one after
"มติที่ประชุม … ดังนี้" is part of the resolution.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes_extract.parsing.agenda.events import Event, Kind
from minutes_extract.parsing.agenda.points import points_of_resolutions
from minutes_extract.parsing.text.numbering import Numbered, Style
from minutes_extract.parsing.text.quoted_agendas import CORRECTION
from minutes_extract.parsing.text.resolutions import announces_list, decides
from minutes_extract.thai.names import starts_with_title

# What was done about a resolution of an earlier meeting stands below it: ผลการดำเนินงาน อยู่ระหว่างจัดซื้อ
PROGRESS = re.compile(
    r"^[\s\-–•]*(?:ผล)?(?:การดำเนิน(?:งาน|การ)|การปฏิบัติ(?:งาน|ตามมติ)|ความ(?:ก้าวหน้า|คืบหน้า))(?=\s|[:：]|$)"
)
# It stands this many paragraphs below the label at most: label, text, what was done.
PROGRESS_REACH = 2
# Who speaks tells points: กรรมการผู้จัดการกล่าวสรุปแผนงาน ดังนี้
REPORTS = re.compile(
    r"กล่าว|รายงาน|ชี้แจง|สรุป|บรรยาย|นำเสนอ|เสนอแนะ|ให้ข้อ(?:มูล|คิดเห็น|เสนอแนะ|สังเกต)|อภิปราย|ตอบ|แจ้ง(?:ว่า|ให้)"
)
# Bare and bracketed numbers make series of their own; letters too.
# ก. ค่าจัดนิทรรศการ เป็นเงิน ๑๕,๐๐๐.- บาท
SUM_OF_MONEY = re.compile(r"\d(?:\.-|,-)?\s*บาท\s*$")
SERIES_STYLES = (Style.BARE, Style.BRACKET, Style.LETTER)


@dataclass(frozen=True, slots=True)
class Readings:
    """By index of the agenda's events: the items, what goes on with the resolution above, earlier meetings' resolutions."""

    items: frozenset[int]
    resolution_lists: frozenset[int]
    earlier: frozenset[int]


def read_items(number: int | None, body: Sequence[Event], series_at_head: bool) -> Readings:
    """Read the numbers of one agenda; `series_at_head`: a bare series directly under its head is one of items."""
    lists = points_of_resolutions(number, body)
    points = lists | _under_bare_numbers(body)
    absolute = [at for at, event in enumerate(body) if at not in points and is_absolute(number, event.numbered)]
    scopes = _scopes(body, absolute, lists)
    items = set(absolute)
    for scope in scopes:
        items |= scope.items(direct=scope.start == -1 and series_at_head and not absolute)
    if any(scope.leading_series() <= items and scope.leading_series() for scope in scopes):
        for scope in scopes:
            items |= scope.items_like_others()
    return Readings(frozenset(items), frozenset(lists), frozenset(_earlier(body)))


def _under_bare_numbers(body: Sequence[Event]) -> set[int]:
    """k.1, k.2 … that follow a bare k. of a counting list: points within it, though k may be the agenda's number."""
    found: set[int] = set()
    last, within = 0, False
    for at, event in enumerate(body):
        numbered = event.numbered
        if event.kind is not Kind.NUMBER or numbered is None or numbered.style is Style.LETTER:
            continue
        first = numbered.parts[0]
        if numbered.style is not Style.DOTTED:
            last, within = (first if first in {1, last + 1} else 0), False
        elif first == last and not numbered.called_agenda and (within or numbered.parts[1:] == (1,)):
            found.add(at)
            within = True
        else:
            last, within = 0, False
    return found


def is_absolute(number: int | None, numbered: Numbered | None) -> bool:
    """The number begins with the agenda's own."""
    return (
        numbered is not None
        and number is not None
        and numbered.style is Style.DOTTED
        and numbered.parts[0] == number
        and not CORRECTION.search(numbered.text)
    )


def _earlier(body: Sequence[Event]) -> set[int]:
    """Labels of resolutions whose progress is told right below: they are those of an earlier meeting."""
    found: set[int] = set()
    for at, event in enumerate(body):
        if event.kind is not Kind.RESOLUTION:
            continue
        for below in body[at + 1 : at + 1 + PROGRESS_REACH]:
            if below.kind is Kind.TEXT and PROGRESS.match(below.text):
                found.add(at)
            if below.kind is not Kind.TEXT or event.text:
                break
    return found


# -- items among numbers that do not carry the agenda's own ------------------------------------------------------------


def _scopes(body: Sequence[Event], absolute: Sequence[int], lists: set[int]) -> list["_Scope"]:
    """The stretches between the numbers that carry the agenda's own; the first begins at the head, -1."""
    starts = [-1, *absolute]
    return [
        _Scope(body, start, [at for at in range(start + 1, end) if at not in lists and _is_candidate(body[at])])
        for start, end in zip(starts, [*absolute, len(body)], strict=True)
    ]


def _is_candidate(event: Event) -> bool:
    """A number of this meeting: not "วาระที่ 4.3 …" of another one's agenda, no correction."""
    numbered = event.numbered
    return (
        event.kind is Kind.NUMBER
        and numbered is not None
        and not numbered.called_agenda
        and not CORRECTION.search(event.text)
    )


class _Scope:
    """The bare, bracketed, lettered and relative numbers between two absolute ones."""

    def __init__(self, body: Sequence[Event], start: int, numbers: Sequence[int]) -> None:
        self.body, self.start, self.numbers = body, start, numbers
        self.decided = [at for at in range(start + 1, (numbers or [start])[-1] + 1) if _decides(body[at])]
        self.relative = self._relative()
        self.series = [
            one
            for style in SERIES_STYLES
            for bracketed in (False, True)  # 1) and (1) count apart
            for one in _series(body, [at for at in numbers if _is_printed(_numbered(body, at), style, bracketed)])
        ]

    def items(self, direct: bool) -> set[int]:
        """Items of this scope; `direct`: a series that the head is followed by is one of items."""
        found: set[int] = set()
        for series in self.series:
            if self._is_own_matter(series) or (direct and self._opens(series)):
                found |= set(series)
        parents = {_parts(self.body, at)[0] for at in found if _numbered(self.body, at).style is not Style.LETTER}
        relative = (at for at in self.numbers if _numbered(self.body, at).style is Style.DOTTED)
        return found | {at for at in relative if _parts(self.body, at)[0] in parents}

    def leading_series(self) -> set[int]:
        """The series that stands directly below an item with the agenda's number."""
        return next((set(one) for one in self.series if self.start >= 0 and self._opens(one)), set())

    def items_like_others(self) -> set[int]:
        """Where other groups have matters numbered 1. 2., a group's only matter 1. is one too, if it is settled."""
        leading = self.leading_series()
        if len(leading) != 1:
            return set()
        first = self.start + 1
        settled = next((e.kind for e in self.body[first + 1 :] if e.kind in {Kind.NUMBER, Kind.RESOLUTION}), None)
        return leading if settled is Kind.RESOLUTION else set()

    def _opens(self, series: Sequence[int]) -> bool:
        """Nothing stands between the head and the series, and it is no list of persons or of sums of money."""
        texts = [self.body[at].text for at in series]
        listed = all(map(starts_with_title, texts)) or (len(texts) > 1 and all(map(SUM_OF_MONEY.search, texts)))
        return series[0] == self.start + 1 and not listed

    def _is_own_matter(self, series: Sequence[int]) -> bool:
        """Each number of the series is a matter: a heading, or settled on its own, or parted into items that are."""
        return self._are_matters(series) or any(self._are_matters(self.relative.get(at, ())) for at in series)

    def _are_matters(self, numbers: Sequence[int]) -> bool:
        if any(self.body[at].paragraph.heading for at in numbers) and not self._is_reported(numbers[0]):
            return True
        return any(self._is_settled_between(a, b) for a, b in pairwise(numbers))

    def _is_reported(self, first: int) -> bool:
        """The points of a report or a speech that the sentence above announces, be they set as headings."""
        above = self.body[first - 1] if first > self.start + 1 else None
        told = above is not None and above.kind in {Kind.TEXT, Kind.SPEECH}
        return above is not None and told and announces_list(above.text) and REPORTS.search(above.text) is not None

    def _is_settled_between(self, above: int, below: int) -> bool:
        at = bisect_left(self.decided, above + 1)
        return at < len(self.decided) and self.decided[at] < below

    def _relative(self) -> dict[int, list[int]]:
        """By the last bare number above it: the dotted numbers that begin with it (1.1, 1.2 below 1)."""
        found: dict[int, list[int]] = {}
        above: int | None = None
        for at in self.numbers:
            if _numbered(self.body, at).style is not Style.DOTTED:
                above = at
            elif above is not None and _parts(self.body, above)[0] == _parts(self.body, at)[0]:
                found.setdefault(above, []).append(at)
        return found


def _numbered(body: Sequence[Event], at: int) -> Numbered:
    numbered = body[at].numbered
    assert numbered is not None  # candidates have one
    return numbered


def _is_printed(numbered: Numbered, style: Style, bracketed: bool) -> bool:
    return numbered.style is style and numbered.label.startswith("(") == bracketed


def _parts(body: Sequence[Event], at: int) -> tuple[int, ...]:
    return _numbered(body, at).parts


def _series(body: Sequence[Event], candidates: Sequence[int]) -> list[list[int]]:
    """Numbers that count on; a new series begins at 1."""
    series: list[list[int]] = []
    for at in candidates:
        if not series or _parts(body, at) == (1,):
            series.append([at])
        else:
            series[-1].append(at)
    return series


def _decides(event: Event) -> bool:
    return event.kind is Kind.RESOLUTION or (event.kind is Kind.TEXT and decides(event.text))
