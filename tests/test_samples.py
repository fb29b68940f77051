"""Every sample converts to what its golden file says, field by field; and the result makes sense in itself."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests import paths

from minutes_extract.evaluation import difference
from minutes_extract.evaluation.folders import read_golden
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract


class Sample(NamedTuple):
    """A golden file and one of the documents that it is about, relative to the project."""

    golden: Path
    document: str

    @property
    def name(self) -> str:
        return self.document.removeprefix("samples/")


def samples() -> Iterator[Sample]:
    for golden in sorted((paths.ROOT / "golden").glob("*.json")):
        documents = json.loads(golden.read_text("utf-8"))["document"]
        yield from (Sample(golden, document) for document in ([documents] if isinstance(documents, str) else documents))


SAMPLES = list(samples())


def without_blanks(value: Any) -> Any:
    """Where a line ends, a print does not show whether a blank stands there; test_printed asks for those within lines."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, dict):
        return {key: without_blanks(one) for key, one in value.items()}
    return [without_blanks(one) for one in value] if isinstance(value, list) else value


@cache
def convert(document: str) -> Minutes:
    return extract(paths.ROOT / document)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample_is_read_as_its_golden_says(sample: Sample) -> None:
    found, golden = json.loads(convert(sample.document).model_dump_json()), read_golden(sample.golden)
    if sample.document.endswith(".pdf"):
        found, golden = without_blanks(found), without_blanks(golden)
    assert "\n".join(difference(found, golden)) == ""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_stated_counts_and_totals_hold_unless_a_finding_says_so(sample: Sample) -> None:
    minutes = convert(sample.document)
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
