"""A printed page to which one thing is added that is no part of its text: the minutes stay the same, and it is told."""

from functools import cache
from io import BytesIO

import pikepdf
import pytest
from tests import paths
from tests.sound import codes, values

from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract_bytes

PRINT = (paths.SAMPLES / "printed-board" / "libreoffice-laksaman.pdf").read_bytes()
SCAN = (paths.SAMPLES / "scans" / "board-mild.pdf").read_bytes()
WORDS = "APPROVED 99,999 BAHT"


@cache
def minutes_of(data: bytes) -> Minutes:
    return extract_bytes(data, "a.pdf")


def added(content: str, data: bytes = PRINT, layer: bool = False, before: bool = False) -> bytes:
    """The file with more content on its first page: /F9 is Helvetica, /G9 half transparent, /L9 a switched-off layer."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F9)
        page.add_resource(pikepdf.Dictionary(ca=0.3), pikepdf.Name.ExtGState, pikepdf.Name.G9)
        if layer:
            group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="draft"))
            default = pikepdf.Dictionary(OFF=pikepdf.Array([group]), Order=pikepdf.Array([group]))
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=default)
            page.add_resource(group, pikepdf.Name.Properties, pikepdf.Name.L9)
        page.contents_add(f"q {content} Q".encode(), prepend=before)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def text(words: str = WORDS, x: float = 120, y: float = 500, size: float = 14, paint: str = "") -> str:
    return f"{paint} BT /F9 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET"


@pytest.mark.parametrize(
    ("content", "layer", "code"),
    [
        (text(paint="3 Tr"), False, "source.hidden_text"),
        (text(paint="7 Tr"), False, "source.hidden_text"),
        (text(paint="1 g"), False, "source.hidden_text"),
        (text(paint="1 1 1 rg"), False, "source.hidden_text"),
        (text(paint="0 0 0 0 k"), False, "source.hidden_text"),
        (f"/OC /L9 BDC {text()} EMC", True, "source.hidden_text"),
        (text(y=4_000), False, "source.hidden_text"),
        (text("SPECIMEN", size=80, paint="0.8 g"), False, "source.set_aside"),
        (text("SPECIMEN", size=60, paint="/G9 gs"), False, "source.set_aside"),
        ("0.7 g BT /F9 70 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (SPECIMEN) Tj ET", False, "source.set_aside"),
        ("BT /F9 9 Tf 0 1 -1 0 30 100 Tm (printed by the office 11 April) Tj ET", False, "source.set_aside"),
        ("BT /F9 9 Tf 0 -1 1 0 575 600 Tm (printed by the office 11 April) Tj ET", False, "source.set_aside"),
    ],
)
def test_what_is_no_print_changes_nothing_and_is_told(content: str, layer: bool, code: str) -> None:
    minutes = minutes_of(added(content, layer=layer))
    assert values(minutes) == values(minutes_of(PRINT))
    assert codes(minutes) == codes(minutes_of(PRINT)) | {code}


def test_text_under_a_white_box_is_not_on_the_paper() -> None:
    below = added(text(x=300, y=30), before=True)
    minutes = minutes_of(added("1 g 290 20 300 40 re f", below))
    assert values(minutes) == values(minutes_of(PRINT))
    assert "source.hidden_text" in codes(minutes)


def test_white_letters_on_a_dark_box_are_print() -> None:
    content = f"0 g 290 20 300 40 re f {text(x=300, y=30, paint='1 g')}"
    assert "source.hidden_text" not in codes(minutes_of(added(content)))


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(quarters: int) -> None:
    with pikepdf.open(BytesIO(PRINT)) as pdf:
        for page in pdf.pages:
            page.rotate(quarters, relative=True)
        target = BytesIO()
        pdf.save(target)
    minutes = minutes_of(target.getvalue())
    assert values(minutes) == values(minutes_of(PRINT))
    assert "page.layout" in codes(minutes)


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    with pikepdf.open(BytesIO(PRINT)) as pdf:
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
        sheet = pdf.add_blank_page(page_size=(2 * width, height))
        for at in (0, 1):
            sheet.add_overlay(pdf.pages[at], pikepdf.Rectangle(at * width, 0, (at + 1) * width, height))
        both = pdf.pages[-1]
        del pdf.pages[-1]
        pdf.pages[0] = both
        del pdf.pages[1]
        target = BytesIO()
        pdf.save(target)
    minutes = minutes_of(target.getvalue())
    assert values(minutes) == values(minutes_of(PRINT))
    assert "page.layout" in codes(minutes)


def test_a_page_sized_in_pixels_is_read_as_paper() -> None:
    with pikepdf.open(BytesIO(PRINT)) as pdf:
        for page in pdf.pages:
            page.mediabox = [float(side) * 2.778 for side in page.mediabox]
            page.contents_add(b"2.778 0 0 2.778 0 0 cm", prepend=True)
            page.cropbox = page.mediabox
        target = BytesIO()
        pdf.save(target)
    assert values(minutes_of(target.getvalue())) == values(minutes_of(PRINT))


def test_a_stamp_on_a_scan_does_not_hide_the_scan() -> None:
    minutes = minutes_of(added(text("RECEIVED 1235/2568", x=400, y=800, size=12), SCAN))
    assert values(minutes) == values(minutes_of(SCAN))
    assert minutes.source.pages[0].text_from == "ocr"
    assert codes(minutes) == codes(minutes_of(SCAN)) | {"source.set_aside"}


def test_an_unseen_layer_over_a_scan_is_held_against_it() -> None:
    lines = " ".join(text(f"{number},500 of 2528", y=760 - 20 * number, paint="3 Tr") for number in range(30))
    minutes = minutes_of(added(lines, SCAN))
    assert values(minutes) == values(minutes_of(SCAN))
    assert codes(minutes) == codes(minutes_of(SCAN)) | {"text.layer"}


def test_annotations_print_where_they_stand() -> None:
    with pikepdf.open(BytesIO(PRINT)) as pdf:
        fields = [("FreeText", "typed 77"), ("Text", "a remark of the clerk")]
        pdf.pages[0].Annots = pikepdf.Array(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name("/" + kind),
                Rect=[300, 20, 500, 40],
                Contents=words,
                DA="/Helv 12 Tf",
            )
            for kind, words in fields
        )
        target = BytesIO()
        pdf.save(target)
    minutes = minutes_of(target.getvalue())
    assert {"source.set_aside": "a remark of the clerk"}.items() <= {
        one.code: one.quote for one in minutes.findings
    }.items()


@pytest.mark.parametrize(
    "content",
    [
        " ".join(text(f"line {at}", y=at % 800, paint="3 Tr") for at in range(5_000)),
        "1 g " + " ".join(f"{at % 500} {at % 700} 50 20 re f" for at in range(20_000)),
        "0.7 g " + " ".join(f"BT /F9 70 Tf 0.7 0.7 -0.7 0.7 {at} 250 Tm (SPECIMEN) Tj ET" for at in range(300)),
    ],
)
def test_much_that_is_hidden_ends(content: str) -> None:
    assert minutes_of(added(content, before=True)).source.pages


def test_attached_files_and_portfolios_are_named() -> None:
    with pikepdf.open(BytesIO(PRINT)) as pdf:
        pdf.attachments["budget.xlsx"] = pikepdf.AttachedFileSpec(pdf, b"PK", filename="budget.xlsx")
        attached = BytesIO()
        pdf.save(attached)
        pdf.Root.Collection = pikepdf.Dictionary(View=pikepdf.Name.D)
        collection = BytesIO()
        pdf.save(collection)
    for target, what in ((attached, "attachment"), (collection, "portfolio")):
        minutes = minutes_of(target.getvalue())
        assert values(minutes) == values(minutes_of(PRINT))
        told = [one for one in minutes.findings if one.code == "source.not_read"]
        assert [(one.evidence["what"], one.quote) for one in told] == [(what, "budget.xlsx")]


def test_a_picture_that_breaks_off_is_told() -> None:
    with pikepdf.open(BytesIO(SCAN)) as pdf:
        picture = next(iter(pdf.pages[0].images.values()))
        raw = picture.read_raw_bytes()
        assert picture.Filter == pikepdf.Name.DCTDecode
        picture.write(raw[: len(raw) // 2], filter=pikepdf.Name.DCTDecode)
        target = BytesIO()
        pdf.save(target)
    told = [one.evidence["what"] for one in minutes_of(target.getvalue()).findings if one.code == "source.not_read"]
    assert "cut_picture" in told
