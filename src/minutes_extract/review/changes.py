"""What a browser asks to change → patches, checked against the contract before anything is saved."""

import copy
import unicodedata
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Literal, Union, get_args, get_origin

import regex
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from minutes_extract.corrections import Patch
from minutes_extract.corrections.pointer import PointerError, index_of, pointer_of, step_into, steps_of, value_at
from minutes_extract.model.minutes import JsonRecord, Minutes
from minutes_extract.model.sections import SECTIONS
from minutes_extract.review.arrange import RELOCATIONS, element_at, split
from minutes_extract.review.blanks import blank_element, blank_record
from minutes_extract.review.document import Reviewed
from minutes_extract.review.edited import EditedDocument, Signed
from minutes_extract.review.typed import WrongChangeError, clock_typed, day_typed, is_clock, is_day
from minutes_extract.thai.numerals import parse_number, to_ascii_digits

# What was read stays as it was read; where it stands is not a matter of opinion.
UNTOUCHED = frozenset({"raw", "places", "confidence", "row_span", "column_span", "totals", "path"})
PRINTED_DIGITS = frozenset({"label"})
"""Fields that keep Thai digits, as the contract has them."""
# Lists between which an element may be moved.
MOVED_BETWEEN = (
    regex.compile(r"^/agenda/\d+(?:/items/\d+)*/resolutions$"),
    regex.compile(r"^/attendance/\d+/people$"),
)
CONTROLS = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
MAX_CHANGES = 500
MAX_TEXT = 200_000
LARGEST_VALUE = 10**15
"""Larger ones lose digits on their way through a browser or a spreadsheet."""


class FieldChange(BaseModel):
    """One change that the browser asks for.

    set: `value` at `path` · add: a blank before `path` · remove · move: a resolution or person to the list `to` · up, down: within
    its list · in, out: an item a level deeper, higher · merge: with the element before it · split: in two, by `value`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    op: Literal["set", "add", "remove", "move", "up", "down", "in", "out", "merge", "split"]
    path: str = Field(max_length=2_000)
    value: JsonValue = None
    to: str | None = Field(default=None, max_length=2_000)


def patches_for(document: Reviewed, changes: list[FieldChange], signed: Signed) -> list[Patch]:
    """The patches of one save. Raises WrongChangeError where the document would not be minutes any more."""
    if len(changes) > MAX_CHANGES:
        raise WrongChangeError(f"More than {MAX_CHANGES} changes at once.")
    number = 1 + max((patch.change for patch in document.corrections.patches), default=0)
    edited = EditedDocument(copy.deepcopy(document.corrected), document.minutes.source.sha256, number, signed)
    try:
        for change in changes:
            if change.op != "set":  # places in lists move
                edited.count()
                edited.keep_pointers()
            MAKERS[change.op](edited, change)
        edited.count()
        edited.renew_pointers()
        Minutes.model_validate(edited.document)
    except (PointerError, KeyError) as error:
        raise WrongChangeError(f"The document has no field {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongChangeError(f"{'/'.join(map(str, first['loc']))}: {first['msg']}.") from error
    return edited.patches


def _set(edited: EditedDocument, change: FieldChange) -> None:
    path = _allowed(change.path)
    whole, value = _within_missing(
        edited.document, path, _as_number(edited.document, path, _cleaned(path, change.value))
    )
    edited.put(whole, _settled(edited.document, whole, value))
    edited.derive(path, except_for={change.path})


def _settled(document: JsonRecord, path: str, value: JsonValue) -> JsonValue:
    """The value as the record that it belongs to writes it: "12" from an input becomes 12 where a number belongs."""
    pointer, record_type = _record_around(steps_of(path))
    record = copy.deepcopy(value_at(document, pointer))
    below = path.removeprefix(pointer)
    _put(record, below, value)
    try:
        return value_at(record_type.model_validate(record).model_dump(mode="json"), below)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "/".join([pointer.removeprefix("/"), *map(str, first["loc"])])
        raise WrongChangeError(f"{where}: {first['msg']}.") from error


def _record_around(steps: tuple[str, ...]) -> tuple[str, type[BaseModel]]:
    """The innermost record that a field belongs to: its pointer and its type."""
    found: tuple[str, type[BaseModel]] = ("", Minutes)
    here: object = Minutes
    for at, step in enumerate(steps[:-1], start=1):
        if isinstance(here, type) and issubclass(here, BaseModel):
            field_found = here.model_fields.get(step)
            here = _within(field_found.annotation) if field_found else None
        else:
            here = _within(get_args(here)[0]) if get_origin(here) is tuple else None
        if isinstance(here, type) and issubclass(here, BaseModel):
            found = (pointer_of(steps[:at]), here)
    return found


def _within(annotation: object) -> object:
    """X of `X | None`; nothing of a choice between several."""
    kinds = [one for one in get_args(annotation) if one is not type(None)]
    is_choice = get_origin(annotation) in {Union, UnionType}
    return (kinds[0] if len(kinds) == 1 else None) if is_choice else annotation


def _add(edited: EditedDocument, change: FieldChange) -> None:
    path = _allowed(change.path)
    steps = steps_of(path)
    elements = value_at(edited.document, pointer_of(steps[:-1]))
    if not isinstance(elements, list) or index_of(steps[-1]) > len(elements):
        raise PointerError(path)
    table = value_at(edited.document, pointer_of(steps[:-2])) if steps[-2] == "rows" else None
    edited.add(path, blank_element(pointer_of(steps[:-1]), table))
    edited.derive(path)


def _remove(edited: EditedDocument, change: FieldChange) -> None:
    path = _allowed(change.path)
    if not isinstance(value_at(edited.document, pointer_of(steps_of(path)[:-1])), list):
        raise PointerError(path)
    edited.remove(path)
    edited.derive(path)


def _move(edited: EditedDocument, change: FieldChange) -> None:
    """A resolution behind those of another item, a person behind those of another group."""
    path, to = _allowed(change.path), change.to or ""
    source = pointer_of(steps_of(path)[:-1])
    if not any(lists.match(to) and lists.match(source) for lists in MOVED_BETWEEN):
        raise PointerError(to)
    goal = value_at(edited.document, to)
    if source != to and isinstance(goal, list):
        edited.move(path, f"{to}/{len(goal)}")


def _relocate(edited: EditedDocument, change: FieldChange) -> None:
    RELOCATIONS[change.op](edited, element_at(edited.document, _allowed(change.path)))


def _split(edited: EditedDocument, change: FieldChange) -> None:
    value = change.value
    if not isinstance(value, dict) or not isinstance(value.get("field"), str):
        raise PointerError(change.path)
    field_path = _allowed(f"{change.path}/{value['field']}")
    before, after = (str(_cleaned(field_path, value.get(half))) for half in ("before", "after"))
    split(edited, element_at(edited.document, change.path), str(value["field"]), (before, after))


MAKERS: Mapping[str, Callable[[EditedDocument, FieldChange], None]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "move": _move,
    "split": _split,
    **dict.fromkeys(RELOCATIONS, _relocate),
}


def _allowed(path: str) -> str:
    steps = steps_of(path)
    if not steps or steps[0] not in SECTIONS or UNTOUCHED.intersection(steps[1:]):
        raise PointerError(path)
    return path


def _within_missing(document: JsonRecord, path: str, value: JsonValue) -> tuple[str, JsonValue]:
    """Where a record is missing on the way, the whole record with the value in it: a date of which only iso is set."""
    steps = steps_of(path)
    here: JsonValue = document
    for at, step in enumerate(steps):
        here = step_into(here, step)
        if here is None and at < len(steps) - 1:
            record = blank_record(step)
            inner, below = _within_missing(record, pointer_of(steps[at + 1 :]), value)
            _put(record, inner, below)
            return pointer_of(steps[: at + 1]), record
    return path, value


def _as_number(document: JsonRecord, path: str, value: JsonValue) -> JsonValue:
    """Where a number stood, digits typed over it are a number too: a mention's value may be text as well."""
    steps = steps_of(path)
    if steps[-1] != "value" or not isinstance(value, str) or not isinstance(value_at(document, path), int | float):
        return value
    number = parse_number(value)
    return value if number is None else number


def _put(document: JsonValue, path: str, value: JsonValue) -> None:
    steps = steps_of(path)
    parent = value_at(document, pointer_of(steps[:-1]))
    if isinstance(parent, list):
        parent[index_of(steps[-1])] = value
    elif isinstance(parent, dict):
        parent[steps[-1]] = value


def _cleaned(path: str, value: JsonValue) -> JsonValue:
    """Text as the contract has it: composed, no control letters, ASCII digits."""
    if isinstance(value, list):
        return [_cleaned(path, one) for one in value]
    if isinstance(value, int | float) and abs(value) > LARGEST_VALUE:
        raise WrongChangeError("The number is too large.")
    if not isinstance(value, str):
        return value
    if len(value) > MAX_TEXT:
        raise WrongChangeError("The text is too long.")
    text = CONTROLS.sub("", unicodedata.normalize("NFC", value.replace("\r\n", "\n"))).strip()
    steps = steps_of(path)
    if text and is_day(steps):
        return day_typed(text)
    if text and is_clock(steps):
        return clock_typed(text)
    return text if steps[-1] in PRINTED_DIGITS else to_ascii_digits(text)
