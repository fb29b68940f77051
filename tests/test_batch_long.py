"""Long documents: read in parts by several workers, they come out as if read at once."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path

import pytest

from minutes_extract.batch import division, work
from minutes_extract.batch.convert import convert
from minutes_extract.batch.division import LONG_PAGES, PART_PAGES, Division, Pages
from minutes_extract.batch.executors import Local, Workers, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.ledger import rows_of
from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.parts import join_parts, read_part
from minutes_extract.batch.progress import Progress
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.task import Long, Outcome, Part, Task
from minutes_extract.model.options import Options
from minutes_extract.pipeline import extract
from minutes_extract.reading.read import Volume, join_pages, load, read_pages, read_source, volume_of

pikepdf = pytest.importorskip("pikepdf")
ROOT = Path(__file__).parent.parent
PRINTED = [ROOT / "samples" / "printed-board" / f"{name}.pdf" for name in ("chromium-garuda", "libreoffice-norasi")]
SHORT = ROOT / "samples" / "course-committee" / "minutes.md"
REAL = Path("/work/shared/real/pdfs/rtarf_sarabun_2566.pdf")


def bound(path: Path, pages: int, *more: Path) -> Path:
    """A volume of so many pages: those of printed minutes, again and again, one shifted so that every break differs."""
    with pikepdf.new() as volume, pikepdf.open(PRINTED[0]) as one, pikepdf.open(PRINTED[1]) as two:
        leaves = [*one.pages, *two.pages]
        for number in range(pages):
            volume.pages.append(leaves[number % len(leaves)])
        volume.save(path)
    return path


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bound(tmp_path_factory.mktemp("volume") / "เล่ม.pdf", LONG_PAGES + 3)
