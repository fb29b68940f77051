"""`evaluate`: found JSON against golden files, field by field."""

import json
from pathlib import Path
from typing import Annotated

import typer

from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.errors import UsageError


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
    fail_on_loss: Annotated[
        bool, typer.Option("--fail-on-loss", help="End with 1 where something is worse than in the baseline.")
    ] = False,
    min_f1: Annotated[
        float, typer.Option(min=0, max=1, metavar="SHARE", help="End with 1 where the strict macro F1 is below this.")
    ] = 0,
) -> None:
    """Score found JSON against golden files, field by field. Ends with 1 where a golden file has no found one.

    Example: minutes-extract evaluate out/ golden/ --misses --baseline last.json
    """
    from minutes_extract.evaluation import compare, render
    from minutes_extract.evaluation import evaluate as score

    if fail_on_loss and baseline is None:
        raise UsageError("Losses are told against a baseline.", "Name it with --baseline FILE.")
    evaluation = score(found_dir, golden_dir)
    changes = compare(evaluation, baseline) if baseline else []
    losses = sum(not change.gain for change in changes)
    if as_json:
        told = [{"gain": one.gain, "document": one.document, "field": one.field, "line": one.line} for one in changes]
        print(json.dumps(evaluation.to_json() | {"changes": told}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(render(evaluation, misses, changes)))
    if save_baseline:
        evaluation.save_baseline(save_baseline)
    if evaluation.failures or (fail_on_loss and losses) or evaluation.macro[0] < min_f1:
        raise typer.Exit(SOME_FAILED)
