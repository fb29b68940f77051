"""The documents are true: every finding code has its paragraph, and every module its floor."""

from pathlib import Path

import pytest
import regex
from scripts.write_cli_docs import TARGET, cli_docs
from tests import paths

from minutes_extract.checks.codes import CODES


def test_every_finding_code_has_a_paragraph() -> None:
    documented = regex.findall(r"^## ([a-z_]+\.[a-z_]+)$", (paths.DOCS / "findings.md").read_text("utf-8"), regex.M)
    assert sorted(documented) == sorted(CODES)


def test_architecture_names_every_floor() -> None:
    text = (paths.DOCS / "architecture.md").read_text("utf-8")
    floors = [path for path in (paths.SOURCES / "minutes_extract").iterdir() if not path.name.startswith("__")]
    missing = [path.name for path in floors if f"`{path.name}" not in text]
    assert missing == []


def test_readme_says_the_two_commands() -> None:
    text = (paths.ROOT / "README.md").read_text("utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_python_in_the_documents_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = regex.findall(r"^```python\n(.*?)^```$", (paths.ROOT / page).read_text("utf-8"), regex.M | regex.S)
    (tmp_path / "samples").symlink_to(paths.SAMPLES)
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    assert examples
    for example in examples:
        exec(example, names)


def test_the_commands_are_documented_as_they_are() -> None:
    assert TARGET.read_text("utf-8") == cli_docs(), "run: python scripts/write_cli_docs.py"
