"""`evaluate`: found JSON against golden files, field by field."""

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(evaluate)


def evaluate(
    found_dir: Annotated[Path, typer.Argument(metavar="FOUND_DIR")],
    golden_dir: Annotated[Path, typer.Argument(metavar="GOLDEN_DIR")],
    baseline: Annotated[Path | None, typer.Option(help="Show gains and losses against this saved evaluation.")] = None,
    save_baseline: Annotated[Path | None, typer.Option(help="Save this evaluation as a baseline.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every field that differs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Score found JSON against golden files, field by field.

    Example: minutes-extract evaluate out/ golden/ --misses --baseline last.json
    """
    from minutes_extract.evaluation import compare, render
    from minutes_extract.evaluation import evaluate as score

    evaluation = score(found_dir, golden_dir)
    changes = compare(evaluation, baseline) if baseline else []
    if as_json:
        print(json.dumps(evaluation.to_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(render(evaluation, misses, changes)))
    if save_baseline:
        evaluation.save_baseline(save_baseline)
