"""THE STORY of a scan: picture → flat, upright → rulings → text lines → letters with boxes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from minutes_extract.ocr.boldness import bold_pieces
from minutes_extract.ocr.flatten import flatten, is_blank
from minutes_extract.ocr.letter_boxes import SeenLetter, Span, place_clusters
from minutes_extract.ocr.picture import Picture
from minutes_extract.ocr.pictures import POINTS_PER_INCH
from minutes_extract.ocr.upright import Turn, turned, upright

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from minutes_extract.ocr.text_lines import Piece, TextLines

    Grey = NDArray[np.uint8]

Box = tuple[float, float, float, float]
BODY = 0.59
"""Of the type size: the height of a letter's body in 60 Thai fonts (0.52–0.62)."""
SAMPLE = 8
"""Lines that are read to tell which of two ways up is right."""
LEGIBLE = 0.55
"""Mean confidence below which a piece is no print: a signature, handwriting, a picture."""


class Cluster(NamedTuple):
    """A letter with its marks, or a blank. Points on the upright page, from the top left; `size` is of the type."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    confidence: float


class ReadPage(NamedTuple):
    """What was read on a page. Everything is in points of the upright page; `on_paper` leads back to the file's."""

    clusters: list[Cluster]
    rulings: list[Box]
    width: float
    height: float
    turn: Turn
    dpi: float
    confidence: float
    """Mean of all letters; 0 where there are none."""
    unread: list[Box]
    """Ink in lines that is no print."""

    def on_paper(self, box: Box) -> Box:
        """A box (left, top, right, bottom) on the page as it lies in the file."""
        if not self.turn.quarters and not self.turn.skew:
            return box
        scale = self.dpi / POINTS_PER_INCH
        left, top, right, bottom = self.turn.box_back(tuple(scale * side for side in box))  # type: ignore[arg-type]
        return left / scale, top / scale, right / scale, bottom / scale


class Engine(Protocol):
    """Who reads line images."""

    def read(self, crops: Sequence["Grey"]) -> list[list[Span]]:
        """For each crop (0 ink, 255 paper) its clusters from left to right, x in pixels of the crop."""


class OwnReader:
    """Our line reader."""

    def read(self, crops: Sequence["Grey"]) -> list[list[Span]]:
        """For each crop its clusters; see `Engine`."""
        from minutes_extract.ocr.decode import decode
        from minutes_extract.ocr.line_image import line_image
        from minutes_extract.ocr.reader import read_lines

        images = [line_image(crop) for crop in crops]
        found: list[list[Span]] = []
        for crop, image, chances in zip(crops, images, read_lines(images), strict=True):
            letters = [SeenLetter(*letter) for letter in decode(chances).letters]
            scale = crop.shape[1] / image.shape[1]
            spans = place_clusters(letters, image)
            found.append([span._replace(x0=span.x0 * scale, x1=span.x1 * scale) for span in spans])
        return found


def read_page(picture: Picture, engine: Engine) -> ReadPage:
    """All that is printed on a page."""
    flat = flatten(picture)
    found = upright(flat)
    page = _read(found.picture, found.turn, engine)
    if found.sure or not page.clusters:
        return page
    other = _read(turned(flat, found.turn.over()), found.turn.over(), engine)
    return max(page, other, key=lambda one: one.confidence)


def _read(picture: Picture, turn: Turn, engine: Engine) -> ReadPage:
    from minutes_extract.ocr.erase import erase
    from minutes_extract.ocr.rulings import find_rulings
    from minutes_extract.ocr.text_lines import find_lines

    points = POINTS_PER_INCH / picture.dpi
    height, width = (side * points for side in picture.grey.shape)
    if is_blank(picture):
        return ReadPage([], [], width, height, turn, picture.dpi, 0.0, [])
    rulings = find_rulings(picture.grey, picture.dpi)
    text = find_lines(erase(picture.grey, rulings, picture.dpi), rulings, picture.dpi)
    pieces = [piece for line in text.lines for piece in line.pieces]
    clusters, unread = _clusters(text, pieces, engine, points)
    confidence = sum(cluster.confidence for cluster in clusters) / max(1, len(clusters))
    boxes = [tuple(side * points for side in ruling) for ruling in rulings]
    return ReadPage(clusters, boxes, width, height, turn, picture.dpi, confidence, unread)  # type: ignore[arg-type]


def _clusters(
    text: "TextLines", pieces: Sequence["Piece"], engine: Engine, points: float
) -> tuple[list[Cluster], list[Box]]:
    crops = [text.crop(piece) for piece in pieces]
    bold = bold_pieces(crops, [piece.body for piece in pieces])
    clusters: list[Cluster] = []
    unread: list[Box] = []
    for piece, spans, is_bold in zip(pieces, engine.read(crops), bold, strict=True):
        if not spans:
            continue
        if sum(span.confidence for span in spans) < LEGIBLE * len(spans):
            unread.append(tuple(side * points for side in piece.box))  # type: ignore[arg-type]
            continue
        clusters += [_placed(span, piece, is_bold, text, points) for span in spans]
    return clusters, unread


def _placed(span: Span, piece: "Piece", bold: bool, text: "TextLines", points: float) -> Cluster:
    """A span of a crop on the page."""
    from minutes_extract.ocr.crops import BESIDE

    left = max(0, piece.box.x0 - round(BESIDE * piece.body))
    size = piece.body / BODY * points
    baseline = text.lines[piece.line].baseline * points
    x0, x1 = (left + span.x0) * points, (left + span.x1) * points
    return Cluster(span.text, x0, x1, baseline, size, bold, span.confidence)
