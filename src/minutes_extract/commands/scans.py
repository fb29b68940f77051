"""The options about scans, which several commands share."""

from typing import Annotated

import typer

from minutes_extract.model.options import Ocr, OcrEngine

OcrPages = Annotated[
    Ocr,
    typer.Option(
        "--ocr", help="Pages to read from their picture: auto, those without a sound text layer; always; never."
    ),
]
Engine = Annotated[
    OcrEngine,
    typer.Option("--ocr-engine", help="Who reads them; tesseract needs minutes-extract[tesseract] and its Thai data."),
]
