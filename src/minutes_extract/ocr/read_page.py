"""THE STORY of a scan: page image → normalised, oriented → rulings → text lines → characters with boxes."""

from collections.abc import Sequence
from math import isfinite
from typing import Generic, NamedTuple, Protocol, TypeVar

import numpy as np

from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.lines.boldness import bold_segments
from minutes_extract.ocr.lines.crops import crop_left
from minutes_extract.ocr.lines.despeckle import find_specks
from minutes_extract.ocr.lines.find_lines import SegmentedPage, find_lines
from minutes_extract.ocr.lines.segments import LineSegment, pieces_a_line
from minutes_extract.ocr.lines.type_size import sizes_around
from minutes_extract.ocr.lines.unread_ink import UnreadInk, find_unread
from minutes_extract.ocr.page.background import is_blank, normalise_background
from minutes_extract.ocr.page.faint_print import is_faint, stretch_locally
from minutes_extract.ocr.page.light_print import dark_on_light, is_negative
from minutes_extract.ocr.page.orientation import Rectangle, Rotation, orient, other_rotations, rotate
from minutes_extract.ocr.page.page_image import PageImage
from minutes_extract.ocr.recogniser.character import mean_confidence
from minutes_extract.ocr.recogniser.cluster_boxes import ClusterBox
from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import RuledLine, find_rulings
from minutes_extract.ocr.rulings.underlines import erase_underlines
from minutes_extract.ocr.units import POINTS_PER_INCH, WHITE

X_HEIGHT_OF_TYPE = 0.43
"""Of the type size: the x-height of TH Sarabun and its like, which most papers are set in (0.6 in others)."""
RESIZED = 0.8
"""Of the first reading's confidence: the reading in the size around is the better one, unless it has less than this."""
SPARSE = 2.5
"""X-heights a character: print has 0.6 to 1.2."""
LEGIBLE = 0.55
"""Mean confidence below which a segment is no print: a signature, handwriting, a picture."""
NEVER_UPSIDE_DOWN = 0.9
"""Mean confidence that no page reaches head down or on its side: its letters are read as signs and foreign ones, at 0.5 to
0.8; head up most have 0.99. A page of bare Thai numbers seems surely upright either way."""
HOPELESS = 0.35
"""Confidence of a first reading that further readings never bring to LEGIBLE: noise and scribbles are not read again."""
MOST_SEGMENTS = 400
"""That are read on a page: a table of 10 columns and 40 rows has as many, a page of more is noise."""
SAMPLED_LINES = 12
"""Longest lines that are read to learn which side of a page is up."""


BROKEN = 0.1
"""Pieces of lines to an x-height of whole ones: good pages have 0.06, faint and shaded ones 0.12 to 0.4."""
MENDED = 0.7
"""Of the pieces: if local contrast leaves more, it has brought up the paper's grain. Carbon copies have more with it."""


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
    unread: list[Rectangle]
    """Ink like print that was not read."""
    unread_share: float
    """Its share of the length of all lines."""

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


class _UprightPage(NamedTuple):
    """A page as normalised, the same upright, and its rulings and lines."""

    flat: PageImage
    page: PageImage
    rotation: Rotation
    rulings: list[RuledLine]
    text: SegmentedPage


class _ReadSegment(NamedTuple, Generic[R]):
    """A segment of a line, its crop, and what was read in it."""

    segment: LineSegment
    crop: Grey
    reading: R


def read_page(page: PageImage, engine: LineEngine[R]) -> ReadPage:
    """All that is printed on a page."""
    upright = _normalised(page)
    found = _read(upright, engine)
    if not found.clusters or found.confidence >= NEVER_UPSIDE_DOWN:
        return found
    turned = _better_turned(upright, engine)
    return found if turned is None else max(found, _read(turned, engine), key=lambda read: read.confidence)


def _normalised(page: PageImage) -> _UprightPage:
    """Black print on white paper, upright, with its lines. Where they are in pieces, the contrast is stretched place by
    place if that mends them; but the grain of a film is as dark as faint print."""
    positive = dark_on_light(page)
    plain = _upright(normalise_background(positive))
    broken = pieces_a_line(plain.text.lines)
    if is_negative(page) or broken < BROKEN or not (isfinite(broken) or is_faint(positive)):
        return plain
    stretched = _upright(stretch_locally(positive))
    return stretched if pieces_a_line(stretched.text.lines) < MENDED * broken else plain


def _upright(flat: PageImage) -> _UprightPage:
    """A normalised page turned upright, and its lines."""
    oriented = orient(flat)
    return _segmented(flat, oriented.page, oriented.rotation)


def _better_turned(upright: _UprightPage, engine: LineEngine[R]) -> _UprightPage | None:
    """The page with another side up, where a few lines of it are read with more confidence so."""
    best, least = None, _sampled_confidence(upright.text, engine)
    for rotation in other_rotations(upright.rotation):
        turned = _segmented(upright.flat, rotate(upright.flat, rotation), rotation)
        confidence = _sampled_confidence(turned.text, engine)
        if confidence > least:
            best, least = turned, confidence
    return best


def _sampled_confidence(text: SegmentedPage, engine: LineEngine[R]) -> float:
    """The mean confidence of the longest lines."""
    segments = [segment for line in text.lines for segment in line.segments]
    longest = sorted(segments, key=lambda segment: segment.box.x0 - segment.box.x1)[:SAMPLED_LINES]
    return mean_confidence(read.confidence for read in engine.read_once([text.crop(one) for one in longest]))


def _segmented(flat: PageImage, page: PageImage, rotation: Rotation) -> _UprightPage:
    """The rulings and the lines of an upright page; a blank one has none."""
    if is_blank(page):
        return _UprightPage(flat, page, rotation, [], find_lines(np.full_like(page.grey, WHITE), [], page.dpi))
    rulings = find_rulings(page.grey, page.dpi)
    bare, underlines = erase_underlines(erase(page.grey, rulings, page.dpi), page.dpi)
    rulings += underlines
    return _UprightPage(flat, page, rotation, rulings, find_lines(bare, rulings, page.dpi))


def _read(upright: _UprightPage, engine: LineEngine[R]) -> ReadPage:
    """Read an upright page."""
    page = upright.page
    points = POINTS_PER_INCH / page.dpi
    found = _clusters(upright.text, engine, points)
    height, width = page.grey.shape
    return ReadPage(
        clusters=found.clusters,
        rulings=[_scaled(ruling, points) for ruling in upright.rulings],
        width=width * points,
        height=height * points,
        rotation=upright.rotation,
        dpi=page.dpi,
        confidence=mean_confidence(cluster.confidence for cluster in found.clusters),
        unread=[_scaled(box, points) for box in found.unread.boxes],
        unread_share=found.unread.share,
    )


def _scaled(box: Rectangle, scale: float) -> Rectangle:
    left, top, right, bottom = box
    return left * scale, top * scale, right * scale, bottom * scale


class _Found(NamedTuple):
    """The clusters of all legible segments, and the ink that was not read."""

    clusters: list[PlacedCluster]
    unread: UnreadInk


def _clusters(text: SegmentedPage, engine: LineEngine[R], points: float) -> _Found:
    segments, noise = _worth_reading([segment for line in text.lines for segment in line.segments])
    drafts = _in_their_size(text, _read_once(text, segments, engine), engine)
    found = [read for read in drafts if read.reading.confidence >= HOPELESS]
    finished = engine.finish([read.reading for read in found])
    bold = bold_segments([read.crop for read in found], [read.segment.x_height for read in found])
    specks = find_specks([read.segment for read in found], ["".join(box.text for box in boxes) for boxes in finished])
    clusters: list[PlacedCluster] = []
    legible: list[LineSegment] = []
    left_out = [*noise, *(read.segment for read in drafts if read.reading.confidence < HOPELESS)]
    for number, (read, boxes) in enumerate(zip(found, finished, strict=True)):
        segment = read.segment
        if mean_confidence(box.confidence for box in boxes) < LEGIBLE:
            left_out.append(segment)
        elif number not in specks:
            (left_out if _is_sparse(segment, boxes) else legible).append(segment)
            baseline = text.lines[segment.line].baseline
            clusters += [_placed(box, segment, baseline, bold[number], points) for box in boxes]
    return _Found(clusters, find_unread(text, legible, left_out))


def _is_sparse(segment: LineSegment, boxes: Sequence[ClusterBox]) -> bool:
    """Whether so few unsure characters were read that most of a segment was passed over."""
    unsure = mean_confidence(box.confidence for box in boxes) < NEVER_UPSIDE_DOWN
    return unsure and segment.box.x1 - segment.box.x0 > SPARSE * segment.x_height * len(boxes)


def _worth_reading(segments: Sequence[LineSegment]) -> tuple[list[LineSegment], list[LineSegment]]:
    """The segments that are read, in their order, and those left out: the smallest on a page of noise."""
    if len(segments) <= MOST_SEGMENTS:
        return list(segments), []
    by_width = sorted(segments, key=lambda segment: segment.box.x0 - segment.box.x1)
    kept = set(by_width[:MOST_SEGMENTS])
    return [one for one in segments if one in kept], [one for one in segments if one not in kept]


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
