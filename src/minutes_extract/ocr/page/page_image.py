"""One page as a grey image; coloured stamps and signatures are lightened to paper where the print is black."""

from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.ocr.units import MM_PER_INCH, WHITE

if TYPE_CHECKING:
    from minutes_extract.ocr.arrays import Flags, Grey, Indices, Pixels

SAMPLE_STEP = 4
"""Pixels: every fourth pixel of every fourth row is a sample of the page's paper and colours."""
PAPER_QUANTILE = 0.75
"""Quantile of a channel that is paper: even a full page has less than a quarter of ink."""
TINTED = 10
"""Grey levels between the paper's channels from which its tint is taken out before colours are judged."""
DARKEST_TINTED = 64
"""Grey level of the paper below which the page is a photograph or a dark cover, and its tint is left."""
CHROMATIC = 44
"""Levels between the strongest and the weakest channel: a pen or a stamp has 60–200, the edge of black letters in a
JPEG up to 35."""
INK_OF_PAPER = 0.7
"""Of the paper's grey level: a darker sample is ink."""
MOST_COLOURED = 0.5
"""Share of all ink: if more is coloured, the print itself is in colour and all stays."""
FEWEST_SAMPLES = 24
"""Coloured samples below which a page has no stamp: 24 are 400 pixels, one letter."""
SAMPLE_CELL = 8
"""Samples on the side of a cell in which coloured ones are counted: 4 mm."""
FEWEST_IN_CELL = 4
"""Coloured samples of the 64 in a cell: scanners give black letters a coloured edge, which is 1 or 2."""

STAMP_DPI = 70.0
"""Resolution in which stamps are looked for: a pen stroke of 0.4 mm is one pixel of it."""
REDUCED_CHROMATIC = 24
"""As CHROMATIC, less because a reduced pixel of a thin stroke is half paper."""
STAMP_MM = (7.0, 60.0)
"""Height of what is a stamp or signature: one stroke of coloured letters, underlined in 20 points, has 6 mm."""
STAMP_WIDTH_MM = (5.0, 90.0)
"""Wider is a table's grid, a coloured cell, a picture."""
FILLED = 0.6
"""Share of its box that a coloured cell or a photograph fills; a stamp consists of lines."""
STAMP_MARGIN_MM = 1.5
"""Around a stamp: the letters of its legend and loose strokes of a signature belong to it."""
PAPER_AROUND_QUANTILE = 0.9
"""Quantile of the pixels around a stamp that is paper."""
MOST_LIGHTENING = 3.0
"""Times: a pen of darker ink looks like black print."""


class PageImage(NamedTuple):
    """A page in grey, height x width, 0 black and 255 white, with its resolution in pixels an inch."""

    grey: "Grey"
    dpi: float


def reduced(grey: "Grey", down: int, across: int) -> "Grey":
    """The mean of every `down` x `across` pixels; it leaves out the rest at the right and below.

    By whole numbers that divide the sides, this is four times as fast as by any others.
    """
    import cv2
    import numpy as np

    height, width = (max(1, side // factor) for side, factor in zip(grey.shape, (down, across), strict=True))
    return np.asarray(
        cv2.resize(grey[: height * down, : width * across], (width, height), interpolation=cv2.INTER_AREA), np.uint8
    )


def grey_page(pixels: "Pixels", dpi: float) -> PageImage:
    """A grey page of red, green and blue (height x width x 3), or of grey (height x width), without coloured stamps."""
    if pixels.ndim == 2:
        return PageImage(pixels, dpi)
    import cv2
    import numpy as np

    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    sample = pixels[::SAMPLE_STEP, ::SAMPLE_STEP]
    paper = _paper_colour(sample)
    part = _coloured_part(_untinted(sample, paper), int(paper.max()))
    if part is not None:
        _remove_stamps(grey[part], _untinted(pixels[part], paper), dpi)
    return PageImage(grey, dpi)


def _paper_colour(sample: "Pixels") -> "Pixels":
    """Red, green and blue of the paper."""
    import numpy as np

    sparse = sample[::SAMPLE_STEP, ::SAMPLE_STEP].reshape(-1, 3)
    return np.quantile(sparse, PAPER_QUANTILE, axis=0, method="lower").astype(np.uint8)


def _untinted(pixels: "Pixels", paper: "Pixels") -> "Pixels":
    """The page as if on paper without a colour, where it is yellowed or blue."""
    import cv2
    import numpy as np

    if paper.min() < DARKEST_TINTED or int(paper.max()) - int(paper.min()) <= TINTED:
        return pixels
    levels = np.arange(256, dtype=np.float32)[:, None] * (float(paper.max()) / paper.astype(np.float32))
    table = np.clip(np.rint(levels), 0, WHITE).astype(np.uint8).reshape(1, 256, 3)
    return np.asarray(cv2.LUT(pixels, table), np.uint8)


def _coloured_part(sample: "Pixels", paper: int) -> tuple[slice, slice] | None:
    """Rows and columns that hold all coloured ink; None where there is none, or more than black ink."""
    import numpy as np

    red, green, blue = sample[..., 0], sample[..., 1], sample[..., 2]
    weakest = np.minimum(np.minimum(red, green), blue)
    ink = weakest < paper * INK_OF_PAPER
    coloured = ink & (np.maximum(np.maximum(red, green), blue) - weakest > CHROMATIC)
    count = int(np.count_nonzero(coloured))
    if count < FEWEST_SAMPLES or count > np.count_nonzero(ink) * MOST_COLOURED:
        return None
    cells = _coloured_cells(coloured)
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    return (_pixels_of(rows), _pixels_of(columns)) if rows.size else None


def _coloured_cells(coloured: "Flags") -> "Flags":
    """Which cells hold more coloured samples than the edge of a black letter gives."""
    import cv2
    import numpy as np

    height, width = (-(-side // SAMPLE_CELL) * SAMPLE_CELL for side in coloured.shape)
    padded = np.zeros((height, width), np.float32)
    padded[: coloured.shape[0], : coloured.shape[1]] = coloured
    share = cv2.resize(padded, (width // SAMPLE_CELL, height // SAMPLE_CELL), interpolation=cv2.INTER_AREA)
    return np.asarray(share) * SAMPLE_CELL * SAMPLE_CELL > FEWEST_IN_CELL


def _pixels_of(cells: "Indices") -> slice:
    """The pixels from the first to the last of some cells, with one cell around."""
    step = SAMPLE_CELL * SAMPLE_STEP
    return slice(max(0, int(cells[0]) - 1) * step, (int(cells[-1]) + 2) * step)


def _remove_stamps(grey: "Grey", pixels: "Pixels", dpi: float) -> None:
    """Lighten stamps to paper, in place."""
    for box in _stamps(pixels, dpi):
        _lighten(grey[box], pixels[box])


def _stamps(pixels: "Pixels", dpi: float) -> list[tuple[slice, slice]]:
    """Where coloured ink stands that is no line of coloured print: too high for letters, too small for a grid."""
    import cv2
    import numpy as np

    factor = max(1, round(dpi / STAMP_DPI))
    small = np.asarray(cv2.resize(pixels, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA), np.uint8)
    coloured = (_chroma(small) > REDUCED_CHROMATIC).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(coloured, connectivity=8)
    mm = dpi / factor / MM_PER_INCH
    margin = round(STAMP_MARGIN_MM * mm)
    boxes = []
    for left, top, width, height, area in found[1:].tolist():
        if _is_stamp(width / mm, height / mm, area / (width * height)):
            rows = slice(max(0, top - margin) * factor, (top + height + margin) * factor)
            boxes.append((rows, slice(max(0, left - margin) * factor, (left + width + margin) * factor)))
    return boxes


def _is_stamp(width: float, height: float, filled: float) -> bool:
    """By the width and height in millimetres and the share of its box that it fills."""
    fits = STAMP_MM[0] <= height <= STAMP_MM[1] and STAMP_WIDTH_MM[0] <= width <= STAMP_WIDTH_MM[1]
    return fits and filled <= FILLED


def _chroma(pixels: "Pixels") -> "Grey":
    """The difference between the strongest and the weakest channel of each pixel."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(pixels)
    strongest = cv2.max(cv2.max(red, green), blue)
    return np.asarray(cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue)), np.uint8)


def _lighten(grey: "Grey", pixels: "Pixels") -> None:
    """Lighten coloured ink to paper, in place.

    An ink lets its own colour through, black none: the strongest channel, lightened until the bare ink is paper,
    shows what is printed under it.
    """
    import cv2
    import numpy as np

    red, green, blue = cv2.split(pixels)
    strongest = cv2.max(cv2.max(red, green), blue)
    coloured = cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue)) > REDUCED_CHROMATIC
    if not coloured.any():
        return
    paper, paper_in_grey = (
        max(1.0, float(np.quantile(image[::2, ::2], PAPER_AROUND_QUANTILE))) for image in (strongest, grey)
    )
    bare = max(1.0, float(np.median(strongest[coloured])))
    same = paper_in_grey / paper
    lightened = cv2.convertScaleAbs(strongest, alpha=same * min(MOST_LIGHTENING, max(1.0, paper / bare)))
    plain = cv2.convertScaleAbs(strongest, alpha=same)
    np.copyto(grey, np.minimum(np.where(coloured, lightened, plain), int(paper_in_grey)).astype(np.uint8))
