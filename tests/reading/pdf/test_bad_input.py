"""PDFs that are none, that are damaged, encrypted, too large, or made to do harm."""

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import paths

from minutes_extract.errors import EncryptedDocumentError, LimitError, MinutesError, UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.reading.pdf.open_pdf import is_pdf, open_with_playa
from minutes_extract.reading.pdf.read_pdf import read_pdf
from minutes_extract.reading.source import LoadedFile

FOLDER = paths.PDFS
GOOD = (FOLDER / "libreoffice_norasi.pdf").read_bytes()
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(objects: Sequence[bytes]) -> bytes:
    """A file of objects numbered from 1, the first being the catalog."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(content: bytes, page: bytes = b"", resources: bytes = b"", extra: Sequence[bytes] = ()) -> bytes:
    """A page with Helvetica as /F1; objects from 6 on are `extra`."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox [0 0 595 842]"
    resources = b"<< /Font << /F1 5 0 R >> %s >>" % resources
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s %s /Resources %s >>" % (box, page, resources),
            stream(content),
            FONT,
            *extra,
        ]
    )


def empty_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *([page] * count)])


def show(text: bytes, x: float = 72, y: float = 700) -> bytes:
    return b"BT /F1 12 Tf %g %g Td (%s) Tj ET\n" % (x, y, text)


def form(name: int) -> bytes:
    """A form that draws object `name` twice."""
    resources = b"/Resources << /XObject << /X %d 0 R >> >>" % name
    return stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + resources)


def raws(data: bytes, options: Options | None = None) -> list[str]:
    return [line.raw for page in read_pdf(LoadedFile(data, "a.pdf", options or Options())) for line in page.lines]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 100,
        b"%PDF-1.7\n" + b" " * 5_000_000,
        b"%PDF-1.7\nstartxref\n9\n" + b"x" * 5_000_000,
        pdf([b"<< /Type /Catalog >>"]),
        pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
        pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
    ],
    ids=["empty", "text", "header", "noise", "blanks", "long tail", "no tree", "no pages", "tree in a circle"],
)
def test_what_is_no_pdf_or_has_no_pages_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(LoadedFile(data, "a.pdf"))
    assert caught.value.exit_code == 4
    assert caught.value.hint


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95, 0.99])
@pytest.mark.parametrize("name", ["libreoffice_norasi.pdf", "chromium_norasi.pdf"])
def test_a_file_that_is_cut_off_is_not_read_in_part(name: str, share: float) -> None:
    data = (FOLDER / name).read_bytes()
    with pytest.raises(UnreadableDocumentError):
        read_pdf(LoadedFile(data[: int(len(data) * share)], "a.pdf"))


def test_a_missing_page_is_told() -> None:
    tree = b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    with pytest.raises(UnreadableDocumentError, match="page 2"):
        read_pdf(LoadedFile(pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page]), "a.pdf"))


def test_a_broken_cross_reference_is_rebuilt() -> None:
    start = GOOD.rindex(b"startxref")
    assert raws(GOOD[:start] + b"startxref\n7\n%%EOF\n") == raws(GOOD)


def test_what_is_appended_does_not_matter() -> None:
    assert raws(GOOD + bytes(1_000)) == raws(GOOD)


def test_encrypted_without_the_password() -> None:
    data = (FOLDER / "encrypted_secret.pdf").read_bytes()
    for password in (None, "", "wrong"):
        with pytest.raises(EncryptedDocumentError) as caught:
            read_pdf(LoadedFile(data, "a.pdf", Options(password=password)))
        assert caught.value.exit_code == 8


@pytest.mark.parametrize("password", ["secret", "owner"])
def test_encrypted_with_the_password(password: str) -> None:
    assert raws((FOLDER / "encrypted_secret.pdf").read_bytes(), Options(password=password)) == raws(GOOD)


def test_encrypted_for_printing_only_needs_no_password() -> None:
    assert raws((FOLDER / "encrypted_open.pdf").read_bytes()) == raws(GOOD)


def test_more_pages_than_allowed() -> None:
    assert len(read_pdf(LoadedFile(empty_pages(20), "a.pdf", Options(max_pages=20)))) == 20
    with pytest.raises(LimitError) as caught:
        read_pdf(LoadedFile(empty_pages(10_000), "a.pdf"))
    assert caught.value.exit_code == 9


def test_a_page_without_text_is_for_ocr() -> None:
    (left,) = read_pdf(LoadedFile(one_page(b"0 0 m 10 10 l S"), "a.pdf", Options(ocr=Ocr.NEVER)))
    assert (left.text_from, left.lines, left.health, left.health_reasons) == ("ocr", (), 0.0, ("no_text_layer",))
    (read,) = read_pdf(LoadedFile(one_page(b"0 0 m 10 10 l S"), "a.pdf"))
    assert (read.text_from, read.lines, read.health, read.health_reasons) == ("ocr", (), 1.0, ())


def bomb() -> bytes:
    packed = stream(zlib.compress(b"q Q " * 30_000_000), b"/Filter /FlateDecode")
    return one_page(b"").replace(stream(b""), packed, 1)


@pytest.mark.parametrize(
    "make",
    [
        bomb,
        lambda: one_page(show(b"x" * 200_000)),
    ],
    ids=["unpacks to 120 MB", "200,000 letters"],
)
def test_pages_out_of_all_measure_hit_a_limit(make: Callable[[], bytes]) -> None:
    with pytest.raises(LimitError):
        read_pdf(LoadedFile(make(), "a.pdf"))


HOSTILE = {
    "a form that draws itself": one_page(
        b"/X Do " + show(b"ok"), resources=b"/XObject << /X 6 0 R >>", extra=[form(6)]
    ),
    "forms that draw forms": one_page(
        b"/X Do " + show(b"ok"), resources=b"/XObject << /X 6 0 R >>", extra=[form(7 + at) for at in range(40)]
    ),
    "10,000 rulings": one_page(
        b"".join(
            b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n" % (at % 595, at % 595, at % 800, at % 800) for at in range(10_000)
        )
        + show(b"ok")
    ),
    "graph paper": one_page(
        b"".join(b"%d 0 m %d 840 l S 0 %d m 590 %d l S\n" % (at * 12, at * 12, at * 17, at * 17) for at in range(50))
        + show(b"ok", x=73, y=685)
    ),
    "a font that is not there": one_page(b"BT /F9 12 Tf 300 300 Td (\x01) Tj ET\n" + show(b"ok")),
    "numbers without end": one_page(b"BT /F1 12 Tf 1%s 0 0 1 0 0 Tm (no) Tj ET\n" % (b"0" * 308) + show(b"ok")),
    "a page of 1,000 km": one_page(show(b"ok"), b"/MediaBox [0 0 2834645669 2834645669]"),
    "a page that is no box": one_page(show(b"ok"), b"/MediaBox [(a) null 5]"),
    "text outside the page": one_page(show(b"right", x=900) + show(b"below", y=-50) + show(b"ok")),
    "text cut off by the crop box": one_page(show(b"ok") + show(b"cut", y=20), b"/CropBox [0 100 595 842]"),
    "JavaScript": one_page(show(b"ok"), b"/AA << /O << /S /JavaScript /JS (app.alert(1)) >> >>"),
    "an attachment": one_page(
        show(b"ok"),
        b"/Annots [<< /Type /Annot /Subtype /FileAttachment /FS << /EF << /F 6 0 R >> >> /Rect [0 0 9 9] >>]",
        extra=[stream(b"attached")],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_but_the_text_on_the_page_is_read(name: str) -> None:
    assert "ok" in raws(HOSTILE[name])
    assert not {"right", "below", "cut", "attached", "app.alert(1)"} & set(raws(HOSTILE[name]))


def test_boxes_count_from_the_corner_of_the_crop_box() -> None:
    (page,) = read_pdf(LoadedFile(one_page(show(b"ok"), b"/CropBox [50 100 595 742]"), "a.pdf"))
    box = page.lines[0].box
    assert (page.width, page.height) == (545, 642)
    assert box is not None
    assert (round(box.x0), round(box.bottom)) == (22, 45)


def test_turned_pages_are_read_upright() -> None:
    (page,) = read_pdf(
        LoadedFile(one_page(b"BT /F1 12 Tf 0 1 -1 0 100 72 Tm (turned page) Tj ET", b"/Rotate 90"), "a.pdf")
    )
    assert [line.raw for line in page.lines] == ["turned page"]
    assert (page.width, page.height) == (842, 595)


def test_turned_text_is_not_lost() -> None:
    turned = b"BT /F1 12 Tf 0 1 -1 0 100 72 Tm (turned) Tj ET"
    (page,) = read_pdf(LoadedFile(one_page(show(b"upright") + turned), "a.pdf"))
    assert [line.raw for line in page.lines] == ["upright"]
    assert [remark.quote for remark in page.remarks] == ["turned"]


def test_is_pdf() -> None:
    assert is_pdf(GOOD)
    assert is_pdf(b"\xef\xbb\xbf junk %PDF-1.4")
    assert not is_pdf(b"PK\x03\x04")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=200))
def test_any_damage_gives_pages_or_a_clear_error(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    with suppress(MinutesError):
        assert read_pdf(LoadedFile(bytes(data), "a.pdf"))


def test_no_word_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    start = GOOD.rindex(b"startxref")
    open_with_playa(GOOD, Options())
    read_pdf(LoadedFile(GOOD[:start] + b"startxref\n7\n%%EOF\n", "a.pdf"))
    assert capfd.readouterr() == ("", "")
