"""The review as a person does it, in Chromium: look, jump, correct, save, read again, accept."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.waiting import PATIENCE

from minutes_extract.evaluation import evaluate

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

OpenPage = Callable[..., "Page"]
NAME = "/attendance/0/people/1/name"
CELL = "/agenda/3/items/2/tables/0/rows/3/4/text"
POINTS_OFF = 1.0
"""A box on the screen may be this far from the one of the JSON, in points."""


def field(page: "Page", path: str) -> "Locator":
    return page.locator(f'[data-path="{path}"]')


def open_document(page: "Page", words: str) -> None:
    page.get_by_label("Search").fill(words)
    page.keyboard.press("Enter")
    page.locator("a.open").first.click()
    page.wait_for_selector(".reading")
    page.wait_for_load_state("load")  # the scripts at the end of the page listen from then on


def reload_by(page: "Page", deed: Callable[[], object]) -> None:
    """Do something after which the page loads anew."""
    with page.expect_navigation():
        deed()
    page.wait_for_selector(".reading")


def convert(source: Path, target: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from minutes_extract.cli import main; main()",
        "convert",
        str(source),
        "-o",
        str(target),
    ]
    subprocess.run(command, check=True, timeout=PATIENCE)


def test_queue_filter_correct_read_again_accept_evaluate(open_page: OpenPage, folder: Path) -> None:
    page = open_page()
    assert page.locator("a.open").count() == 3
    page.locator("#code").select_option("table.total")
    page.wait_for_url("**code=table.total**")
    assert page.locator("a.open").count() == 1
    page.locator("a.open").click()
    assert page.locator(".fails .total").inner_text() == "✗ adds up to 1,701,500"
    page.wait_for_load_state("load")  # the script that notices changes has run
    field(page, NAME).fill("นางละเมียด มีศรีสุขใจ")
    field(page, CELL).fill("1,701,500")
    page.locator("#message", has_text="2 unsaved").wait_for()
    reload_by(page, lambda: page.get_by_role("button", name="Save", exact=True).click())
    assert field(page, NAME).input_value() == "นางละเมียด มีศรีสุขใจ"
    assert page.locator(".fails").count() == 0
    assert page.locator(".finding.settled").count() == 1
    convert(folder / "minutes.html", folder / "council.json")
    page.reload()
    assert field(page, NAME).input_value() == "นางละเมียด มีศรีสุขใจ"
    assert field(page, CELL).input_value() == "1,701,500"
    reload_by(page, lambda: page.get_by_role("button", name="Accept as golden").click())
    assert "council.json" in page.locator("#message").inner_text()
    page.locator("#back").click()
    page.wait_for_selector("a.open, .empty")
    assert "1 of 3 checked" in page.locator("#progress-text").inner_text()
    missed = json.dumps(evaluate(folder, folder / "golden").to_json(), ensure_ascii=False)
    assert "นางละเมียด มีศรีสุขใจ" in missed


def drawn(page: "Page") -> list[float]:
    """The lit box in points of its page, as it stands on the screen."""
    found: list[float] = page.evaluate(
        """() => {
          const box = document.querySelector('.box').getBoundingClientRect();
          const sheet = document.querySelector('.box').closest('.sheet');
          const image = sheet.querySelector('img').getBoundingClientRect();
          const scale = Number(sheet.dataset.width) / image.width;
          return [box.left - image.left, box.top - image.top, box.right - image.left, box.bottom - image.top].map(v => v * scale);
        }"""
    )
    return found


def place_of(document: object, path: str) -> dict[str, list[float]]:
    """The first place of a record in the JSON."""
    for step in path.split("/")[1:]:
        document = document[int(step) if step.isdigit() else step]  # type: ignore[index]
    found: dict[str, list[float]] = document["places"][0]  # type: ignore[index]
    return found


def test_a_field_lights_its_box_and_the_box_its_field(open_page: OpenPage, folder: Path) -> None:
    document = json.loads((folder / "village.json").read_text("utf-8"))
    page = open_page()
    open_document(page, "village")
    page.wait_for_function("() => document.querySelector('.sheet img').complete")
    for zoom in (None, "#zoom-in"):
        if zoom:
            page.locator(zoom).click()
        for path in ("/attendance/0/people/0", "/attendance/0/people/3", "/agenda/0/resolutions/0", "/agenda/1"):
            field(page, f"{path}/{'name' if 'people' in path else 'text'}").focus()
            box = page.locator(".box").first
            assert drawn(page) == pytest.approx(place_of(document, path)["box"], abs=POINTS_OFF)
            outer, inner = page.locator("#sheets").bounding_box(), box.bounding_box()
            assert outer
            assert inner
            assert outer["y"] < inner["y"] < outer["y"] + outer["height"]
    page.locator("#zoom-fit").click()
    page.keyboard.press("Escape")
    # A click in the middle of a box leads back to its field.
    x0, top, x1, bottom = place_of(document, "/attendance/0/people/2")["box"]
    image = page.locator(".sheet img").first
    size = image.bounding_box()
    assert size
    scale = size["width"] / document["source"]["pages"][0]["width"]
    image.click(position={"x": (x0 + x1) / 2 * scale, "y": (top + bottom) / 2 * scale})
    assert page.locator(".record.lit").first.get_attribute("data-pointer") == "/attendance/0/people/2"


def test_zoom_and_rotation(open_page: OpenPage) -> None:
    page = open_page()
    open_document(page, "village")
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert page.locator("#zoom").inner_text() == "150%"
    page.reload()
    assert page.locator("#zoom").inner_text() == "150%"
    page.keyboard.press("r")
    assert "rotate(90deg)" in str(page.locator(".sheet").first.get_attribute("style"))
    page.locator("#zoom-fit").click()
    assert page.locator(".thumbs img").count() == 3


def test_lines_of_a_text_both_ways(open_page: OpenPage) -> None:
    page = open_page()
    open_document(page, "council")
    field(page, NAME).focus()
    assert page.locator(".paper-line.lit .line-text").inner_text().startswith("๒")
    assert page.locator(".paper-line.lit").get_attribute("data-line") == "17"
    page.locator('.paper-line[data-line="20"]').click()
    assert page.locator(".record.lit").first.get_attribute("data-pointer") == "/attendance/0/people/4"
    assert page.evaluate("() => document.activeElement.dataset.path").startswith("/attendance/0/people/4")


def test_by_keyboard_only(open_page: OpenPage, folder: Path) -> None:
    """Find, open, answer, edit, save, undo, check, next document, back: no mouse; with the keys of a Thai layout."""
    page = open_page(reviewer="")
    page.keyboard.press("/")
    page.keyboard.type("council")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=council**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(".reading")
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("a")  # without a name nothing is written: the page asks for it
    assert page.evaluate("() => document.activeElement.id") == "who"
    page.keyboard.type("นายแป้น พิมพ์")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.locator(".finding.right").wait_for()  # without loading anew
    page.keyboard.press("e")
    assert page.evaluate("() => document.activeElement.dataset.path") == CELL
    page.keyboard.press("Control+a")
    page.keyboard.type("1,701,500")
    reload_by(page, lambda: page.keyboard.press("Control+s"))
    assert field(page, CELL).input_value() == "1,701,500"
    page.keyboard.press("Escape")
    reload_by(page, lambda: page.keyboard.press("u"))
    assert field(page, CELL).input_value() == "1,710,500"
    page.keyboard.press("Escape")
    thai_c = "new KeyboardEvent('keydown', { key: 'แ', code: 'KeyC', bubbles: true })"
    reload_by(page, lambda: page.evaluate(f"() => document.body.dispatchEvent({thai_c})"))
    assert page.locator("#checked").get_attribute("aria-pressed") == "true"
    with page.expect_navigation():
        page.keyboard.press("q")
    assert "1 of 3 checked" in page.locator("#progress-text").inner_text()
    patches = json.loads((folder / "council.patches.json").read_text("utf-8"))
    assert patches["answers"][0]["who"] == "นายแป้น พิมพ์"


def test_people_rows_and_resolutions(open_page: OpenPage) -> None:
    page = open_page()
    open_document(page, "council")
    people = page.locator("#section-attendance .group").first.locator("tbody tr")
    before = people.count()
    reload_by(page, lambda: page.get_by_role("button", name="Add a person").first.click())
    assert people.count() == before + 1
    field(page, f"/attendance/0/people/{before}/name").fill("นายเพิ่ม เติมสุข")
    reload_by(page, lambda: page.keyboard.press("Control+s"))
    assert field(page, f"/attendance/0/people/{before}/family_name").input_value() == "เติมสุข"
    reload_by(page, lambda: page.get_by_role("button", name="Remove นายเพิ่ม เติมสุข").click())
    assert people.count() == before
    move = page.locator('[data-op="move"][data-at="/agenda/3/items/2/resolutions/0"]')
    reload_by(page, lambda: move.select_option("/agenda/3/items/0/resolutions"))
    assert field(page, "/agenda/3/items/0/resolutions/1/text").count() == 1
    reload_by(page, lambda: page.get_by_role("button", name="Undo").click())
    assert field(page, "/agenda/3/items/0/resolutions/1/text").count() == 0


def test_two_browsers_at_once(open_page: OpenPage) -> None:
    first, second = open_page(reviewer="First"), open_page(reviewer="Second")
    for page in (first, second):
        open_document(page, "council")
    field(first, NAME).fill("นางหนึ่ง แรก")
    reload_by(first, lambda: first.keyboard.press("Control+s"))
    field(second, NAME).fill("นางสอง รอง")
    second.keyboard.press("Control+s")
    second.wait_for_selector("#message.bad")
    assert "First" in second.locator("#message").inner_text()
    assert field(second, NAME).input_value() == "นางสอง รอง"
    reload_by(second, lambda: second.locator("#reload").click())
    # What was typed is still there, over what the other saved.
    assert field(second, NAME).input_value() == "นางสอง รอง"
    assert "นางหนึ่ง แรก" in second.locator(".history").inner_text()
    reload_by(second, lambda: second.keyboard.press("Control+s"))
    assert field(second, NAME).input_value() == "นางสอง รอง"


def test_thai_by_default(open_page: OpenPage) -> None:
    page = open_page(locale="th-TH")
    assert "ตรวจแล้ว 0 จาก 3 ฉบับ" in page.locator("#progress-text").inner_text()
    page.get_by_role("link", name="English").click()
    assert "0 of 3 checked" in page.locator("#progress-text").inner_text()


def test_a_static_page_shows_and_lights_without_a_server(open_page: OpenPage, folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from minutes_extract.cli import main; main()", "review", str(folder)]
    subprocess.run(
        [*command, "--static", str(tmp_path / "static"), "--cache", str(tmp_path / "c")], check=True, timeout=PATIENCE
    )
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "static" / "village.html").as_uri())
    assert page.locator("input, textarea").count() == 0
    page.locator('[data-pointer="/attendance/0/people/1"] .value').first.hover()
    assert page.locator(".box").count() >= 1
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_in_thai_split_move_undo_and_the_same_name_elsewhere(open_page: OpenPage, folder: Path) -> None:
    copy = folder / "copy.json"
    copy.write_bytes((folder / "council.json").read_bytes())
    page = open_page(locale="th-TH")
    page.reload()
    page.locator("a.open").filter(has_text="ทุ่งแสงธรรม").last.click()
    page.wait_for_load_state("load")
    item = "/agenda/3/items/0"
    text = field(page, f"{item}/text")
    before = text.input_value()
    text.focus()
    text.evaluate("(field, at) => field.setSelectionRange(at, at)", len(before) // 2)
    reload_by(page, lambda: page.keyboard.press("Control+Enter"))
    assert field(page, f"{item}/text").input_value() == before[: len(before) // 2].strip()
    arrange = page.locator('select.arrange[data-at="/agenda/3/items/1"]')
    reload_by(page, lambda: arrange.select_option("merge"))
    reload_by(page, lambda: page.get_by_role("button", name="เลิกทำ", exact=True).click())
    reload_by(page, lambda: page.get_by_role("button", name="เลิกทำ", exact=True).click())
    assert field(page, f"{item}/text").input_value() == before
    field(page, NAME).fill("นางละเมียด มีสีสุข")
    reload_by(page, lambda: page.keyboard.press("Control+s"))
    page.get_by_role("button", name="พบคำเดิมอีก 1 ฉบับ").click()
    page.get_by_role("button", name="แก้ที่เลือก").click()
    page.locator("#others-message", has_text="แก้แล้ว 1 ฉบับ").wait_for()
    patches = next(folder.glob("c*.patches.json")).parent
    repeated = [json.loads(one.read_text("utf-8"))["patches"] for one in patches.glob("*.patches.json")]
    assert sorted(sum(patch["repeats"] is not None for patch in one) > 0 for one in repeated) == [False, True]
    page.get_by_role("button", name="เลิกทำในทุกฉบับ").click()
    page.locator("#others-message", has_text="เลิกทำแล้ว 1 ฉบับ").wait_for()
