"""Every sample converts to what its golden file says, field by field; and the result makes sense in itself."""

import json
from pathlib import Path

import pytest

from minutes_extract.evaluation import difference
from minutes_extract.evaluation.folders import read_golden
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract

ROOT = Path(__file__).parent.parent
GOLDEN = sorted(path for path in (ROOT / "golden").glob("*.json"))


def convert(golden: Path) -> Minutes:
    document = json.loads(golden.read_text("utf-8"))["document"]
    return extract(ROOT / "samples" / document.removeprefix("samples/"))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_sample_is_read_as_its_golden_says(golden: Path) -> None:
    found = json.loads(convert(golden).model_dump_json())
    assert "\n".join(difference(found, read_golden(golden))) == ""


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_stated_counts_and_totals_hold_unless_a_finding_says_so(golden: Path) -> None:
    minutes = convert(golden)
    codes = {finding.code for finding in minutes.findings}
    for group in minutes.attendance:
        assert group.stated_count in {None, len(group.people)} or "attendance.count" in codes
    totals = [total for table in tables_of(minutes) for total in table.totals]
    assert all(total.holds for total in totals) or "table.total" in codes


def tables_of(minutes: Minutes):
    def below(items):
        for item in items:
            yield from item.tables
            yield from below(item.items)

    yield from minutes.tables
    yield from below(minutes.agenda)
