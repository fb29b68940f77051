"""Scans through the whole product: image files, scanned PDFs, turned pages, broken text layers."""

import io
import json
import math
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from tests import paths

from minutes_extract.checks.sources import check_sources
from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.evaluation.folders import read_golden
from minutes_extract.evaluation.score import DocumentScore, Evaluation, score_document
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Page
from minutes_extract.pipeline import extract
from minutes_extract.reading.load import source_of
from minutes_extract.reading.paged_file import join_pages, paged_file_of, read_pages
from minutes_extract.reading.read import read_bytes, read_source

SAMPLES = paths.SAMPLES
MILD = SAMPLES / "scans" / "board-mild.pdf"
POOR = SAMPLES / "scans" / "council-poor.pdf"
PRINT = SAMPLES / "printed-board" / "libreoffice-laksaman.pdf"
DPI = 200
TITLE = "รายงานการประชุมคณะกรรมการบริหาร"
MOST_WRONG = 0.003
"""Of the letters of a mild scan."""


@cache
def first_page(dpi: int = DPI) -> Image.Image:
    return pypdfium2.PdfDocument(MILD)[0].render(scale=dpi / 72).to_pil().convert("L")


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, dpi=(DPI, DPI), **options)
    return target.getvalue()


def letters_of(page: Page) -> str:
    return "".join("".join(line.raw.split()) for line in page.lines)


@cache
def scanned() -> tuple[Page, ...]:
    return read_bytes(MILD.read_bytes(), "scan.pdf").pages


def test_letters_of_a_mild_scan_are_those_of_the_print() -> None:
    printed = read_bytes(PRINT.read_bytes(), "print.pdf").pages
    for scan, truth in zip(scanned(), printed, strict=True):
        wrong = Levenshtein.distance(letters_of(scan), letters_of(truth))
        assert wrong <= math.ceil(MOST_WRONG * len(letters_of(truth))), scan.number


def test_digits_of_a_mild_scan_are_all_right() -> None:
    printed = read_bytes(PRINT.read_bytes(), "print.pdf").pages
    for scan, truth in zip(scanned(), printed, strict=True):
        digits = ["".join(letter for letter in letters_of(page) if letter.isdigit()) for page in (scan, truth)]
        assert digits[0] == digits[1], scan.number


def test_scanned_pages_say_so_and_know_their_size() -> None:
    assert {page.text_from for page in scanned()} == {"ocr"}
    assert all(abs(page.width - 595.3) < 1 and abs(page.height - 841.9) < 1 for page in scanned() if page.width)
    assert all(word.confidence for page in scanned() for line in page.lines for word in line.words)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("JPEG", {"quality": 70}), ("TIFF", {"compression": "tiff_lzw"}), ("WEBP", {}), ("BMP", {})],
)
def test_image_files_are_read(kind: str, options: dict[str, object]) -> None:
    document = read_bytes(file_of(first_page(), kind, **options), "scan")
    assert document.media_type == f"image/{kind.lower()}"
    assert TITLE in letters_of(document.pages[0])


def test_a_tiff_in_parts_comes_out_as_if_read_at_once() -> None:
    small = first_page().crop((0, 0, 1_654, 700))
    data = file_of(small, "TIFF", save_all=True, append_images=[Image.new("L", (400, 300), 255), small])
    source = source_of(data, "scan.tif")
    found = paged_file_of(source, longest=2)
    assert found is not None
    assert found.page_count == 3
    parts = [*read_pages(source, 1, 2), *read_pages(source, 3, 3)]
    assert join_pages(found, parts, Options()) == read_source(source)
    assert paged_file_of(source, longest=3) is None
    with pytest.raises(UnreadableDocumentError):
        paged_file_of(source_of(data, "scan.tif", Options(ocr=Ocr.NEVER)), longest=2)


def test_every_page_of_a_tiff_is_read() -> None:
    small = first_page().crop((0, 0, first_page().width, 700))
    document = read_bytes(file_of(small, "TIFF", save_all=True, append_images=[small, small]), "scan.tif")
    assert [TITLE in letters_of(page) for page in document.pages] == [True] * 3
    assert [page.number for page in document.pages] == [1, 2, 3]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_and_its_boxes_lie_on_the_paper_as_it_is(quarters: int) -> None:
    turned = Image.fromarray(np.rot90(np.asarray(first_page()), quarters))
    (page,) = read_bytes(file_of(turned, "PNG"), "scan.png").pages
    title = next(line for line in page.lines if TITLE in line.raw.replace(" ", ""))
    assert title.box is not None
    points = 72 / DPI
    (frame,) = page.frames
    box = tuple(round(side / points) for side in frame.in_file(title.box))
    ink = np.asarray(turned.crop(box))
    assert (ink < 110).mean() > 0.05
    beside = np.asarray(turned).copy()
    beside[box[1] : box[3], box[0] : box[2]] = 255
    assert TITLE not in letters_of(read_bytes(file_of(Image.fromarray(beside), "PNG"), "scan.png").pages[0])


def test_a_blank_page_is_no_failure() -> None:
    blank = Image.new("L", first_page().size, 250)
    document = read_bytes(file_of(first_page(), "TIFF", save_all=True, append_images=[blank]), "scan.tif")
    assert (document.pages[1].lines, document.pages[1].health, document.pages[1].health_reasons) == ((), 1.0, ())


def test_a_file_of_blank_pages_says_that_nothing_was_found() -> None:
    with pytest.raises(UnreadableDocumentError, match="no print"):
        read_bytes(file_of(Image.new("L", (1654, 2339), 250), "PNG"), "scan.png")


@pytest.mark.parametrize("step", [5, 12])
def test_a_line_that_cannot_be_read_is_told_with_its_place(step: int) -> None:
    pixels = np.asarray(first_page())[:800].copy()
    pixels[193:252, 338:1372:step] = 0  # the title struck out by strokes
    document = read_bytes(file_of(Image.fromarray(pixels), "PNG"), "scan.png")
    (page,) = document.pages
    assert TITLE not in letters_of(page)
    boxes = [remark.box for remark in page.remarks if remark.what == "unread_ink" and remark.box]
    points = 72 / DPI
    assert any(box.top < 225 * points < box.bottom and box.x1 - box.x0 > 300 * points for box in boxes)
    assert page.health < 0.95
    assert "page.unread_ink" in {one.code for one in check_sources(document.pages)}


def test_a_negative_is_read() -> None:
    negative = np.asarray(first_page())[:900]
    frame = np.pad(230 - (negative.astype(np.int32) * 180 // 255), 40, constant_values=20).astype(np.uint8)
    (page,) = read_bytes(file_of(Image.fromarray(frame), "PNG"), "film.png").pages
    assert TITLE in letters_of(page)


def test_noise_is_not_read_as_print() -> None:
    grain = np.random.default_rng(1).integers(0, 255, (1200, 900), np.uint8)
    with pytest.raises(UnreadableDocumentError):
        read_bytes(file_of(Image.fromarray(grain), "PNG"), "scan.png")


def test_scans_are_left_alone_when_asked() -> None:
    never = Options(ocr=Ocr.NEVER)
    for data in (MILD.read_bytes(), file_of(first_page(), "PNG")):
        with pytest.raises(UnreadableDocumentError, match=r"scan|image"):
            read_bytes(data, "scan", never)


def test_a_sound_text_layer_is_read_from_its_picture_only_when_asked() -> None:
    document = pikepdf.open(PRINT)
    del document.pages[1:]
    target = io.BytesIO()
    document.save(target)
    assert read_bytes(target.getvalue(), "a.pdf").pages[0].text_from == "text_layer"
    always = read_bytes(target.getvalue(), "a.pdf", Options(ocr=Ocr.ALWAYS)).pages[0]
    assert always.text_from == "ocr"
    assert TITLE in letters_of(always)


def test_a_broken_text_layer_gives_way_to_the_picture() -> None:
    document = pikepdf.open(MILD)
    del document.pages[1:]
    page = document.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F9)
    lines = "".join(
        f"BT /F9 9 Tf 3 Tr 60 {780 - 12 * at} Td (;kdw fgjh sRvg qpwe lkjd mnbv zxcv) Tj ET\n" for at in range(40)
    )
    page.contents_add(lines.encode("ascii"))
    target = io.BytesIO()
    document.save(target)
    (read,) = read_bytes(target.getvalue(), "a.pdf").pages
    assert read.text_from == "ocr"
    assert TITLE in letters_of(read)


def test_the_poor_scan_says_what_it_is_not_sure_of(tmp_path: Path) -> None:
    minutes = extract(POOR)
    assert minutes.meeting.date is not None
    assert minutes.meeting.date.iso == "2025-02-14"
    assert all(page.health.score > 0.9 for page in minutes.source.pages)


NOT_OF_THE_PAPER = {"findings"}
"""What a scan adds of its own: numbers that nothing confirms."""
POOR_MACRO = 0.95


def score_of(scan: Path, golden: str) -> DocumentScore:
    truth = read_golden(SAMPLES.parent / "golden" / f"{golden}.json")
    return score_document(json.loads(extract(scan).model_dump_json()), truth, golden)


def test_the_mild_scan_is_read_as_its_golden_says() -> None:
    wrong = {name for name, field in score_of(MILD, "printed-board").fields.items() if not field.perfect}
    assert {name for name in wrong if not name.startswith("sections")} <= NOT_OF_THE_PAPER


def test_the_poor_scan_is_read_nearly_as_its_golden_says() -> None:
    score = score_of(POOR, "municipal-council")
    assert Evaluation((score,)).macro[0] >= POOR_MACRO
    sure = [field for name, field in score.fields.items() if name == "number cells" or name.startswith("header.")]
    assert len(sure) > 5
    assert all(field.perfect for field in sure)
