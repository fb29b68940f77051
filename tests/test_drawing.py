"""Pages drawn with the boxes of their values: size, what is drawn where, and sources that have no pages."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests import paths
from typer.testing import CliRunner

from minutes_extract.cli import app
from minutes_extract.drawing import COLOURS, DPI, POINTS_PER_INCH, draw_pages, named_boxes
from minutes_extract.errors import EncryptedDocumentError, UsageError
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract

PRINT = paths.SAMPLES / "printed-board" / "libreoffice-norasi.pdf"
SCALE = DPI / POINTS_PER_INCH


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return extract(PRINT)


@pytest.fixture(scope="module")
def pictures(minutes: Minutes) -> dict[int, Image.Image]:
    return {number: Image.open(BytesIO(png)) for number, png in draw_pages(PRINT.read_bytes(), minutes)}


def test_each_page_is_drawn_in_its_size(minutes: Minutes, pictures: dict[int, Image.Image]) -> None:
    assert list(pictures) == [page.number for page in minutes.source.pages]
    for page in minutes.source.pages:
        assert pictures[page.number].format == "PNG"
        assert pictures[page.number].size == pytest.approx((page.width * SCALE, page.height * SCALE), abs=1)


def test_all_kinds_of_values_are_named(minutes: Minutes) -> None:
    kinds = {named.kind for boxes in named_boxes(minutes).values() for named in boxes}
    assert kinds == set(COLOURS) - {"cover_letter", "unread"}


def test_a_box_has_lines_of_its_colour_on_all_sides(minutes: Minutes, pictures: dict[int, Image.Image]) -> None:
    signature = minutes.signatures[0].places[0]
    x0, top, x1, bottom = (edge * SCALE for edge in signature.box)
    picture = pictures[signature.page]
    middle = (x0 + x1) / 2, (top + bottom) / 2
    for side in ((x0, middle[1]), (x1, middle[1]), (middle[0], top), (middle[0], bottom)):
        assert COLOURS["signatures"] in near(picture, side)


def near(picture: Image.Image, point: tuple[float, float]) -> set[tuple[int, ...]]:
    x, y = map(round, point)
    return {picture.getpixel((x + dx, y + dy)) for dx in range(-8, 9) for dy in range(-8, 9)}


def test_drawing_does_not_hide_the_text(minutes: Minutes, pictures: dict[int, Image.Image]) -> None:
    """Lines and names, no filled boxes: as many dark points as on the bare page, but for a few under lines."""
    bare = {
        number: Image.open(BytesIO(png))
        for number, png in draw_pages(PRINT.read_bytes(), minutes.model_copy(update={"agenda": ()}))
    }
    assert dark(pictures[3]) > 0.95 * dark(bare[3])


def dark(picture: Image.Image) -> int:
    return sum(picture.convert("L").histogram()[:60])


def test_explain_draws_into_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["explain", str(PRINT), "--draw", str(tmp_path / "pages")])
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        f"{PRINT.stem}-{n}.png" for n in range(1, 6)
    ]


@pytest.mark.parametrize("name", ["printed-board/minutes.docx", "university-board/minutes.txt"])
def test_a_source_without_pages_says_so(name: str) -> None:
    path = paths.SAMPLES / name
    with pytest.raises(UsageError, match="Only pages of a PDF"):
        list(draw_pages(path.read_bytes(), extract(path)))


def test_a_wrong_password_says_so(minutes: Minutes) -> None:
    with pytest.raises(EncryptedDocumentError):
        list(draw_pages((paths.PDFS / "encrypted_secret.pdf").read_bytes(), minutes, "no"))
