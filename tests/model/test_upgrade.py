"""Documents of contract 1.0, and the corrections beside them, are still loaded, indexed, reviewed, exported and scored."""

import copy
import json
import shutil
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests import paths

from minutes_extract.archive.documents import StoredDocument, documents_in
from minutes_extract.archive.load import load
from minutes_extract.corrections import read_corrections
from minutes_extract.evaluation import difference, evaluate
from minutes_extract.evaluation.folders import read_golden
from minutes_extract.export.formats import FORMATS
from minutes_extract.model.minutes import SCHEMA_VERSION, JsonRecord, Minutes, Votes
from minutes_extract.model.upgrade import ADDED, EARLIER, LISTS, completed, upgraded
from minutes_extract.pipeline import extract
from minutes_extract.review.accept import NOT_SHOWN, WHERE_READ, golden_of
from minutes_extract.review.changes import FieldChange, patches_for
from minutes_extract.review.document import open_document
from minutes_extract.review.edited import Signed
from minutes_extract.search.index import index

SAMPLES = sorted(paths.SAMPLES.glob("*/minutes.*"))
KEPT = paths.CASES / "archive" / "contract-1.0.json"
SIGNED = Signed("นางสาวตรวจ ทาน", "2024-02-01T09:00:00+00:00", "")
READ_TODAY = {
    *("unit", "invalid", "present", "method", "table", "ballots"),
    *("speeches", "motion", "tasks", "sittings", "quorum"),
}
"""Of the added keys, those that parsing fills."""


def stripped(value: JsonValue, key: str = "") -> JsonValue:
    """The value without the keys that were added."""
    if isinstance(value, list):
        return [stripped(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: stripped(below, name) for name, below in value.items() if name not in ADDED.get(key, ())}


def earlier(document: JsonRecord) -> JsonRecord:
    """The document as 1.0 has it."""
    return {name: stripped(value, name) for name, value in document.items()} | {"schema_version": EARLIER[0]}


def unread(value: JsonValue, key: str = "") -> JsonValue:
    """The value without what only today's parsing reads."""
    if isinstance(value, list):
        return [unread(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    forgotten = {name: [] if name in LISTS else None for name in ADDED.get(key, ())}
    return {name: unread(below, name) for name, below in value.items()} | forgotten


def added_values(value: JsonValue, key: str) -> list[tuple[str, JsonValue]]:
    """Every added key below, with what stands there."""
    if isinstance(value, list):
        return [found for one in value for found in added_values(one, key)]
    if not isinstance(value, dict):
        return []
    here = [(name, value[name]) for name in ADDED.get(key, ())]
    return here + [found for name, below in value.items() for found in added_values(below, name)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document of 1.0 and its corrections, in a folder of their own."""
    return Path(shutil.copytree(KEPT.parent, tmp_path / "stored"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_a_document_of_1_0_loads_as_it_is_read_today(sample: Path, tmp_path: Path) -> None:
    document = json.loads(extract(sample).model_dump_json())
    path = tmp_path / "x.json"
    path.write_text(json.dumps(earlier(document), ensure_ascii=False), "utf-8")
    assert json.loads(load(path).model_dump_json()) == unread(document)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_what_is_not_read_yet_is_null_or_empty(sample: Path) -> None:
    document = json.loads(extract(sample).model_dump_json())
    filled = {name for key, value in document.items() for name, found in added_values(value, key) if found}
    assert filled <= READ_TODAY


def test_golden_files_say_nothing_of_what_is_not_read_yet(folder: Path) -> None:
    golden = golden_of(open_document(folder / KEPT.name, KEPT.name), SIGNED)
    assert not any(f'"{key}":' in json.dumps(golden) for key in NOT_SHOWN | WHERE_READ)


def test_the_kept_document_loses_nothing_and_is_given_nothing() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    loaded = json.loads(load(KEPT).model_dump_json())
    assert (kept["schema_version"], loaded["schema_version"]) == (EARLIER[0], SCHEMA_VERSION)
    assert earlier(loaded) == kept
    assert not any(found for key, value in loaded.items() for _, found in added_values(value, key))
    resolution = load(KEPT).agenda[1].items[0].resolutions[0]
    assert resolution.votes == Votes.empty(yes=9, no=1)


def test_upgrading_changes_neither_the_document_nor_one_of_today() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    before = copy.deepcopy(kept)
    today = upgraded(kept)
    assert kept == before
    assert upgraded(today) is today
    assert completed(today, "") == today


@pytest.mark.parametrize(
    "odd", [None, [], "x", {}, {"schema_version": 1.0}, {"schema_version": "1.0", "agenda": [1, [{}]]}]
)
def test_upgrading_takes_any_json(odd: JsonValue) -> None:
    upgraded(odd)


def test_corrections_made_under_1_0_apply(folder: Path) -> None:
    reviewed = open_document(folder / KEPT.name, KEPT.name)
    assert reviewed.conflicts == ()
    first, second = reviewed.minutes.agenda[1].items
    assert (first.resolutions, second.resolutions) == ((), ())
    (moved,) = second.items[0].resolutions
    assert (moved.text, moved.votes) == ("รับทราบ", Votes.empty(yes=5))


def test_corrections_of_today_go_on_from_those_made_under_1_0(folder: Path) -> None:
    path = folder / KEPT.name
    reviewed = open_document(path, path.name)
    change = FieldChange(op="set", path="/agenda/1/items/1/items/0/resolutions/0/votes/method", value="secret_ballot")
    patches = (*reviewed.corrections.patches, *patches_for(reviewed, [change], SIGNED))
    corrections = reviewed.corrections.model_copy(update={"patches": patches})
    (path.parent / "contract-1.0.patches.json").write_text(corrections.model_dump_json(), "utf-8")
    again = open_document(path, path.name)
    assert again.conflicts == ()
    votes = again.minutes.agenda[1].items[1].items[0].resolutions[0].votes
    assert votes == Votes.empty(yes=5, method="secret_ballot")


def test_an_odd_path_in_a_patch_is_a_conflict_and_no_error(folder: Path) -> None:
    path = folder / "contract-1.0.patches.json"
    patches = json.loads(path.read_text("utf-8"))
    patches["patches"][0]["path"] = "no pointer"
    path.write_text(json.dumps(patches), "utf-8")
    assert len(read_corrections(folder / KEPT.name).patches) == len(patches["patches"])
    assert len(open_document(folder / KEPT.name, KEPT.name).conflicts) >= 1


def test_a_document_of_1_0_is_exported_and_indexed(folder: Path, tmp_path: Path) -> None:
    (document,) = documents_in(folder, lambda unusable: pytest.fail(unusable.reason))
    assert isinstance(document, StoredDocument)
    for form in FORMATS:
        assert sum(len(chunk.content) for chunk in form.export([document], lambda _: None)) or form.name == "alto"
    assert index(folder, tmp_path / "x.sqlite", lambda _: None, lambda _: None).added == 1


def test_a_document_of_1_0_is_scored_and_may_be_golden(folder: Path, tmp_path: Path) -> None:
    golden = tmp_path / "golden"
    golden.mkdir()
    shutil.copy(KEPT, golden / KEPT.name)
    evaluation = evaluate(folder, golden)
    assert (evaluation.whole, evaluation.failures) == (1, ())
    assert difference(load(KEPT).model_dump(mode="json"), read_golden(golden / KEPT.name)) == []


def test_a_document_of_today_must_be_whole() -> None:
    with pytest.raises(ValueError, match=r"agenda\.0\.speeches"):
        Minutes.model_validate(json.loads(KEPT.read_text("utf-8")) | {"schema_version": SCHEMA_VERSION})
