"""Divide a page by its paper: shadows and grey paper become white, ink becomes black; and see whether any is there."""

from typing import TYPE_CHECKING

from minutes_extract.ocr.page.page_image import MM_PER_INCH, Picture, reduced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

REDUCED_DPI = 50.0
"""The paper is looked for in a reduced page: shadows are soft."""
GAP_MM = 2.5
"""The lightest within it is paper: between two strokes there is always some."""
SHADOW_MM = 12.0
"""A median over it: bold headings and small pictures are no shadows."""
DARKEST_PAPER = 0.35
"""Of the lightest paper: darker is a filled cell or a photograph and is left as it is."""
FAINTEST_INK = 170
"""Of 255 after division: if the darkest is lighter, the page is blank and its noise is left alone."""
INK_SHARE = 0.0003
"""Of the page: a line of print covers more, so its darkest part becomes black."""
WHITE = 250
"""Of 255 after division: lighter is paper."""

BLANK_DPI = 50.0
BLANK_MARGIN = 0.02
"""Of the page's edges, where the scanner's shadow lies."""
INK = 176
"""Of 255 in the reduced page: a letter's stroke, half of which is paper, is darker."""
FEWEST_INK = 12
"""Reduced pixels of half a millimetre: one small letter has as many."""


def flatten(picture: Picture) -> Picture:
    """The same page on white paper, its ink drawn out to black."""
    import cv2
    import numpy as np

    grey = picture.grey
    paper = cv2.resize(_paper(picture), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    flat = np.asarray(cv2.divide(grey, paper, scale=255), np.uint8)
    return Picture(_stretched(flat), picture.dpi)


def is_blank(flat: Picture) -> bool:
    """No ink to speak of on a flattened page but for its edges."""
    import numpy as np

    small = _reduced(flat, BLANK_DPI)
    rows, columns = (max(1, round(side * BLANK_MARGIN)) for side in small.shape)
    return int(np.count_nonzero(small[rows:-rows, columns:-columns] < INK)) < FEWEST_INK


def _paper(picture: Picture) -> "Pixels":
    """The paper under the print, reduced."""
    import cv2
    import numpy as np

    small = _reduced(picture, REDUCED_DPI)
    mm = REDUCED_DPI / MM_PER_INCH
    gap = np.ones((_odd(GAP_MM * mm),) * 2, np.uint8)
    paper = np.asarray(cv2.medianBlur(cv2.dilate(small, gap), _odd(SHADOW_MM * mm)), np.uint8)
    lightest = np.percentile(paper, 95)
    paper[paper < lightest * DARKEST_PAPER] = lightest
    return np.maximum(cv2.blur(paper, (_odd(GAP_MM * mm),) * 2), 1).astype(np.uint8)


def _reduced(picture: Picture, dpi: float) -> "Pixels":
    factor = max(1, round(picture.dpi / dpi))
    return reduced(picture.grey, factor, factor)


def _odd(length: float) -> int:
    return max(3, round(length) | 1)


def _stretched(flat: "Pixels") -> "Pixels":
    """Ink to black, paper to white."""
    import cv2
    import numpy as np

    sample = np.bincount(flat[2::4, 2::4].ravel(), minlength=256).cumsum()
    ink = int(np.searchsorted(sample, sample[-1] * INK_SHARE))
    if ink > FAINTEST_INK:
        return flat
    levels = (np.arange(256) - ink) * (255 / (WHITE - ink))
    return np.asarray(cv2.LUT(flat, np.clip(np.rint(levels), 0, 255).astype(np.uint8)), np.uint8)
