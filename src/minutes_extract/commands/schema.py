"""`schema`: the JSON Schema of the output."""

import typer


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(schema)


def schema() -> None:
    """Print the JSON Schema of the output.

    Example: minutes-extract schema > minutes.schema.json
    """
    from minutes_extract.schema import json_schema

    print(json_schema(), end="")
