"""The real documents in the shared folder, where they are present: scored against the truth read from the paper."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests import paths
from tests.waiting import PATIENCE

from minutes_extract.pipeline import extract

SHARED = paths.SHARED
TEXTS = {
    "seed": "seed.txt",
    "house_energy_cttee_06_2562": "house_energy_cttee_06_2562.txt",
    "uru_cpeai_2567-06-07.md": "uru_cpeai_2567-06-07.md.txt",
}
# The first release reached 1.000; what falls below it is a loss that needs a reason.
LEAST_MACRO = 0.97

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the real documents are not here")


def test_texts_score_as_they_did(tmp_path: Path) -> None:
    for name, file in TEXTS.items():
        minutes = extract(SHARED / "real" / "texts" / file)
        (tmp_path / f"{name}.json").write_text(minutes.model_dump_json(), "utf-8")
    only = "^(" + "|".join(TEXTS) + ")$"
    command = [sys.executable, SHARED / "score.py", tmp_path, SHARED / "real" / "truth", "--only", only]
    subprocess.run([*command, "--json", tmp_path / "scores"], check=True, capture_output=True, timeout=PATIENCE)
    scores = json.loads((tmp_path / "scores").read_text("utf-8"))
    assert scores["macro"]["strict"] >= LEAST_MACRO, scores


def test_all_totals_of_the_first_document_hold() -> None:
    minutes = extract(SHARED / "real" / "texts" / TEXTS["seed"])
    totals = [total for item in all_items(minutes.agenda) for table in item.tables for total in table.totals]
    assert len(totals) == 7
    assert all(total.holds for total in totals)


def all_items(items):
    for item in items:
        yield item
        yield from all_items(item.items)
