"""Files → pages as grey pictures of 200–300 dpi, one at a time: PDF pages, and PNG, JPEG and TIFF of many pages."""

import itertools
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import EncryptedDocumentError, LimitError, UnreadableDocumentError
from minutes_extract.ocr.page.page_image import PAPER, Picture, grey_picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

    Pixels = NDArray[np.uint8]

POINTS_PER_INCH = 72
WORKING_DPI = (200.0, 300.0)
"""Below, small marks are lost; above, a page only takes longer."""
MOST_PIXELS = 36_000_000
"""Of a working picture: A2 at 300 dpi has 35 million. Larger paper is drawn coarser."""

FORMATS = ("PNG", "JPEG", "TIFF")
PLAUSIBLE_DPI = (50.0, 1200.0)
UNTOLD_DPI = (72.0, 96.0)
"""What cameras and programs write for want of knowing."""
LARGEST_PAPER = 24.0
"""Inches of the shorter side (A1): with more, the file's resolution is not that of the paper."""
A4 = (8.27, 11.69)
"""Inches."""
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
ORIENTATIONS = {
    2: (0, True),
    3: (2, False),
    4: (2, True),
    5: (3, True),
    6: (3, False),
    7: (1, True),
    8: (1, False),
}
"""Of Exif: quarters to turn to the left, and whether to mirror then."""

COVERED = 0.8
"""Share of a PDF page that its images cover if it is a scan."""
MOST_OBJECTS = 400
"""Of a page that are looked at for images; a scan has 1–50, a drawing thousands."""
FORMS_DEEP = 3
MAX_PAGES = 5_000
"""Of a file, where the caller names no limit."""


class NoPicture(NamedTuple):
    """A page of a file that cannot be had, and why."""

    reason: str


def render_pdf_page(pdf: "bytes | PdfDocument", number: int, dpi: float = WORKING_DPI[0]) -> Picture:
    """Page `number` (from 1) as a picture of `dpi`; a scan at its own resolution, if that is higher, up to 300.

    Raises UnreadableDocumentError, EncryptedDocumentError or LimitError.
    """
    import pypdfium2

    document = open_pdf_pictures(pdf) if isinstance(pdf, bytes) else pdf
    try:
        return _rendered(document, number, dpi)
    except pypdfium2.PdfiumError as error:
        raise _translated(error, f"page {number} cannot be drawn") from error
    finally:
        if document is not pdf:
            document.close()


def read_pictures(
    data: bytes, max_pages: int = MAX_PAGES, first: int = 1, last: int | None = None
) -> Iterator[Picture | NoPicture]:
    """The pages of an image file (from `first` to `last`, counted from 1), one at a time; a page that is broken in a
    file of several is a NoPicture.

    Raises UnreadableDocumentError for a file that is no image or whose only page is broken, LimitError for one that
    is too large or has more than `max_pages` pages.
    """
    with _opened(data) as image:
        many = _has_more(image)
        for number, missing in enumerate(_visited(image, many, max_pages), 1):
            if number >= first:
                yield missing or _page(image, many)
            if number == last:
                return


def count_pictures(data: bytes, max_pages: int = MAX_PAGES) -> int:
    """How many pages `read_pictures` tells of; milliseconds. Raises as it does, but for broken pages."""
    with _opened(data) as image:
        return sum(1 for _ in _visited(image, _has_more(image), max_pages))


def _visited(image: "Image", many: bool, max_pages: int) -> Iterator[NoPicture | None]:
    """Go to every page in turn, previews left out; where the file breaks off, what is to be told instead."""
    for at in itertools.count():
        rest = _seek(image, at) if at else None
        if rest is not None:
            yield from rest
            return
        if at == max_pages:
            raise LimitError(f"the file has more than {max_pages} pages", hint="split it")
        if not _is_preview(image):
            yield None
        if not many:
            return


def open_pdf_pictures(data: bytes, password: str | None = None) -> "PdfDocument":
    """A PDF whose pages can be drawn. Raises UnreadableDocumentError or EncryptedDocumentError."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _translated(error, "the PDF cannot be drawn") from error


def _translated(error: Exception, what: str) -> UnreadableDocumentError | EncryptedDocumentError:
    if "password" in str(error).lower():
        return EncryptedDocumentError("the PDF asks for a password", hint="give it with --password")
    return UnreadableDocumentError(f"{what}: {error}", hint="print the PDF anew")


def _rendered(document: "PdfDocument", number: int, dpi: float) -> Picture:
    if not 1 <= number <= len(document):
        raise UnreadableDocumentError(f"the PDF has no page {number}")
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise UnreadableDocumentError(f"page {number} has no size", hint="print the PDF anew")
        dpi = max(dpi, min(_scan_dpi(page, width * height), WORKING_DPI[1]))
        dpi = min(dpi, POINTS_PER_INCH * (MOST_PIXELS / (width * height)) ** 0.5)
        if min(width, height) * dpi < SMALLEST_SIDE * POINTS_PER_INCH:
            raise UnreadableDocumentError(f"page {number}, of {width:.0f} x {height:.0f} points, is too small to read")
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
        try:
            return grey_picture(_without_alpha(bitmap.to_numpy()), dpi)
        finally:
            bitmap.close()
    finally:
        page.close()


def _scan_dpi(page: "PdfPage", area: float) -> float:
    """Resolution of the images that cover a page, 0 where they do not. Raises LimitError for an image too large."""
    from itertools import islice

    from pypdfium2 import PdfImage

    covered, finest = 0.0, 0.0
    for thing in islice(page.get_objects(max_depth=FORMS_DEEP), MOST_OBJECTS):
        if isinstance(thing, PdfImage):
            pixels = _checked_pixels(*thing.get_px_size())
            left, bottom, right, top = thing.get_bounds()
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


def _opened(data: bytes) -> "Image":
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return PIL.Image.open(BytesIO(data), formats=FORMATS)
    except PIL.Image.DecompressionBombError as error:
        raise LimitError("the image is too large", hint="scan it at 300 dpi") from error
    except Exception as error:  # whatever a library makes of a broken file
        raise UnreadableDocumentError("the image cannot be read", hint="check that it was saved whole") from error


def _has_more(image: "Image") -> bool:
    """The file has several pages. What else a JPEG or PNG holds is a preview or an animation."""
    if image.format != "TIFF":
        return False
    try:
        image.seek(1)
    except Exception:  # no second page, or one that cannot be found
        image.seek(0)
        return False
    image.seek(0)
    return True


def _seek(image: "Image", at: int) -> list[NoPicture] | None:
    """Go to page `at` (from 0); what is to be told if there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.seek(at)
    except EOFError:
        return []
    except Exception:  # a broken chain of pages
        return [NoPicture("the rest of the file cannot be read")]
    return None


def _is_preview(image: "Image") -> bool:
    tags: object = getattr(image, "tag_v2", None)
    kind = tags.get(SUBFILE_TAG, 0) if hasattr(tags, "get") else 0
    return isinstance(kind, int) and bool(kind & REDUCED_SUBFILE)


def _page(image: "Image", many: bool) -> Picture | NoPicture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(image)
    except (LimitError, UnreadableDocumentError) as error:
        if many:
            return NoPicture(str(error))
        raise
    except Exception as error:  # whatever a library makes of a broken file
        if many:
            return NoPicture("the image of the page is damaged")
        raise UnreadableDocumentError("the image is damaged", hint="check that it was saved whole") from error


def _decoded(image: "Image") -> Picture:
    if min(image.size) < SMALLEST_SIDE:
        raise UnreadableDocumentError(f"an image of {image.width} x {image.height} pixels is too small to read")
    _checked_pixels(*image.size)
    across, down = _resolution(image)
    inches = image.width / across, image.height / down
    dpi = min(max(across, down, WORKING_DPI[0]), WORKING_DPI[1], (MOST_PIXELS / (inches[0] * inches[1])) ** 0.5)
    size = max(1, round(inches[0] * dpi)), max(1, round(inches[1] * dpi))
    if image.format in ("JPEG", "MPO") and not image.info.get("progressive"):
        image.draft(None, size)  # unpacks a half, a quarter or an eighth of the pixels, never less than `size`
    if image.width * image.height * _bytes_of_pixel(image) > MOST_BYTES:
        raise LimitError(f"an image of {image.width} x {image.height} pixels is too large", hint="scan it at 300 dpi")
    pixels = _scaled(_pixels(image, max(1, image.width // size[0])), size)
    return grey_picture(_turned(pixels, _orientation(image)), dpi)


def _resolution(image: "Image") -> tuple[float, float]:
    """Pixels an inch, across and down: from the file where they can be true (a fax has 204 x 98), else as if A4."""
    try:
        across, down = (float(value) for value in image.info["dpi"])
        told = across not in UNTOLD_DPI and all(PLAUSIBLE_DPI[0] <= dpi <= PLAUSIBLE_DPI[1] for dpi in (across, down))
        if told and min(image.width / across, image.height / down) <= LARGEST_PAPER:
            return across, down
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        pass
    guessed = max(min(image.size) / A4[0], max(image.size) / A4[1])
    return guessed, guessed


def _bytes_of_pixel(image: "Image") -> int:
    """As Pillow keeps it."""
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
    scale = 256.0 / 2.0**bits if lightest > 1.0 else float(PAPER)  # floating numbers go from 0 to 1
    return np.asarray(np.clip(values * scale, 0, PAPER), np.uint8)


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    paper = Image.new("RGB", image.size, (PAPER,) * 3)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _scaled(pixels: "Pixels", size: tuple[int, int]) -> "Pixels":
    import cv2
    import numpy as np

    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    smaller = size[0] < pixels.shape[1] or size[1] < pixels.shape[0]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC), np.uint8)


def _orientation(image: "Image") -> int:
    """How a camera was held, 1 upright. Pillow has turned a TIFF already."""
    try:
        return int(image.getexif().get(ORIENTATION_TAG, 1))
    except Exception:  # whatever a library makes of broken camera data: it does not matter
        return 1


def _turned(pixels: "Pixels", orientation: int) -> "Pixels":
    import numpy as np

    quarters, mirrored = ORIENTATIONS.get(orientation, (0, False))
    turned = np.rot90(pixels, quarters)
    return np.ascontiguousarray(turned[:, ::-1] if mirrored else turned)
