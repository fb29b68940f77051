"""Days and times as people type them; a change that would break the document is refused; undo is always reachable."""

import json
from typing import TYPE_CHECKING

import pytest

from minutes_extract.review.folder import opaque_id
from minutes_extract.review.typed import WrongChangeError, clock_typed, day_typed

if TYPE_CHECKING:
    from tests.review.conftest import Reviewing

COUNCIL = "council.json"
DAY = "/meeting/date/iso"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 กุมภาพันธ์ 2568", "2025-02-14"),
        ("๑๔ กุมภาพันธ์ ๒๕๖๘", "2025-02-14"),
        ("วันศุกร์ที่ 14 กุมภาพันธ์ พ.ศ. 2568", "2025-02-14"),
        ("14 ก.พ. 2568", "2025-02-14"),
        ("14/02/2568", "2025-02-14"),
        ("14-2-2568", "2025-02-14"),
        ("2568-02-14", "2025-02-14"),
        ("2025-02-14", "2025-02-14"),
    ],
)
def test_a_day_is_understood_as_it_is_typed(typed: str, day: str) -> None:
    assert day_typed(typed) == day


@pytest.mark.parametrize("typed", ["ก", "31/02/2568", "2568", "14/14/2568", "พรุ่งนี้", "9" * 5000])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(WrongChangeError):
        day_typed(typed)


@pytest.mark.parametrize(("typed", "clock"), [("9.30 น.", "09:30"), ("๐๙.๓๐ น.", "09:30"), ("13:05", "13:05"), ("0930", "09:30")])  # fmt: skip
def test_a_time_is_understood_as_it_is_typed(typed: str, clock: str) -> None:
    assert clock_typed(typed) == clock


@pytest.mark.parametrize("typed", ["ก", "25:00", "10:75", "เช้า"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(WrongChangeError):
        clock_typed(typed)


def test_a_thai_day_is_saved_as_iso_and_shown_in_thai(reviewing: "Reviewing") -> None:
    assert reviewing.save(COUNCIL, {"op": "set", "path": DAY, "value": "3 มีนาคม 2568"})[0] == 200
    page = reviewing.client.get(reviewing.path(COUNCIL), headers={"accept-language": "th"}).text
    assert 'value="3 มีนาคม 2568"' in page
    assert 'value="2025-03-03"' in reviewing.get(reviewing.path(COUNCIL))
    queue = reviewing.client.get("/", headers={"accept-language": "th"}).text
    assert "3 มี.ค. 2568" in queue


def test_what_is_no_day_is_told_in_the_readers_language(reviewing: "Reviewing") -> None:
    status, said = reviewing.save(COUNCIL, {"op": "set", "path": DAY, "value": "เมื่อวาน"})
    assert status == 422
    assert "ไม่ใช่วันที่" in str(said["reason"])
    assert not reviewing.patches(COUNCIL)


@pytest.mark.parametrize("path", ["/agenda/0/number", "/agenda/3/items/0/number"])
def test_a_number_in_letters_leaves_the_document_open(reviewing: "Reviewing", path: str) -> None:
    reviewing.save(COUNCIL, {"op": "set", "path": path, "value": "ก"})
    assert reviewing.client.get(reviewing.path(COUNCIL)).status_code == 200


def test_a_correction_that_breaks_the_document_can_be_taken_back(reviewing: "Reviewing") -> None:
    assert reviewing.save(COUNCIL, {"op": "set", "path": "/meeting/venue", "value": "ห้องใหม่"})[0] == 200
    file = reviewing.folder / "council.patches.json"
    patches = json.loads(file.read_text("utf-8"))
    patches["patches"][-1] |= {"path": "/meeting", "anchors": [], "new": 7, "old": json.loads((reviewing.folder / COUNCIL).read_text("utf-8"))["meeting"]}  # fmt: skip
    file.write_text(json.dumps(patches), "utf-8")
    broken = reviewing.client.get(reviewing.path(COUNCIL))
    assert broken.status_code == 422
    assert "take-back" in broken.text
    assert reviewing.post(COUNCIL, "undo")[0] == 200
    assert reviewing.client.get(reviewing.path(COUNCIL)).status_code == 200


def test_clean_documents_are_filtered_and_checked_together(reviewing: "Reviewing") -> None:
    shown = reviewing.client.get("/?state=unseen").text
    clean = [name for name in reviewing.folder.rglob("*.json") if "patches" not in name.name and opaque_id(name.relative_to(reviewing.folder).as_posix()) in shown]  # fmt: skip
    identifiers = [opaque_id(name.relative_to(reviewing.folder).as_posix()) for name in clean]
    everything = [*identifiers, opaque_id(COUNCIL), "nobody"]
    answer = reviewing.client.post(
        "/checked", json={"who": "นาย ก", "documents": everything}, headers=reviewing.headers
    )
    assert answer.json() == {"checked": len(identifiers)}
    assert not reviewing.patches(COUNCIL)
    assert 'class="pick" value=' not in reviewing.client.get("/?state=unseen").text


def test_bulk_needs_a_name_and_the_token(reviewing: "Reviewing") -> None:
    asked = {"who": " ", "documents": []}
    assert reviewing.client.post("/checked", json=asked, headers=reviewing.headers).status_code == 422
    assert reviewing.client.post("/checked", json=asked).status_code == 403
