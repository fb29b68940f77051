"""The engines that read lines: the table LINE_ENGINES."""

from collections.abc import Callable
from functools import cache
from typing import Any

from minutes_extract.model.options import OcrEngine
from minutes_extract.ocr.read_page import LineEngine


def _own() -> LineEngine[Any]:
    from minutes_extract.ocr.recogniser.line_reader import LineReader

    return LineReader()


def _tesseract() -> LineEngine[Any]:
    from minutes_extract.ocr.tesseract import Tesseract

    return Tesseract()


LINE_ENGINES: dict[OcrEngine, Callable[[], LineEngine[Any]]] = {
    OcrEngine.OWN: _own,
    OcrEngine.TESSERACT: _tesseract,
}


@cache
def open_engine(engine: OcrEngine) -> LineEngine[Any]:
    """The engine, opened once in a process. Raises MissingDependencyError if it or its language data is not there."""
    return LINE_ENGINES[engine]()
