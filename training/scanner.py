"""A clean page → what an office scanner makes of it: skew, stains, uneven light, blur, noise, pepper and salt, JPEG."""

from io import BytesIO
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Float = NDArray[np.float32]

NOMINAL_DPI = 200.0
"""Resolution of the lengths below in pixels."""
LIGHTEST = 245
SURROUND = 238
"""Grey of what lies beside the turned paper."""


class Scanner(NamedTuple):
    """How strongly a page is worn; lengths in pixels at NOMINAL_DPI."""

    degrees: float
    blur: float
    noise: float
    quality: int
    ink: int
    """Grey of what was black."""
    stains: int
    shade: float
    """Levels by which the right edge is darker than the left."""
    specks: float
    """Share of black, and of white, single pixels."""


SCANNERS = {
    "mild": Scanner(0.7, 0.55, 7, 50, 25, 6, 22, 0.0),
    "heavy": Scanner(-1.4, 0.95, 16, 35, 70, 14, 55, 0.0006),
}


def scan(page: Grey, scanner: Scanner, dpi: int, noise: np.random.Generator) -> bytes:
    """The page as a JPEG file that tells its resolution."""
    scale = dpi / NOMINAL_DPI
    worn = _turned(scanner.ink + page.astype(np.float32) * ((LIGHTEST - scanner.ink) / 255), scanner.degrees)
    for _ in range(scanner.stains):
        _stain(worn, scale, noise)
    worn -= np.linspace(0, scanner.shade, worn.shape[1], dtype=np.float32)[None]
    worn = np.asarray(cv2.GaussianBlur(worn, (0, 0), scanner.blur * scale), np.float32)
    worn += scanner.noise * noise.standard_normal(worn.shape, np.float32)
    out = np.clip(worn, 0, 255).astype(np.uint8)
    if scanner.specks:
        where = noise.random(out.shape, np.float32)
        out[where < scanner.specks] = 0
        out[where > 1 - scanner.specks] = 255
    target = BytesIO()
    Image.fromarray(out).save(target, "JPEG", quality=scanner.quality, dpi=(dpi, dpi))
    return target.getvalue()


def _turned(page: Float, degrees: float) -> Float:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(
        cv2.warpAffine(page, turn, (width, height), borderValue=SURROUND, flags=cv2.INTER_CUBIC), np.float32
    )


def _stain(page: Float, scale: float, noise: np.random.Generator) -> None:
    """Darken a soft round spot, in place."""
    height, width = page.shape
    column, row = int(noise.integers(0, width)), int(noise.integers(0, height))
    radius = int(noise.integers(8, 60) * scale)
    softness = radius / 3 + 1
    reach = radius + round(4 * softness)
    spot = np.zeros((2 * reach + 1,) * 2, np.float32)
    cv2.circle(spot, (reach, reach), radius, float(noise.uniform(8, 40)), -1)
    spot = np.asarray(cv2.GaussianBlur(spot, (0, 0), softness), np.float32)
    top, left = max(0, row - reach), max(0, column - reach)
    part = page[top : row + reach + 1, left : column + reach + 1]
    part -= spot[top - row + reach :, left - column + reach :][: part.shape[0], : part.shape[1]]
