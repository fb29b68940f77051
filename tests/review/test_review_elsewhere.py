"""The same correction in other documents: found, shown, made where it is wanted, taken back in all of them by one undo."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from minutes_extract.corrections.pointer import value_at
from minutes_extract.review.document import open_document
from minutes_extract.review.elsewhere import Replacement, hits_in, replacements_of
from minutes_extract.review.folder import opaque_id

if TYPE_CHECKING:
    from conftest import Reviewing

COUNCIL = "council.json"
NAME = "/attendance/0/people/1/name"
WRONG, RIGHT = "นางละเมียด มีศรีสุข", "นางละเมียด มีสีสุข"
COPIES = ("box/a.json", "box/b.json")


@pytest.fixture
def archive(folder: Path, start: "Callable[[Path], Reviewing]") -> "Reviewing":
    """The council's minutes three times: once more as they are, once with a name that only begins alike."""
    text = (folder / COUNCIL).read_text("utf-8")
    for copy, name in zip(COPIES, (WRONG, f"{WRONG}ใส"), strict=True):
        path = folder / copy
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(WRONG, name), "utf-8")
    shutil.copy(folder / COUNCIL, folder / "box/c.json")
    return start(folder)


def name_in(reviewing: "Reviewing", document: str) -> object:
    return value_at(open_document(reviewing.folder / document, document).corrected, NAME)


def look(reviewing: "Reviewing", change: int = 1) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(
        reviewing.get(f"{reviewing.path(COUNCIL)}/elsewhere/{change}")
    )
    return found


def test_a_name_put_right_is_put_right_elsewhere_and_taken_back(archive: "Reviewing") -> None:
    status, saved = archive.save(COUNCIL, {"op": "set", "path": NAME, "value": RIGHT})
    assert (status, saved["change"]) == (200, 1)
    found = look(archive)["documents"]
    assert [one["id"] for one in found] == [opaque_id(name) for name in (*COPIES, "box/c.json")]
    hits = {hit["path"]: hit for hit in found[0]["hits"]}  # type: ignore[attr-defined]
    assert (hits[NAME]["wrong"], hits[NAME]["right"], hits[NAME]["sure"]) == (WRONG, RIGHT, True)
    assert {hit["sure"] for hit in found[1]["hits"]} == {False}  # type: ignore[attr-defined]
    fields = [[one["id"], NAME] for one in found[:2]]
    assert archive.post(COUNCIL, "repeat", change=1, fields=fields) == (200, {"documents": 2})
    assert [name_in(archive, name) for name in COPIES] == [RIGHT, f"{RIGHT}ใส"]
    assert look(archive)["repeated"] == 2
    assert archive.patches(COPIES[0])["patches"][0]["who"] == "นางสาวตรวจ ทาน"  # type: ignore[index,call-overload]
    assert archive.post(COUNCIL, "take-back", change=1) == (200, {"documents": 2})
    assert [name_in(archive, name) for name in (COUNCIL, *COPIES)] == [RIGHT, WRONG, f"{WRONG}ใส"]
    assert look(archive)["repeated"] == 0


def test_fields_that_are_not_asked_for_stay(archive: "Reviewing") -> None:
    archive.save(COUNCIL, {"op": "set", "path": NAME, "value": RIGHT})
    fields = [[opaque_id(COPIES[0]), "/meeting/title"], ["no-such-document", NAME]]
    assert archive.post(COUNCIL, "repeat", change=1, fields=fields) == (200, {"documents": 0})
    assert name_in(archive, COPIES[0]) == WRONG


@pytest.mark.parametrize(
    ("path", "value"),
    [("/meeting/date/iso", "2025-02-15"), ("/agenda/0/kind", "unknown"), ("/signatures/0/role", "chair")],
)
def test_days_and_choices_are_right_for_one_document_only(archive: "Reviewing", path: str, value: str) -> None:
    status, saved = archive.save(COUNCIL, {"op": "set", "path": path, "value": value})
    assert (status, saved["change"]) == (200, None)
    assert look(archive)["documents"] == []


def test_of_a_long_text_only_the_changed_words_are_looked_for(archive: "Reviewing") -> None:
    text = "ที่ประชุมหารือเรื่องการจัดซื้อเครื่องสูบน้ำ ของตำบลดอนหมาก และมอบกองช่างดูแลต่อไป"
    for wrong in (text, text.replace("ดอนหมาก", "ดอนมาก")):
        archive.save(COUNCIL, {"op": "set", "path": "/agenda/0/text", "value": wrong})
    document = open_document(archive.folder / COUNCIL, COUNCIL)
    assert replacements_of(document, 2) == [Replacement("ของตำบลดอนหมาก", "ของตำบลดอนมาก")]


def test_what_is_right_already_is_no_hit(archive: "Reviewing") -> None:
    """มีศรีสุข within มีศรีสุขดี, which is right."""
    longer = f"{WRONG}ดี"
    archive.save(COUNCIL, {"op": "set", "path": NAME, "value": longer})
    document = open_document(archive.folder / COUNCIL, COUNCIL)
    pair = replacements_of(document, 1)[0]
    assert NAME not in [hit.path for hit in hits_in(document, [pair])]
    other = open_document(Path(archive.folder / "box/c.json"), "box/c.json")
    assert NAME in [hit.path for hit in hits_in(other, [pair])]


def test_a_repetition_is_not_repeated(archive: "Reviewing") -> None:
    archive.save(COUNCIL, {"op": "set", "path": NAME, "value": RIGHT})
    archive.post(COUNCIL, "repeat", change=1, fields=[[opaque_id(COPIES[0]), NAME]])
    assert replacements_of(open_document(archive.folder / COPIES[0], COPIES[0]), 1) == []
    assert archive.client.get(f"{archive.path('none.json')}/elsewhere/1").status_code == 404
