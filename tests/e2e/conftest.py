"""A review in a process of its own, and the system's Chromium to look at it. Skipped where there is no Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import paths

from minutes_extract.pipeline import extract

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
AXE = paths.ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js"
PAPERS = {
    "council.json": paths.SAMPLES / "municipal-council" / "minutes.html",
    "village.json": paths.PDFS / "chromium_garuda.pdf",
    "course.json": paths.SAMPLES / "course-committee" / "minutes.md",
}
PATIENCE_MILLISECONDS = 120_000
"""What is waited for is there at once, or on a busy machine after a while; it is not there when the page is wrong."""
MINUTES_EXTRACT = (sys.executable, "-c", "from minutes_extract.cli import main; main()")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The system's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (dev dependency)")
    if not CHROMIUM:
        pytest.skip("no Chromium: apt-get install -y chromium, or name it in CHROMIUM")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS), timeout=PATIENCE_MILLISECONDS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text, a Markdown and a PDF, each beside its JSON."""
    folder = tmp_path_factory.mktemp("converted")
    for name, paper in PAPERS.items():
        shutil.copy(paper, folder / paper.name)
        (folder / name).write_text(extract(paper).model_dump_json(indent=2), "utf-8")
    return folder


@pytest.fixture
def folder(converted: Path, tmp_path: Path) -> Path:
    """A copy to work on."""
    return Path(shutil.copytree(converted, tmp_path / "out"))


@pytest.fixture
def address(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The link that `review` prints."""
    command = [*MINUTES_EXTRACT, "review", str(folder), "--no-browser", "--cache", str(tmp_path / "cache")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
def open_page(browser: "Browser", address: str) -> "Iterator[Callable[..., Page]]":
    """Opens the queue as another person would, each with a browser context of their own."""
    pages: list[Page] = []
    complaints: list[str] = []

    def begin(locale: str = "en-GB", reviewer: str = "Ms Tester") -> "Page":
        context = browser.new_context(locale=locale, viewport={"width": 1400, "height": 850})
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(address)
        page.evaluate("name => localStorage.setItem('minutes-who', name)", reviewer)
        pages.append(page)
        return page

    yield begin
    for page in pages:
        page.context.close()
    assert complaints == []
