"""Corrections as the page makes them: kept beside the JSON, applied again, accepted as golden files."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import JsonValue
from tests import paths

from minutes_extract.corrections import apply_patches, read_corrections
from minutes_extract.corrections.pointer import value_at
from minutes_extract.evaluation import evaluate
from minutes_extract.evaluation.folders import read_golden
from minutes_extract.model.minutes import Minutes, SectionState
from minutes_extract.pipeline import extract
from minutes_extract.review.changes import FieldChange, patches_for
from minutes_extract.review.document import FindingState, open_document
from minutes_extract.review.edited import Signed

if TYPE_CHECKING:
    from conftest import Reviewing

COUNCIL = "council.json"
PROVINCE = "office/province.json"
KEPT = "contract-1.0.json"
TABLE = "/agenda/3/items/2/tables/0"
NAME = "/attendance/0/people/1/name"


def corrected(reviewing: "Reviewing", name: str, path: str) -> JsonValue:
    return value_at(open_document(reviewing.folder / name, name).corrected, path)


def set_to(path: str, value: JsonValue) -> dict[str, object]:
    return {"op": "set", "path": path, "value": value}


def test_the_extracted_file_is_never_edited(reviewing: "Reviewing") -> None:
    before = (reviewing.folder / COUNCIL).read_bytes()
    assert reviewing.save(COUNCIL, set_to(NAME, "นางละเมียด มีศรีสุขใจ"), why="เทียบกับต้นฉบับ")[0] == 200
    assert (reviewing.folder / COUNCIL).read_bytes() == before
    patch = reviewing.patches(COUNCIL)["patches"][0]  # type: ignore[call-overload,index]
    assert isinstance(patch, dict)
    assert patch["path"] == NAME
    assert (patch["old"], patch["new"]) == ("นางละเมียด มีศรีสุข", "นางละเมียด มีศรีสุขใจ")
    assert (patch["who"], patch["why"]) == ("นางสาวตรวจ ทาน", "เทียบกับต้นฉบับ")
    assert patch["source_sha256"] == json.loads(before)["source"]["sha256"]
    assert "มีศรีสุขใจ" in reviewing.get(reviewing.path(COUNCIL))


def test_a_table_added_under_an_item_is_a_section_of_its_own(reviewing: "Reviewing") -> None:
    path = reviewing.folder / COUNCIL
    minutes = Minutes.model_validate_json(path.read_bytes())
    sections = minutes.sections.model_copy(update={"tables": SectionState.ABSENT})
    agenda = tuple(item.model_copy(update={"items": (), "tables": ()}) for item in minutes.agenda)
    without = minutes.model_copy(update={"agenda": agenda, "sections": sections, "findings": ()})
    path.write_text(without.model_dump_json(), "utf-8")
    assert open_document(path, COUNCIL).sections["tables"] == "absent"
    assert reviewing.save(COUNCIL, {"op": "add", "path": "/agenda/3/tables/0"})[0] == 200
    assert open_document(path, COUNCIL).sections["tables"] == "complete"


def test_the_parts_of_a_name_follow_it(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to(NAME, "นางสาวละเมียด มีศรีสุขใจ"))
    person = corrected(reviewing, COUNCIL, "/attendance/0/people/1")
    assert isinstance(person, dict)
    assert (person["honorific_prefix"], person["given_name"], person["family_name"]) == ("นางสาว", "ละเมียด", "มีศรีสุขใจ")


def test_a_cell_its_number_its_total_and_the_finding(reviewing: "Reviewing") -> None:
    """The stated total of the council's table is a slip: once put right the totals hold and the finding is settled."""
    assert "adds up to 1,701,500" in reviewing.get(reviewing.path(COUNCIL))
    reviewing.save(COUNCIL, set_to(f"{TABLE}/rows/3/4/text", "๑,๗๐๑,๕๐๐"))
    cell = corrected(reviewing, COUNCIL, f"{TABLE}/rows/3/4")
    assert isinstance(cell, dict)
    assert (cell["text"], cell["value"], cell["raw"]) == ("1,701,500", 1701500, "๑,๗๑๐,๕๐๐")
    assert corrected(reviewing, COUNCIL, f"{TABLE}/totals/1/holds") is True
    states = [judged.state for judged in open_document(reviewing.folder / COUNCIL, COUNCIL).findings]
    assert states == [FindingState.SETTLED]
    assert "adds up to" not in reviewing.get(reviewing.path(COUNCIL))


def test_what_a_correction_breaks_becomes_a_finding(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to("/meeting/date/weekday", "monday"))
    open_codes = {found.code for found in open_document(reviewing.folder / COUNCIL, COUNCIL).open_findings}
    assert "meeting.weekday" in open_codes


def test_numbers_choices_and_missing_records(reviewing: "Reviewing") -> None:
    status, _ = reviewing.save(
        COUNCIL,
        set_to("/attendance/0/stated_count", "๑๑"),
        set_to("/meeting/number/text", "๒/๒๕๖๘"),
        set_to("/agenda/3/items/2/resolutions/0/outcomes", ["acknowledged", "assigned"]),
        set_to("/agenda/3/items/2/resolutions/0/votes/yes", "9"),
        set_to("/meeting/venue", None),
    )
    assert status == 200
    assert corrected(reviewing, COUNCIL, "/attendance/0/stated_count") == 11
    assert corrected(reviewing, COUNCIL, "/meeting/number/sequence") == 2
    assert corrected(reviewing, COUNCIL, "/agenda/3/items/2/resolutions/0/votes/yes") == 9
    assert corrected(reviewing, COUNCIL, "/meeting/venue") is None
    assert reviewing.save(COUNCIL, set_to("/attendance/0/stated_count", "many"))[0] == 422
    assert reviewing.save(COUNCIL, set_to("/agenda/0/kind", "nonsense"))[0] == 422


@pytest.mark.parametrize(
    "path",
    [
        "/attendance/0/people/3", "/attendance/1", "/agenda/3/items/1", "/agenda/9", "/agenda/3/resolutions/0",
        f"{TABLE}/rows/1", "/agenda/3/items/2/tables/1", "/agenda/0/mentions/0", "/signatures/0", "/tables/0",
    ],
)  # fmt: skip
def test_everything_can_be_added_and_removed(reviewing: "Reviewing", path: str) -> None:
    parent, _, at = path.rpartition("/")
    elements = corrected(reviewing, COUNCIL, parent)
    assert isinstance(elements, list)
    place = f"{parent}/{min(int(at), len(elements))}"
    assert reviewing.save(COUNCIL, {"op": "add", "path": place})[0] == 200
    added = corrected(reviewing, COUNCIL, parent)
    assert isinstance(added, list)
    assert len(added) == len(elements) + 1
    Minutes.model_validate(open_document(reviewing.folder / COUNCIL, COUNCIL).corrected)
    reviewing.get(reviewing.path(COUNCIL))
    assert reviewing.save(COUNCIL, {"op": "remove", "path": place})[0] == 200
    assert corrected(reviewing, COUNCIL, parent) == elements


def test_enclosures_of_the_letter(reviewing: "Reviewing") -> None:
    where = "/cover_letter/enclosures/1"
    assert reviewing.save(PROVINCE, {"op": "add", "path": where}, set_to(where, "แผนที่ ๑ แผ่น"))[0] == 200
    assert corrected(reviewing, PROVINCE, where) == "แผนที่ 1 แผ่น"
    assert reviewing.save(PROVINCE, {"op": "remove", "path": where})[0] == 200


def test_a_resolution_is_moved_to_another_item(reviewing: "Reviewing") -> None:
    text = corrected(reviewing, COUNCIL, "/agenda/3/items/2/resolutions/0/text")
    move = {"op": "move", "path": "/agenda/3/items/2/resolutions/0", "to": "/agenda/3/items/0/resolutions"}
    assert reviewing.save(COUNCIL, move)[0] == 200
    assert corrected(reviewing, COUNCIL, "/agenda/3/items/2/resolutions") == []
    assert corrected(reviewing, COUNCIL, "/agenda/3/items/0/resolutions/1/text") == text
    assert reviewing.save(COUNCIL, move | {"to": "/meeting"})[0] == 422


def test_the_paths_of_items_follow_their_numbers(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to("/agenda/3/number", "๕"))
    assert corrected(reviewing, COUNCIL, "/agenda/3/path") == ["5"]
    assert corrected(reviewing, COUNCIL, "/agenda/3/items/2/path") == ["5", "4.3"]


def test_the_value_of_a_mention_stays_a_number(reviewing: "Reviewing") -> None:
    name, (path, _) = PROVINCE, next(numbers(open_document(reviewing.folder / PROVINCE, PROVINCE).corrected))
    assert reviewing.save(name, set_to(path, "๑,๒๓๔"))[0] == 200
    assert corrected(reviewing, name, path) == 1234


def numbers(value: JsonValue, path: str = "") -> Iterator[tuple[str, JsonValue]]:
    """The numeric values of mentions, by pointer."""
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield from numbers(one, f"{path}/{at}")
    elif isinstance(value, dict):
        if "unit" in value and "kind" in value and isinstance(value["value"], int):
            yield f"{path}/value", value["value"]
        for key, one in value.items():
            yield from numbers(one, f"{path}/{key}")


def test_a_section_is_complete_once_its_findings_are_settled(reviewing: "Reviewing") -> None:
    before = open_document(reviewing.folder / COUNCIL, COUNCIL)
    assert (before.sections["agenda"], before.sections["tables"]) == ("check", "check")
    reviewing.post(COUNCIL, "answer", finding=0)
    reviewing.save(COUNCIL, {"op": "add", "path": "/tables/0"})
    after = open_document(reviewing.folder / COUNCIL, COUNCIL)
    assert (after.sections["agenda"], after.sections["tables"]) == ("complete", "complete")


def test_patches_that_make_no_minutes_are_told(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to("/meeting/venue", "x"))
    path = reviewing.folder / "council.patches.json"
    path.write_text(path.read_text("utf-8").replace('"new": "x"', '"new": [1]'), "utf-8")
    assert reviewing.client.get(reviewing.path(COUNCIL)).status_code == 422
    assert reviewing.save(COUNCIL, set_to("/meeting/venue", "y"))[0] == 500


def test_undo_takes_back_one_save_at_a_time_and_keeps_it_on_record(reviewing: "Reviewing") -> None:
    before = open_document(reviewing.folder / COUNCIL, COUNCIL).corrected
    reviewing.save(COUNCIL, set_to(NAME, "นางก ข"), set_to("/meeting/venue", "ที่อื่น"))
    reviewing.save(COUNCIL, set_to("/meeting/venue", "อีกที่"))
    assert reviewing.post(COUNCIL, "undo")[0] == 200
    assert corrected(reviewing, COUNCIL, "/meeting/venue") == "ที่อื่น"
    assert reviewing.post(COUNCIL, "undo")[0] == 200
    assert open_document(reviewing.folder / COUNCIL, COUNCIL).corrected == before
    assert reviewing.post(COUNCIL, "undo")[0] == 422
    patches = reviewing.patches(COUNCIL)["patches"]
    assert isinstance(patches, list)
    assert len(patches) >= 3
    assert all(isinstance(patch, dict) and patch["withdrawn"] for patch in patches)


def test_the_second_of_two_browsers_sees_the_conflict(reviewing: "Reviewing") -> None:
    asked = {"who": "คนแรก", "revision": 0}
    assert reviewing.save(COUNCIL, set_to(NAME, "นางหนึ่ง ก"), **asked)[0] == 200
    status, told = reviewing.save(COUNCIL, set_to(NAME, "นางสอง ข"), **asked | {"who": "คนที่สอง"})
    assert status == 409
    assert told["who"] == "คนแรก"
    assert corrected(reviewing, COUNCIL, NAME) == "นางหนึ่ง ก"


def test_nobody_writes_without_a_name(reviewing: "Reviewing") -> None:
    status, told = reviewing.save(COUNCIL, set_to(NAME, "x"), who="  ")
    assert status == 400
    assert told["nameless"] is True


def convert(source: Path, target: Path) -> None:
    target.write_text(extract(source).model_dump_json(indent=2), "utf-8")


def test_corrections_outlive_another_extraction(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to(NAME, "นางละเมียด มีศรีสุขใจ"), set_to(f"{TABLE}/rows/0/4/text", "864,001"))
    convert(reviewing.folder / "minutes.html", reviewing.folder / COUNCIL)
    assert corrected(reviewing, COUNCIL, NAME) == "นางละเมียด มีศรีสุขใจ"
    assert corrected(reviewing, COUNCIL, f"{TABLE}/rows/0/4/value") == 864001
    assert "มีศรีสุขใจ" in reviewing.get(reviewing.path(COUNCIL))


def reread_otherwise(reviewing: "Reviewing", name: str = "นางละเมียด มีศรีสม") -> None:
    """The JSON as a better version might write it: one name read otherwise."""
    path = reviewing.folder / COUNCIL
    document = json.loads(path.read_text("utf-8"))
    document["attendance"][0]["people"][1]["name"] = name
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(("keep", "name"), [(True, "นางละเมียด มีศรีสุขใจ"), (False, "นางละเมียด มีศรีสม")])
def test_a_correction_that_no_longer_fits_is_a_finding_until_it_is_settled(
    reviewing: "Reviewing", keep: bool, name: str
) -> None:
    reviewing.save(COUNCIL, set_to(NAME, "นางละเมียด มีศรีสุขใจ"))
    reviewing.post(COUNCIL, "checked")
    reread_otherwise(reviewing)
    first = open_document(reviewing.folder / COUNCIL, COUNCIL).findings[0]
    assert first.finding.code == "review.patch_conflict"
    assert first.finding.evidence["found"] == "นางละเมียด มีศรีสม"
    assert first.finding.evidence["corrected_to"] == "นางละเมียด มีศรีสุขใจ"
    assert "review.patch_conflict" in reviewing.get(reviewing.path(COUNCIL))
    assert reviewing.post(COUNCIL, "accept")[0] == 422
    assert reviewing.post(COUNCIL, "conflict", finding=0, yes=keep)[0] == 200
    document = open_document(reviewing.folder / COUNCIL, COUNCIL)
    assert document.conflicts == ()
    assert value_at(document.corrected, NAME) == name
    assert any(patch.withdrawn for patch in read_corrections(reviewing.folder / COUNCIL).patches)


def test_a_finding_answered_right_stays_answered(reviewing: "Reviewing") -> None:
    assert reviewing.post(COUNCIL, "answer", finding=0)[0] == 200
    convert(reviewing.folder / "minutes.html", reviewing.folder / COUNCIL)
    document = open_document(reviewing.folder / COUNCIL, COUNCIL)
    assert [judged.state for judged in document.findings] == [FindingState.RIGHT]
    assert reviewing.post(COUNCIL, "answer", finding=0, yes=False)[0] == 200
    assert len(open_document(reviewing.folder / COUNCIL, COUNCIL).open_findings) == 1
    assert reviewing.post(COUNCIL, "answer", finding=99)[0] == 422


def test_accept_writes_a_golden_file_that_evaluate_uses(reviewing: "Reviewing") -> None:
    reviewing.post(COUNCIL, "answer", finding=0)
    reviewing.save(COUNCIL, set_to(NAME, "นางละเมียด มีศรีสุขใจ"))
    status, told = reviewing.post(COUNCIL, "accept")
    assert (status, told["golden"]) == (200, COUNCIL)
    golden_folder = reviewing.folder / "golden"
    golden = read_golden(golden_folder / COUNCIL)
    assert golden["findings"] == [{"code": "table.total"}]
    notes = json.loads((golden_folder / COUNCIL).read_text("utf-8"))["notes"]
    assert notes[0].startswith("Reviewed by นางสาวตรวจ ทาน on 20")
    missed = evaluate(reviewing.folder, golden_folder)
    assert "มีศรีสุขใจ" in str(missed.to_json())
    # Where the extraction reads what the reviewer put right, nothing is missed any more.
    reread_otherwise(reviewing, "นางละเมียด มีศรีสุขใจ")
    assert "Golden" in reviewing.get("/")


def test_a_document_in_a_subfolder_is_accepted_under_its_own_path(reviewing: "Reviewing") -> None:
    assert reviewing.post(PROVINCE, "accept")[0] == 200
    assert "findings" not in read_golden(reviewing.folder / "golden" / PROVINCE)
    assert "1 of 2 checked" in reviewing.get("/")


def test_export_and_others_apply_patches_with_one_call(reviewing: "Reviewing") -> None:
    reviewing.save(COUNCIL, set_to(NAME, "นางละเมียด มีศรีสุขใจ"))
    extracted = json.loads((reviewing.folder / COUNCIL).read_text("utf-8"))
    document, conflicts = apply_patches(extracted, read_corrections(reviewing.folder / COUNCIL).patches)
    assert conflicts == ()
    assert value_at(document, NAME) == "นางละเมียด มีศรีสุขใจ"


def test_how_votes_were_taken_can_be_set(reviewing: "Reviewing") -> None:
    votes = "/agenda/3/items/2/resolutions/0/votes"
    wanted = {"method": "show_of_hands", "unit": "votes", "invalid": "1"}
    assert reviewing.save(COUNCIL, *(set_to(f"{votes}/{key}", value) for key, value in wanted.items()))[0] == 200
    assert [corrected(reviewing, COUNCIL, f"{votes}/{key}") for key in wanted] == ["show_of_hands", "votes", 1]
    assert reviewing.save(COUNCIL, set_to(f"{votes}/method", "aloud"))[0] != 200


def test_a_list_of_names_may_lose_its_heading(reviewing: "Reviewing") -> None:
    assert reviewing.save(COUNCIL, set_to("/attendance/0/heading", None))[0] == 200
    assert corrected(reviewing, COUNCIL, "/attendance/0/heading") is None
    page = reviewing.get(reviewing.path(COUNCIL))
    assert "<h3>– (" in page
    assert "None" not in page


def test_a_document_of_1_0_is_shown_and_corrected(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    kept = paths.CASES / "archive"
    for file in kept.iterdir():
        shutil.copy(file, folder)
    reviewing = start(folder)
    before = len(reviewing.patches(KEPT)["patches"])  # type: ignore[arg-type]
    assert "การขุดบ่อที่สาม" in reviewing.get(reviewing.path(KEPT))
    assert reviewing.save(KEPT, set_to("/agenda/1/items/1/heading", "ชื่อของบ่อใหม่"))[0] == 200
    assert len(reviewing.patches(KEPT)["patches"]) == before + 1  # type: ignore[arg-type]
    assert (folder / KEPT).read_bytes() == (kept / KEPT).read_bytes()
    assert reviewing.post(KEPT, "accept")[0] == 200
    assert "speeches" not in read_golden(folder / "golden" / KEPT)["agenda"][0]  # type: ignore[index,operator]


def test_a_save_costs_in_proportion_to_its_changes_not_to_the_document(reviewing: "Reviewing") -> None:
    """The document is copied and asked once a save, not once a change."""
    document = open_document(reviewing.folder / COUNCIL, COUNCIL)
    signed = Signed("ก", "2026-01-01T00:00:00", "")
    asked: list[object] = []

    def validate(record: object) -> object:
        asked.append(record)
        return whole(record)

    whole = Minutes.model_validate
    changes = [FieldChange(op="set", path=NAME, value=f"นายดำรง คนที่{at}") for at in range(500)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Minutes, "model_validate", validate)
        patches_for(document, changes, signed)
    assert len(asked) == 1


def test_totals_are_counted_once_a_save(reviewing: "Reviewing") -> None:
    changes = [set_to(f"{TABLE}/rows/{row}/4/text", f"{row + 10}") for row in range(3)]
    assert reviewing.save(COUNCIL, *changes)[0] == 200
    patches = reviewing.patches(COUNCIL)["patches"]
    assert isinstance(patches, list)
    assert [str(patch["path"]) for patch in patches if isinstance(patch, dict)].count(f"{TABLE}/totals") == 1
