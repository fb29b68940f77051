"""The locks name everything that is needed: pip installs them without resolving anything, so nothing else would."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests import paths

PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))
USER, DEVELOPERS = paths.ROOT / "requirements.txt", paths.ROOT / "requirements-dev.txt"
OF_USER = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["fast"],
    *PROJECT["dependency-groups"]["build"],
]
OF_DEVELOPERS = [*OF_USER, *PROJECT["project"]["optional-dependencies"]["dask"], *PROJECT["dependency-groups"]["dev"]]


def pins_of(*locks: Path) -> list[Requirement]:
    """What the locks install here, one line each."""
    lines = [line.rstrip(" \\") for lock in locks for line in lock.read_text("utf-8").splitlines()]
    pins = [Requirement(line) for line in lines if line and line[0] not in " #"]
    return [pin for pin in pins if pin.marker is None or pin.marker.evaluate()]


def needed(requirements: list[str]) -> Iterator[Requirement]:
    """The requirements and all that they ask for, by the metadata of what is installed."""
    waiting, seen = [Requirement(text) for text in requirements], set()
    while waiting:
        asked = waiting.pop()
        if str(asked) in seen:
            continue
        seen.add(str(asked))
        yield asked
        for text in distribution(asked.name).requires or ():
            further = Requirement(text)
            extras = asked.extras or {""}
            if further.marker is None or any(further.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(further)


@pytest.mark.parametrize(("locks", "roots"), [((USER,), OF_USER), ((USER, DEVELOPERS), OF_DEVELOPERS)])
def test_a_lock_pins_everything_that_is_needed(locks: tuple[Path, ...], roots: list[str]) -> None:
    pins = {canonicalize_name(pin.name): pin for pin in pins_of(*locks)}
    missing = [str(asked) for asked in needed(roots) if not is_pinned(asked, pins)]
    assert missing == [], "run: make lock"


def is_pinned(asked: Requirement, pins: dict[str, Requirement]) -> bool:
    """A line of the lock has the version, and the extra that is asked for."""
    pin = pins.get(canonicalize_name(asked.name))
    if pin is None:
        return False
    version = next(iter(pin.specifier)).version
    return asked.specifier.contains(version, prereleases=True) and asked.extras <= pin.extras


def test_each_distribution_is_pinned_once_and_hashed() -> None:
    pins = pins_of(USER, DEVELOPERS)
    names = [canonicalize_name(pin.name) for pin in pins]
    assert sorted(names) == sorted(set(names))
    assert all([specifier.operator for specifier in pin.specifier] == ["=="] for pin in pins)
    for lock in (USER, DEVELOPERS):
        blocks = lock.read_text("utf-8").split("\n")
        heads = [at for at, line in enumerate(blocks) if line and line[0] not in " #"]
        assert all(blocks[at + 1].lstrip().startswith("--hash=sha256:") for at in heads)
