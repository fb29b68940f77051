"""Spoilt papers: a few of each run of the tests, and all that `make fuzz` has kept."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from scripts.fuzzing.judge import fault_of
from scripts.fuzzing.mutations import MUTATIONS, paper_of
from tests import paths

KEPT = sorted((paths.CASES / "fuzz").glob("*.*")) if (paths.CASES / "fuzz").is_dir() else []
PAPERS = 12


@pytest.mark.parametrize("seed", range(PAPERS))
def test_a_spoilt_paper_keeps_the_laws(seed: int) -> None:
    paper = paper_of(seed)
    assert fault_of(paper.name, paper.data) is None, paper.steps


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_what_was_kept_keeps_the_laws_now(case: Path) -> None:
    assert fault_of(case.name, case.read_bytes()) is None


def test_a_seed_makes_the_same_paper_each_time() -> None:
    assert paper_of(3) == paper_of(3)
    assert len({paper_of(seed).data for seed in range(6)}) == 6


def test_structure_is_spoilt_inside_a_docx_too() -> None:
    papers = [paper_of(seed) for seed in range(60)]
    words = [paper for paper in papers if paper.name.endswith(".docx")]
    assert {step for paper in papers for step in paper.steps} >= MUTATIONS.keys()
    assert any(zipfile.is_zipfile(BytesIO(paper.data)) for paper in words)


def test_the_judge_tells_what_breaks_a_law(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("minutes_extract.parsing.parse.parse_agenda", fails)
    told = fault_of("a.txt", "รายงานการประชุมคณะทำงาน\nครั้งที่ ๑/๒๕๖๗\nผู้มาประชุม\n๑. นายดำรง ใจดี\n".encode())
    assert told is not None
    assert "of the agenda failed" in told
