"""The other line engine: Tesseract, through the optional tesserocr.

Its Thai model cannot write ๔ ๖ ๗ ๘ ๙ ฌ ฿ and hardly any Latin: it is here for comparison.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import MissingDependencyError
from minutes_extract.ocr.arrays import Grey
from minutes_extract.ocr.recogniser.alphabet import COMBINING, WORD_SPACE
from minutes_extract.ocr.recogniser.character import mean_confidence
from minutes_extract.ocr.recogniser.cluster_boxes import ClusterBox
from minutes_extract.thai.alphabet import NIKHAHIT

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

LANGUAGE = "tha"
DEBIAN_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
"""Where the packages of distributions put language data; the first holds a folder a version."""
NO_TESSEROCR = "pip install 'minutes-extract[tesseract]'"
NO_DATA = "apt-get install tesseract-ocr-tha, or name the folder of tha.traineddata in TESSDATA_PREFIX"
NOMINAL_DPI = 300
"""Given for every crop: Tesseract would guess it from the print, and warn. It scales lines to one height in any case."""
LEAST_WIDTH = 3
"""Pixels: Tesseract refuses narrower images."""


class Symbol(NamedTuple):
    """One or more characters as Tesseract gives them, x in pixels of the crop."""

    text: str
    x0: float
    x1: float
    confidence: float
    after_space: bool


class TesseractReading(NamedTuple):
    """A crop as read."""

    boxes: list[ClusterBox]

    @property
    def text(self) -> str:
        """Its characters and spaces."""
        return "".join(box.text for box in self.boxes)

    @property
    def confidence(self) -> float:
        """Mean of its clusters; 0 where there are none."""
        return mean_confidence(box.confidence for box in self.boxes)


class Tesseract:
    """A `LineEngine` (see `read_page`) that reads line images by Tesseract, in one thread.

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

    def read_once(self, crops: Sequence[Grey]) -> list[TesseractReading]:
        """Read each crop."""
        return [TesseractReading(clusters(self._symbols(crop))) for crop in crops]

    def finish(self, readings: Sequence[TesseractReading]) -> list[list[ClusterBox]]:
        """The clusters of each from left to right, x in pixels of the crop; Tesseract reads once."""
        return [reading.boxes for reading in readings]

    def _symbols(self, crop: Grey) -> list[Symbol]:
        from PIL import Image
        from tesserocr import RIL, iterate_level

        if crop.shape[1] < LEAST_WIDTH or not crop.size:
            return []
        self._api.SetImage(Image.fromarray(crop))
        self._api.SetSourceResolution(NOMINAL_DPI)
        if not self._api.Recognize():
            return []
        found: list[Symbol] = []
        for place in iterate_level(self._api.GetIterator(), RIL.SYMBOL):
            if place.Empty(RIL.SYMBOL):
                continue
            x0, _, x1, _ = place.BoundingBox(RIL.SYMBOL)
            # Between Thai letters words begin without a space.
            after_space = bool(place.IsAtBeginningOf(RIL.WORD) and place.BlanksBeforeWord())
            text, confidence = place.GetUTF8Text(RIL.SYMBOL), place.Confidence(RIL.SYMBOL) / 100
            found.append(Symbol(text, x0=x0, x1=x1, confidence=confidence, after_space=after_space))
        return found


def clusters(symbols: Iterable[Symbol]) -> list[ClusterBox]:
    """Characters with their marks, spaces between words, the two halves of ำ put together."""
    boxes: list[ClusterBox] = []
    for symbol in symbols:
        if symbol.after_space and boxes:
            boxes.append(_space(boxes[-1], symbol))
        for character in symbol.text.strip():
            before = boxes[-1] if boxes and boxes[-1].text != WORD_SPACE else None
            if before and character == "า" and NIKHAHIT in before.text:
                boxes[-1] = _joined(before._replace(text=before.text.replace(NIKHAHIT, "")), "ำ", symbol)
            elif before and character in COMBINING:
                boxes[-1] = _joined(before, character, symbol)
            else:
                boxes.append(ClusterBox(character, symbol.x0, symbol.x1, symbol.confidence))
    return boxes


def _space(before: ClusterBox, symbol: Symbol) -> ClusterBox:
    return ClusterBox(WORD_SPACE, before.x1, max(before.x1, symbol.x0), min(before.confidence, symbol.confidence))


def _joined(box: ClusterBox, character: str, symbol: Symbol) -> ClusterBox:
    x0, x1 = min(box.x0, symbol.x0), max(box.x1, symbol.x1)
    return ClusterBox(box.text + character, x0, x1, min(box.confidence, symbol.confidence))


def data_folder() -> Path:
    """The folder with Thai language data. Raises MissingDependencyError: Tesseract itself does not report that it is missing."""
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
