"""Files become grey pages of 200–300 dpi, whatever their kind; broken and huge ones become clear errors."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from tests import paths

from minutes_extract.errors import EncryptedDocumentError, LimitError, MissingDependencyError, UnreadableDocumentError
from minutes_extract.ocr.page.load_pages import UnreadablePage, load_pages, render_pdf_page
from minutes_extract.ocr.page.page_image import PageImage, grey_page
from minutes_extract.reading.binary import image_kind

PRINTED = Path("samples/printed-board/libreoffice-norasi.pdf")
LOCKED = paths.PDFS / "encrypted_secret.pdf"
A4_AT_200 = (1654, 2339)


@pytest.fixture(autouse=True)
def _truncated_images_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Pillow does by itself: WeasyPrint, which other tests import where it is installed, tells it otherwise."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", False)


def page(size=A4_AT_200, mode="L"):
    """Bars like lines of print; the first is at the head and short, so that turns show."""
    width, height = size
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 8, height // 16, width // 4, height // 12), fill=0)
    for top in range(height // 8, height // 2, max(1, height // 40)):
        pen.rectangle((width // 8, top, width * 7 // 8, top + height // 100), fill=0)
    return image.convert(mode)


def saved(image, kind, **choices):
    out = BytesIO()
    image.save(out, kind, **choices)
    return out.getvalue()


def only(data):
    (loaded,) = load_pages(data)
    assert isinstance(loaded, PageImage)
    return loaded


def is_like_page(loaded):
    """Black bars on white, the head up."""
    grey = loaded.grey
    height, width = grey.shape
    head = grey[height // 14, :]
    return (
        head[width * 3 // 16] < 40
        and head[width // 2] > 215
        and grey[height * 3 // 4].min() > 215
        and grey.dtype == np.uint8
        and grey.flags["C_CONTIGUOUS"]
    )


def clear(image):
    """Black ink on nothing: transparent where the paper is."""
    return image.point(lambda grey: 255 - grey)


KINDS = {
    "grey": lambda: saved(page(), "PNG", dpi=(200, 200)),
    "one bit": lambda: saved(page(mode="1"), "PNG"),
    "fax group 4": lambda: saved(page(mode="1"), "TIFF", compression="group4", dpi=(200, 200)),
    "colour": lambda: saved(page(mode="RGB"), "JPEG"),
    "CMYK JPEG": lambda: saved(page(mode="CMYK"), "JPEG"),
    "CMYK TIFF": lambda: saved(page(mode="CMYK"), "TIFF"),
    "alpha": lambda: saved(Image.merge("LA", [Image.new("L", A4_AT_200, 0), clear(page())]), "PNG"),
    "palette": lambda: saved(page(mode="RGB").quantize(8), "PNG"),
    "16 bits": lambda: saved(Image.fromarray(np.asarray(page()).astype(np.uint16) * 257), "PNG"),
    "12 bits in 16": lambda: saved(Image.fromarray(np.asarray(page()).astype(np.uint16) * 16), "TIFF"),
    "32 bits": lambda: saved(Image.fromarray(np.asarray(page()).astype(np.int32) << 16), "TIFF"),
    "floating": lambda: saved(Image.fromarray(np.asarray(page()).astype(np.float32) / 255), "TIFF"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_pixel_becomes_the_same_page(kind):
    loaded = only(KINDS[kind]())
    assert loaded.grey.shape == (2339, 1654)
    assert loaded.dpi == pytest.approx(200, abs=1)
    assert is_like_page(loaded)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
@pytest.mark.parametrize(
    ("orientation", "lies"),
    [
        (2, "FLIP_LEFT_RIGHT"),
        (3, "ROTATE_180"),
        (4, "FLIP_TOP_BOTTOM"),
        (5, "TRANSPOSE"),
        (6, "ROTATE_90"),
        (7, "TRANSVERSE"),
        (8, "ROTATE_270"),
    ],
)
def test_the_way_a_camera_was_held(kind, orientation, lies):
    exif = Image.Exif()
    exif[274] = orientation
    lying = page().transpose(Image.Transpose[lies])
    data = saved(lying, kind, **({"tiffinfo": {274: orientation}} if kind == "TIFF" else {"exif": exif}))
    loaded = only(data)
    assert loaded.grey.shape == (2339, 1654)
    assert is_like_page(loaded)


@pytest.mark.parametrize(
    ("size", "told", "shape", "dpi"),
    [
        ((4960, 7016), 600, (3508, 2480), 300),  # finer than needed
        ((827, 1169), 100, (2338, 1654), 200),  # too coarse
        ((2480, 3508), 300, (3508, 2480), 300),  # as it is
        ((3000, 4000), 72, (3308, 2481), 300),  # a camera's 72 says nothing
        ((1654, 2339), 3, (2339, 1654), 200),  # not to be believed
        ((2339, 3308), 200, (3308, 2339), 200),  # A3
    ],
)
def test_resolution(size, told, shape, dpi):
    loaded = only(saved(page(size), "JPEG", dpi=(told, told)))
    assert loaded.grey.shape == pytest.approx(shape, abs=2)
    assert loaded.dpi == pytest.approx(dpi, abs=1)
    assert is_like_page(loaded)


def test_a_fax_has_square_pixels_again():
    loaded = only(saved(page((1728, 1143), "1"), "TIFF", compression="group3", dpi=(204, 98)))
    height, width = loaded.grey.shape
    assert height / width == pytest.approx((1143 / 98) / (1728 / 204), rel=0.01)
    assert is_like_page(loaded)


TOO_LARGE = {
    "20,000 x 20,000": lambda: saved(Image.new("1", (20_000, 20_000), 1), "PNG"),
    "too many pixels": lambda: saved(Image.new("1", (13_000, 13_000), 1), "TIFF", compression="group4"),
    "a strip": lambda: saved(Image.new("1", (30_000, 100), 1), "PNG"),
    "too many bytes unpacked": lambda: saved(Image.new("RGB", (8_500, 8_500)), "TIFF", compression="tiff_lzw"),
}


@pytest.mark.parametrize("kind", TOO_LARGE)
def test_too_large_is_said_before_it_is_unpacked(kind):
    with pytest.raises(LimitError):
        list(load_pages(TOO_LARGE[kind]()))


BROKEN = {
    "nothing": lambda: b"",
    "no image": lambda: b"GIF89a" * 40,
    "1 x 1": lambda: saved(Image.new("L", (1, 1)), "PNG"),
    "half a JPEG": lambda: (whole := saved(page(mode="RGB"), "JPEG"))[: len(whole) // 2],
    "half a PNG": lambda: (whole := saved(page(), "PNG"))[: len(whole) // 2],
    "a head alone": lambda: saved(page(), "TIFF")[:40],
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_files(kind):
    with pytest.raises(UnreadableDocumentError):
        list(load_pages(BROKEN[kind]()))


@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0", b"\xff\xd8\xff\xe0"]))
def test_noise_is_an_error_of_ours_or_pages(noise, head):
    with suppress(UnreadableDocumentError, LimitError):
        assert all(isinstance(loaded, PageImage | UnreadablePage) for loaded in load_pages(head + noise))


def many(count, size=A4_AT_200, **choices):
    pages = [page(size, "1")] * count
    return saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(200, 200), **choices)


def test_a_broken_page_of_many_is_marked_and_the_rest_goes_on():
    data = bytearray(many(4, compression="tiff_lzw"))
    middle = len(data) // 2
    data[middle : middle + 60] = bytes(60)
    found = list(load_pages(bytes(data)))
    assert [isinstance(one, UnreadablePage) for one in found].count(True) == 1
    assert len(found) == 4
    assert all(is_like_page(one) for one in found if isinstance(one, PageImage))


def test_a_file_cut_off_gives_the_pages_before_the_cut():
    data = many(4, compression="group4")
    found = list(load_pages(data[: len(data) * 5 // 8]))
    assert isinstance(found[0], PageImage)
    assert isinstance(found[-1], UnreadablePage)
    assert 2 <= len(found) <= 4


def test_previews_and_pages_beyond_the_limit():
    preview = page((200, 283), "1")
    preview.encoderinfo = {"tiffinfo": {254: 1}}
    assert len(list(load_pages(saved(page(), "TIFF", save_all=True, append_images=[preview])))) == 1
    read = load_pages(many(5), max_pages=3)
    assert [isinstance(next(read), PageImage) for _ in range(3)] == [True] * 3
    with pytest.raises(LimitError):
        next(read)


@pytest.mark.parametrize("kind", ["BMP", "GIF", "WEBP", "JPEG2000"])
def test_other_kinds_of_pictures_are_loaded(kind):
    data = saved(page(mode="RGB" if kind != "GIF" else "P"), kind)
    assert is_like_page(only(data))
    assert image_kind(data) == {"JPEG2000": "jp2"}.get(kind, kind.lower())


def test_a_heic_picture_names_what_reads_it():
    with pytest.raises((MissingDependencyError, UnreadableDocumentError)):
        list(load_pages(b"\0\0\0\x18ftypheic" + bytes(40)))


def test_500_pages_take_the_memory_of_one():
    resource = pytest.importorskip("resource")
    read = load_pages(many(500, (600, 848), compression="group4"))
    for _ in range(30):
        next(read)
    early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read) == 470
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - early < 20_000  # KiB; the pages have 240 MB


def scanned(image, dpi, **choices):
    """A PDF whose page is one image."""
    out = BytesIO()
    image.save(out, "PDF", resolution=dpi, **choices)
    return out.getvalue()


@pytest.mark.parametrize(("size", "dpi", "drawn"), [((2480, 3508), 300, 300), ((4960, 7016), 600, 300)])
def test_a_scan_is_drawn_at_its_own_resolution(size, dpi, drawn):
    loaded = render_pdf_page(scanned(page(size), dpi), 1)
    assert loaded.dpi == pytest.approx(drawn, rel=0.01)
    assert loaded.grey.shape == pytest.approx((3508, 2480), abs=20)
    assert is_like_page(loaded)


def test_a_coarse_scan_and_a_printed_page_are_drawn_at_200():
    assert render_pdf_page(scanned(page((827, 1169)), 100), 1).grey.shape == pytest.approx((2339, 1654), abs=3)
    with pypdfium2.PdfDocument(PRINTED) as document:
        loaded = render_pdf_page(document, 2)
        assert loaded.dpi == 200
        assert loaded.grey.shape == pytest.approx((2339, 1654), abs=1)
        assert 0.02 < (loaded.grey < 128).mean() < 0.2
        assert render_pdf_page(document, 1, dpi=100).grey.shape == pytest.approx((1170, 827), abs=1)
        with pytest.raises(UnreadableDocumentError):
            render_pdf_page(document, len(document) + 1)


def test_pdfs_that_cannot_be_drawn():
    with pytest.raises(UnreadableDocumentError):
        render_pdf_page(b"%PDF-1.7 and no more", 1)
    with pytest.raises(EncryptedDocumentError):
        render_pdf_page(LOCKED.read_bytes(), 1)
    with pytest.raises(LimitError):
        render_pdf_page(scanned(Image.new("1", (20_001, 300), 1), 300), 1)


@pytest.mark.parametrize(("width", "height"), [(14_400, 14_400), (14_400, 20)])
def test_huge_paper_is_drawn_coarser(width, height):
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    assert render_pdf_page(document, 1).grey.size < 37_000_000


def test_paper_too_small_for_print():
    document = pypdfium2.PdfDocument.new()
    document.new_page(3, 3)
    with pytest.raises(UnreadableDocumentError):
        render_pdf_page(document, 1)


def printed():
    with pypdfium2.PdfDocument(PRINTED) as document:
        return document[0].render(scale=200 / 72, rev_byteorder=True).to_numpy()[..., :3].copy()


PLAIN = (235, 235, 235)
YELLOWED = (240, 232, 205)
BLUE, DARK_BLUE, RED, VIOLET = (40, 60, 190), (25, 30, 110), (200, 40, 60), (120, 50, 160)


def over(pixels, draw, paper=PLAIN):
    """Ink laid over a printed page, as light sees it: what both let through."""
    ink = Image.new("RGB", (pixels.shape[1], pixels.shape[0]), "white")
    draw(ImageDraw.Draw(ink))
    light = pixels.astype(np.float32) * np.asarray(ink) / 255 * np.array(paper) / 255
    page = Image.fromarray(light.round().astype(np.uint8))
    return np.asarray(Image.open(BytesIO(saved(page, "JPEG", quality=75))).convert("RGB"))


@pytest.mark.parametrize("paper", [PLAIN, YELLOWED])
@pytest.mark.parametrize("colour", [BLUE, DARK_BLUE, RED, VIOLET])
def test_a_stamp_goes_and_the_print_under_it_stays(colour, paper):
    def stamp(pen):
        pen.ellipse((500, 300, 820, 620), outline=colour, width=8)
        pen.ellipse((540, 340, 780, 580), outline=colour, width=5)
        pen.line([(600, 420), (720, 480), (610, 500), (700, 430)], fill=colour, width=6)

    clean = printed()
    grey = grey_page(over(clean, stamp, paper), 200).grey
    inked = over(np.full_like(clean, 255), stamp, paper).min(axis=2) < 140
    black = clean.max(axis=2) < 60
    level = np.quantile(grey, 0.9)
    assert np.median(grey[inked & ~black]) > level * 0.9
    assert np.median(grey[inked & black]) < level * 0.4
    assert (grey[inked & black] < level * 0.6).mean() > 0.8


@pytest.mark.parametrize("colour", [BLUE, RED, VIOLET])
def test_print_in_colour_stays(colour):
    pixels = printed()
    coloured = np.where(pixels < 255, 255 - (255 - pixels.astype(np.int32)) * (255 - np.array(colour)) // 255, 255)
    grey = grey_page(coloured.astype(np.uint8), 200).grey
    black = pixels.max(axis=2) < 60
    assert grey[black].max() < 160
    half = pixels.copy()
    half[300:900] = coloured[300:900]  # some paragraphs in colour
    assert grey_page(half, 200).grey[black].max() < 160


def test_coloured_rules_and_cells_stay():
    def grid(pen):
        for top in range(300, 1500, 80):
            pen.line((150, top, 1500, top), fill=BLUE, width=4)
        pen.line((150, 300, 150, 1420), fill=BLUE, width=4)
        pen.rectangle((200, 1700, 700, 1900), fill=(60, 90, 180))

    page = over(np.full((2339, 1654, 3), 255, np.uint8), grid)
    page = np.minimum(page, printed())
    grey = grey_page(page, 200).grey
    assert grey[300:303, 200:1400].max() < 150
    assert grey[1720:1880, 220:680].max() < 150


@pytest.mark.parametrize("shape", [(1, 1, 3), (5, 3, 3), (40, 40, 3), (40, 40)])
def test_tiny_pages(shape):
    assert grey_page(np.full(shape, 90, np.uint8), 200).grey.shape == shape[:2]


def test_a_photograph_is_only_made_grey():
    rng = np.random.default_rng(7)
    photograph = np.asarray(Image.fromarray(rng.integers(0, 255, (30, 22, 3), np.uint8)).resize((1654, 2339)))
    plain = np.asarray(Image.fromarray(photograph).convert("L")).astype(int)
    assert np.abs(grey_page(photograph, 200).grey - plain).mean() < 25
