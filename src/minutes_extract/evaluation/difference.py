"""Where a found document departs from golden, exactly: every key that golden has, in depth and in order."""

import json
from collections.abc import Iterator

from pydantic import JsonValue
from rapidfuzz.distance import Indel

from minutes_extract.evaluation.letters import folded
from minutes_extract.model.minutes import JsonRecord

# Keys of a golden file that are about the file itself.
_REMARKS = frozenset({"document", "notes", "schema_version"})

# What tells an entry of a list from its neighbours, the first of these that it has.
_TELLING = (("name",), ("number", "heading"), ("code",), ("caption",), ("text",), ("role",))

_SHOWN = 160  # letters of a value in a line


def difference(found: JsonRecord, golden: JsonRecord) -> list[str]:
    """One line for every field that differs, `meeting.date.iso: found X | golden Y`; none where all is as golden says.

    Texts are compared with ASCII digits and blanks folded, and letter by letter otherwise. Keys that golden leaves out
    are not compared. Entries of a list that are lost or extra are said as such, so that one does not shift the rest.
    """
    return list(_in_record(found, {key: value for key, value in golden.items() if key not in _REMARKS}, ""))


def _in_record(found: JsonRecord, golden: JsonRecord, path: str) -> Iterator[str]:
    for key, value in golden.items():
        where = f"{path}.{key}" if path else key
        if key in found:
            yield from _in_value(found[key], value, where)
        else:
            yield f"{where}: key lost | golden {_shown(value)}"


def _in_value(found: JsonValue, golden: JsonValue, path: str) -> Iterator[str]:
    if isinstance(found, dict) and isinstance(golden, dict):
        yield from _in_record(found, golden, path)
    elif isinstance(found, dict) and "text" in found and isinstance(golden, str):
        yield from _in_value(found["text"], golden, path)  # golden may write a cell as its text alone
    elif isinstance(found, list) and isinstance(golden, list):
        yield from _in_list(found, golden, path)
    elif not _equal(found, golden):
        yield f"{path}: found {_shown(found)} | golden {_shown(golden)}"


def _in_list(found: list[JsonValue], golden: list[JsonValue], path: str) -> Iterator[str]:
    """Runs of entries that tell the same go pairwise, and so do runs of equal length between them."""
    for left, right in _runs(found, golden):
        if left.stop - left.start == right.stop - right.start:
            for i, j in zip(range(left.start, left.stop), range(right.start, right.stop), strict=True):
                yield from _in_value(found[i], golden[j], f"{path}[{j}]")
            continue
        yield from (f"{path}[{j}]: lost {_shown(golden[j])}" for j in range(right.start, right.stop))
        yield from (f"{path}: extra [{i}] {_shown(found[i])}" for i in range(left.start, left.stop))


def _runs(found: list[JsonValue], golden: list[JsonValue]) -> Iterator[tuple[slice, slice]]:
    """Alternating runs, alike and not alike, that cover both lists in order."""
    blocks = Indel.opcodes([_telling(entry) for entry in found], [_telling(entry) for entry in golden])
    start_found = start_golden = 0
    for block in blocks:
        if block.tag != "equal":
            continue
        yield slice(start_found, block.src_start), slice(start_golden, block.dest_start)
        yield slice(block.src_start, block.src_end), slice(block.dest_start, block.dest_end)
        start_found, start_golden = block.src_end, block.dest_end
    yield slice(start_found, len(found)), slice(start_golden, len(golden))


def _telling(entry: JsonValue) -> str:
    if isinstance(entry, dict):
        keys = next((keys for keys in _TELLING if any(entry.get(key) is not None for key in keys)), ())
        return " ".join(_plain(entry.get(key)) for key in keys)
    if isinstance(entry, list):
        return "\x1f".join(_telling(cell) for cell in entry)
    return _plain(entry)


def _equal(found: JsonValue, golden: JsonValue) -> bool:
    """1 and 1.0 are equal; true and 1 are not."""
    if isinstance(found, str) and isinstance(golden, str):
        return folded(found) == folded(golden)
    return isinstance(found, bool) == isinstance(golden, bool) and found == golden


def _plain(value: JsonValue) -> str:
    return folded(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: JsonValue) -> str:
    if value is None:
        return "nothing"
    text = _plain(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
