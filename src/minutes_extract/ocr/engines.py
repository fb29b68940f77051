"""Who reads lines: the table ENGINES."""

from collections.abc import Callable
from functools import cache
from typing import Any

from minutes_extract.model.options import OcrEngine
from minutes_extract.ocr.read_page import Engine


def _own() -> Engine[Any]:
    from minutes_extract.ocr.recogniser.line_reader import OwnReader

    return OwnReader()


def _tesseract() -> Engine[Any]:
    from minutes_extract.ocr.tesseract import Tesseract

    return Tesseract()


ENGINES: dict[OcrEngine, Callable[[], Engine[Any]]] = {OcrEngine.OWN: _own, OcrEngine.TESSERACT: _tesseract}


@cache
def open_engine(engine: OcrEngine) -> Engine[Any]:
    """The engine, opened once in a process. Raises MissingDependencyError if it or its language data is not there."""
    return ENGINES[engine]()
