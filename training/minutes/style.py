"""How one paper is laid out: every dimension drawn by itself."""

from dataclasses import dataclass, fields

from training.minutes.scribe import Scribe
from training.minutes.wordings import agenda, decisions, heads, layouts, titles
from training.minutes.wordings.table import Wordings


@dataclass(frozen=True, slots=True)
class Style:
    """Names of layouts and wordings that hold for a whole paper."""

    wrap: str
    gaps: str
    indent: str
    furniture: str
    title: str
    stamp: str
    decoration: str
    header_time: str
    attendance: str
    grouping: str
    digits: str
    group_order: str
    restart: str
    nobody_absent: str
    reasoned: str
    head_mark: str
    count: str
    head_end: str
    reason: str
    duty: str
    date_head: str
    venue_head: str
    time_range: str
    number_head: str
    bare_number: str
    agenda_marks: str
    agenda_word: str
    after_number: str
    item_mark: str
    point_mark: str
    number_mark: str
    label: str
    decision: str
    regime: str
    speech: str
    table: str
    matters: str
    headings: str
    opening: str
    closing: str
    signing: str
    clock: str
    date: str
    wrapper: str
    sittings: str


DIMENSIONS: dict[str, Wordings] = {
    "wrap": layouts.WRAPS,
    "gaps": layouts.GAPS,
    "indent": layouts.INDENTS,
    "furniture": layouts.FURNITURE,
    "title": layouts.TITLE_LAYOUTS,
    "stamp": layouts.STAMP,
    "decoration": layouts.DECORATION,
    "header_time": layouts.HEADER_TIME,
    "attendance": layouts.ATTENDANCE,
    "grouping": layouts.GROUPING,
    "digits": layouts.DIGITS,
    "group_order": layouts.GROUP_ORDER,
    "restart": layouts.RESTART,
    "nobody_absent": layouts.NOBODY_ABSENT,
    "reasoned": layouts.REASONED,
    "head_mark": heads.HEAD_MARKS,
    "count": heads.COUNTS,
    "head_end": heads.HEAD_ENDS,
    "reason": heads.REASON_FORMS,
    "duty": heads.DOES_THE_DUTY,
    "date_head": titles.DATE_HEADS,
    "venue_head": titles.VENUE_HEADS,
    "time_range": titles.TIME_RANGES,
    "number_head": titles.NUMBER_HEADS,
    "bare_number": agenda.BARE_NUMBERS,
    "agenda_marks": layouts.AGENDA_MARKS,
    "agenda_word": agenda.AGENDA_WORDS,
    "after_number": agenda.AFTER_NUMBER,
    "item_mark": agenda.ITEM_MARKS,
    "point_mark": agenda.POINT_MARKS,
    "number_mark": heads.NUMBER_MARKS,
    "label": decisions.LABELS,
    "decision": layouts.DECISION_LAYOUTS,
    "regime": layouts.REGIMES,
    "speech": layouts.SPEECH,
    "table": layouts.TABLE_LAYOUTS,
    "matters": layouts.MATTERS,
    "headings": layouts.HEADINGS,
    "opening": layouts.OPENING_LAYOUTS,
    "closing": layouts.CLOSING_LAYOUTS,
    "signing": layouts.SIGNING,
    "clock": layouts.CLOCKS,
    "date": titles.DATES,
    "wrapper": layouts.WRAPPERS,
    "sittings": layouts.SITTINGS,
}
"""From which table each dimension is drawn."""


def draw_style(scribe: Scribe) -> Style:
    """A style, its dimensions independent of each other."""
    return Style(**{one.name: scribe.row(DIMENSIONS[one.name]) for one in fields(Style)})
