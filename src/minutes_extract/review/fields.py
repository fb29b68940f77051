"""The fields of each record as the page shows them, in order: one row per field."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from minutes_extract.model.minutes import (
    AgendaKind,
    ItemStatus,
    MentionKind,
    MotionKind,
    Outcome,
    PersonStatus,
    QuorumUnit,
    SignatureRole,
    VoteMethod,
    VoteUnit,
    Weekday,
)


class EditKind(Enum):
    """How a field is edited. LINE, DAY and AREA become null when emptied, TEXT and PROSE stay empty texts."""

    LINE = "line"
    DAY = "day"
    TEXT = "text"
    AREA = "area"
    PROSE = "prose"
    NUMBER = "number"
    CHOICE = "choice"
    OPTION = "option"
    CHOICES = "choices"
    FLAG = "flag"


class FormField(NamedTuple):
    """A field: its path within the record, how it is edited, and what may be chosen."""

    name: str
    kind: EditKind
    choices: tuple[str, ...] = ()


def _values(choices: type[Enum]) -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in choices)


_ITEM = (
    FormField("number", EditKind.LINE),
    FormField("label", EditKind.LINE),
    FormField("heading", EditKind.AREA),
    FormField("status", EditKind.OPTION, _values(ItemStatus)),
    FormField("text", EditKind.PROSE),
)

FORM_FIELDS: Mapping[str, tuple[FormField, ...]] = {
    "cover_letter": (
        FormField("reference_no", EditKind.LINE),
        FormField("date/iso", EditKind.DAY),
        FormField("sender", EditKind.AREA),
        FormField("subject", EditKind.AREA),
        FormField("to", EditKind.AREA),
        FormField("body", EditKind.PROSE),
        FormField("signatory/name", EditKind.LINE),
        FormField("signatory/position", EditKind.LINE),
    ),
    "meeting": (
        FormField("title", EditKind.AREA),
        FormField("body", EditKind.AREA),
        FormField("number/text", EditKind.TEXT),
        FormField("number/sequence", EditKind.NUMBER),
        FormField("number/year_be", EditKind.NUMBER),
        FormField("date/iso", EditKind.DAY),
        FormField("date/weekday", EditKind.OPTION, _values(Weekday)),
        FormField("time_start", EditKind.LINE),
        FormField("time_end", EditKind.LINE),
        FormField("opened", EditKind.LINE),
        FormField("adjourned", EditKind.LINE),
        FormField("venue", EditKind.AREA),
        FormField("quorum/members", EditKind.NUMBER),
        FormField("quorum/present", EditKind.NUMBER),
        FormField("quorum/unit", EditKind.OPTION, _values(QuorumUnit)),
    ),
    "sitting": (
        FormField("date/iso", EditKind.DAY),
        FormField("opened", EditKind.LINE),
        FormField("adjourned", EditKind.LINE),
        FormField("venue", EditKind.LINE),
    ),
    "group": (
        FormField("heading", EditKind.LINE),
        FormField("status", EditKind.CHOICE, _values(PersonStatus)),
        FormField("stated_count", EditKind.NUMBER),
    ),
    "person": (
        FormField("number", EditKind.NUMBER),
        FormField("name", EditKind.TEXT),
        FormField("position", EditKind.LINE),
        FormField("role", EditKind.LINE),
        FormField("acting_for", EditKind.LINE),
        FormField("reason", EditKind.LINE),
        FormField("unit", EditKind.LINE),
        FormField("honorific_prefix", EditKind.LINE),
        FormField("given_name", EditKind.LINE),
        FormField("family_name", EditKind.LINE),
    ),
    "agenda": (_ITEM[0], _ITEM[1], FormField("kind", EditKind.CHOICE, _values(AgendaKind)), *_ITEM[2:]),
    "item": _ITEM,
    "resolution": (
        FormField("text", EditKind.PROSE),
        FormField("outcomes", EditKind.CHOICES, _values(Outcome)),
        FormField("labelled", EditKind.FLAG),
        FormField("votes/yes", EditKind.NUMBER),
        FormField("votes/no", EditKind.NUMBER),
        FormField("votes/abstain", EditKind.NUMBER),
        FormField("votes/invalid", EditKind.NUMBER),
        FormField("votes/present", EditKind.NUMBER),
        FormField("votes/unanimous", EditKind.FLAG),
        FormField("votes/unit", EditKind.OPTION, _values(VoteUnit)),
        FormField("votes/method", EditKind.OPTION, _values(VoteMethod)),
    ),
    "ballot": (
        FormField("for/name", EditKind.LINE),
        FormField("votes", EditKind.NUMBER),
        FormField("elected", EditKind.FLAG),
    ),
    "speech": (
        FormField("speaker/name", EditKind.LINE),
        FormField("speaker/role", EditKind.LINE),
        FormField("text", EditKind.PROSE),
    ),
    "motion": (
        FormField("kind", EditKind.CHOICE, _values(MotionKind)),
        FormField("reading", EditKind.NUMBER),
        FormField("proposer/name", EditKind.LINE),
    ),
    "seconder": (FormField("name", EditKind.LINE),),
    "task": (
        FormField("to/name", EditKind.LINE),
        FormField("due/iso", EditKind.DAY),
        FormField("text", EditKind.PROSE),
    ),
    "mention": (
        FormField("kind", EditKind.CHOICE, _values(MentionKind)),
        FormField("text", EditKind.TEXT),
        FormField("unit", EditKind.LINE),
    ),
    "mention_value": (FormField("value", EditKind.LINE),),
    "mention_document": (FormField("value/number", EditKind.LINE), FormField("value/date", EditKind.DAY)),
    "signature": (
        FormField("role", EditKind.CHOICE, _values(SignatureRole)),
        FormField("label", EditKind.TEXT),
        FormField("name", EditKind.LINE),
        FormField("position", EditKind.LINE),
    ),
}
