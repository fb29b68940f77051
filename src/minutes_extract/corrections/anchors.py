"""What an element of a list is known by when its number in the list has changed, as after another extraction."""

from collections.abc import Iterator

from pydantic import JsonValue

from minutes_extract.corrections.pointer import PointerError, index_of, pointer_of, step_into, steps_of

# What an element says of itself, the surest first: `raw` is never edited; a heading stays when a text below it is mended.
KNOWN_BY = ("raw", "number", "label", "heading", "role", "status", "caption", "columns", "name", "code")
ROWS = "rows"
MAX_ANCHOR_LENGTH = 300


def anchor_of(element: JsonValue) -> str:
    """What an element is known by: what was read of it, untouched, or else its number and heading."""
    if isinstance(element, list):
        return "\t".join(anchor_of(cell) for cell in element)[:MAX_ANCHOR_LENGTH]
    if not isinstance(element, dict):
        return str(element)[:MAX_ANCHOR_LENGTH]
    raw = element.get("raw")
    if raw:
        return str(raw)[:MAX_ANCHOR_LENGTH]
    return " · ".join(str(element[key]) for key in KNOWN_BY if element.get(key))[:MAX_ANCHOR_LENGTH]


def anchors_of(document: JsonValue, pointer: str, adding: bool = False) -> tuple[str, ...]:
    """One anchor for each list step of a pointer. Where an element is added, the last is that of the element before it."""
    anchors: list[str] = []
    steps = steps_of(pointer)
    value = document
    for at, step in enumerate(steps):
        if isinstance(value, list) and adding and at == len(steps) - 1:
            before = index_of(step) - 1
            anchors.append(anchor_of(value[before]) if 0 <= before < len(value) else "")
            break
        parent, value = value, step_into(value, step)
        if isinstance(parent, list):
            anchors.append(anchor_of(value))
    return tuple(anchors)


def find_again(document: JsonValue, pointer: str, anchors: tuple[str, ...], adding: bool = False) -> str:
    """The pointer to the same element in another document. Raises PointerError where it is not surely there.

    The innermost element, and a table's row, must be known again; what stands around them may have changed its words.
    """
    known = iter(anchors)
    found: list[str] = []
    value = document
    steps = steps_of(pointer)
    strict = _strict_steps(document, steps)
    for at, step in enumerate(steps):
        last = at == len(steps) - 1
        if isinstance(value, list):
            anchor = next(known, None)
            step = _place_after(value, step, anchor) if adding and last else _place(value, step, anchor, at in strict)
            found.append(step)
            if adding and last:
                break
        else:
            found.append(step)
        value = step_into(value, step)
    return pointer_of(tuple(found))


def _strict_steps(document: JsonValue, steps: tuple[str, ...]) -> set[int]:
    numbers = [at for at, step in enumerate(steps) if step.isdigit()]
    rows = {at for at in numbers if at and steps[at - 1] == ROWS}
    return rows | set(numbers[-1:])


def _place(elements: list[JsonValue], step: str, anchor: str | None, strict: bool) -> str:
    at = index_of(step)
    if anchor is None or (at < len(elements) and anchor_of(elements[at]) == anchor):
        return step
    others = list(_known_as(elements, anchor))
    if len(others) == 1:
        return str(others[0])
    if strict:
        raise PointerError(
            f"{anchor!r} is not there any more" if not others else f"{anchor!r} stands there more than once"
        )
    return step


def _place_after(elements: list[JsonValue], step: str, anchor: str | None) -> str:
    """Where a new element goes: behind the one it was put behind, at the end where that is gone: an addition is kept."""
    at = index_of(step)
    if anchor is None or anchor == "":
        return str(min(at, len(elements)))
    if 0 < at <= len(elements) and anchor_of(elements[at - 1]) == anchor:
        return step
    others = list(_known_as(elements, anchor))
    return str(others[0] + 1) if others else str(len(elements))


def _known_as(elements: list[JsonValue], anchor: str) -> Iterator[int]:
    return (at for at, element in enumerate(elements) if anchor_of(element) == anchor)
