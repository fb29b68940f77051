"""THE STORY of a scan: page image → normalised, oriented → rulings → text lines → characters with boxes."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.lines.boldness import bold_segments
from minutes_extract.ocr.lines.crops import crop_left
from minutes_extract.ocr.lines.despeckle import find_specks
from minutes_extract.ocr.lines.find_lines import SegmentedPage, find_lines
from minutes_extract.ocr.lines.segments import LineSegment
from minutes_extract.ocr.lines.type_size import sizes_around
from minutes_extract.ocr.page.background import is_blank, normalise_background
from minutes_extract.ocr.page.orientation import Rectangle, Rotation, orient, rotate
from minutes_extract.ocr.page.page_image import PageImage
from minutes_extract.ocr.recogniser.character import mean_confidence
from minutes_extract.ocr.recogniser.cluster_boxes import ClusterBox
from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import RuledLine, find_rulings
from minutes_extract.ocr.rulings.underlines import erase_underlines
from minutes_extract.ocr.units import POINTS_PER_INCH

X_HEIGHT_OF_TYPE = 0.43
"""Of the type size: the x-height of TH Sarabun and its like, which most papers are set in (0.6 in others)."""
RESIZED = 0.8
"""Of the first reading's confidence: the reading in the size around is the better one, unless it has less than this."""
LEGIBLE = 0.55
"""Mean confidence below which a segment is no print: a signature, handwriting, a picture."""
NEVER_UPSIDE_DOWN = 0.9
"""Mean confidence that no page reaches head down: its letters are read as signs and foreign ones, at 0.5 to 0.8; head up
most have 0.99."""
LINE_WIDTH = 12
"""X-heights: an illegible segment so wide may have been print."""


class PlacedCluster(NamedTuple):
    """A character with its marks, or a space. Points on the upright page, from the top left; `size` is of the type."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    confidence: float


class ReadPage(NamedTuple):
    """What was read on a page. Everything is in points of the upright page; `on_paper` leads back to the file's."""

    clusters: list[PlacedCluster]
    rulings: list[Rectangle]
    width: float
    height: float
    rotation: Rotation
    dpi: float
    confidence: float
    """Mean of all clusters; 0 where there are none."""
    unread: int
    """Segments as wide as print that are not legible."""

    def on_paper(self, box: Rectangle) -> Rectangle:
        """A box on the page as it lies in the file."""
        if not self.rotation.quarters and not self.rotation.skew:
            return box
        scale = self.dpi / POINTS_PER_INCH
        return _scaled(self.rotation.box_in_file(_scaled(box, scale)), 1 / scale)


class FirstReading(Protocol):
    """A crop as first read."""

    @property
    def text(self) -> str:
        """Its characters and spaces."""

    @property
    def confidence(self) -> float:
        """Mean of its characters; 0 where there are none."""


R = TypeVar("R", bound=FirstReading)


class LineEngine(Protocol[R]):
    """What reads line images: every crop once, those that are kept to the end."""

    def read_once(self, crops: Sequence[Grey]) -> list[R]:
        """Read each crop."""

    def finish(self, readings: Sequence[R]) -> list[list[ClusterBox]]:
        """The clusters of each from left to right, x in pixels of the crop, after as many readings as they need."""


class _ReadSegment(NamedTuple, Generic[R]):
    """A segment of a line, its crop, and what was read in it."""

    segment: LineSegment
    crop: Grey
    reading: R


def read_page(page: PageImage, engine: LineEngine[R]) -> ReadPage:
    """All that is printed on a page."""
    flat = normalise_background(page)
    oriented = orient(flat)
    found = _read(oriented.page, oriented.rotation, engine)
    if oriented.certainty or not found.clusters or found.confidence >= NEVER_UPSIDE_DOWN:
        return found
    rotation = oriented.rotation.upside_down()
    other = _read(rotate(flat, rotation), rotation, engine)
    return max(found, other, key=lambda read: read.confidence)


def _read(page: PageImage, rotation: Rotation, engine: LineEngine[R]) -> ReadPage:
    """Read an upright page."""
    points = POINTS_PER_INCH / page.dpi
    rulings: list[RuledLine] = []
    clusters: list[PlacedCluster] = []
    unread = 0
    if not is_blank(page):
        rulings = find_rulings(page.grey, page.dpi)
        bare, underlines = erase_underlines(erase(page.grey, rulings, page.dpi), page.dpi)
        rulings += underlines
        text = find_lines(bare, rulings, page.dpi)
        clusters, unread = _clusters(text, engine, points)
    height, width = page.grey.shape
    return ReadPage(
        clusters=clusters,
        rulings=[_scaled(ruling, points) for ruling in rulings],
        width=width * points,
        height=height * points,
        rotation=rotation,
        dpi=page.dpi,
        confidence=mean_confidence(cluster.confidence for cluster in clusters),
        unread=unread,
    )


def _scaled(box: Rectangle, scale: float) -> Rectangle:
    left, top, right, bottom = box
    return left * scale, top * scale, right * scale, bottom * scale


def _clusters(text: SegmentedPage, engine: LineEngine[R], points: float) -> tuple[list[PlacedCluster], int]:
    """The clusters of all legible segments, and how many segments of the width of print are not legible."""
    segments = [segment for line in text.lines for segment in line.segments]
    found = _in_their_size(text, _read_once(text, segments, engine), engine)
    finished = engine.finish([read.reading for read in found])
    bold = bold_segments([read.crop for read in found], [read.segment.x_height for read in found])
    specks = find_specks([read.segment for read in found], ["".join(box.text for box in boxes) for boxes in finished])
    clusters: list[PlacedCluster] = []
    unread = 0
    for number, (read, boxes) in enumerate(zip(found, finished, strict=True)):
        segment = read.segment
        if number in specks:
            continue
        if boxes and mean_confidence(box.confidence for box in boxes) < LEGIBLE:
            unread += segment.box.x1 - segment.box.x0 > LINE_WIDTH * segment.x_height
        else:
            baseline = text.lines[segment.line].baseline
            clusters += [_placed(box, segment, baseline, bold[number], points) for box in boxes]
    return clusters, unread


def _read_once(text: SegmentedPage, segments: Sequence[LineSegment], engine: LineEngine[R]) -> list[_ReadSegment[R]]:
    crops = [text.crop(segment) for segment in segments]
    return [_ReadSegment(*read) for read in zip(segments, crops, engine.read_once(crops), strict=True)]


def _in_their_size(text: SegmentedPage, found: list[_ReadSegment[R]], engine: LineEngine[R]) -> list[_ReadSegment[R]]:
    """Numbers and the like read again in the type size of the words around them, where they seemed to be of another."""
    sizes = sizes_around([read.segment for read in found], [read.reading.text for read in found])
    resized = [found[number].segment._replace(x_height=x_height) for number, x_height in sizes.items()]
    kept = list(found)
    for number, again in zip(sizes, _read_once(text, resized, engine), strict=True):
        if again.reading.confidence > RESIZED * found[number].reading.confidence:
            kept[number] = again
    return kept


def _placed(box: ClusterBox, segment: LineSegment, baseline: float, bold: bool, points: float) -> PlacedCluster:
    """A cluster of a crop on the page, whose `baseline` is in pixels."""
    left = crop_left(segment)
    return PlacedCluster(
        text=box.text,
        x0=(left + box.x0) * points,
        x1=(left + box.x1) * points,
        baseline=baseline * points,
        size=segment.x_height / X_HEIGHT_OF_TYPE * points,
        bold=bold,
        confidence=box.confidence,
    )
