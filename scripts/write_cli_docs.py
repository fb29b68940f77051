"""Write docs/cli.md from the commands and docs/th/findings.md from the names of findings; a test holds that they are current."""

from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from minutes_extract.cli import app
from minutes_extract.messages.findings import CODE_NAMES

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
THAI_FINDINGS = Path(__file__).parent.parent / "docs" / "th" / "findings.md"
WIDTH = "100"


def cli_docs() -> str:
    """The help of every command, as Markdown."""
    parts = ["# Commands", "", "Written by `scripts/write_cli_docs.py` from the commands themselves.", ""]
    for name in ["", *sorted(getattr(get_command(app), "commands", {}))]:
        shown = CliRunner().invoke(
            app, [*filter(None, [name]), "--help"], env={"COLUMNS": WIDTH}, prog_name="minutes-extract"
        )
        parts += [f"## {name or 'minutes-extract'}", "", "```text", shown.output.strip(), "```", ""]
    return "\n".join(parts)


def thai_findings() -> str:
    """Every finding by its name in Thai."""
    rows = sorted(f"| {thai} | `{code}` |" for code, (thai, _) in CODE_NAMES.items())
    head = [
        "# ข้อสังเกตทั้งหมด",
        "",
        "คำอธิบายภาษาอังกฤษอยู่ใน [findings.md](../findings.md)",
        "",
        "| ข้อสังเกต | รหัส |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


if __name__ == "__main__":
    TARGET.write_text(cli_docs(), "utf-8")
    THAI_FINDINGS.write_text(thai_findings(), "utf-8")
