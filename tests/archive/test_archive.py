"""Stored documents: the walk over a folder, the stamp of a file, the reason why a file holds no minutes; sections and walks."""

import json
import os
from pathlib import Path

import pytest
from tests import paths

from minutes_extract.archive.files import FileStamp, is_inside, json_files, stamp_of, stamped_files
from minutes_extract.archive.load import ForeignFileError, read_minutes
from minutes_extract.errors import FileAccessError, UnreadableDocumentError
from minutes_extract.model.minutes import Finding, SectionState, Severity
from minutes_extract.model.sections import SECTIONS, section_states, sections_present
from minutes_extract.model.walk import items_of, tables_of
from minutes_extract.pipeline import extract

SAMPLES = paths.SAMPLES


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "minutes.json"
    path.write_text(extract(next(SAMPLES.glob("*/minutes.md"))).model_dump_json(), "utf-8")
    return path


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", "utf-8")


def test_the_walk_is_sorted_and_leaves_out_what_is_hidden_or_a_patch(tmp_path: Path) -> None:
    for name in ("b.json", "a/z.json", "a/b/c.json", "a.json", ".part.json", ".git/x.json", "b.patches.json", "c.txt"):
        touch(tmp_path / name)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.json").symlink_to(tmp_path / "b.json")
    names = ["a/b/c.json", "a/z.json", "a.json", "b.json", "link.json"]
    assert [file.name for file in json_files(tmp_path)] == names
    assert [file.name for file in json_files(tmp_path / "b.json")] == ["b.json"]
    assert [name for name, _ in stamped_files(tmp_path)] == names[:-1]


def test_the_walk_goes_as_deep_as_the_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 200)
    touch(deep / "x.json")
    assert [file.path for file in json_files(tmp_path)] == [deep / "x.json"]


def test_an_unreadable_folder_stops_one_walk_and_not_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a" / "x.json")
    touch(tmp_path / "b" / "y.json")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [name for name, _ in stamped_files(tmp_path)] == ["b/y.json"]
    with pytest.raises(FileAccessError, match="Permission denied"):
        list(json_files(tmp_path))


def test_a_stamp_changes_with_the_file_and_with_its_patches(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    touch(path)
    os.utime(path, ns=(1, 5))
    assert stamp_of(path) == FileStamp(2, 5)
    touch(tmp_path / "x.patches.json")
    os.utime(tmp_path / "x.patches.json", ns=(1, 7))
    assert stamp_of(path) == FileStamp(4, 7)
    assert dict(stamped_files(tmp_path)) == {"x.json": FileStamp(4, 7)}
    path.unlink()
    with pytest.raises(OSError, match="No such file"):
        stamp_of(path)


def test_inside_follows_links(tmp_path: Path) -> None:
    touch(tmp_path / "in" / "a.json")
    (tmp_path / "in" / "out.json").symlink_to(tmp_path / "b.json")
    touch(tmp_path / "b.json")
    folder = tmp_path / "in"
    assert [is_inside(folder / name, folder) for name in ("a.json", "out.json", "none.json")] == [True, False, False]


def test_minutes_come_back_as_they_were_written(stored: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.json"
    marked.write_bytes(b"\xef\xbb\xbf" + stored.read_bytes())
    assert read_minutes(marked).model_dump_json() == stored.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"schema_version": "1.0", "sou', "not whole JSON; was it cut off"),
        ("", "not whole JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"schema_version": "0.9", "source": {}}', "schema_version is '0.9', not '1.1'; convert the document again"),
        ('{"schema_version": "1.0", "source": {}}', "not minutes as schema_version 1.1 has them: source.file_name"),
    ],
)
def test_the_reason_why_a_file_holds_no_minutes(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UnreadableDocumentError) as caught:
        read_minutes(path)
    assert not isinstance(caught.value, ForeignFileError)
    assert str(caught.value).startswith(reason)


@pytest.mark.parametrize("content", ["[]", "3", '{"inputs": 3}', '{"schema_version": "1.0"}'])
def test_json_of_another_program_is_foreign(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ForeignFileError, match="not minutes"):
        read_minutes(path)


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="cannot be read"):
        read_minutes(tmp_path / "none.json")


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/minutes.*")), ids=lambda path: path.parent.name)
def test_pointers_of_items_and_tables_lead_to_them(sample: Path) -> None:
    minutes = extract(sample)
    document = json.loads(minutes.model_dump_json())

    def at(pointer: str) -> object:
        value: object = document
        for step in pointer.split("/")[1:]:
            value = value[int(step)] if isinstance(value, list) else value[step]  # type: ignore[index]
        return value

    for found in items_of(minutes):
        assert at(found.pointer) == json.loads(found.item.model_dump_json())
    for pointer, table in tables_of(minutes):
        assert at(pointer) == json.loads(table.model_dump_json())


def finding(path: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code="x", severity=severity, message="", path=path, quote="", evidence={}, places=())


def test_states_of_sections() -> None:
    minutes = extract(SAMPLES / "course-committee" / "minutes.md")
    present = sections_present(minutes, is_minutes=True)
    assert list(present) == list(SECTIONS)
    noted = [finding("/agenda/0", Severity.INFO), finding("")]
    assert set(section_states(present, noted).values()) <= {SectionState.COMPLETE, SectionState.ABSENT}
    present |= {"tables": True, "cover_letter": False}
    states = section_states(present, [finding("/agenda/0/tables/0"), finding("/cover_letter")])
    assert [states[name] for name in ("agenda", "tables", "cover_letter")] == ["check", "check", "absent"]
