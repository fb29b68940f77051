"""Elements of a list put in order: moved up, down, in and out, merged with the one before, split in two.

Nothing that was read is lost on the way: what two elements hold is joined, what stands behind the cut goes with the second.
"""

import copy
from collections.abc import Callable, Mapping
from typing import NamedTuple

import regex
from pydantic import JsonValue

from minutes_extract.corrections.pointer import PointerError, index_of, pointer_of, steps_of, value_at
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaKind, JsonRecord
from minutes_extract.parsing.attendance.people import person_of, read_entry
from minutes_extract.review.blanks import ELEMENTS, blank_element
from minutes_extract.review.edited import EditedDocument
from minutes_extract.review.typed import WrongChangeError
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.numerals import parse_number, to_ascii_digits

ROWS = "rows"
ITEM_LISTS = frozenset({"agenda", "items"})
# The texts of an element in the order in which they are printed: those behind a cut go with the second element.
PRINTED_ORDER: Mapping[str, tuple[str, ...]] = {
    "agenda": ("heading", "text"),
    "items": ("heading", "text"),
    "people": ("name", "position", "role", "acting_for", "reason", "unit"),
    "signatures": ("name", "position"),
    "resolutions": ("text",),
    "speeches": ("text",),
    "tasks": ("text",),
}
JOINED = frozenset(name for names in PRINTED_ORDER.values() for name in names) | {"raw"}
"""Texts that are joined where two elements become one."""
KEPT_BY_BOTH = ("role", "speaker")
"""What both parts have of an element that is cut: a signer's role, who speaks."""
JOINED_BY_LINE_ENDS = frozenset({"text", "raw"})
"""Texts that are joined by a line end; all others by a blank."""
QUOTING_LISTS = ("speeches", "mentions")
"""Lists whose elements quote the text of their item: each goes where its words are."""
# "4.2 เรื่องการจ้าง", "ข้อ 3. งบประมาณ": the number that a new item's first line begins with
LEADING_NUMBER = regex.compile(
    r"^(?P<label>(?:ข้อ|เรื่องที่|วาระที่|ระเบียบวาระที่)?\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,5}))[.)]?\s+(?=\S)"
)


class ElementAt(NamedTuple):
    """An element of a list: the pointer of the list, the key under which it stands, and the place in it."""

    list_path: str
    key: str
    at: int
    size: int

    def pointer(self, at: int | None = None) -> str:
        """The pointer of this element, or of another of the same list."""
        return f"{self.list_path}/{self.at if at is None else at}"


def element_at(document: JsonRecord, path: str) -> ElementAt:
    """Raises PointerError where `path` is no element of a list whose elements may be put in order."""
    steps = steps_of(path)
    elements = value_at(document, pointer_of(steps[:-1]))
    if len(steps) < 2 or not isinstance(elements, list) or not (steps[-2] in ELEMENTS or steps[-2] == ROWS):
        raise PointerError(path)
    at = index_of(steps[-1])
    if at >= len(elements):
        raise PointerError(path)
    return ElementAt(pointer_of(steps[:-1]), steps[-2], at, len(elements))


def _up(edited: EditedDocument, element: ElementAt) -> None:
    _step(edited, element, element.at - 1)


def _down(edited: EditedDocument, element: ElementAt) -> None:
    _step(edited, element, element.at + 1)


def _step(edited: EditedDocument, element: ElementAt, to: int) -> None:
    if not 0 <= to < element.size:
        raise WrongChangeError("It stands at the end of its list already.")
    edited.move(element.pointer(), element.pointer(to))
    edited.derive(element.pointer(to))


def _in(edited: EditedDocument, element: ElementAt) -> None:
    """The item becomes the last one under the item before it."""
    if element.key not in ITEM_LISTS or element.at == 0:
        raise WrongChangeError("There is no item before it that it could stand under.")
    above = element.pointer(element.at - 1)
    to = f"{above}/items/{len(_list(edited, above, 'items'))}"
    edited.move(element.pointer(), to)
    edited.put(f"{to}/kind", None)
    edited.derive(f"{to}/number")


def _out(edited: EditedDocument, element: ElementAt) -> None:
    """The item follows the one it stood under; those behind it stand under it now, so that the order is the paper's."""
    if element.key != "items":
        raise WrongChangeError("It stands on the highest level already.")
    above = steps_of(element.list_path)[:-1]
    to = pointer_of((*above[:-1], str(index_of(above[-1]) + 1)))
    edited.move(element.pointer(), to)
    if above[-2] == "agenda":
        edited.put(f"{to}/kind", AgendaKind.UNKNOWN.value)
    for _ in range(element.size - element.at - 1):
        edited.move(element.pointer(), f"{to}/items/{len(_list(edited, to, 'items'))}")
    edited.derive(f"{to}/number")


def _merge(edited: EditedDocument, element: ElementAt) -> None:
    """With the element before it."""
    if element.at == 0:
        raise WrongChangeError("There is nothing before it to merge with.")
    first, second = element.pointer(element.at - 1), element.pointer()
    kept, gone = value_at(edited.document, first), value_at(edited.document, second)
    if isinstance(kept, list) and isinstance(gone, list):
        _merge_rows(edited, first, kept, gone)
    else:
        _merge_records(edited, first, second)
    edited.join_pointers(gone, kept)
    edited.remove(second)
    edited.derive(f"{first}/name" if element.key == "people" else f"{first}/number")


def _merge_rows(edited: EditedDocument, first: str, kept: list[JsonValue], gone: list[JsonValue]) -> None:
    if len(kept) != len(gone):
        raise WrongChangeError("The rows have different numbers of cells.")
    for at, cell in enumerate(copy.deepcopy(gone)):
        for key in ("raw", "text"):
            edited.put(
                f"{first}/{at}/{key}", _joined(value_at(edited.document, f"{first}/{at}/{key}"), _dig(cell, key))
            )
        edited.put(f"{first}/{at}/value", parse_number(str(value_at(edited.document, f"{first}/{at}/text"))))


def _merge_records(edited: EditedDocument, first: str, second: str) -> None:
    kept, gone = _record(edited, first), _record(edited, second)
    gone = _with_headline(kept, gone)
    for key, value in gone.items():
        if isinstance(value, list):
            _merge_lists(edited, f"{first}/{key}", f"{second}/{key}", key)
        elif isinstance(value, str) and isinstance(kept[key], str) and key in JOINED:
            edited.put(f"{first}/{key}", _joined(kept[key], value, "\n" if key in JOINED_BY_LINE_ENDS else " "))
        elif kept[key] is None or kept[key] == "":
            edited.put(f"{first}/{key}", value)
        elif isinstance(value, dict) and value != kept[key]:
            raise WrongChangeError(f"Both have a value for {key}: take one of them out first.")


def _merge_lists(edited: EditedDocument, first: str, second: str, key: str) -> None:
    value, here = value_at(edited.document, second), value_at(edited.document, first)
    if not isinstance(value, list) or not isinstance(here, list):
        return
    if key in ELEMENTS:
        for _ in range(len(value)):
            edited.move(f"{second}/0", f"{first}/{len(here)}")
    else:
        edited.put(first, [*here, *(one for one in value if one not in here)])


def _with_headline(kept: JsonRecord, gone: JsonRecord) -> JsonRecord:
    """The second element, its heading or speaker as words of its text where the first has its own."""
    if gone.get("heading") and not kept.get("heading") and not (kept.get("number") and gone.get("number")):
        return gone
    if "text" in gone and "heading" in gone:
        return gone | {"text": _joined(_headline(gone), gone["text"], "\n"), "heading": None}
    if "speaker" in gone and gone["speaker"] != kept["speaker"]:
        text = _joined(_dig(gone["speaker"], "raw") or _dig(gone["speaker"], "name"), gone["text"])
        return gone | {"text": text, "speaker": kept["speaker"]}
    return gone | {"heading": None} if "heading" in gone else gone


def _headline(item: JsonRecord) -> str:
    """The heading line of an item as its text has it once it is none."""
    return _joined(item.get("label") or item.get("number"), item.get("heading"))


def split(edited: EditedDocument, element: ElementAt, name: str, halves: tuple[str, str]) -> None:
    """In two: the field `name` holds the first half, the new element behind it begins with the second.

    Raises WrongChangeError where a half is empty, or the halves are not what the field says.
    """
    if not all(halves):
        raise WrongChangeError("Put the cursor where the second part begins.")
    _edited_field(edited, element, name, halves)
    if element.key == ROWS:
        _split_row(edited, element, name, halves)
    else:
        _split_record(edited, element, name, halves)


def _split_record(edited: EditedDocument, element: ElementAt, name: str, halves: tuple[str, str]) -> None:
    order = PRINTED_ORDER.get(element.key, ())
    if name not in order:
        raise PointerError(f"{element.pointer()}/{name}")
    first = _record(edited, element.pointer())
    second = _second(element.key, first, name, halves[1])
    for key in order[order.index(name) + 1 :]:
        if first[key] and not second[key]:
            second[key] = first[key]
            edited.put(f"{element.pointer()}/{key}", "" if key == "text" else None)
    edited.put(f"{element.pointer()}/{name}", halves[0])
    edited.add(element.pointer(element.at + 1), second)
    if element.key in ITEM_LISTS:
        _split_lists(edited, element, halves[0])
    for at in (element.at, element.at + 1):
        edited.derive(f"{element.pointer(at)}/{'number' if element.key in ITEM_LISTS else name}")


def _edited_field(edited: EditedDocument, element: ElementAt, name: str, halves: tuple[str, str]) -> None:
    path = f"{element.pointer()}/{name}{'/text' if element.key == ROWS else ''}"
    if squeeze("".join(halves)) != squeeze(str(value_at(edited.document, path) or "")):
        raise WrongChangeError("Put the cursor where the second part begins.")


def _split_row(edited: EditedDocument, element: ElementAt, column: str, halves: tuple[str, str]) -> None:
    table = value_at(edited.document, pointer_of(steps_of(element.list_path)[:-1]))
    below = element.pointer(element.at + 1)
    edited.add(below, blank_element(element.list_path, table))
    for pointer, text in ((element.pointer(), halves[0]), (below, halves[1])):
        edited.put(f"{pointer}/{column}/text", text)
        edited.derive(f"{pointer}/{column}/text")


def _second(key: str, first: JsonRecord, name: str, text: str) -> JsonRecord:
    """The new element, before what stood behind the cut is put into it."""
    second = ELEMENTS[key].model_dump(mode="json")
    if key == "people":
        second |= _person(text, absent=first.get("reason") is not None)
    elif key in ITEM_LISTS:
        second |= {"kind": first.get("kind"), **_item(text)}
    else:
        second |= {key: first[key] for key in KEPT_BY_BOTH if key in first} | {name: text}
    if "raw" in second:
        second["raw"] = text
    return second | {"places": copy.deepcopy(first["places"])}


def _person(text: str, absent: bool) -> JsonRecord:
    read = person_of(read_entry(Line(page=None, number=1, raw=text, text=to_ascii_digits(text)), None), absent)
    return read.model_dump(mode="json") | {"name": read.name or text}


def _item(text: str) -> JsonRecord:
    """Number, heading and text of an item whose lines these are."""
    line, _, rest = text.partition("\n")
    found = LEADING_NUMBER.match(to_ascii_digits(line))
    if not found:
        return {"heading": line.strip(), "text": rest.strip()}
    label = line[: found.end("label")].strip()
    return {
        "number": found["number"],
        "label": label,
        "heading": line[found.end() :].strip(),
        "text": rest.strip(),
    }


def _split_lists(edited: EditedDocument, element: ElementAt, text: str) -> None:
    """What stands behind the text goes with the second item; speeches and facts go where their words are."""
    first, second = element.pointer(), element.pointer(element.at + 1)
    before = squeeze(text)
    for key, value in _record(edited, first).items():
        if not isinstance(value, list) or key not in ELEMENTS:
            continue
        staying = 0
        for one in value:
            if key in QUOTING_LISTS and squeeze(str(_dig(one, "text"))) in before:
                staying += 1
            else:
                edited.move(f"{first}/{key}/{staying}", f"{second}/{key}/{len(_list(edited, second, key))}")


def _list(edited: EditedDocument, path: str, key: str) -> list[JsonValue]:
    found = value_at(edited.document, f"{path}/{key}")
    return found if isinstance(found, list) else []


def _record(edited: EditedDocument, path: str) -> JsonRecord:
    found = value_at(edited.document, path)
    if not isinstance(found, dict):
        raise PointerError(path)
    return copy.deepcopy(found)


def _dig(record: JsonValue, key: str) -> JsonValue:
    return record.get(key) if isinstance(record, dict) else None


def _joined(first: JsonValue, second: JsonValue, by: str = " ") -> str:
    return by.join(str(one) for one in (first, second) if one)


RELOCATIONS: Mapping[str, Callable[[EditedDocument, ElementAt], None]] = {
    "up": _up,
    "down": _down,
    "in": _in,
    "out": _out,
    "merge": _merge,
}
