"""One line of text on paper: a face, a text, letter spacing, what stands around it, as the reader will meet it."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import regex
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from minutes_extract.ocr.recogniser.alphabet import CROP_ABOVE, CROP_BELOW
from minutes_extract.ocr.recogniser.line_image import line_image
from training.fonts import Face, body_height, floats_tones, font
from training.paper import Float, Grey, scan
from training.texts import label, text

BODY = 7.5, 26.0
"""Pixels in the file: from the small type of tables at 150 dpi to large type at 300."""
FINE = 18
"""Pixels: a smaller body is drawn at twice the size and reduced, as a scanner sees it, not as a screen hints it."""
STRETCH = 0.88, 1.14
SCALE_ERROR, FEET_ERROR = 0.12, 0.09
"""How far off the reader's measure of the body (a part of it) and of its feet (of the body) may be; one deviation."""
SKEW = 0.25
"""Degrees, one deviation."""
SPACED, UNDERLINED, RULED, NEIGHBOURED, SHAVED = 0.08, 0.06, 0.06, 0.10, 0.05
"""How often. Shaved are marks that a ruling touched: a part of them went with it, as with half of the underlines."""
UNSHAPED = 0.08
"""How often the programme that printed the line did not know Thai: tone marks float above where a vowel would be."""
EMPTY = 0.015
"""How often nothing is printed but what stands around: stains and specks are to be read as no letters."""
CLUSTER = regex.compile(r"\X")


class Line(NamedTuple):
    """What the network sees (LINE_HEIGHT rows, ink 255) and what it is to say."""

    image: NDArray[np.uint8]
    text: str


def draw_line(faces: Sequence[Face], shares: Sequence[float], shortest: int, longest: int, draw: random.Random) -> Line:
    """A line of `shortest`–`longest` letters; `shares` are the cumulated shares of the faces."""
    face = draw.choices(faces, cum_weights=shares)[0]
    printed = text(draw, shortest, longest, face.letters) if draw.random() >= EMPTY else ""
    body = BODY[0] * (BODY[1] / BODY[0]) ** draw.random()
    print_, feet = _print(face, printed, body, draw)
    grey = scan(print_, body, draw)
    return Line(line_image(_window(grey, feet, body, draw)), label(printed))


def _print(face: Face, printed: str, body: float, draw: random.Random) -> tuple[Float, float]:
    """The text as black on white at `body` pixels, and the row of its feet."""
    zoom = 2 if body < FINE else 1
    shaped = draw.random() >= UNSHAPED or not floats_tones(face.path)
    type_ = font(face.path, max(8, round(body * zoom / body_height(face.path))), shaped)
    language = "th" if shaped else None
    high = body * zoom
    gaps = high * draw.uniform(0.02, 0.5) if draw.random() < SPACED else 0.0
    pieces = _placed(printed, type_, language, gaps)
    left, right = (round(high * draw.uniform(0.15, 1.0 if printed else 3.0)) for _ in range(2))
    width = round(pieces[-1][1] + type_.getlength(pieces[-1][0])) + left + right
    feet = round(high * 3.2)
    image = Image.new("L", (max(width, 12), feet + round(high * 2.0)), 255)
    pen = ImageDraw.Draw(image)
    for piece, x in pieces:
        pen.text((left + x, feet), piece, font=type_, fill=0, anchor="ls", language=language)
    _surround(pen, image.size, feet, high, font(face.path, int(type_.size)), draw)
    drawn = np.asarray(image, np.float32)
    size = max(12, round(drawn.shape[1] / zoom * draw.uniform(*STRETCH))), drawn.shape[0] // zoom
    if size != drawn.shape[::-1]:
        drawn = cv2.resize(drawn, size, interpolation=cv2.INTER_AREA)
    return _tilted(drawn, feet / zoom, draw), feet / zoom


def _placed(printed: str, type_: object, language: str | None, gaps: float) -> list[tuple[str, float]]:
    """The whole text at 0, or its clusters spread."""
    if not gaps or not printed:
        return [(printed, 0.0)]
    placed, x = [], 0.0
    for cluster in CLUSTER.findall(printed):
        placed.append((cluster, x))
        x += type_.getlength(cluster, language=language) + gaps  # type: ignore[attr-defined]
    return placed


def _surround(
    pen: ImageDraw.ImageDraw, size: tuple[int, int], feet: int, high: float, type_: object, draw: random.Random
) -> None:
    """An underline, rulings that touch the text, marks cut off, parts of the lines above and below."""
    width, height = size
    stroke = max(1, round(high * draw.uniform(0.04, 0.12)))
    if draw.random() < UNDERLINED:
        y = feet + round(high * draw.uniform(0.12, 0.45))
        pen.line((draw.randint(0, width // 3), y, width, y), draw.choice((0, 255)), stroke)
    if draw.random() < RULED:
        for y in draw.sample(
            (feet + round(high * draw.uniform(0.5, 1.0)), feet - round(high * draw.uniform(1.7, 2.3))),
            draw.randint(1, 2),
        ):
            pen.line((0, y, width, y), draw.randint(0, 120), stroke)
    if draw.random() < RULED:
        x = draw.choice((round(high * draw.uniform(0, 0.15)), width - round(high * draw.uniform(0, 0.15))))
        pen.line((x, 0, x, height), draw.randint(0, 120), stroke)
    if draw.random() < SHAVED:
        pen.rectangle((0, 0, width, feet - round(high * draw.uniform(1.7, 2.0))), 255)
    if draw.random() < NEIGHBOURED:
        other = "".join(draw.choice("กปฝนฤญฏูุ ่้ีิ") for _ in range(8))
        y = (
            feet + round(high * draw.uniform(2.3, 3.0))
            if draw.random() < 0.5
            else feet - round(high * draw.uniform(2.4, 3.2))
        )
        pen.text((draw.randint(0, width), y), other, font=type_, fill=0, anchor="ls", language="th")  # type: ignore[arg-type]


def _tilted(image: Float, feet: float, draw: random.Random) -> Float:
    slope = np.tan(np.radians(draw.gauss(0, SKEW))) * min(1.0, 400 / image.shape[1])
    lean = draw.gauss(0, 0.06) if draw.random() < 0.3 else 0.0
    if abs(slope) * image.shape[1] < 0.7 and not lean:
        return image
    middle = image.shape[1] / 2
    matrix = np.array([[1, lean, -lean * feet], [slope, 1, -slope * middle]], np.float32)
    return cv2.warpAffine(image, matrix, image.shape[::-1], flags=cv2.INTER_LINEAR, borderValue=255)


def _window(grey: Grey, feet: float, body: float, draw: random.Random) -> Grey:
    """The crop around the line as the reader takes it, with its errors."""
    scale = float(np.clip(np.exp(draw.gauss(0, SCALE_ERROR)), 0.75, 1.4))
    shift = draw.gauss(0, FEET_ERROR) * body
    top = max(0, round(feet + shift - CROP_ABOVE * body * scale))
    bottom = min(grey.shape[0], round(feet + shift + CROP_BELOW * body * scale))
    return np.ascontiguousarray(grey[top : max(bottom, top + 4)])
