"""One page as an image in grey; stamps and signatures in colour are set aside where the print is black."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Pixels = NDArray[np.uint8]

MM_PER_INCH = 25.4
PAPER = 255
"""The lightest there is."""

SAMPLE_STEP = 4
"""Every fourth pixel of every fourth row tells paper and colour of a page."""
PAPER_SHARE = 0.75
"""Quantile of a channel that is paper: even a full page has less than a quarter of ink."""
TINTED = 10
"""Levels between the paper's channels from which its tint is taken out before colours are judged."""
DARKEST_PAPER = 64
"""Levels: below it the page is a photograph or a dark cover, and its tint is left."""
CHROMATIC = 44
"""Levels between the strongest and the weakest channel: a pen or a stamp has 60–200, the edge of black letters in a
JPEG up to 35."""
DARK = 0.7
"""Of the paper: darker is ink."""
MOST_COLOURED = 0.5
"""Share of all ink: if more is coloured, the print itself is in colour and all stays."""
FEWEST_SAMPLES = 24
"""Coloured samples below which a page has no stamp: 24 are 400 pixels, one letter."""
CELL = 8
"""Samples: 4 mm."""
FEWEST_IN_CELL = 4
"""Coloured samples of the 64 in a cell: scanners give black letters a coloured edge, which is 1 or 2."""

REDUCED_DPI = 70.0
"""Enough to see a pen stroke of 0.4 mm, which is one pixel of it."""
REDUCED_CHROMATIC = 24
"""As CHROMATIC, less because a reduced pixel of a thin stroke is half paper."""
STAMP_MM = (7.0, 60.0)
"""Height of what is a stamp or signature: one stroke of coloured letters, underlined in 20 points, has 6 mm."""
STAMP_WIDTH_MM = (5.0, 90.0)
"""Wider is a table's grid, a coloured cell, a picture."""
SOLID = 0.6
"""Share of its box that a coloured cell or a photograph fills; a stamp is lines."""
ROOM_MM = 1.5
"""Around a stamp: the letters of its legend and loose strokes of a signature belong to it."""
LIGHTEST = 0.9
"""Quantile of the pixels around a stamp that is paper."""
MOST_LIFT = 3.0
"""Times: a pen of darker ink cannot be told from black."""


class Picture(NamedTuple):
    """A page in grey, height x width, 0 black and 255 white, with its resolution in pixels an inch."""

    grey: "Pixels"
    dpi: float


def reduced(grey: "Pixels", down: int, across: int) -> "Pixels":
    """The mean of every `down` x `across` pixels; what is over at the right and below is left out.

    By whole numbers that divide the sides, this is four times as fast as by any others.
    """
    import cv2
    import numpy as np

    height, width = (max(1, side // factor) for side, factor in zip(grey.shape, (down, across), strict=True))
    return np.asarray(
        cv2.resize(grey[: height * down, : width * across], (width, height), interpolation=cv2.INTER_AREA), np.uint8
    )


def grey_picture(pixels: "Pixels", dpi: float) -> Picture:
    """A grey page of red, green and blue (height x width x 3), or of grey (height x width), without coloured stamps."""
    if pixels.ndim == 2:
        return Picture(pixels, dpi)
    import cv2
    import numpy as np

    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    sample = pixels[::SAMPLE_STEP, ::SAMPLE_STEP]
    paper = _paper(sample)
    piece = _coloured_piece(_untinted(sample, paper), int(paper.max()))
    if piece is not None:
        _set_stamps_aside(grey[piece], _untinted(pixels[piece], paper), dpi)
    return Picture(grey, dpi)


def _paper(sample: "Pixels") -> "Pixels":
    """The paper's red, green and blue."""
    import numpy as np

    sparse = sample[::SAMPLE_STEP, ::SAMPLE_STEP].reshape(-1, 3)
    return np.quantile(sparse, PAPER_SHARE, axis=0, method="lower").astype(np.uint8)


def _untinted(pixels: "Pixels", paper: "Pixels") -> "Pixels":
    """The page as if on paper without a colour, where it is yellowed or blue."""
    import cv2
    import numpy as np

    if paper.min() < DARKEST_PAPER or int(paper.max()) - int(paper.min()) <= TINTED:
        return pixels
    levels = np.arange(256, dtype=np.float32)[:, None] * (float(paper.max()) / paper.astype(np.float32))
    table = np.clip(np.rint(levels), 0, PAPER).astype(np.uint8).reshape(1, 256, 3)
    return np.asarray(cv2.LUT(pixels, table), np.uint8)


def _coloured_piece(sample: "Pixels", paper: int) -> tuple[slice, slice] | None:
    """The part of the page that holds all coloured ink; None where there is none, or more than black ink."""
    import numpy as np

    red, green, blue = sample[..., 0], sample[..., 1], sample[..., 2]
    weakest = np.minimum(np.minimum(red, green), blue)
    dark = weakest < paper * DARK
    coloured = dark & (np.maximum(np.maximum(red, green), blue) - weakest > CHROMATIC)
    marks = int(np.count_nonzero(coloured))
    if marks < FEWEST_SAMPLES or marks > np.count_nonzero(dark) * MOST_COLOURED:
        return None
    cells = _cells(coloured)
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    return (_pixels_of(rows), _pixels_of(columns)) if rows.size else None


def _cells(coloured: "Flags") -> "Flags":
    """Which cells of CELL x CELL samples hold more than the coloured edge of a black letter."""
    import cv2
    import numpy as np

    height, width = (-(-side // CELL) * CELL for side in coloured.shape)
    padded = np.zeros((height, width), np.float32)
    padded[: coloured.shape[0], : coloured.shape[1]] = coloured
    share = cv2.resize(padded, (width // CELL, height // CELL), interpolation=cv2.INTER_AREA)
    return np.asarray(share) * CELL * CELL > FEWEST_IN_CELL


def _pixels_of(cells: "NDArray[np.intp]") -> slice:
    step = CELL * SAMPLE_STEP
    return slice(max(0, int(cells[0]) - 1) * step, (int(cells[-1]) + 2) * step)


def _set_stamps_aside(grey: "Pixels", pixels: "Pixels", dpi: float) -> None:
    """Make stamps white, in place."""
    for box in _stamps(pixels, dpi):
        _lift(grey[box], pixels[box])


def _stamps(pixels: "Pixels", dpi: float) -> list[tuple[slice, slice]]:
    """Where coloured marks stand that are no line of coloured print: too high for letters, too small for a grid."""
    import cv2
    import numpy as np

    factor = max(1, round(dpi / REDUCED_DPI))
    small = np.asarray(cv2.resize(pixels, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA), np.uint8)
    marks = (_chroma(small) > REDUCED_CHROMATIC).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    mm = dpi / factor / MM_PER_INCH
    room = round(ROOM_MM * mm)
    boxes = []
    for left, top, width, height, area in found[1:].tolist():
        if _is_stamp(width / mm, height / mm, area / (width * height)):
            rows = slice(max(0, top - room) * factor, (top + height + room) * factor)
            boxes.append((rows, slice(max(0, left - room) * factor, (left + width + room) * factor)))
    return boxes


def _is_stamp(width: float, height: float, solid: float) -> bool:
    """By the width and height in millimetres and the share of its box that it fills."""
    fits = STAMP_MM[0] <= height <= STAMP_MM[1] and STAMP_WIDTH_MM[0] <= width <= STAMP_WIDTH_MM[1]
    return fits and solid <= SOLID


def _chroma(pixels: "Pixels") -> "Pixels":
    import cv2
    import numpy as np

    red, green, blue = cv2.split(pixels)
    strongest = cv2.max(cv2.max(red, green), blue)
    return np.asarray(cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue)), np.uint8)


def _lift(grey: "Pixels", pixels: "Pixels") -> None:
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
    paper, paper_in_grey = (max(1.0, float(np.quantile(of[::2, ::2], LIGHTEST))) for of in (strongest, grey))
    bare = max(1.0, float(np.median(strongest[coloured])))
    same = paper_in_grey / paper
    lifted = cv2.convertScaleAbs(strongest, alpha=same * min(MOST_LIFT, max(1.0, paper / bare)))
    plain = cv2.convertScaleAbs(strongest, alpha=same)
    np.copyto(grey, np.minimum(np.where(coloured, lifted, plain), int(paper_in_grey)).astype(np.uint8))
