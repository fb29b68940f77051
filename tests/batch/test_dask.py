"""The same batch through a real Dask scheduler with two workers gives the same bytes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import paths
from tests.batch.ledger_rows import rows_of
from tests.batch.long_documents import bound

from minutes_extract.batch import executors
from minutes_extract.batch.executors import LARGE_FILE, DaskCluster, LocalProcesses, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.page_ranges import LONG_PAGES
from minutes_extract.batch.plan import Retry, Rules
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.summary import RunSummary
from minutes_extract.errors import MissingDependencyError
from minutes_extract.pipeline import extract

distributed = pytest.importorskip("distributed")
SAMPLES = sorted(paths.SAMPLES.glob("*/minutes.*"))
LIMITS = Limits(seconds=4.0, size=8 * 1024 * 1024)
"""A good document takes a tenth of a second, `slow.txt` a minute."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address.removeprefix("tcp://")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for sample in SAMPLES:
        (folder / f"{sample.parent.name}{sample.suffix}").write_bytes(sample.read_bytes())
    (folder / "same.md").write_bytes(SAMPLES[0].read_bytes())
    (folder / "same again.md").write_bytes(SAMPLES[0].read_bytes())
    (folder / "empty.txt").touch()
    (folder / os.fsdecode("เก่า.md".encode("cp874"))).write_bytes(SAMPLES[0].read_bytes())
    (folder / "slow.txt").write_bytes(SAMPLES[0].read_bytes() * 950)
    (folder / "larger.txt").write_bytes(b"x" * (9 * 1024 * 1024))
    return folder


def run(archive: Path, output: Path, place: LocalProcesses | DaskCluster) -> RunSummary:
    with open_workers(place, LIMITS) as workers:
        return run_batch(Request(Selection((str(archive),)), output, limits=LIMITS), workers)


def told(output: Path) -> list[tuple[object, ...]]:
    """The rows of the ledger. On a busy machine a limit may be met by the clock, and its file is not hashed then."""
    return [
        (*row[:2], *row[3:7], str(row[7]).split(" (")[0], *row[8:]) if row[6] == "limit" else row
        for row in rows_of(output)
    ]


def results(output: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in output.rglob("*")
        if path.suffix in {".json", ".csv"}
    }


def test_a_cluster_gives_the_same_bytes_by_path_and_by_content(archive: Path, tmp_path: Path, address: str) -> None:
    here, by_path, sent = tmp_path / "here", tmp_path / "by path", tmp_path / "sent"
    run(archive, here, LocalProcesses(2))
    assert run(archive, by_path, DaskCluster(address)).failed == 3
    assert run(archive, sent, DaskCluster(address, send_inputs=True)).failed == 3
    assert told(here) == told(by_path)
    assert results(here) == results(by_path)
    assert results(here).keys() == results(sent).keys()
    assert told(here) == told(sent)
    assert results(here) == results(sent)


def test_a_long_document_is_read_in_parts_by_path_and_by_content(tmp_path: Path, address: str) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    with bound(archive / "long.pdf", LONG_PAGES + 1).open("ab") as file:
        file.write(bytes(LARGE_FILE))  # it is left with the cluster when it is sent
    expected = (extract(archive / "long.pdf").model_dump_json(indent=2) + "\n").encode()
    for place in (DaskCluster(address), DaskCluster(address, send_inputs=True)):
        with open_workers(place, Limits()) as workers:
            run_batch(Request(Selection((str(archive),)), tmp_path / "out", rules=Rules(Retry.ALL)), workers)
        assert (tmp_path / "out" / "long.json").read_bytes() == expected


def test_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "CONNECT_SECONDS", 1)
    with (
        pytest.raises(MissingDependencyError, match="no Dask scheduler"),
        open_workers(DaskCluster("127.0.0.1:9"), LIMITS),
    ):
        pass
