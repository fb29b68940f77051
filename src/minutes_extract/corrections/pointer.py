"""JSON Pointer (RFC 6901): steps, and the value they lead to."""

from pydantic import JsonValue

MAX_STEPS = 200
"""An agenda nested this deep is no agenda; it bounds the work on a hostile pointer."""


class PointerError(ValueError):
    """The pointer leads nowhere in this document."""


def steps_of(pointer: str) -> tuple[str, ...]:
    """The steps of a pointer. Raises PointerError where it is none."""
    if pointer and not pointer.startswith("/"):
        raise PointerError(f"{pointer[:80]!r} is no JSON Pointer")
    steps = tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    if len(steps) > MAX_STEPS:
        raise PointerError("a pointer of too many steps")
    return steps


def pointer_of(steps: tuple[str, ...]) -> str:
    """The pointer made of steps."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)


def step_into(value: JsonValue, step: str) -> JsonValue:
    """The value one step further. Raises PointerError."""
    if isinstance(value, dict) and step in value:
        return value[step]
    if isinstance(value, list):
        at = index_of(step)
        if at < len(value):
            return value[at]
    raise PointerError(f"nothing stands at {step[:80]!r}")


def value_at(document: JsonValue, pointer: str) -> JsonValue:
    """The value that a pointer leads to. Raises PointerError."""
    value = document
    for step in steps_of(pointer):
        value = step_into(value, step)
    return value


def index_of(step: str) -> int:
    """The place in a list that a step names. Raises PointerError."""
    if not (step.isascii() and step.isdigit() and len(step) < 10) or (step != "0" and step.startswith("0")):
        raise PointerError(f"{step[:80]!r} is no place in a list")
    return int(step)
