"""What happens to a line between the printer and the file: strokes, ink, paper, scanner, copier, compression."""

import random
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Float = NDArray[np.float32]


def _noise(draw: random.Random) -> np.random.Generator:
    return np.random.Generator(np.random.SFC64(draw.getrandbits(32)))


def thicker(image: Float, draw: random.Random) -> Float:
    """Bold bleed: ink that spread."""
    return cv2.erode(image, np.ones((draw.choice((1, 2)), 2), np.uint8))


def thinner(image: Float, draw: random.Random) -> Float:
    """A worn ribbon or a light copy: strokes lose their edges."""
    return cv2.addWeighted(image, 0.45, cv2.dilate(image, np.ones((2, 2), np.uint8)), 0.55, 0)


def broken(image: Float, draw: random.Random) -> Float:
    """Strokes with gaps: toner that did not hold."""
    rows, columns = image.shape
    grain = draw.randint(2, 4)
    holes = _noise(draw).random((rows // grain + 1, columns // grain + 1), np.float32)
    mask = cv2.resize(holes, (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.where(mask > draw.uniform(0.84, 0.93), np.float32(draw.uniform(190, 255)), image)


def faded(image: Float, draw: random.Random) -> Float:
    """Ink that is uneven along the line."""
    columns = image.shape[1]
    waves = _noise(draw).uniform(0, draw.uniform(0.2, 0.65), columns // 40 + 2).astype(np.float32)
    along = cv2.resize(waves[None], (columns, 1), interpolation=cv2.INTER_LINEAR)
    return image + (255 - image) * along


def stamped(image: Float, draw: random.Random) -> Float:
    """The arc of a stamp, or a pen stroke, over the text, lighter than it."""
    rows, columns = image.shape
    over = np.full_like(image, 255)
    if draw.random() < 0.6:
        centre = draw.randint(0, columns), draw.randint(-rows, 2 * rows)
        cv2.circle(over, centre, draw.randint(rows // 2, rows * 3), draw.uniform(110, 200), draw.randint(1, 3))
    else:
        ends = [(draw.randint(0, columns), draw.randint(0, rows)) for _ in range(2)]
        cv2.line(over, ends[0], ends[1], draw.uniform(110, 200), draw.randint(1, 2))
    return np.minimum(image, over)


def stained(image: Float, draw: random.Random) -> Float:
    """Shade that changes along the paper, and a stain."""
    rows, columns = image.shape
    light = np.linspace(0, draw.uniform(-40, 40), columns, dtype=np.float32)[None]
    shaded = image - light
    if draw.random() < 0.5:
        stain = np.zeros_like(image)
        radius = draw.randint(4, 30)
        cv2.circle(stain, (draw.randint(0, columns), draw.randint(0, rows)), radius, draw.uniform(8, 45), -1)
        shaded = shaded - cv2.GaussianBlur(stain, (0, 0), radius / 3 + 1)
    return shaded


def speckled(image: Float, draw: random.Random) -> Float:
    """Pepper and salt of a photocopy."""
    grain = _noise(draw).random(image.shape, np.float32)
    share = draw.uniform(0.0003, 0.004)
    out = np.where(grain < share, np.float32(draw.uniform(0, 90)), image)
    return np.where(grain > 1 - share, np.float32(255), out)


def one_bit(image: Float, draw: random.Random) -> Float:
    """A fax, or a scan in black and white."""
    smooth = cv2.GaussianBlur(image, (0, 0), draw.uniform(0.4, 0.9))
    low, high = float(smooth.min()), float(smooth.max())
    return np.where(smooth > low + (high - low) * draw.uniform(0.45, 0.65), np.float32(255), np.float32(0))


def jpeg(image: Float, draw: random.Random) -> Float:
    """Saved as JPEG of low quality."""
    quality = [cv2.IMWRITE_JPEG_QUALITY, draw.randint(20, 80)]
    packed = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), quality)[1]
    return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE).astype(np.float32)


class Wear(NamedTuple):
    """One thing that may happen and how often it does."""

    name: str
    share: float
    happen: Callable[[Float, random.Random], Float]


# In the order in which they happen: to the print, then (after the scanner's blur and noise) to the file.
ON_PAPER = (
    Wear("thicker", 0.10, thicker),
    Wear("thinner", 0.12, thinner),
    Wear("broken", 0.07, broken),
    Wear("faded", 0.08, faded),
    Wear("stamped", 0.04, stamped),
)
IN_FILE = (
    Wear("stained", 0.15, stained),
    Wear("speckled", 0.12, speckled),
    Wear("one_bit", 0.10, one_bit),
    Wear("jpeg", 0.40, jpeg),
)
BLUR = 0.25, 1.25
"""Standard deviation in pixels for a body of REFERENCE_BODY."""
REFERENCE_BODY = 16
NOISE = 1, 18
"""Grey levels."""
INK, PAPER = (0, 105), (205, 255)
"""Grey levels of the darkest and of the lightest."""


def scan(print_: Float, body: float, draw: random.Random) -> Grey:
    """A clean print (0 ink, 255 paper; letters' bodies `body` pixels high) as the file of a scanner shows it."""
    image = print_
    for wear in ON_PAPER:
        if draw.random() < wear.share:
            image = wear.happen(image, draw)
    ink = draw.uniform(*INK) * draw.random()
    image = ink + image * ((draw.uniform(*PAPER) - ink) / 255)
    image = cv2.GaussianBlur(image, (0, 0), draw.uniform(*BLUR) * body / REFERENCE_BODY)
    grain = draw.uniform(*NOISE) * draw.uniform(0.3, 1)
    image = image + _noise(draw).standard_normal(image.shape, np.float32) * grain
    for wear in IN_FILE:
        if draw.random() < wear.share:
            image = wear.happen(image.astype(np.float32), draw)
    return np.clip(image, 0, 255).astype(np.uint8)
