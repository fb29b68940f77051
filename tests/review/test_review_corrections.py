"""Patches: applied to what they were made for, found again after another extraction, never lost."""

import copy
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from minutes_extract.corrections import Corrections, Patch, PatchOp, apply_patches, patch_file_of, read_corrections
from minutes_extract.corrections.anchors import anchors_of
from minutes_extract.corrections.pointer import PointerError, pointer_of, steps_of, value_at
from minutes_extract.corrections.store import StaleRevisionError, UnreadableCorrectionsError, write_corrections

Record = dict[str, JsonValue]


def person(raw: str, name: str, position: str | None = None) -> Record:
    return {"raw": raw, "name": name, "position": position, "places": []}


def document() -> Record:
    return {
        "source": {"sha256": "aa"},
        "meeting": {"title": "รายงานการประชุมทดสอบ", "date": None},
        "attendance": [
            {
                "status": "present",
                "heading": "ผู้มาประชุม",
                "people": [
                    person("๑. นายกลม ใจดี", "นายกลม ใจดี", "ประธาน"),
                    person("๒. นางแก้ว รักไทย", "นางแก้ว รักไทย"),
                    person("๓. นายขวด สดใส", "นายขวด สดใส"),
                ],
            }
        ],
        "agenda": [
            {"number": "1", "heading": "ก", "resolutions": [{"raw": "รับทราบ", "text": "รับทราบ"}], "items": []},
            {"number": "2", "heading": "ข", "resolutions": [], "items": []},
        ],
    }


@dataclass(frozen=True)
class Editing:
    """Makes patches as the page does: anchors and old value taken from the document as it stands."""

    record: Record

    def patch(self, op: PatchOp, path: str, new: JsonValue = None, to: str | None = None) -> Patch:
        adding = op is PatchOp.ADD
        return Patch(
            source_sha256="aa",
            change=1,
            op=op,
            path=path,
            anchors=anchors_of(self.record, path, adding),
            to=to,
            to_anchors=anchors_of(self.record, to, adding=True) if to else (),
            old=None if adding else copy.deepcopy(value_at(self.record, path)),
            new=new,
            who="ผู้ตรวจ",
            when="2026-01-01T00:00:00+00:00",
            why="",
            withdrawn=None,
        )


NAME = "/attendance/0/people/1/name"


def names(record: Record) -> list[JsonValue]:
    people = value_at(record, "/attendance/0/people")
    assert isinstance(people, list)
    return [one["name"] for one in people if isinstance(one, dict)]


def test_a_patch_changes_a_copy_and_nothing_else() -> None:
    before = document()
    after, conflicts = apply_patches(before, [Editing(before).patch(PatchOp.REPLACE, NAME, "นางแก้ว รักไทยยิ่ง")])
    assert conflicts == ()
    assert value_at(after, NAME) == "นางแก้ว รักไทยยิ่ง"
    assert before == document()


def test_a_person_is_found_again_where_another_was_put_before() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, "/attendance/0/people/1/position", "เลขานุการ")
    again = document()
    people = value_at(again, "/attendance/0/people")
    assert isinstance(people, list)
    people.insert(0, person("๐. นายใหม่ มาแล้ว", "นายใหม่ มาแล้ว"))
    after, conflicts = apply_patches(again, [patch])
    assert conflicts == ()
    assert value_at(after, "/attendance/0/people/2/position") == "เลขานุการ"
    assert value_at(after, "/attendance/0/people/1/position") == "ประธาน"


def test_a_changed_old_value_is_a_conflict_that_tells_what_stands_there() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, NAME, "นางแก้ว รักไทยยิ่ง")
    again = document()
    again_person = value_at(again, "/attendance/0/people/1")
    assert isinstance(again_person, dict)
    again_person["name"] = "นางแก้ว รักชาติ"
    after, (conflict,) = apply_patches(again, [patch])
    assert after == again
    assert (conflict.found, conflict.path, conflict.patch) == ("นางแก้ว รักชาติ", NAME, patch)


def test_a_reading_that_was_mended_is_no_conflict() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, "/meeting/title", "รายงานการประชุมจริง")
    again = document()
    again["meeting"] = {"title": "รายงานการประชุมจริง", "date": None}
    assert apply_patches(again, [patch]) == (again, ())


def test_another_source_or_a_person_that_is_gone_is_a_conflict() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, NAME, "x")
    other = document() | {"source": {"sha256": "bb"}}
    assert len(apply_patches(other, [patch])[1]) == 1
    gone = document()
    people = value_at(gone, "/attendance/0/people")
    assert isinstance(people, list)
    del people[1]
    after, conflicts = apply_patches(gone, [patch])
    assert len(conflicts) == 1
    assert after == gone


def test_two_who_look_alike_are_never_mixed_up() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, NAME, "x")
    twins = document()
    people = value_at(twins, "/attendance/0/people")
    assert isinstance(people, list)
    people[1:2] = [person("อื่น", "อื่น"), person("๒. นางแก้ว รักไทย", "นางแก้ว รักไทย"), copy.deepcopy(people[1])]
    assert len(apply_patches(twins, [patch])[1]) == 1


def test_add_remove_move_in_order() -> None:
    first = document()
    added = Editing(first).patch(PatchOp.ADD, "/attendance/0/people/3", person("", "นายเพิ่ม เติม"))
    second, _ = apply_patches(first, [added])
    removed = Editing(second).patch(PatchOp.REMOVE, "/attendance/0/people/0")
    moved = Editing(second).patch(PatchOp.MOVE, "/agenda/0/resolutions/0", to="/agenda/1/resolutions/0")
    after, conflicts = apply_patches(first, [added, removed, moved])
    assert conflicts == ()
    assert names(after) == ["นางแก้ว รักไทย", "นายขวด สดใส", "นายเพิ่ม เติม"]
    assert value_at(after, "/agenda/0/resolutions") == []
    assert value_at(after, "/agenda/1/resolutions/0/text") == "รับทราบ"


def test_an_addition_is_kept_where_its_neighbour_is_gone() -> None:
    added = Editing(document()).patch(PatchOp.ADD, "/attendance/0/people/1", person("", "นายเพิ่ม เติม"))
    again = document()
    people = value_at(again, "/attendance/0/people")
    assert isinstance(people, list)
    del people[0]
    after, conflicts = apply_patches(again, [added])
    assert conflicts == ()
    assert "นายเพิ่ม เติม" in names(after)


def test_a_withdrawn_patch_does_nothing() -> None:
    patch = Editing(document()).patch(PatchOp.REPLACE, NAME, "x")
    stamped = patch.model_copy(update={"withdrawn": {"who": "ก", "when": "2026"}})
    assert apply_patches(document(), [stamped]) == (document(), ())


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXTS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=8,
)


@given(st.lists(TEXTS, max_size=6))
def test_pointers_come_back(steps: list[str]) -> None:
    assert steps_of(pointer_of(tuple(steps))) == tuple(steps)


@given(st.dictionaries(TEXTS, JSON, max_size=3), TEXTS.map(lambda text: f"/{text}"), JSON, st.sampled_from(PatchOp))
def test_any_patch_on_any_document_is_applied_or_told(record: Record, path: str, new: JsonValue, op: PatchOp) -> None:
    before = copy.deepcopy(record)
    patch = Patch(
        source_sha256="", change=1, op=op, path=path, anchors=(), to=None, to_anchors=(), old=None, new=new,
        who="", when="", why="", withdrawn=None,
    )  # fmt: skip
    record["source"] = {"sha256": ""}
    before["source"] = {"sha256": ""}
    after, conflicts = apply_patches(record, [patch])
    assert record == before
    assert after != before or conflicts or value_at(before, path) == new


@pytest.mark.parametrize("pointer", ["x", "/a/01", "/a/-1", "/a/999999999999", "/nothing", "/" * 500])
def test_a_pointer_to_nowhere_is_told(pointer: str) -> None:
    with pytest.raises(PointerError):
        value_at({"a": [1]}, pointer)


def test_patch_files_are_whole_and_counted(tmp_path: Path) -> None:
    json_file = tmp_path / "รายงาน ๘.json"
    json_file.write_text("{}", "utf-8")
    assert read_corrections(json_file) == Corrections()
    patch = Editing(document()).patch(PatchOp.REPLACE, NAME, "x")
    saved = write_corrections(json_file, Corrections(patches=(patch,)))
    assert saved.revision == 1
    assert read_corrections(json_file) == saved
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert json.loads(patch_file_of(json_file).read_text("utf-8"))["patches"][0]["who"] == "ผู้ตรวจ"
    with pytest.raises(StaleRevisionError) as stale:
        write_corrections(json_file, Corrections())
    assert stale.value.current == saved
    assert read_corrections(json_file) == saved


def test_a_damaged_patch_file_is_never_written_over(tmp_path: Path) -> None:
    json_file = tmp_path / "a.json"
    patch_file_of(json_file).write_text('{"revision": 0, "patches": [', "utf-8")
    with pytest.raises(UnreadableCorrectionsError):
        write_corrections(json_file, Corrections())
    assert patch_file_of(json_file).read_text("utf-8").endswith("[")
