"""The check that a class or constant name has one meaning in the package."""

from pathlib import Path

import pytest
from scripts.one_meaning import complaints


def package(folder: Path, first: str, second: str) -> Path:
    """Two modules, one of them in a folder."""
    (folder / "inner").mkdir()
    (folder / "first.py").write_text(first, encoding="utf-8")
    (folder / "inner" / "second.py").write_text(second, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("INK = 128", "INK = 95"),
        ("INK: int = 128", "INK = 95"),
        ("_CACHED = 1 << 14", "_CACHED = 1 << 16"),
        ("ABOVE, BELOW = 2.1, 0.8", "BELOW = 3"),
        ("RIGHT, BELOW = range(2)", "BELOW, RIGHT = range(2)"),
        ("class Draft:\n    a: int", "class Draft:\n    b: int"),
        ("class Draft:\n    a: int", "class Draft(str):\n    a: int"),
        ("Box = tuple[int, int]", "class Box:\n    pass"),
        ("if TYPE_CHECKING:\n    Grey = NDArray[int]", "Grey = NDArray[float]"),
        ("try:\n    LIMIT = 1\nexcept ImportError:\n    pass", "LIMIT = 2"),
    ],
)
def test_a_name_with_two_definitions_is_reported_with_both_places(tmp_path: Path, first: str, second: str) -> None:
    (line, *_) = complaints(package(tmp_path, first, second), {})
    assert "first.py:" in line
    assert "inner/second.py:" in line


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("INK = 128", "INK = 128"),
        ("INK = 128", "PAPER = 95"),
        ('INK = 128\n"Grey level."', "ink = 95"),
        ("INK = 1\nINK = 2", ""),
        ('class Draft:\n    """One."""\n    a: int', 'class Draft:\n    """Other."""\n    a: int'),
        ("def f():\n    INK = 1", "INK = 2"),
        ("__all__ = ['a']", "__all__ = ['b']"),
        ("from first import INK", "INK = 2"),
    ],
)
def test_one_definition_is_no_fault(tmp_path: Path, first: str, second: str) -> None:
    assert complaints(package(tmp_path, first, second), {}) == []


def test_an_allowed_name_may_have_several_definitions(tmp_path: Path) -> None:
    assert complaints(package(tmp_path, "INK = 1", "INK = 2"), {"INK": "two scales"}) == []


def test_an_allowed_name_that_has_one_meaning_is_reported(tmp_path: Path) -> None:
    assert complaints(package(tmp_path, "INK = 1", ""), {"INK": "two scales"}) == [
        "INK has one meaning: strike it from ALLOWED"
    ]
