"""THE STORY of a scan: picture → flat, upright → rulings → text lines → letters with boxes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from minutes_extract.ocr.lines.boldness import bold_pieces
from minutes_extract.ocr.lines.despeckle import dust
from minutes_extract.ocr.lines.type_size import sizes_around
from minutes_extract.ocr.page.background import flatten, is_blank
from minutes_extract.ocr.page.load_pages import POINTS_PER_INCH
from minutes_extract.ocr.page.orientation import Box, Turn, turned, upright
from minutes_extract.ocr.page.page_image import Picture
from minutes_extract.ocr.recogniser.letter import sureness
from minutes_extract.ocr.recogniser.letter_boxes import Span

if TYPE_CHECKING:
    from minutes_extract.ocr.lines.find_lines import TextLines
    from minutes_extract.ocr.lines.segments import Piece
    from minutes_extract.ocr.recogniser.line_image import Grey


BODY = 0.43
"""Of the type size: the height of a letter's body in TH Sarabun and its like, which most papers are set in (0.6 in others)."""
RESIZED = 0.8
"""Of the first reading's confidence: a reading in the size around is the better one, unless it is much less sure."""
LEGIBLE = 0.55
"""Mean confidence below which a piece is no print: a signature, handwriting, a picture."""
NEVER_OVER = 0.9
"""Mean confidence that no page reaches head down: its letters are read as signs and foreign ones, at 0.5 to 0.8; head up
most have 0.99."""
LINE_WIDE = 12
"""Bodies: what is not legible but so wide may have been print."""


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
    unread: int
    """Pieces as wide as print that are not legible."""

    def on_paper(self, box: Box) -> Box:
        """A box (left, top, right, bottom) on the page as it lies in the file."""
        if not self.turn.quarters and not self.turn.skew:
            return box
        scale = self.dpi / POINTS_PER_INCH
        return _scaled(self.turn.box_back(_scaled(box, scale)), 1 / scale)


class Draft(Protocol):
    """A crop as first read."""

    @property
    def text(self) -> str:
        """Its letters and blanks."""

    @property
    def confidence(self) -> float:
        """Mean of its letters; 0 where there are none."""


D = TypeVar("D", bound=Draft)


class Engine(Protocol[D]):
    """Who reads line images: all that is cut out at first sight, what is kept of it in earnest."""

    def draft(self, crops: Sequence["Grey"]) -> list[D]:
        """Read each crop (0 ink, 255 paper)."""

    def settle(self, drafts: Sequence[D]) -> list[list[Span]]:
        """The clusters of each from left to right, x in pixels of the crop, after as many looks as they need."""


class _Look(NamedTuple, Generic[D]):
    """A piece of a line, how it was cut out, and what was read in it."""

    piece: "Piece"
    crop: "Grey"
    draft: D


def read_page(picture: Picture, engine: Engine[D]) -> ReadPage:
    """All that is printed on a page."""
    flat = flatten(picture)
    found = upright(flat)
    page = _read(found.picture, found.turn, engine)
    if found.sure or not page.clusters or page.confidence >= NEVER_OVER:
        return page
    other = _read(turned(flat, found.turn.over()), found.turn.over(), engine)
    return max(page, other, key=lambda one: one.confidence)


def _read(picture: Picture, turn: Turn, engine: Engine[D]) -> ReadPage:
    from minutes_extract.ocr.lines.find_lines import find_lines
    from minutes_extract.ocr.rulings.erase import erase
    from minutes_extract.ocr.rulings.rulings import find_rulings

    points = POINTS_PER_INCH / picture.dpi
    height, width = (side * points for side in picture.grey.shape)
    if is_blank(picture):
        return ReadPage([], [], width, height, turn, picture.dpi, 0.0, 0)
    rulings = find_rulings(picture.grey, picture.dpi)
    text = find_lines(erase(picture.grey, rulings, picture.dpi), rulings, picture.dpi)
    pieces = [piece for line in text.lines for piece in line.pieces]
    clusters, unread = _clusters(text, pieces, engine, points)
    confidence = sureness(cluster.confidence for cluster in clusters)
    boxes = [_scaled(ruling, points) for ruling in rulings]
    return ReadPage(clusters, boxes, width, height, turn, picture.dpi, confidence, unread)


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = box
    return left * scale, top * scale, right * scale, bottom * scale


def _clusters(text: "TextLines", pieces: list["Piece"], engine: Engine[D], points: float) -> tuple[list[Cluster], int]:
    looks = _in_their_size(text, _looks(text, pieces, engine), engine)
    settled = engine.settle([look.draft for look in looks])
    bold = bold_pieces([look.crop for look in looks], [look.piece.body for look in looks])
    specks = dust([look.piece for look in looks], ["".join(span.text for span in spans) for spans in settled])
    clusters: list[Cluster] = []
    unread = 0
    for at, (look, spans) in enumerate(zip(looks, settled, strict=True)):
        piece = look.piece
        if at in specks:
            continue
        if spans and sureness(span.confidence for span in spans) < LEGIBLE:
            unread += piece.box.x1 - piece.box.x0 > LINE_WIDE * piece.body
        else:
            clusters += [_placed(span, piece, bold[at], text, points) for span in spans]
    return clusters, unread


def _looks(text: "TextLines", pieces: Sequence["Piece"], engine: Engine[D]) -> list[_Look[D]]:
    crops = [text.crop(piece) for piece in pieces]
    return [_Look(*look) for look in zip(pieces, crops, engine.draft(crops), strict=True)]


def _in_their_size(text: "TextLines", looks: list[_Look[D]], engine: Engine[D]) -> list[_Look[D]]:
    """Numbers and the like read again in the type size of the words around them, where they seemed to be of another."""
    sizes = sizes_around([look.piece for look in looks], [look.draft.text for look in looks])
    resized = [looks[at].piece._replace(body=body) for at, body in sizes.items()]
    kept = list(looks)
    for at, again in zip(sizes, _looks(text, resized, engine), strict=True):
        if again.draft.confidence > RESIZED * looks[at].draft.confidence:
            kept[at] = again
    return kept


def _placed(span: Span, piece: "Piece", bold: bool, text: "TextLines", points: float) -> Cluster:
    """A span of a crop on the page."""
    from minutes_extract.ocr.lines.crops import BESIDE

    left = max(0, piece.box.x0 - round(BESIDE * piece.body))
    size = piece.body / BODY * points
    baseline = text.lines[piece.line].baseline * points
    x0, x1 = (left + span.x0) * points, (left + span.x1) * points
    return Cluster(span.text, x0, x1, baseline, size, bold, span.confidence)
