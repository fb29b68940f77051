"""The paper: lines of texts, images of pages from PDFs and scans, and what cannot be shown."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests import paths

from minutes_extract.review.images import WIDTHS, Images
from minutes_extract.review.rendering import Renderer, Wanted
from minutes_extract.review.sources import Sources, sha256_of

if TYPE_CHECKING:
    from conftest import Reviewing

COUNCIL = "council.json"
PDF = paths.PDFS / "chromium_garuda.pdf"
JPEG = b"\xff\xd8\xff"
NO_PAGE = b"%PDF-1.7\n" + b"\x00\xff<<>>" * 500


def with_paper(folder: Path, data: bytes, name: str, pages: int = 1) -> str:
    (folder / name).write_bytes(data)
    document = json.loads((folder / COUNCIL).read_text("utf-8"))
    page = document["source"]["pages"][0] | {"width": 595.0, "height": 842.0}
    document["source"] |= {
        "file_name": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "pages": [page | {"number": number} for number in range(1, pages + 1)],
    }
    (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return f"{name}.json"


def tiff() -> bytes:
    frames = [Image.new("RGB", (600, 800), colour) for colour in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, "TIFF", save_all=True, append_images=frames[1:])
    return target.getvalue()


def test_lines_are_numbered_as_places_number_them(reviewing: "Reviewing") -> None:
    page = reviewing.get(reviewing.path(COUNCIL))
    assert 'data-page="0" data-line="17"' in page
    assert 'data-places="[[0,17,17,null]]"' in page


def test_pages_of_a_pdf_and_a_scan(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    pdf, scan = with_paper(folder, PDF.read_bytes(), "a.pdf", 3), with_paper(folder, tiff(), "b.tif", 2)
    reviewing = start(folder)
    for name, last in ((pdf, 3), (scan, 2)):
        assert 'id="page-2"' in reviewing.get(reviewing.path(name))
        for page in range(1, last + 1):
            answer = reviewing.client.get(f"{reviewing.path(name)}/page/{page}.jpg")
            assert answer.headers["content-type"] == "image/jpeg"
            assert Image.open(BytesIO(answer.content)).width in {WIDTHS["page"], 600}
        assert reviewing.client.get(f"{reviewing.path(name)}/page/{last + 1}.jpg").status_code == 404
        assert reviewing.client.get(f"{reviewing.path(name)}/huge/1.jpg").status_code == 404
    red = Image.open(BytesIO(reviewing.client.get(f"{reviewing.path(scan)}/page/1.jpg").content)).getpixel((9, 9))
    assert isinstance(red, tuple)
    assert red[0] > 200 > red[2]


def test_a_page_is_made_once(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    pdf = with_paper(folder, PDF.read_bytes(), "a.pdf", 3)
    reviewing = start(folder)
    address = f"{reviewing.path(pdf)}/page/1.jpg"
    assert reviewing.client.get(address).content.startswith(JPEG)
    (kept,) = reviewing.settings.cache.rglob("*-1-*.jpg")
    kept.write_bytes(JPEG + b"as it was kept")
    assert reviewing.client.get(address).content == JPEG + b"as it was kept"


@pytest.mark.parametrize("data", [NO_PAGE, b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"II*\x00" + b"\xff" * 50])
def test_a_broken_paper_is_no_page_and_no_harm(folder: Path, start: "Callable[[Path], Reviewing]", data: bytes) -> None:
    broken = with_paper(folder, data, "broken.bin")
    pdf = with_paper(folder, PDF.read_bytes(), "a.pdf")
    reviewing = start(folder)
    reviewing.get(reviewing.path(broken))
    assert reviewing.client.get(f"{reviewing.path(broken)}/page/1.jpg").status_code == 404
    assert reviewing.client.get(f"{reviewing.path(pdf)}/page/1.jpg").status_code == 200


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    wanted = Wanted(str(PDF), True, 1, 1400, str(tmp_path / "page.jpg"))
    hasty, patient = Renderer(max_seconds=0), Renderer()
    try:
        assert [hasty.render(wanted), hasty.render(wanted)] == [False, False]
        assert patient.render(wanted)
    finally:
        hasty.close()
        patient.close()


def test_papers_in_a_folder_of_their_own(folder: Path, tmp_path: Path) -> None:
    """In the same tree, or anywhere below; of several with one name the one with the sha256."""
    papers = tmp_path / "papers"
    (papers / "deep" / "er").mkdir(parents=True)
    (papers / "minutes.html").write_text("another", "utf-8")
    right = papers / "deep" / "er" / "minutes.html"
    (folder / "minutes.html").rename(right)
    sources = Sources(folder, papers)
    assert sources.find(COUNCIL, "minutes.html", sha256_of(right)) == right
    assert sources.find("x/y.json", "deep\\minutes.html", sha256_of(right)) == right
    assert sources.find(COUNCIL, "minutes.html", "0" * 64) is None


def test_the_kept_images_stay_within_their_limit(tmp_path: Path) -> None:
    paper = tmp_path / "b.tif"
    paper.write_bytes(tiff())
    images = Images(tmp_path / "kept", max_bytes=20_000)
    try:
        for number in range(6):
            assert images.image(paper, f"{number:064}", 1, "page")
        kept = list((tmp_path / "kept").glob("??/*.jpg"))
        assert sum(path.stat().st_size for path in kept) <= 20_000
        assert kept
    finally:
        images.close()


def test_a_missing_paper_is_told(folder: Path, start: "Callable[[Path], Reviewing]") -> None:
    (folder / "minutes.html").unlink()
    reviewing = start(folder)
    assert "“minutes.html” is not beside the JSON" in reviewing.get(reviewing.path(COUNCIL))
    assert reviewing.client.get(f"{reviewing.path(COUNCIL)}/page/1.jpg").status_code == 404
