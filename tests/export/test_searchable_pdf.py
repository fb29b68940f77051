"""A searchable PDF: what is seen is the paper, what is found are the words that were read, each in its place."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests import paths
from typer.testing import CliRunner

from minutes_extract.cli import app
from minutes_extract.export.alto import AltoBlock, AltoPage, AltoWord, page_as_read
from minutes_extract.export.searchable_pdf import PagePicture, searchable_pdf
from minutes_extract.model.line import Box, PageLine
from minutes_extract.model.page import Page, PageFrame

WIDTH, HEIGHT = 300.0, 200.0
LINE = Box(30.0, 20.0, 120.0, 36.0)
WORD = Box(40.0, 60.0, 140.0, 80.0)


def picture() -> PagePicture:
    out = BytesIO()
    Image.new("RGB", (150, 100), (250, 240, 200)).save(out, "JPEG")
    return PagePicture(out.getvalue(), WIDTH, HEIGHT)


def page(*words: AltoWord) -> AltoPage:
    return AltoPage("scan.jpg", 1, WIDTH, HEIGHT, (AltoBlock(LINE, ((LINE, words),)),))


def opened(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def test_the_words_are_found_in_their_places_and_not_seen() -> None:
    content = searchable_pdf("สแกน", [(picture(), page(AltoWord("ที่ประชุมน้ำปั้นดิน", WORD)))])
    first = opened(content)[0]
    text = first.get_textpage()
    assert text.get_text_range().strip() == "ที่ประชุมน้ำปั้นดิน"
    left, bottom, right, top = text.get_charbox(0)
    assert (left, HEIGHT - bottom) == pytest.approx((WORD.x0, WORD.bottom), abs=1.0)
    last = text.get_charbox(len("ที่ประชุมน้ำปั้นดิน") - 1)
    assert last[2] == pytest.approx(WORD.x1, abs=2.0)
    assert right > left
    assert top > bottom
    seen = first.render(scale=1).to_pil().convert("L").getextrema()
    assert seen[1] - seen[0] < 10  # one colour: nothing is written on it


def test_the_same_paper_gives_the_same_bytes() -> None:
    pages = [(picture(), page(AltoWord("มติ", WORD))), (picture(), None)]
    assert searchable_pdf("x", pages) == searchable_pdf("x", pages)
    assert len(opened(searchable_pdf("x", pages))) == 2


def test_words_without_a_box_stand_in_that_of_their_line_and_thin_ones_nowhere() -> None:
    content = searchable_pdf(
        "x", [(picture(), page(AltoWord("เลิก"), AltoWord("ประชุม"), AltoWord("ก", Box(1, 1, 1, 9))))]
    )
    assert opened(content)[0].get_textpage().get_text_range().strip() == "เลิก ประชุม"


def test_words_of_a_turned_page_lie_on_the_page_of_the_file() -> None:
    line = PageLine(1, 1, "มติ", Box(10.0, 20.0, 30.0, 40.0))
    upside_down = PageFrame(1, (WIDTH, HEIGHT), (-1.0, 0.0), (0.0, -1.0))
    read = page_as_read("x", Page(1, (line,), width=WIDTH, height=HEIGHT, frames=(upside_down,)))
    assert read.blocks[0].box == Box(270.0, 160.0, 290.0, 180.0)


def test_the_command(tmp_path: Path) -> None:
    paper, out = paths.PDFS / "chromium_garuda.pdf", tmp_path / "out.pdf"
    done = CliRunner().invoke(app, ["export", str(paper), "--to", "pdf", "-o", str(out), "--no-limits"])
    assert done.exit_code == 0, done.output
    assert "ประชุม" in opened(out.read_bytes())[0].get_textpage().get_text_range()
    for wrong in (tmp_path, paths.SAMPLES / "course-committee" / "minutes.md"):
        assert CliRunner().invoke(app, ["export", str(wrong), "--to", "pdf", "-o", str(out)]).exit_code != 0
    copy = tmp_path / "paper.pdf"
    copy.write_bytes(paper.read_bytes())
    CliRunner().invoke(app, ["export", str(copy), "--to", "pdf", "-o", str(copy)])
    assert copy.read_bytes() == paper.read_bytes()
