"""Items, people and rows put in order: nothing that was read is lost, and one undo brings all of it back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import JsonValue

from minutes_extract.corrections import Corrections
from minutes_extract.corrections.pointer import PointerError, value_at
from minutes_extract.pipeline import extract
from minutes_extract.review.accept import golden_of
from minutes_extract.review.changes import FieldChange, patches_for
from minutes_extract.review.document import Reviewed, reopened, review
from minutes_extract.review.edited import Signed
from minutes_extract.review.saving import undo
from minutes_extract.review.typed import WrongChangeError

if TYPE_CHECKING:
    from conftest import Reviewing

SIGNED = Signed("นางสาวตรวจ ทาน", "2026-01-01T00:00:00+00:00", "")
PAPER = """รายงานการประชุมสภาองค์การบริหารส่วนตำบลดอนหมาก
ครั้งที่ ๒/๒๕๖๘
วันศุกร์ที่ ๑๔ กุมภาพันธ์ ๒๕๖๘
ผู้มาประชุม
๑. นายสมหมาย ใจกว้าง ประธานสภา
๒. นางบุญมี ศรีทอง สมาชิกสภา
๓. นายคำดี มั่นคง สมาชิกสภา
เริ่มประชุมเวลา ๑๐.๐๐ น.
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
๑.๑ การรับสมัครเลือกตั้ง
อำเภอแจ้งกำหนดรับสมัคร ๑๐ วัน
มติที่ประชุม รับทราบ
๑.๒ การขุดลอกคลอง
กองช่างเริ่มงานแล้ว
มติที่ประชุม รับทราบ
ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา
๒.๑ ญัตติขอความเห็นชอบแผนพัฒนา
นายคำดี มั่นคง
ขอเสนอให้สภาพิจารณาแผนพัฒนาท้องถิ่น
นางบุญมี ศรีทอง
ขอสนับสนุน
มติที่ประชุม เห็นชอบ
เลิกประชุมเวลา ๑๒.๐๐ น.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """A council's minutes, as extracted."""
    paper = tmp_path_factory.mktemp("arrange") / "council.txt"
    paper.write_text(PAPER, "utf-8")
    return review("council.json", paper.with_suffix(".json"), extract(paper), Corrections())


def after(document: Reviewed, *changes: dict[str, object]) -> Reviewed:
    """The document after changes, as it is when it is opened again."""
    patches = patches_for(document, [FieldChange.model_validate(one) for one in changes], SIGNED)
    kept = document.corrections.model_copy(update={"patches": (*document.corrections.patches, *patches)})
    again = reopened(document, kept)
    assert again.conflicts == ()
    return again


def words(document: Reviewed) -> list[str]:
    """Every word of the agenda, sorted."""
    return sorted(" ".join(_texts(document.corrected["agenda"])).split())


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        # A cut puts what was a line of the text into the number, heading of the new item.
        yield from (str(value[key]) for key in ("heading", "text", "label") if value.get(key))
        yield from (text for key, one in value.items() if key in {"items", "resolutions"} for text in _texts(one))


def headings(document: Reviewed, path: str) -> list[JsonValue]:
    elements = value_at(document.corrected, path)
    assert isinstance(elements, list)
    return [one["heading"] for one in elements if isinstance(one, dict)]


def test_an_item_moves_up_down_in_and_out(read: Reviewed) -> None:
    swapped = after(read, {"op": "down", "path": "/agenda/0/items/0"})
    assert headings(swapped, "/agenda/0/items") == ["การขุดลอกคลอง", "การรับสมัครเลือกตั้ง"]
    assert headings(after(swapped, {"op": "up", "path": "/agenda/0/items/1"}), "/agenda/0/items") == headings(
        read, "/agenda/0/items"
    )
    deeper = after(read, {"op": "in", "path": "/agenda/0/items/1"})
    assert headings(deeper, "/agenda/0/items/0/items") == ["การขุดลอกคลอง"]
    assert value_at(deeper.corrected, "/agenda/0/items/0/items/0/path") == ["1", "1.1", "1.2"]
    assert words(deeper) == words(read)


def test_what_stands_behind_a_promoted_item_stands_under_it(read: Reviewed) -> None:
    higher = after(read, {"op": "out", "path": "/agenda/0/items/0"})
    assert headings(higher, "/agenda/1/items") == ["การขุดลอกคลอง"]
    assert value_at(higher.corrected, "/agenda/1/kind") == "unknown"
    assert value_at(higher.corrected, "/agenda/1/items/0/path") == ["1.1", "1.2"]
    assert words(higher) == words(read)


def test_an_agenda_put_under_another_has_no_kind(read: Reviewed) -> None:
    assert value_at(after(read, {"op": "in", "path": "/agenda/1"}).corrected, "/agenda/0/items/2/kind") is None


def test_two_items_become_one_and_lose_nothing(read: Reviewed) -> None:
    merged = after(read, {"op": "merge", "path": "/agenda/0/items/1"})
    item = value_at(merged.corrected, "/agenda/0/items/0")
    assert isinstance(item, dict)
    assert "1.2 การขุดลอกคลอง" in str(item["text"]).replace("๑.๒", "1.2")
    assert len(item["resolutions"]) == len(item["places"]) == 2  # type: ignore[arg-type]


def test_an_item_is_split_where_the_cursor_stands(read: Reviewed) -> None:
    before, text = "อำเภอแจ้งกำหนด", "อำเภอแจ้งกำหนด\n1.1.1 วันรับสมัคร\nสิบวันทำการ"
    halves = {"field": "text", "before": before, "after": text.removeprefix(before)}
    change = {"op": "set", "path": "/agenda/0/items/0/text", "value": text}
    done = after(read, change, {"op": "split", "path": "/agenda/0/items/0", "value": halves})
    second = value_at(done.corrected, "/agenda/0/items/1")
    assert isinstance(second, dict)
    assert (second["number"], second["heading"], second["text"]) == ("1.1.1", "วันรับสมัคร", "สิบวันทำการ")
    assert value_at(done.corrected, "/agenda/0/items/0/text") == before
    assert [len(value_at(done.corrected, f"/agenda/0/items/{at}/resolutions")) for at in (0, 1)] == [0, 1]  # type: ignore[arg-type]
    assert second["places"] == value_at(done.corrected, "/agenda/0/items/0/places")


def test_speeches_go_where_their_words_are(read: Reviewed) -> None:
    text = str(value_at(read.corrected, "/agenda/1/items/0/text"))
    cut = text.index("นางบุญมี")
    halves = {"field": "text", "before": text[:cut], "after": text[cut:]}
    done = after(read, {"op": "split", "path": "/agenda/1/items/0", "value": halves})
    speakers = [value_at(done.corrected, f"/agenda/1/items/{at}/speeches/0/speaker/name") for at in (0, 1)]
    assert speakers == ["นายคำดี มั่นคง", "นางบุญมี ศรีทอง"]


def test_a_person_read_into_another_s_line_becomes_one_again(read: Reviewed) -> None:
    path, name = "/attendance/0/people/1", "นางบุญมี ศรีทอง 3. นายเพิ่ม พูนผล"
    halves = {"field": "name", "before": "นางบุญมี ศรีทอง", "after": "3. นายเพิ่ม พูนผล"}
    done = after(
        read, {"op": "set", "path": f"{path}/name", "value": name}, {"op": "split", "path": path, "value": halves}
    )
    second = value_at(done.corrected, "/attendance/0/people/2")
    assert isinstance(second, dict)
    assert [second[key] for key in ("number", "name", "family_name")] == [3, "นายเพิ่ม พูนผล", "พูนผล"]
    assert {value_at(done.corrected, f"/attendance/0/people/{at}/role") for at in (1, 2)} | {
        value_at(done.corrected, f"/attendance/0/people/{at}/position") for at in (1, 2)
    } == {None, "สมาชิกสภา"}
    again = after(done, {"op": "merge", "path": "/attendance/0/people/2"})
    assert value_at(again.corrected, f"{path}/name") == "นางบุญมี ศรีทอง นายเพิ่ม พูนผล"


def test_pointers_follow_the_people_they_lead_to(read: Reviewed) -> None:
    pointers = [value_at(read.corrected, f"/agenda/1/items/0/speeches/{at}/speaker/person") for at in (0, 1)]
    assert pointers == ["/attendance/0/people/2", "/attendance/0/people/1"]
    moved = after(read, {"op": "up", "path": "/attendance/0/people/2"})
    there = [value_at(moved.corrected, f"/agenda/1/items/0/speeches/{at}/speaker/person") for at in (0, 1)]
    assert there == ["/attendance/0/people/1", "/attendance/0/people/2"]
    removed = after(read, {"op": "remove", "path": "/attendance/0/people/1"})
    left = [value_at(removed.corrected, f"/agenda/1/items/0/speeches/{at}/speaker/person") for at in (0, 1)]
    assert left == ["/attendance/0/people/1", None]


def test_a_speaker_put_right_leads_to_the_person_of_that_name(read: Reviewed) -> None:
    path = "/agenda/1/items/0/speeches/0/speaker"
    done = after(read, {"op": "set", "path": f"{path}/name", "value": "นายสมหมาย ใจกว้าง"})
    assert value_at(done.corrected, f"{path}/person") == "/attendance/0/people/0"
    speech = golden_of(done, SIGNED)["agenda"][1]["items"][0]["speeches"][0]  # type: ignore[index,call-overload]
    assert speech["speaker"]["raw"] == "นายสมหมาย ใจกว้าง"  # type: ignore[index,call-overload]


def test_motions_tasks_sittings_and_quorum_are_put_in(read: Reviewed) -> None:
    item = "/agenda/1/items/0"
    done = after(
        read,
        {"op": "set", "path": f"{item}/motion/kind", "value": "urgent_motion"},
        {"op": "set", "path": f"{item}/motion/proposer/name", "value": "นายคำดี มั่นคง"},
        {"op": "add", "path": f"{item}/motion/seconders/0"},
        {"op": "add", "path": f"{item}/tasks/0"},
        {"op": "set", "path": f"{item}/tasks/0/due/iso", "value": "๓๐ กันยายน ๒๕๖๘"},
        {"op": "add", "path": f"{item}/resolutions/0/ballots/0"},
        {"op": "set", "path": f"{item}/resolutions/0/ballots/0/for/name", "value": "นางบุญมี ศรีทอง"},
        {"op": "add", "path": "/meeting/sittings/0"},
        {"op": "set", "path": "/meeting/sittings/0/opened", "value": "๙.๓๐ น."},
        {"op": "set", "path": "/meeting/quorum/members", "value": "12"},
    )
    assert value_at(done.corrected, f"{item}/motion/proposer/person") == "/attendance/0/people/2"
    assert value_at(done.corrected, f"{item}/tasks/0/due/iso") == "2025-09-30"
    assert value_at(done.corrected, f"{item}/resolutions/0/ballots/0/for/person") == "/attendance/0/people/1"
    assert value_at(done.corrected, "/meeting/sittings/0/opened") == "09:30"
    assert value_at(done.corrected, "/meeting/quorum/members") == 12
    assert after(done, {"op": "set", "path": f"{item}/motion"}).minutes.agenda[1].items[0].motion is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"op": "up", "path": "/agenda/0"}, "end of its list"),
        ({"op": "in", "path": "/attendance/0/people/1"}, "no item before"),
        ({"op": "out", "path": "/agenda/1"}, "highest level"),
        ({"op": "merge", "path": "/agenda/0/items/0"}, "nothing before"),
        ({"op": "split", "path": "/agenda/0", "value": {"field": "text", "before": "", "after": "x"}}, "cursor"),
        (
            {"op": "split", "path": "/agenda/0/items/0", "value": {"field": "text", "before": "x", "after": "y"}},
            "cursor",
        ),
    ],
)
def test_what_cannot_be_done_says_why(read: Reviewed, change: dict[str, object], why: str) -> None:
    with pytest.raises(WrongChangeError, match=why):
        after(read, change)


@pytest.mark.parametrize("path", ["", "/meeting", "/attendance/0/people/99", "/agenda/0/items/0/path/0"])
def test_what_is_no_element_is_refused(read: Reviewed, path: str) -> None:
    with pytest.raises((WrongChangeError, PointerError)):
        after(read, {"op": "up", "path": path})


def test_rows_and_one_undo_through_the_page(reviewing: "Reviewing") -> None:
    name, table = "council.json", "/agenda/3/items/2/tables/0/rows"

    def texts() -> list[list[str]]:
        rows = value_at(json.loads(json.dumps(reviewing_document(reviewing.folder, name).corrected)), table)
        return [[str(cell["text"]) for cell in row] for row in rows]  # type: ignore[union-attr,index,call-overload]

    before = texts()
    assert reviewing.save(name, {"op": "merge", "path": f"{table}/1"})[0] == 200
    assert texts()[0] == [f"{one} {other}".strip() for one, other in zip(before[0], before[1], strict=True)]
    assert "Split at the cursor" in reviewing.get(reviewing.path(name))
    assert reviewing.post(name, "undo")[0] == 200
    assert texts() == before
    cell = before[0][1]
    halves = {"field": "1", "before": cell[:2], "after": cell[2:]}
    assert reviewing.save(name, {"op": "split", "path": f"{table}/0", "value": halves})[0] == 200
    assert [row[1] for row in texts()[:2]] == [cell[:2], cell[2:]]
    undo(reviewing_document(reviewing.folder, name), SIGNED)
    assert texts() == before


def reviewing_document(folder: Path, name: str) -> Reviewed:
    from minutes_extract.review.document import open_document

    return open_document(folder / name, name)
