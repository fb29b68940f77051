"""The cases under tests/cases: one grammar for every file, and one reader.

    # remarks, above the first case only
    === what the case shows
    frame: title            settings, where there are any (SETTINGS)
    the input               ⇥ is a tab, ␌ a new page
    ---                     the last line of this kind in the case
    what is expected

Where both are one line long a title holds a list, a case a line:

    === what these cases show
    the input => what is expected
    an input that must come out as it is
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import regex
from tests import paths

SETTINGS = ("fails", "frame", "read")
"""`fails: why` makes a strict xfail; the others tell the test of the group how to read the input."""
ARROW = " => "

_SETTING = regex.compile(rf"(?P<name>{'|'.join(SETTINGS)}): (?P<value>.+)")
_INPUT_MARKS = str.maketrans({"⇥": "\t", "␌": "\f"})


class Case(NamedTuple):
    """An input, what is expected of it, and how it is to be read."""

    file: str
    title: str
    settings: dict[str, str]
    input: str
    expected: str


def blocks(*names: str) -> list[object]:
    """The cases of these files, one a title, as parameters of a test; a file is named without `.txt`, from tests/cases."""
    return [_parameter(case, f"{case.file}: {case.title}") for name in names for case in _blocks(name)]


def lines(*names: str) -> list[object]:
    """The cases of these files, one a line, as parameters of a test."""
    found = [case for name in names for case in cases_of_lines(name)]
    return [_parameter(case, f"{case.title}: {case.input}") for case in found]


def cases_of_lines(name: str) -> list[Case]:
    """The cases of a file with one a line."""
    return [line for case in _titled(name) for line in _lines(case)]


def files_in(folder: str) -> list[str]:
    """The names of all files of a folder of cases."""
    return [f"{folder}/{path.stem}" for path in sorted((paths.CASES / folder).glob("*.txt"))]


def _blocks(name: str) -> Iterator[Case]:
    for case in _titled(name):
        given, mark, expected = ("\n" + case.input).rpartition("\n---\n")
        assert mark, f"{name}: the case “{case.title}” has no line ---"
        yield case._replace(input=given.removeprefix("\n").translate(_INPUT_MARKS), expected=expected)


def _lines(case: Case) -> Iterator[Case]:
    for line in filter(str.strip, case.input.split("\n")):
        assert not line.startswith("# "), f"{case.file}: a title begins with ===: {line}"
        given, _, expected = line.partition(ARROW)
        yield case._replace(input=given.translate(_INPUT_MARKS), expected=expected or given)


def _titled(name: str) -> Iterator[Case]:
    """What stands under each title, as the input of one case."""
    text = (paths.CASES / f"{name}.txt").read_text("utf-8")
    for block in regex.split(r"^=== ", text, flags=regex.M)[1:]:
        title, *rest = block.rstrip("\n").split("\n")
        settings = {}
        while rest and (setting := _SETTING.fullmatch(rest[0])):
            settings[setting["name"]] = setting["value"]
            del rest[0]
        yield Case(Path(name).name, title, settings, "\n".join(rest), "")


def _parameter(case: Case, name: str) -> object:
    fails = case.settings.get("fails")
    marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
    return pytest.param(case, id=name, marks=marks)
