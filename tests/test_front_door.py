"""What `import minutes_extract` gives: a public list that is complete, loaded when it is asked for."""

import inspect
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import minutes_extract
from minutes_extract import errors
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract

HEAVY = ("pydantic", "regex", "numpy", "pdfplumber", "pythainlp", "cv2", "typer")
"""Third-party packages that take their time to load."""


def test_every_error_of_the_tree_is_public() -> None:
    tree = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__}
    assert tree <= set(minutes_extract.__all__)


def test_every_public_name_is_there() -> None:
    assert [name for name in minutes_extract.__all__ if getattr(minutes_extract, name) is None] == []
    assert set(minutes_extract.__all__) <= set(dir(minutes_extract))
    assert minutes_extract.Minutes is Minutes
    assert minutes_extract.extract is extract
    assert minutes_extract.__version__ == version("minutes-extract")


def test_load_says_what_is_wrong_with_which_file(tmp_path: Path) -> None:
    (tmp_path / "รายงาน.json").write_text('{"schema_version": "1.0", "source"', "utf-8")
    with pytest.raises(minutes_extract.UnreadableDocumentError, match=r"รายงาน.json: not whole JSON"):
        minutes_extract.load(tmp_path / "รายงาน.json")
    with pytest.raises(minutes_extract.FileAccessError, match=r"missing.json: cannot be read"):
        minutes_extract.load(str(tmp_path / "missing.json"))


def test_another_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        _ = minutes_extract.extrakt


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import minutes_extract; dir(minutes_extract)", set()),
        ("import minutes_extract; minutes_extract.Options, minutes_extract.MinutesError", set()),
        ("import minutes_extract.cli", {"typer"}),
    ],
)
def test_nothing_is_loaded_that_is_not_asked_for(code: str, loaded: set[str]) -> None:
    show = f"import sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {show}"], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == loaded
