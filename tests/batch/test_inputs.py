"""What of folders, lists and globs becomes an input, and where its result goes."""

import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import LINEAR, growth

from minutes_extract.batch.globs import matcher
from minutes_extract.batch.inputs import FoundInput, Selection, find_inputs, key_of
from minutes_extract.batch.ledger import open_ledger
from minutes_extract.batch.names import restored, stored
from minutes_extract.batch.plan import Rules, free_output
from minutes_extract.batch.watch import Settling
from minutes_extract.errors import FileAccessError, UsageError
from minutes_extract.reading.file_name import shown

NOBODY = 65534
TIS_620_NAME = "รายงาน.txt".encode("cp874")


def keys(selection: Selection, output: Path = Path("/nonexistent/out")) -> list[str]:
    return [found.key for found in find_inputs(selection, output)]


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


def test_a_folder_is_mirrored_without_litter_and_without_the_output(tmp_path: Path) -> None:
    make(
        tmp_path, "b.txt", "a/2.txt", "a/1.PDF", "ก/๒.txt", ".hidden", ".git/config", "~$a.docx", "Thumbs.db", "x.part"
    )
    make(tmp_path / "out", "run.sqlite", "b.json")
    assert keys(Selection((str(tmp_path),)), tmp_path / "out") == ["b.txt", "a/1.PDF", "a/2.txt", "ก/๒.txt"]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (("*.pdf",), (), ["a/1.PDF", "a/b/2.pdf"]),
        (("a/*.pdf",), (), ["a/1.PDF"]),
        (("a/**/*.pdf",), (), ["a/1.PDF", "a/b/2.pdf"]),
        ((), ("b",), ["3.txt", "a/1.PDF"]),
        ((), ("a/b/",), ["3.txt", "a/1.PDF"]),
        ((), ("?.txt", "[0-9].pdf"), ["a/1.PDF", "a/b/2.pdf"]),  # brackets stand in names of scans, for themselves
    ],
)
def test_globs(tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]) -> None:
    make(tmp_path, "3.txt", "a/1.PDF", "a/b/2.pdf")
    assert keys(Selection((str(tmp_path),), None, include, exclude)) == expected


@given(st.text(alphabet="ab/*?.ก", max_size=12), st.text(alphabet="ab/.ก", max_size=12))
def test_any_glob_can_be_asked(glob: str, path: str) -> None:
    assert matcher((glob,))(path) in {True, False}


def test_links_are_followed_once(tmp_path: Path) -> None:
    archive, elsewhere = make(tmp_path / "archive", "z/1.txt"), make(tmp_path / "elsewhere", "2.txt")
    (archive / "a-loop").symlink_to(archive)
    (archive / "b-again").symlink_to(archive / "z")
    (archive / "c-linked").symlink_to(elsewhere)
    (archive / "self").symlink_to("self")
    (archive / "broken.txt").symlink_to("nowhere")
    found = {
        one.key: one.problem and one.problem.error for one in find_inputs(Selection((str(archive),)), tmp_path / "o")
    }
    assert found == {
        "broken.txt": None,
        "self": None,
        "z/1.txt": None,
        "a-loop": "link",
        "b-again": "link",
        "c-linked/2.txt": None,
    }


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    make(tmp_path, "folder.txt/1.txt")
    found = {
        one.key: one.problem and one.problem.reason for one in find_inputs(Selection((str(tmp_path),)), tmp_path / "o")
    }
    assert found == {"pipe.txt": "no ordinary file", "folder.txt/1.txt": None}


def test_an_unreadable_folder_is_told_and_the_others_go_on() -> None:
    with seen_by_another_user(), TemporaryDirectory() as name:
        make(Path(name), "closed/1.txt", "open/2.txt")
        os.chmod(Path(name) / "closed", 0)
        found = {one.key: one.problem for one in find_inputs(Selection((name,)), Path(name) / "o")}
        os.chmod(Path(name) / "closed", 0o700)
    reason = "the folder cannot be read: Permission denied"
    assert found == {"closed": ("failed", "file_access", reason), "open/2.txt": None}


@contextmanager
def seen_by_another_user() -> Iterator[None]:
    """The superuser may read everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_places_of_single_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key_of("a/b/x.pdf") == "a/b/x.pdf"
    assert key_of("./a/../x.pdf") == "x.pdf"
    assert key_of("/srv/x.pdf") == "srv/x.pdf"
    assert key_of("../x.pdf") == str(tmp_path.parent / "x.pdf").lstrip("/")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\0"])
def test_lists_from_a_file_and_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    data = end.join([b"a/1.txt", "ก.txt".encode(), TIS_620_NAME, b""])
    (tmp_path / "list").write_bytes(data)
    expected = ["a/1.txt", "ก.txt", os.fsdecode(TIS_620_NAME)]
    assert keys(Selection(list_file=str(tmp_path / "list"))) == expected
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
    assert keys(Selection(list_file="-")) == expected


def test_names_that_make_no_sense(tmp_path: Path) -> None:
    make(tmp_path / "in", "1.txt")
    with pytest.raises(FileAccessError, match="does not exist"):
        keys(Selection((str(tmp_path / "nothing"),)))
    for output in (tmp_path / "in", tmp_path):
        with pytest.raises(UsageError, match="is or holds the input folder"):
            keys(Selection((str(tmp_path / "in"),)), output)
    with pytest.raises(FileAccessError, match="cannot be read"):
        keys(Selection(list_file=str(tmp_path / "no list")))


@given(st.binary(min_size=1, max_size=20))
def test_any_name_is_kept_and_shown(name: bytes) -> None:
    path = os.fsdecode(name)
    assert restored(stored(path)) == path
    shown(path).encode()


def test_old_thai_names_are_shown_in_thai() -> None:
    assert shown("๒๕๔๐/" + os.fsdecode(TIS_620_NAME)) == "๒๕๔๐/รายงาน.txt"


def test_two_inputs_never_share_a_result(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        for key, expected in (
            ("a/x.pdf", "a/x.json"),
            ("a/x.docx", "a/x.docx.json"),
            ("a/x.docx.txt", "a/x.docx.txt.json"),
            ("run.pdf", "run.pdf.json"),
            ("x", "x.json"),
        ):
            assert free_output(ledger, key) == expected
            ledger.add(FoundInput(key, key, ""), expected)


def test_a_growing_file_is_not_whole() -> None:
    now = 0.0
    settling = Settling(3.0, lambda: now)
    small, large = FoundInput("a", "a", "1-0"), FoundInput("a", "a", "2-0")
    looks = [(0, small, False), (2, small, False), (4, large, False), (6, large, False), (7, large, True)]
    for seconds, found, expected in looks:
        now = seconds
        settling.begin()
        assert settling.is_whole(found) is expected
        assert settling.has_growing is not expected
    assert Rules().is_whole(small)


@pytest.mark.parametrize("kind", ["folders", "files", "links"])
def test_the_walk_is_linear(kind: str, tmp_path: Path) -> None:
    made = {"folders": Path.mkdir, "files": Path.touch, "links": lambda path: path.symlink_to(tmp_path / "shared")}[
        kind
    ]
    (tmp_path / "shared").mkdir()

    def folder_of(size: int) -> Path:
        root = tmp_path / f"{size}"
        root.mkdir()
        for number in range(size):
            made(root / f"{number}")
            (root / f"{number}.txt").touch()
        return root

    def walk(root: Path) -> None:
        deque(find_inputs(Selection((str(root),)), tmp_path / "out"), maxlen=0)

    assert growth(walk, folder_of, 3200) < LINEAR
