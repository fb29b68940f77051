"""Write docs/cli.md from the commands themselves; a test holds that it is current."""

from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from minutes_extract.cli import app

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
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


if __name__ == "__main__":
    TARGET.write_text(cli_docs(), "utf-8")
