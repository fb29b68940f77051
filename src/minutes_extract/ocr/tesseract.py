"""The other engine: Tesseract reads the lines, through the optional tesserocr.

Its Thai model cannot write ๔ ๖ ๗ ๘ ๙ ฌ ฿ and nearly no Latin: it is here for comparison.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import MissingDependencyError
from minutes_extract.ocr.recogniser.alphabet import MARKS
from minutes_extract.ocr.recogniser.letter import sureness
from minutes_extract.ocr.recogniser.letter_boxes import BLANK, Span
from minutes_extract.thai.alphabet import NIKHAHIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tesserocr import PyTessBaseAPI

    Grey = NDArray[np.uint8]

LANGUAGE = "tha"
DEBIAN_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
"""Where the packages of distributions put language data; the first holds a folder a version."""
NO_TESSEROCR = "pip install 'minutes-extract[tesseract]'"
NO_DATA = "apt-get install tesseract-ocr-tha, or name the folder of tha.traineddata in TESSDATA_PREFIX"
NOMINAL_DPI = 300
"""Said of every crop: Tesseract would guess it from the letters, and warn. Lines are scaled to one height in any case."""
LEAST_WIDTH = 3
"""Pixels: Tesseract refuses images of less."""


class Symbol(NamedTuple):
    """A letter as Tesseract gives it, x in pixels of the crop."""

    text: str
    x0: float
    x1: float
    confidence: float
    after_blank: bool


class Draft(NamedTuple):
    """A crop as read."""

    spans: list[Span]

    @property
    def text(self) -> str:
        """Its letters and blanks."""
        return "".join(span.text for span in self.spans)

    @property
    def confidence(self) -> float:
        """Mean of its clusters; 0 where there are none."""
        return sureness(span.confidence for span in self.spans)


class Tesseract:
    """An `Engine` (see `read_page`): reads line images by Tesseract, in one thread.

    Raises MissingDependencyError where it or its Thai data is not there.
    """

    def __init__(self) -> None:
        # Before the first import: with more threads it is no faster alone and 4-5 times slower beside other work.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr
        except ImportError as error:
            raise MissingDependencyError("tesserocr is not installed", hint=NO_TESSEROCR) from error
        self._api: PyTessBaseAPI = tesserocr.PyTessBaseAPI(
            path=str(data_folder()), lang=LANGUAGE, psm=tesserocr.PSM.SINGLE_LINE
        )

    def draft(self, crops: Sequence["Grey"]) -> list[Draft]:
        """Read each crop (0 ink, 255 paper)."""
        return [Draft(clusters(self._symbols(crop))) for crop in crops]

    def settle(self, drafts: Sequence[Draft]) -> list[list[Span]]:
        """The clusters of each from left to right, x in pixels of the crop; Tesseract looks once."""
        return [draft.spans for draft in drafts]

    def _symbols(self, crop: "Grey") -> list[Symbol]:
        from PIL import Image
        from tesserocr import RIL, iterate_level

        if crop.shape[1] < LEAST_WIDTH or not crop.size:
            return []
        self._api.SetImage(Image.fromarray(crop))
        self._api.SetSourceResolution(NOMINAL_DPI)
        if not self._api.Recognize():
            return []
        found: list[Symbol] = []
        for at in iterate_level(self._api.GetIterator(), RIL.SYMBOL):
            if at.Empty(RIL.SYMBOL):
                continue
            x0, _, x1, _ = at.BoundingBox(RIL.SYMBOL)
            # Between Thai letters words begin without a blank.
            after_blank = bool(at.IsAtBeginningOf(RIL.WORD) and at.BlanksBeforeWord())
            found.append(Symbol(at.GetUTF8Text(RIL.SYMBOL), x0, x1, at.Confidence(RIL.SYMBOL) / 100, after_blank))
        return found


def clusters(symbols: Iterable[Symbol]) -> list[Span]:
    """Letters with their marks, blanks between words, the two halves of ำ put together."""
    spans: list[Span] = []
    for symbol in symbols:
        if symbol.after_blank and spans:
            spans.append(_blank(spans[-1], symbol))
        for letter in symbol.text.strip():
            before = spans[-1] if spans and spans[-1].text != BLANK else None
            if before and letter == "า" and NIKHAHIT in before.text:
                spans[-1] = _joined(before._replace(text=before.text.replace(NIKHAHIT, "")), "ำ", symbol)
            elif before and letter in MARKS:
                spans[-1] = _joined(before, letter, symbol)
            else:
                spans.append(Span(letter, symbol.x0, symbol.x1, symbol.confidence))
    return spans


def _blank(before: Span, symbol: Symbol) -> Span:
    return Span(BLANK, before.x1, max(before.x1, symbol.x0), min(before.confidence, symbol.confidence))


def _joined(span: Span, letter: str, symbol: Symbol) -> Span:
    x0, x1 = min(span.x0, symbol.x0), max(span.x1, symbol.x1)
    return Span(span.text + letter, x0, x1, min(span.confidence, symbol.confidence))


def data_folder() -> Path:
    """The folder with Thai language data. Raises MissingDependencyError: Tesseract itself says nothing when it is not there."""
    import tesserocr

    for folder in _folders():
        if folder.is_dir() and LANGUAGE in tesserocr.get_languages(f"{folder}/")[1]:
            return folder
    raise MissingDependencyError("Tesseract has no language data for Thai", hint=NO_DATA)


def _folders() -> Iterator[Path]:
    """What the user named (the folder itself, or the one above it), then those of the packages."""
    named = os.environ.get("TESSDATA_PREFIX")
    for place in [named] if named else []:
        yield from (Path(place), Path(place) / "tessdata")
    for place in DEBIAN_FOLDERS:
        yield from (Path(place), *sorted(Path(place).glob("*/tessdata"), reverse=True))
