"""Long documents: read in parts by several workers, they come out as if read at once."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.chaos import children
from tests import paths
from tests.batch.ledger_rows import rows_of
from tests.batch.long_documents import bound, cut

from minutes_extract.batch.convert import convert
from minutes_extract.batch.executors import LocalProcesses, Workers, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.packed_pages import join_parts, read_part
from minutes_extract.batch.page_ranges import LONG_PAGES, PART_PAGES, PageRange, PageRanges
from minutes_extract.batch.progress import BatchProgress
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.task import FAILED, Conversion, ConversionTask, LongDocument, PackedPages
from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.pipeline import extract
from minutes_extract.reading.load import load
from minutes_extract.reading.paged_file import PagedFile, join_pages, paged_file_of, read_pages
from minutes_extract.reading.read import read_source

SHORT = paths.SAMPLES / "course-committee" / "minutes.md"
REAL = paths.REAL / "pdfs" / "rtarf_sarabun_2566.pdf"
OPTIONS = Options()


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bound(tmp_path_factory.mktemp("volume") / "เล่ม.pdf", LONG_PAGES + 3)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with open_workers(LocalProcesses(2), Limits()) as workers:
        yield workers


@pytest.fixture(scope="module")
def whole(volume: Path) -> bytes:
    """What the volume gives when nobody divides it."""
    return alone(volume)


def alone(path: Path) -> bytes:
    return (extract(path).model_dump_json(indent=2) + "\n").encode()


def test_parts_of_any_size_join_to_the_whole(tmp_path: Path) -> None:
    source = load(bound(tmp_path / "x.pdf", 7))
    whole = read_source(source)
    found = paged_file_of(source, longest=6)
    assert found == PagedFile("x.pdf", whole.sha256, "application/pdf", 7)
    for size in (1, 3):
        parts = [read_pages(source, first, min(first + size - 1, 7)) for first in range(1, 8, size)]
        assert join_pages(found, [page for part in parts for page in part], OPTIONS) == whole
    tables = {(line.page, line.table) for page in whole.pages for line in page.lines if line.table}
    assert len(tables) > len({table for _, table in tables})  # one goes on over a page break


def test_only_long_documents_of_separate_pages_are_divided(tmp_path: Path) -> None:
    assert paged_file_of(load(bound(tmp_path / "x.pdf", 3)), longest=3) is None
    assert paged_file_of(load(SHORT), longest=0) is None
    with pytest.raises(UnreadableDocumentError, match="read apart"):
        read_pages(load(SHORT), 1, 1)


@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not here")
def test_a_real_volume_comes_out_the_same(tmp_path: Path) -> None:
    path = cut(tmp_path / "x.pdf", REAL, LONG_PAGES + 1)
    task = ConversionTask("x.pdf", str(path), OPTIONS)
    answer = convert(task)
    assert isinstance(answer, LongDocument)
    ranges = PageRanges(answer.file)
    while pages := ranges.next_part():
        ranges.put(pages, read_part(task, answer.file, *pages))
    parts = ranges.result()
    assert isinstance(parts, tuple)
    assert join_parts("x.pdf", OPTIONS, answer.file, parts).json == (alone(path),)


def test_a_batch_divides_long_documents_and_says_how_far_it_is(
    volume: Path, whole: bytes, tmp_path: Path, workers: Workers
) -> None:
    (tmp_path / "short.md").write_bytes(SHORT.read_bytes())
    seen: list[BatchProgress] = []
    request = Request(Selection((str(volume.parent), str(tmp_path / "short.md"))), tmp_path / "out")
    assert run_batch(request, workers, seen.append).done == 2
    assert (tmp_path / "out" / "เล่ม.json").read_bytes() == whole
    assert [(row[5], row[8]) for row in rows_of(tmp_path / "out") if row[0] == "เล่ม.pdf"] == [("ok", LONG_PAGES + 3)]
    assert any("pages)" in name for progress in seen for name in progress.running)
    assert seen[-1].pages == LONG_PAGES + 4


@pytest.mark.skipif(not Path("/proc").exists(), reason="workers are found by the process table of Linux")
def test_a_worker_killed_over_a_part_changes_nothing(volume: Path, whole: bytes, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_once(progress: BatchProgress) -> None:
        if not killed and any("pages)" in name for name in progress.running):
            killed.extend(children(os.getpid()))
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    with open_workers(LocalProcesses(2), Limits()) as workers:
        run_batch(Request(Selection((str(volume.parent),)), tmp_path / "out"), workers, kill_once)
    assert killed
    assert (tmp_path / "out" / "เล่ม.json").read_bytes() == whole


def test_a_file_that_changes_while_it_is_read_fails(volume: Path) -> None:
    other = PagedFile("เล่ม.pdf", "0" * 64, "application/pdf", 43)
    answer = read_part(ConversionTask("เล่ม.pdf", str(volume), OPTIONS), other, 1, 20)
    assert isinstance(answer, Conversion)
    assert (answer.error, answer.reason) == ("file_access", "the file was changed while it was read – run again")


def test_what_no_part_could_read_is_told_by_the_join() -> None:
    answer = join_parts("x.pdf", OPTIONS, PagedFile("x.pdf", "0" * 64, "application/pdf", 43), ())
    assert (answer.status, answer.error, answer.sha256) == (FAILED, "unreadable", "0" * 64)


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_the_first_part_that_fails_is_the_reason_whichever_is_answered_first(order: list[int], bad: set[int]) -> None:
    ranges = PageRanges(PagedFile("x.pdf", "", "", 6 * PART_PAGES))
    parts = list(iter(ranges.next_part, None))
    assert parts[-1] == PageRange(5 * PART_PAGES + 1, 6 * PART_PAGES)
    for at in order:
        assert not ranges.is_read
        failed = Conversion("x.pdf", FAILED, error="limit", reason="too much")
        ranges.put(parts[at], failed if at in bad else PackedPages(b"%d" % at))
        if ranges.is_read:
            break
    result = ranges.result()
    if bad:
        first = parts[min(bad)]
        assert isinstance(result, Conversion)
        assert result.reason == f"pages {first.first}–{first.last}: too much"
    else:
        assert result == (b"0", b"1", b"2", b"3", b"4", b"5")
