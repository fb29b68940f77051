"""Load the pages of a file as grey images of 200–300 dpi, one at a time: of PDF, TIFF of many pages and other pictures."""

import itertools
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import EncryptedDocumentError, LimitError, MissingDependencyError, UnreadableDocumentError
from minutes_extract.ocr.page.page_image import PageImage, grey_page
from minutes_extract.ocr.units import POINTS_PER_INCH, WHITE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

    from minutes_extract.ocr.arrays import Pixels

WORKING_DPI = (200.0, 300.0)
"""Below, small marks are lost; above, a page only takes longer."""
MOST_WORKING_PIXELS = 36_000_000
"""Of a page image: A2 at 300 dpi has 35 million. Larger paper is drawn coarser."""

IMAGE_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP", "JPEG2000", "HEIF")
HEIF_MARK = b"ftyp"
"""Behind the first four bytes."""
PLAUSIBLE_DPI = (50.0, 1200.0)
PLACEHOLDER_DPI = (72.0, 96.0)
"""What cameras and programs write when they do not know the resolution."""
LARGEST_PAPER = 24.0
"""Inches of the shorter side (A1): with more, the file's resolution is not that of the paper."""
A4_INCHES = (8.27, 11.69)
COARSE_DPI = 140.0
"""No office scans coarser: a page of such a picture that is larger than A4 was sized in pixels."""
LARGER_THAN_A4 = 0.85
"""A4 as a share of the page's sides."""
SMALLEST_SIDE = 32
"""Pixels: less cannot hold a line of print."""
LONGEST_SIDE = 20_000
"""Pixels: A3 at 1200 dpi."""
MOST_SOURCE_PIXELS = 150_000_000
"""A4 at 1200 dpi has 139 million."""
MOST_BYTES = 256 << 20
"""Of an image unpacked: A4 in colour at 600 dpi has 140 MB."""
REDUCED_SUBFILE = 0b101
"""Bits of a TIFF page's NewSubfileType: a preview, or a mask of another page."""
SUBFILE_TAG = 254
ORIENTATION_TAG = 274
EXIF_TURNS = {
    2: (0, True),
    3: (2, False),
    4: (2, True),
    5: (3, True),
    6: (3, False),
    7: (1, True),
    8: (1, False),
}
"""Exif orientation → quarters to turn to the left, and whether to mirror then."""

COVERED = 0.8
"""Share of a PDF page that its images cover if it is a scan."""
MOST_OBJECTS = 400
"""Objects of a PDF page that are searched for images; a scan has 1–50, a drawing thousands."""
MOST_NESTED_FORMS = 3
"""Depth of form objects in which images are searched."""
DEFAULT_MAX_PAGES = 5_000
"""Of a file, where the caller names no limit."""


class UnreadablePage(NamedTuple):
    """A page of a file that cannot be loaded, and why."""

    reason: str


def render_pdf_page(pdf: "bytes | PdfDocument", number: int, dpi: float = WORKING_DPI[0]) -> PageImage:
    """Draw page `number` (from 1) in `dpi`; a scan in its own resolution, if that is higher, up to 300.

    Raises UnreadableDocumentError, EncryptedDocumentError or LimitError.
    """
    import pypdfium2

    document = open_pdfium(pdf) if isinstance(pdf, bytes) else pdf
    try:
        return _render(document, number, dpi)
    except pypdfium2.PdfiumError as error:
        raise _translated(error, f"page {number} cannot be drawn") from error
    finally:
        if document is not pdf:
            document.close()


def load_pages(
    data: bytes, max_pages: int = DEFAULT_MAX_PAGES, first: int = 1, last: int | None = None
) -> Iterator[PageImage | UnreadablePage]:
    """The pages of an image file (from `first` to `last`, counted from 1), one at a time.

    A broken page in a file of several is an UnreadablePage. Raises UnreadableDocumentError for a file that is no image
    or whose only page is broken, LimitError for one that is too large or has more than `max_pages` pages.
    """
    with _open_image(data) as image:
        many = _has_more(image)
        for number, missing in enumerate(_pages_in_turn(image, many, max_pages), 1):
            if number >= first:
                yield missing or _load_page(image, many)
            if number == last:
                return


def count_pages(data: bytes, max_pages: int = DEFAULT_MAX_PAGES) -> int:
    """How many pages `load_pages` gives, in milliseconds. Raises as it does, but for broken pages."""
    with _open_image(data) as image:
        return sum(1 for _ in _pages_in_turn(image, _has_more(image), max_pages))


def _pages_in_turn(image: "Image", many: bool, max_pages: int) -> Iterator[UnreadablePage | None]:
    """Go to every page in turn, previews left out: None for a page that can be read, else the UnreadablePage for the rest."""
    for index in itertools.count():
        rest = _seek(image, index) if index else None
        if rest is not None:
            yield from rest
            return
        if index == max_pages:
            raise LimitError(f"the file has more than {max_pages} pages", hint="split it")
        if not _is_preview(image):
            yield None
        if not many:
            return


def open_pdfium(data: bytes, password: str | None = None) -> "PdfDocument":
    """A PDF whose pages PDFium can draw. Raises UnreadableDocumentError or EncryptedDocumentError."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _translated(error, "the PDF cannot be drawn") from error


def _translated(error: Exception, what: str) -> UnreadableDocumentError | EncryptedDocumentError:
    if "password" in str(error).lower():
        return EncryptedDocumentError("the PDF asks for a password", hint="give it with --password")
    return UnreadableDocumentError(f"{what}: {error}", hint="print the PDF anew")


def _render(document: "PdfDocument", number: int, dpi: float) -> PageImage:
    if not 1 <= number <= len(document):
        raise UnreadableDocumentError(f"the PDF has no page {number}")
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise UnreadableDocumentError(f"page {number} has no size", hint="print the PDF anew")
        scanned = _scan_dpi(page, width * height)
        shrunk = paper_share(width, height, scanned)
        width, height, scanned = width * shrunk, height * shrunk, scanned / shrunk
        dpi = max(dpi, min(scanned, WORKING_DPI[1]))
        dpi = min(dpi, POINTS_PER_INCH * (MOST_WORKING_PIXELS / (width * height)) ** 0.5)
        if min(width, height) * dpi < SMALLEST_SIDE * POINTS_PER_INCH:
            raise UnreadableDocumentError(f"page {number}, of {width:.0f} x {height:.0f} points, is too small to read")
        bitmap = page.render(scale=shrunk * dpi / POINTS_PER_INCH, rev_byteorder=True)
        try:
            return grey_page(_without_alpha(bitmap.to_numpy()), dpi)
        finally:
            bitmap.close()
    finally:
        page.close()


def paper_share(width: float, height: float, dpi: float) -> float:
    """How much smaller the paper of a scan is than its page says: programs that do not know the resolution take one
    point, or four thirds of one, for a pixel. 1 where the page may well have its size. Sides in points."""
    inches = min(width, height) / POINTS_PER_INCH, max(width, height) / POINTS_PER_INCH
    share = min(A4_INCHES[0] / inches[0], A4_INCHES[1] / inches[1])
    is_coarse = 0 < dpi < COARSE_DPI and dpi / share >= COARSE_DPI
    return share if share < LARGER_THAN_A4 and is_coarse else 1.0


def _scan_dpi(page: "PdfPage", area: float) -> float:
    """Resolution of the images that cover a page, 0 where none do. Raises LimitError for an image too large."""
    from itertools import islice

    from pypdfium2 import PdfImage

    covered, finest = 0.0, 0.0
    for item in islice(page.get_objects(max_depth=MOST_NESTED_FORMS), MOST_OBJECTS):
        if isinstance(item, PdfImage):
            pixels = _checked_pixels(*item.get_px_size())
            left, bottom, right, top = item.get_bounds()
            size = max(0.0, right - left) * max(0.0, top - bottom)
            if size:
                covered += size
                finest = max(finest, POINTS_PER_INCH * (pixels / size) ** 0.5)
    return finest if covered >= COVERED * area else 0.0


def _checked_pixels(width: int, height: int) -> int:
    if max(width, height) > LONGEST_SIDE or width * height > MOST_SOURCE_PIXELS:
        raise LimitError(f"a page of {width} x {height} pixels is too large", hint="scan it at 300 dpi")
    return width * height


def _without_alpha(pixels: "Pixels") -> "Pixels":
    """Red, green and blue of what PDFium drew on white."""
    import numpy as np

    if pixels.ndim == 3 and pixels.shape[2] == 1:
        return pixels[..., 0]
    return np.ascontiguousarray(pixels[..., :3]) if pixels.ndim == 3 else pixels


def _open_image(data: bytes) -> "Image":
    import PIL.Image

    if data[4:8] == HEIF_MARK:
        _let_heif_be_read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return PIL.Image.open(BytesIO(data), formats=IMAGE_FORMATS)
    except PIL.Image.DecompressionBombError as error:
        raise LimitError("the image is too large", hint="scan it at 300 dpi") from error
    except Exception as error:  # whatever a library makes of a broken file
        raise UnreadableDocumentError("the image cannot be read", hint="check that it was saved whole") from error


def _let_heif_be_read() -> None:
    """Raises MissingDependencyError: the library carries an encoder under the GPL, and so is not installed by default."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError as error:
        raise MissingDependencyError(
            "the file is a HEIC picture, which pillow-heif reads, and that is not installed",
            hint="pip install 'minutes-extract[heic]', or save the picture as JPEG",
        ) from error
    register_heif_opener()


def _has_more(image: "Image") -> bool:
    """Whether the file has several pages. What else a JPEG or PNG holds is a preview or an animation."""
    if image.format != "TIFF":
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.seek(1)
    except EOFError:
        image.seek(0)
        return False
    except Exception:  # a second page is named, and the file breaks off before it
        image.seek(0)
        return True
    image.seek(0)
    return True


def _seek(image: "Image", index: int) -> list[UnreadablePage] | None:
    """Go to page `index` (from 0); None if it is there, else what stands for the rest of the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.seek(index)
    except EOFError:
        return []
    except Exception:  # a broken chain of pages
        return [UnreadablePage("the rest of the file cannot be read")]
    return None


def _is_preview(image: "Image") -> bool:
    tags: object = getattr(image, "tag_v2", None)
    kind = tags.get(SUBFILE_TAG, 0) if hasattr(tags, "get") else 0
    return isinstance(kind, int) and bool(kind & REDUCED_SUBFILE)


def _load_page(image: "Image", many: bool) -> PageImage | UnreadablePage:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(image)
    except (LimitError, UnreadableDocumentError) as error:
        if many:
            return UnreadablePage(str(error))
        raise
    except Exception as error:  # whatever a library makes of a broken file
        if many:
            return UnreadablePage("the image of the page is damaged")
        raise UnreadableDocumentError("the image is damaged", hint="check that it was saved whole") from error


def _decode(image: "Image") -> PageImage:
    if min(image.size) < SMALLEST_SIDE:
        raise UnreadableDocumentError(f"an image of {image.width} x {image.height} pixels is too small to read")
    _checked_pixels(*image.size)
    across, down = _resolution(image)
    inches = image.width / across, image.height / down
    dpi = min(max(across, down, WORKING_DPI[0]), WORKING_DPI[1], (MOST_WORKING_PIXELS / (inches[0] * inches[1])) ** 0.5)
    size = max(1, round(inches[0] * dpi)), max(1, round(inches[1] * dpi))
    if image.format in ("JPEG", "MPO") and not image.info.get("progressive"):
        image.draft(None, size)  # unpacks a half, a quarter or an eighth of the pixels, never less than `size`
    if image.width * image.height * _bytes_of_pixel(image) > MOST_BYTES:
        raise LimitError(f"an image of {image.width} x {image.height} pixels is too large", hint="scan it at 300 dpi")
    pixels = _scaled(_pixels(image, max(1, image.width // size[0])), size)
    return grey_page(_exif_turned(pixels, _exif_orientation(image)), dpi)


def _resolution(image: "Image") -> tuple[float, float]:
    """Pixels an inch, across and down: from the file where they are plausible (a fax has 204 x 98), else as if A4."""
    try:
        across, down = (float(value) for value in image.info["dpi"])
        plausible = all(PLAUSIBLE_DPI[0] <= dpi <= PLAUSIBLE_DPI[1] for dpi in (across, down))
        if (
            plausible
            and across not in PLACEHOLDER_DPI
            and min(image.width / across, image.height / down) <= LARGEST_PAPER
        ):
            return across, down
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        pass
    guessed = max(min(image.size) / A4_INCHES[0], max(image.size) / A4_INCHES[1])
    return guessed, guessed


def _bytes_of_pixel(image: "Image") -> int:
    """Bytes a pixel has in Pillow's memory."""
    return 1 if image.mode in ("1", "L") else 2 if image.mode.startswith("I;16") else 4


def _pixels(image: "Image", factor: int) -> "Pixels":
    """Grey, or red, green and blue, on white paper; reduced by a whole factor."""
    import numpy as np

    image.load()
    if image.mode[0] in "IF":
        return _eight_bits(np.asarray(image))
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        plain = _on_white(image.convert("RGBA"))
    else:
        plain = image.convert("L" if image.mode in ("1", "L") else "RGB")
    return np.asarray(plain.reduce(factor) if factor > 1 else plain, np.uint8)


def _eight_bits(deep: "NDArray[np.generic]") -> "Pixels":
    """Of 10, 12, 16 or more bits the upper eight; scanners store 12 bits in 16."""
    import numpy as np

    values = np.nan_to_num(deep.astype(np.float32), posinf=0.0, neginf=0.0)
    lightest = float(values.max(initial=0.0))
    bits = max(8, int(np.ceil(np.log2(lightest + 1.0))))
    scale = 256.0 / 2.0**bits if lightest > 1.0 else float(WHITE)  # floating numbers go from 0 to 1
    return np.asarray(np.clip(values * scale, 0, WHITE), np.uint8)


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    paper = Image.new("RGB", image.size, (WHITE,) * 3)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _scaled(pixels: "Pixels", size: tuple[int, int]) -> "Pixels":
    import cv2
    import numpy as np

    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    smaller = size[0] < pixels.shape[1] or size[1] < pixels.shape[0]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC), np.uint8)


def _exif_orientation(image: "Image") -> int:
    """The Exif orientation, 1 for upright. Pillow has turned a TIFF already."""
    try:
        return int(image.getexif().get(ORIENTATION_TAG, 1))
    except Exception:  # whatever a library makes of broken camera data: it does not matter
        return 1


def _exif_turned(pixels: "Pixels", orientation: int) -> "Pixels":
    import numpy as np

    quarters, mirrored = EXIF_TURNS.get(orientation, (0, False))
    turned = np.rot90(pixels, quarters)
    return np.ascontiguousarray(turned[:, ::-1] if mirrored else turned)
