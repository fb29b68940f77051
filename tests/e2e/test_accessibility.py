"""No serious violation that axe-core finds, in both languages, on every kind of page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests import paths

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = paths.ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = {"serious", "critical"}


def violations(page: "Page") -> list[str]:
    """What is wrong, each with the first element concerned."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['impact']}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: npm install --prefix .venv --no-save axe-core")
@pytest.mark.parametrize(("locale", "width", "scheme"), [("th-TH", 1400, "dark"), ("en-GB", 700, "light")])
def test_no_serious_violation(open_page: "Callable[..., Page]", locale: str, width: int, scheme: str) -> None:
    page = open_page(locale=locale)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    home = page.url
    found: list[str] = []
    page.set_viewport_size({"width": width, "height": 850})
    for query in ("", "?q=council", "?q=village"):
        page.goto(home + query)
        if query:
            page.locator("a.open").first.click()
            page.wait_for_selector(".reading")
            page.evaluate("() => document.querySelectorAll('details.speeches').forEach((one) => { one.open = true; })")
            page.locator(".reading [data-path]").first.focus()
        found += violations(page)
    page.evaluate("() => document.getElementById('keys').showModal()")
    found += violations(page)
    page.evaluate("() => { document.getElementById('keys').close(); document.getElementById('others').showModal(); }")
    found += violations(page)
    assert [one for one in found if one.split(":")[0] in SERIOUS] == []
    assert found == []
