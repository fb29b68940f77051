"""Document + patches → corrected document and what could not be applied. Pure: neither is changed."""

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from minutes_extract.corrections.anchors import find_again
from minutes_extract.corrections.pointer import PointerError, index_of, step_into, steps_of, value_at
from minutes_extract.corrections.records import Patch, PatchOp
from minutes_extract.model.minutes import JsonRecord


@dataclass(frozen=True, slots=True)
class Conflict:
    """A patch that was not applied, why, and what stands there now (None also where nothing does)."""

    patch: Patch
    reason: str
    found: JsonValue
    path: str | None
    """Where the patch's element stands now; None where it was not found again."""


class _ChangedError(ValueError):
    """What stands there is not what the patch replaces."""

    def __init__(self, found: JsonValue, path: str) -> None:
        super().__init__("the value that was corrected has changed")
        self.found = found
        self.path = path


def apply_patches(document: JsonRecord, patches: Iterable[Patch]) -> tuple[JsonRecord, tuple[Conflict, ...]]:
    """Apply the patches that were not withdrawn, in their order, to a copy of a document as `convert` writes it.

    A patch is applied only to the source it was made for and only where its old value still stands; any other is
    returned as a conflict, never dropped. A value that is already the new one is no conflict: the reading was mended.
    """
    corrected = copy.deepcopy(document)
    sha256 = _sha256_of(document)
    conflicts: list[Conflict] = []
    for patch in patches:
        if patch.withdrawn is not None:
            continue
        if patch.source_sha256 != sha256:
            conflicts.append(Conflict(patch, "the source file is another one", None, None))
            continue
        try:
            APPLIERS[patch.op](corrected, patch)
        except _ChangedError as error:
            conflicts.append(Conflict(patch, str(error), error.found, error.path))
        except PointerError as error:
            conflicts.append(Conflict(patch, str(error), None, None))
    return corrected, tuple(conflicts)


def apply_to(document: JsonRecord, patch: Patch) -> str | None:
    """Apply one patch to the document itself. Returns why it could not be; the document is then to be let go."""
    try:
        APPLIERS[patch.op](document, patch)
    except (_ChangedError, PointerError) as error:
        return str(error)
    return None


def _replace(document: JsonRecord, patch: Patch) -> None:
    path = find_again(document, patch.path, patch.anchors)
    found = value_at(document, path)
    if _same(found, patch.new):
        return
    if not _same(found, patch.old):
        raise _ChangedError(copy.deepcopy(found), path)
    parent, step = _parent(document, path)
    if isinstance(parent, list):
        parent[index_of(step)] = copy.deepcopy(patch.new)
    elif isinstance(parent, dict):
        parent[step] = copy.deepcopy(patch.new)


def _add(document: JsonRecord, patch: Patch) -> None:
    path = find_again(document, patch.path, patch.anchors, adding=True)
    elements, step = _list_and_step(document, path)
    elements.insert(index_of(step), copy.deepcopy(patch.new))


def _remove(document: JsonRecord, patch: Patch) -> None:
    path = find_again(document, patch.path, patch.anchors)
    _take_out(document, path, patch.old)


def _move(document: JsonRecord, patch: Patch) -> None:
    if patch.to is None:
        raise PointerError("a move that says not where to")
    source = find_again(document, patch.path, patch.anchors)
    target = find_again(document, patch.to, patch.to_anchors, adding=True)
    goal, step = _list_and_step(document, target)
    moved = _take_out(document, source, patch.old)
    goal.insert(min(index_of(step), len(goal)), moved)


def _take_out(document: JsonRecord, path: str, old: JsonValue) -> JsonValue:
    elements, step = _list_and_step(document, path)
    found = step_into(elements, step)
    if not _same(found, old):
        raise _ChangedError(copy.deepcopy(found), path)
    return elements.pop(index_of(step))


APPLIERS: Mapping[PatchOp, Callable[[JsonRecord, Patch], None]] = {
    PatchOp.REPLACE: _replace,
    PatchOp.ADD: _add,
    PatchOp.REMOVE: _remove,
    PatchOp.MOVE: _move,
}


def _parent(document: JsonRecord, path: str) -> tuple[JsonValue, str]:
    steps = steps_of(path)
    if not steps:
        raise PointerError("the whole document is no field")
    parent: JsonValue = document
    for step in steps[:-1]:
        parent = step_into(parent, step)
    return parent, steps[-1]


def _list_and_step(document: JsonRecord, path: str) -> tuple[list[JsonValue], str]:
    parent, step = _parent(document, path)
    if not isinstance(parent, list) or index_of(step) > len(parent):
        raise PointerError("there is no list there")
    return parent, step


def _same(left: JsonValue, right: JsonValue) -> bool:
    """Equal, places aside: a box that moved by a point is no other reading."""
    return _bare(left) == _bare(right)


def _bare(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {key: _bare(below) for key, below in value.items() if key not in {"places", "confidence"}}
    return [_bare(below) for below in value] if isinstance(value, list) else value


def _sha256_of(document: JsonRecord) -> JsonValue:
    source = document.get("source")
    return source.get("sha256") if isinstance(source, dict) else None
