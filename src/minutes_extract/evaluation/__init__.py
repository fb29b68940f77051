"""Found against golden, field by field; gains and losses against a baseline."""

from minutes_extract.evaluation.baseline import GainOrLoss, compare
from minutes_extract.evaluation.difference import difference
from minutes_extract.evaluation.folders import evaluate
from minutes_extract.evaluation.report import render
from minutes_extract.evaluation.score import DocumentScore, Evaluation, NotCompared, Score, score_document

__all__ = [
    "DocumentScore",
    "Evaluation",
    "GainOrLoss",
    "NotCompared",
    "Score",
    "compare",
    "difference",
    "evaluate",
    "render",
    "score_document",
]
