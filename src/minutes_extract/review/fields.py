"""The fields of each record as the page shows them, in order: one row per field."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from minutes_extract.model.minutes import (
    AgendaKind,
    ItemStatus,
    MentionKind,
    Outcome,
    PersonStatus,
    SignatureRole,
    VoteMethod,
    VoteUnit,
    Weekday,
)


class Kind(Enum):
    """How a field is edited. LINE and AREA become null when emptied, TEXT and PROSE stay empty texts."""

    LINE = "line"
    TEXT = "text"
    AREA = "area"
    PROSE = "prose"
    NUMBER = "number"
    CHOICE = "choice"
    OPTION = "option"
    CHOICES = "choices"
    FLAG = "flag"


class Field(NamedTuple):
    """A field: its path within the record, how it is edited, and what may be chosen."""

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()


def _values(choices: type[Enum]) -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in choices)


_ITEM = (
    Field("number", Kind.LINE),
    Field("label", Kind.LINE),
    Field("heading", Kind.AREA),
    Field("status", Kind.OPTION, _values(ItemStatus)),
    Field("text", Kind.PROSE),
)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "cover_letter": (
        Field("reference_no", Kind.LINE),
        Field("date/iso", Kind.LINE),
        Field("sender", Kind.AREA),
        Field("subject", Kind.AREA),
        Field("to", Kind.AREA),
        Field("body", Kind.PROSE),
        Field("signatory/name", Kind.LINE),
        Field("signatory/position", Kind.LINE),
    ),
    "meeting": (
        Field("title", Kind.AREA),
        Field("body", Kind.AREA),
        Field("number/text", Kind.TEXT),
        Field("number/sequence", Kind.NUMBER),
        Field("number/year_be", Kind.NUMBER),
        Field("date/iso", Kind.LINE),
        Field("date/weekday", Kind.OPTION, _values(Weekday)),
        Field("time_start", Kind.LINE),
        Field("time_end", Kind.LINE),
        Field("opened", Kind.LINE),
        Field("adjourned", Kind.LINE),
        Field("venue", Kind.AREA),
    ),
    "group": (
        Field("heading", Kind.LINE),
        Field("status", Kind.CHOICE, _values(PersonStatus)),
        Field("stated_count", Kind.NUMBER),
    ),
    "person": (
        Field("number", Kind.NUMBER),
        Field("name", Kind.TEXT),
        Field("position", Kind.LINE),
        Field("role", Kind.LINE),
        Field("acting_for", Kind.LINE),
        Field("reason", Kind.LINE),
        Field("unit", Kind.LINE),
        Field("honorific_prefix", Kind.LINE),
        Field("given_name", Kind.LINE),
        Field("family_name", Kind.LINE),
    ),
    "agenda": (_ITEM[0], _ITEM[1], Field("kind", Kind.CHOICE, _values(AgendaKind)), *_ITEM[2:]),
    "item": _ITEM,
    "resolution": (
        Field("text", Kind.PROSE),
        Field("outcomes", Kind.CHOICES, _values(Outcome)),
        Field("labelled", Kind.FLAG),
        Field("votes/yes", Kind.NUMBER),
        Field("votes/no", Kind.NUMBER),
        Field("votes/abstain", Kind.NUMBER),
        Field("votes/invalid", Kind.NUMBER),
        Field("votes/present", Kind.NUMBER),
        Field("votes/unanimous", Kind.FLAG),
        Field("votes/unit", Kind.OPTION, _values(VoteUnit)),
        Field("votes/method", Kind.OPTION, _values(VoteMethod)),
    ),
    "mention": (
        Field("kind", Kind.CHOICE, _values(MentionKind)),
        Field("text", Kind.TEXT),
        Field("unit", Kind.LINE),
    ),
    "mention_value": (Field("value", Kind.LINE),),
    "mention_document": (Field("value/number", Kind.LINE), Field("value/date", Kind.LINE)),
    "signature": (
        Field("role", Kind.CHOICE, _values(SignatureRole)),
        Field("label", Kind.TEXT),
        Field("name", Kind.LINE),
        Field("position", Kind.LINE),
    ),
}
