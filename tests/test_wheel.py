"""The wheel in an environment that has what it asks for and nothing else: no developers' tools, no network."""

import os
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from tests import paths
from tests.test_locks import PROJECT, needed

SCRIPT = """\
from pathlib import Path

from minutes_extract import Minutes, MinutesError, Options, __version__, extract, json_schema, load

minutes: Minutes = extract("minutes.md", Options(max_pages=10))
date = minutes.meeting.date
iso: str | None = date.iso if date is not None else None
people: list[str] = [person.name for group in minutes.attendance for person in group.people]
Path("stored.json").write_text(minutes.model_dump_json(indent=2), encoding="utf-8")
assert load("stored.json") == minutes
assert iso is not None and people and "$defs" in json_schema(), __version__
try:
    extract("missing.pdf")
except MinutesError as error:
    print(error.exit_code, iso, len(people))
"""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel and links to exactly the distributions that it asks for."""
    folder = tmp_path_factory.mktemp("clean")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=paths.ROOT, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    packages = next((folder / "venv" / "lib").glob("python*/site-packages"))
    for name in {canonicalize_name(asked.name) for asked in needed(PROJECT["project"]["dependencies"])}:
        link_distribution(name, packages)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, *map(str, folder.glob("*.whl"))], check=True, capture_output=True)
    return python


def link_distribution(name: str, packages: Path) -> None:
    """Link what a distribution has installed beside each other into another site-packages."""
    found = distribution(name)
    tops = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        link = packages / top
        if not link.exists():
            link.symlink_to(Path(str(found.locate_file(top))))


def test_the_package_is_whole_and_typed(clean: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    (tmp_path / "minutes.md").write_bytes((paths.SAMPLES / "course-committee" / "minutes.md").read_bytes())
    ran = subprocess.run([clean, script], cwd=tmp_path, env=plain_environment(), capture_output=True, text=True)
    assert ran.stdout.split()[:1] == ["5"], ran.stderr
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(clean), "--config-file=", str(script)]
    checked = subprocess.run(mypy, cwd=tmp_path, env=plain_environment(), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("as_module", [True, False])
def test_the_command_is_there(clean: Path, as_module: bool, tmp_path: Path) -> None:
    words = [clean, "-m", "minutes_extract"] if as_module else [clean.with_name("minutes-extract")]
    ran = subprocess.run([*words, "--version"], cwd=tmp_path, env=plain_environment(), capture_output=True, text=True)
    assert ran.stdout.startswith("minutes-extract "), ran.stderr


def plain_environment() -> dict[str, str]:
    """Without what would lead Python to this checkout."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
