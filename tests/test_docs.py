"""The documents are true: every finding code has its paragraph, and every module its floor."""

import shlex
from pathlib import Path

import pytest
import regex
from scripts.write_cli_docs import TARGET, THAI_FINDINGS, cli_docs, thai_findings
from tests import paths
from typer.main import get_command

from minutes_extract.checks.codes import CODES
from minutes_extract.cli import app
from minutes_extract.report.texts import RESULT_WORDS, Result
from minutes_extract.report.write import REGISTER_NAME, SUMMARY_NAME
from minutes_extract.review.texts import TEXTS

THAI_GUIDE = sorted([paths.ROOT / "README.th.md", *(paths.DOCS / "th").glob("*.md")])
EVERYWHERE = {"--help", "--language", "--version"}


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
    assert THAI_FINDINGS.read_text("utf-8") == thai_findings(), "run: python scripts/write_cli_docs.py"


@pytest.mark.parametrize("page", THAI_GUIDE, ids=lambda page: page.name)
def test_commands_of_the_thai_guide_are_there(page: Path) -> None:
    commands = getattr(get_command(app), "commands", {})
    for line in regex.findall(r"^minutes-extract .*$", page.read_text("utf-8"), regex.M):
        name, *rest = [word for word in shlex.split(line, comments=True)[1:] if word not in {"--language", "th"}] or [
            "--help"
        ]
        known = (
            {option for parameter in commands[name].params for option in parameter.opts} if name in commands else set()
        )
        assert name in commands or name in EVERYWHERE, line
        unknown = {word for word in rest if word.startswith("-") and len(word) > 1} - known - EVERYWHERE
        assert not unknown, line


@pytest.mark.parametrize("page", THAI_GUIDE, ids=lambda page: page.name)
def test_links_of_the_thai_guide_lead_somewhere(page: Path) -> None:
    for link in regex.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_the_thai_guide_uses_the_words_of_the_program() -> None:
    box, marks = ((paths.DOCS / "th" / name).read_text("utf-8") for name in ("box.md", "marks.md"))
    shown = [words for result, words in RESULT_WORDS.items() if result not in {Result.SKIPPED, Result.WAITING}]
    assert [words for words in (*shown, SUMMARY_NAME, REGISTER_NAME) if words not in box] == []
    states = ("state.unseen", "state.to_check", "state.checked", "state.failed", "part.complete")
    assert [TEXTS[key][0] for key in states if TEXTS[key][0] not in marks] == []
