"""What numbering.xml says: the levels of each list, with what single lists override."""

from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.reading.docx.ooxml import W, attribute, child, is_on, number
from minutes_extract.reading.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
"""Levels of a list; they count from 0."""
MAX_LINKS = 8
"""Lists that take their levels from a style that names another list; one link is usual."""


class ListLevel(NamedTuple):
    """How a level counts and looks. `restart_below`: one-based level that starts it anew; 0 for never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    font: str | None = None
    suffix: str = "tab"
    legal: bool = False
    restart_below: int | None = None
    style: str | None = None


class NumberedList(NamedTuple):
    """A list that paragraphs name. Lists of one `series` count on from each other."""

    series: str
    levels: dict[int, ListLevel]
    restarts: dict[int, int]
    """Level → number with which this list begins, whatever the series has come to."""


def read_lists(root: "_Element | None", styles: Styles) -> dict[str, NumberedList]:
    """The lists by their number."""
    if root is None:
        return {}
    series = {_id(one, "abstractNumId"): one for one in root.iterfind(W + "abstractNum")}
    lists = {_id(one, "numId"): one for one in root.iterfind(W + "num")}
    known: dict[str, dict[int, ListLevel]] = {}
    found: dict[str, NumberedList] = {}
    for list_id, one in lists.items():
        series_id = _followed(attribute(child(one, "abstractNumId")) or "", series, lists, styles)
        if series_id not in known:
            known[series_id] = _levels(series[series_id]) if series_id in series else {}
        found[list_id] = _list(one, series_id, known[series_id])
    return found


def _followed(series_id: str, series: "dict[str, _Element]", lists: "dict[str, _Element]", styles: Styles) -> str:
    """The series that holds the levels: one may only name a numbering style, whose list has them."""
    for _ in range(MAX_LINKS):
        link = attribute(child(series.get(series_id), "numStyleLink"))
        target = lists.get(styles.list_of(link) or "") if link else None
        if target is None:
            break
        series_id = attribute(child(target, "abstractNumId")) or ""
    return series_id


def _list(element: "_Element", series_id: str, levels: dict[int, ListLevel]) -> NumberedList:
    own: dict[int, ListLevel] = {}
    restarts: dict[int, int] = {}
    for override in element.iterfind(W + "lvlOverride"):
        at = number(override, "ilvl")
        if at is None or not 0 <= at < LEVELS:
            continue
        level, start = override.find(W + "lvl"), number(child(override, "startOverride"))
        if level is not None:
            own[at] = _level(level)
        if start is not None:
            restarts[at] = start
    return NumberedList(series_id, {**levels, **own} if own else levels, restarts)


def _levels(series: "_Element") -> dict[int, ListLevel]:
    found = ((number(level, "ilvl"), level) for level in series.iterfind(W + "lvl"))
    return {at: _level(level) for at, level in found if at is not None and 0 <= at < LEVELS}


def _level(element: "_Element") -> ListLevel:
    start = number(child(element, "start"))
    legal = child(element, "isLgl")
    return ListLevel(
        start=1 if start is None else start,
        format=_format(element),
        text=attribute(child(element, "lvlText")) or "",
        font=attribute(child(element, "rPr", "rFonts"), "ascii"),
        suffix=attribute(child(element, "suff")) or "tab",
        legal=legal is not None and is_on(legal),
        restart_below=number(child(element, "lvlRestart")),
        style=attribute(child(element, "pStyle")),
    )


def _format(level: "_Element") -> str:
    """The format; where new programs find one of their own ("001, 002"), that for old ones, which stands last."""
    names = [attribute(one) for one in level.iter(W + "numFmt")]
    return (names[-1] if names else None) or "decimal"


def _id(element: "_Element", name: str) -> str:
    return attribute(element, name) or ""
