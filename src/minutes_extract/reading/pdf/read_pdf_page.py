"""One page of a PDF → its lines: by its text layer, by its picture, or by both, whichever is on the paper."""

from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.line import Box
from minutes_extract.model.options import Ocr
from minutes_extract.model.page import PageRemark, TextFrom
from minutes_extract.reading.page.laid_page import LaidPage, without_text
from minutes_extract.reading.page.page_lines import Laid
from minutes_extract.reading.page.sheet import Char, PageRuling
from minutes_extract.reading.pdf.agreement import agreement
from minutes_extract.reading.pdf.glyph import PageSource, RawPage
from minutes_extract.reading.pdf.lay_page import Added, lay_halves, with_layer_seen
from minutes_extract.reading.pdf.visibility import LAYER
from minutes_extract.reading.scan import (
    LOW_CONFIDENCE,
    SOUND_PICTURE,
    Pictures,
    chars_on_paper,
    laid_scan,
    rulings_on_paper,
)
from minutes_extract.thai.likeness import likeness

NO_TEXT_LAYER = "no_text_layer"
BROKEN_PAGE = "broken_page"
BROKEN_LAYER = 0.5
"""Health of a text layer below which the picture is read: repair does not mend what takes so much off."""
WHOLE_PAGE = 0.6
"""Share of a page that its pictures cover if it is a scan, or lies on a ground."""
PART_OF_PAGE = 0.02
"""Share of a page from which a picture may hold lines of print: a crest has 0.014, a signature 0.01."""
NARROWEST_PICTURE, LOWEST_PICTURE = 60.0, 18.0
"""Points of a picture's sides: smaller holds no line of print."""
MOST_PICTURES = 40
"""Pictures of a page that are read; a drawing is cut into thousands."""
STAMP = 0.3
"""Letters over a scan, as a share of the scan's own: fewer are a stamp, a page number, a signature's line."""
GROUND_LETTERS = 0.1
"""Letters in a picture below text, as a share of the text's: fewer are a crest or pattern."""
PRINT = 0.8
"""Mean confidence of the letters in a picture within text: a photograph or signature is read at less."""
FEWEST_LETTERS_OF_PICTURE = 6
SAME_PAGE = 50
"""0–100, how alike the letters of layer and picture are where both are of one page, whatever either lost."""
TOLD_PICTURE = 0.06
"""Share of a page from which a picture without print is told."""


class _Sources(NamedTuple):
    """A page as interpreted, its layer laid out, and whoever reads its picture."""

    raw: RawPage
    layer: LaidPage
    pictures: Pictures

    @property
    def letters(self) -> int:
        """Of the layer."""
        return _letters(self.layer)


def read_pdf_page(source: PageSource, number: int, pictures: Pictures, ocr: Ocr) -> LaidPage:
    """The page by the source that is on the paper; what the other says otherwise is told."""
    try:
        raw = source.page(number)
    except UnreadableDocumentError:
        return _of_picture(pictures, number, without_text(BROKEN_PAGE), ocr)
    found = _Sources(raw, _text_layer(raw), pictures)
    if ocr is Ocr.NEVER:
        return _layer_alone(found)
    if ocr is Ocr.ALWAYS:
        return _of_picture(pictures, number, found.layer, ocr)
    return _weighed(found)


def _weighed(found: _Sources) -> LaidPage:
    from minutes_extract.thai.health import lost_letters

    raw, layer = found.raw, found.layer
    if _share(raw.pictures, raw) >= WHOLE_PAGE:
        return _over_scan(found)
    if not layer.laid.lines or layer.health < BROKEN_LAYER:
        return _checked_layer(found, _of_picture(found.pictures, raw.number, layer, Ocr.AUTO))
    if lost_letters(_text(layer)):
        layer = _with_letters(found)
        if layer is not found.layer:
            return layer
    boxes = _readable(raw)
    return _with_pictures(found, boxes) if boxes else layer


def _with_letters(found: _Sources) -> LaidPage:
    """The picture where it has letters that the layer lost, and is the same page else; the layer where it has none more."""
    from minutes_extract.thai.health import lost_letters

    scan = found.pictures.scan(found.raw.number)
    is_same = likeness(_text(found.layer), _text(scan)) >= SAME_PAGE
    if scan.health <= SOUND_PICTURE or not is_same or lost_letters(_text(scan)):
        return found.layer
    return _sized(scan, found.layer)._replace(remarks=(*found.layer.laid.remarks, PageRemark("letters_lost")))


def _of_picture(pictures: Pictures, number: int, layer: LaidPage, ocr: Ocr) -> LaidPage:
    """The better of text layer and picture."""
    if ocr is Ocr.NEVER:
        return layer
    scan = pictures.scan(number)
    if not layer.laid.lines or (ocr is Ocr.ALWAYS and scan.laid.lines):
        return _sized(scan, layer)
    return scan if scan.health > SOUND_PICTURE and _health(scan.laid)[0] > layer.health else layer


def _sized(scan: LaidPage, layer: LaidPage) -> LaidPage:
    return scan._replace(width=layer.width or scan.width, height=layer.height or scan.height)


# Text over or under a picture of the whole page


def _over_scan(found: _Sources) -> LaidPage:
    """A scan, with what was stamped on it or read by the scanner; or text on a ground."""
    raw, layer = found.raw, found.layer
    read = found.pictures.read(raw.number, bare=found.letters > 0)
    if read is None:
        return layer if layer.laid.lines else _checked_layer(found, without_text("unreadable_picture"))
    scan = _sized(laid_scan(read, raw.number), layer)
    letters = _letters(scan)
    if found.letters and letters < max(GROUND_LETTERS * found.letters, FEWEST_LETTERS_OF_PICTURE):
        return layer
    if found.letters >= STAMP * letters and layer.health >= BROKEN_LAYER:
        return _merged(found, chars_on_paper(read), rulings_on_paper(read), scan)
    return _checked_layer(found, scan._replace(remarks=(*scan.remarks, *_stamps(layer))))


def _stamps(layer: LaidPage) -> tuple[PageRemark, ...]:
    """What was laid over a scan; of a page number nothing is told."""
    text = "\n".join(line.raw for line in layer.laid.lines)
    stamp = (PageRemark("stamp", text),) if any(map(str.isalpha, text)) else ()
    return (*layer.laid.remarks, *stamp)


def _checked_layer(found: _Sources, scan: LaidPage) -> LaidPage:
    """The picture as it was read, held against a layer that nobody sees; that layer where the picture cannot be read."""
    if not any(why in LAYER for why in found.raw.unseen.values()):
        return scan
    layer = _text_layer(with_layer_seen(found.raw))
    if not layer.laid.lines:
        return scan
    remarks = tuple(one for one in scan.remarks if one.what != "hidden")
    laid = scan.laid._replace(remarks=tuple(one for one in scan.laid.remarks if one.what != "hidden"))
    if not scan.laid.lines or (scan.health < SOUND_PICTURE and layer.health >= BROKEN_LAYER):
        return layer._replace(remarks=(*layer.remarks, PageRemark("unchecked_layer")))
    told = agreement(layer.laid.lines, scan.laid.lines)
    if not told.holds:
        remarks += (PageRemark("layer", f"{told.in_layer} / {told.in_picture}"),)
    return scan._replace(laid=laid, remarks=remarks)


# Pictures within text


def _readable(raw: RawPage) -> list[Box]:
    """The pictures that are large enough to hold lines of print."""
    large = [
        box for box in raw.pictures if box.x1 - box.x0 >= NARROWEST_PICTURE and box.bottom - box.top >= LOWEST_PICTURE
    ]
    return [box for box in large if _share([box], raw) >= PART_OF_PAGE][:MOST_PICTURES]


def _with_pictures(found: _Sources, boxes: Sequence[Box]) -> LaidPage:
    """The text, and what is printed in the pictures where they stand."""
    read = found.pictures.read(found.raw.number)
    if read is None:
        return _told_pictures(found, boxes)
    chars, rulings = chars_on_paper(read), rulings_on_paper(read)
    printed = [box for box in boxes if _is_print([char for char in chars if _holds(box, char)])]
    others = [box for box in boxes if box not in printed]
    if not printed:
        return _told_pictures(found, others)
    inside = [char for char in chars if any(_holds(box, char) for box in printed)]
    strokes = [one for one in rulings if any(_holds_ruling(box, one) for box in printed)]
    scan = laid_scan(read, found.raw.number)
    merged = _merged(found, inside, strokes, scan)
    return merged._replace(remarks=(*merged.remarks, *_remarks_on(found.raw, others)))


def _told_pictures(found: _Sources, boxes: Sequence[Box]) -> LaidPage:
    return found.layer._replace(remarks=(*found.layer.remarks, *_remarks_on(found.raw, boxes)))


def _remarks_on(raw: RawPage, boxes: Sequence[Box]) -> tuple[PageRemark, ...]:
    return tuple(
        PageRemark("picture", f"{_share([box], raw):.0%}", box=box)
        for box in boxes
        if _share([box], raw) >= TOLD_PICTURE
    )


def _is_print(chars: Sequence[Char]) -> bool:
    letters = [char.confidence or 0.0 for char in chars if not char.text.isspace()]
    return len(letters) >= FEWEST_LETTERS_OF_PICTURE and sum(letters) >= PRINT * len(letters)


def _merged(found: _Sources, chars: Sequence[Char], rulings: Sequence[PageRuling], scan: LaidPage) -> LaidPage:
    """Text and picture in one layout."""
    laid, *more = lay_halves(found.raw, Added(list(chars), list(rulings)))
    health, reasons = _health(laid, *more)
    if LOW_CONFIDENCE in scan.reasons:
        reasons = (*reasons, LOW_CONFIDENCE)
    raw = found.raw
    return LaidPage(laid, TextFrom.MIXED, raw.width, raw.height, min(health, scan.health), reasons, more=tuple(more))


def _share(boxes: Sequence[Box], raw: RawPage) -> float:
    """How much of the page the boxes cover; those that lie on each other are counted once, roughly."""
    area = sum(
        max(0.0, min(box.x1, raw.width) - max(box.x0, 0.0)) * max(0.0, min(box.bottom, raw.height) - max(box.top, 0.0))
        for box in dict.fromkeys(boxes)
    )
    return min(1.0, area / (raw.width * raw.height)) if raw.width * raw.height else 0.0


def _holds(box: Box, char: Char) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _holds_ruling(box: Box, ruling: PageRuling) -> bool:
    x, y = (ruling.x0 + ruling.x1) / 2, (ruling.top + ruling.bottom) / 2
    return box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2


# The layer by itself


def _layer_alone(found: _Sources) -> LaidPage:
    """The layer, an unseen one where there is no other; pictures are told."""
    if found.layer.laid.lines:
        return _told_pictures(found, _readable(found.raw))
    layer = _text_layer(with_layer_seen(found.raw))
    return layer._replace(remarks=(*layer.remarks, PageRemark("unchecked_layer"))) if layer.laid.lines else found.layer


def _text_layer(raw: RawPage) -> LaidPage:
    laid, *more = lay_halves(raw)
    if not laid.lines:
        return without_text(NO_TEXT_LAYER, width=raw.width, height=raw.height)._replace(laid=laid)
    return LaidPage(laid, TextFrom.TEXT_LAYER, raw.width, raw.height, *_health(laid, *more), more=tuple(more))


def _text(page: LaidPage) -> str:
    return "\n".join(line.raw for part in (page.laid, *page.more) for line in part.lines)


def _letters(page: LaidPage) -> int:
    return sum(map(str.isalnum, _text(page)))


def _health(*laid: Laid) -> tuple[float, tuple[str, ...]]:
    from minutes_extract.thai.health import text_health

    return text_health("\n".join(line.raw for part in laid for line in part.lines))
