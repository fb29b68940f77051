"""Gains and losses: what was right in a saved evaluation and is wrong now, and the reverse."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from minutes_extract.errors import FileAccessError, UsageError
from minutes_extract.evaluation.judgement import Judgement, Verdict
from minutes_extract.evaluation.score import DocumentScore, Evaluation

# How good a verdict is: a step up is a gain, a step down a loss.
_RANK = {Verdict.RIGHT: 2, Verdict.NEAR: 1, Verdict.WRONG: 0, Verdict.LOST: 0, Verdict.EXTRA: 0}


@dataclass(frozen=True)
class GainOrLoss:
    """One judgement that is better or worse than in the baseline. `line` is to be read after the document's name."""

    document: str
    field: str
    gain: bool
    line: str


class _SavedJudgement(BaseModel):
    field: str
    about: str
    found: str | None
    golden: str | None
    verdict: Verdict


class _SavedDocument(BaseModel):
    failure: str | None
    judgements: list[_SavedJudgement]


class _Saved(BaseModel):
    documents: dict[str, _SavedDocument]


@dataclass(frozen=True)
class _ScoredQuestion:
    """What makes two judgements the same question: golden's own words, or for an extra the words found."""

    field: str
    about: str
    words: str
    extra: bool
    turn: int  # the same question may be put twice, as for a person on two lists


_Answers = dict[_ScoredQuestion, Judgement]


def compare(evaluation: Evaluation, baseline_path: Path) -> list[GainOrLoss]:
    """Gains and losses against a baseline, document by document; documents on one side only are passed over.

    Raises FileAccessError or UsageError where the baseline cannot be read.
    """
    saved = _load(baseline_path)
    return [
        change
        for document in evaluation.documents
        if document.name in saved
        for change in _compare_document(document, saved[document.name])
    ]


def _load(path: Path) -> dict[str, _SavedDocument]:
    try:
        return _Saved.model_validate_json(path.read_bytes()).documents
    except OSError as error:
        hint = "Save one first, from a run whose scores are to be kept."
        raise FileAccessError(f"{path}: the baseline cannot be read ({error.strerror})", hint) from error
    except ValidationError as error:
        raise UsageError(f"{path}: not a baseline", "Save it anew.") from error


def _compare_document(document: DocumentScore, saved: _SavedDocument) -> Iterator[GainOrLoss]:
    """A document that failed, or did so before, is one change and not hundreds."""
    if document.failure and not saved.failure:
        yield GainOrLoss(document.name, "document", False, f"document: {document.failure}")
    elif saved.failure and not document.failure:
        yield GainOrLoss(document.name, "document", True, f"document: can be compared now (was: {saved.failure})")
    elif not document.failure:
        yield from _changes(document.name, _answers_now(document), _answers_before(saved))


def _changes(name: str, now: _Answers, before: _Answers) -> Iterator[GainOrLoss]:
    for question, answer in now.items():
        if question not in before:
            if question.extra:
                yield GainOrLoss(name, question.field, False, f"{answer.line} (was not there)")
            continue
        earlier = before[question]
        step = _RANK[answer.verdict] - _RANK[earlier.verdict]
        if step:
            yield GainOrLoss(name, question.field, step > 0, f"{answer.line} (was {_verdict_text(earlier)})")
    for question, earlier in before.items():
        if question.extra and question not in now:
            yield GainOrLoss(name, question.field, True, f"{earlier.line} (is gone)")


def _verdict_text(earlier: Judgement) -> str:
    if earlier.verdict in (Verdict.RIGHT, Verdict.LOST):
        return earlier.verdict.value
    return f"{earlier.verdict.value}: {earlier.found}"


def _answers_now(document: DocumentScore) -> _Answers:
    return _answers((field, entry) for field, entries in document.judgements.items() for entry in entries)


def _answers_before(saved: _SavedDocument) -> _Answers:
    return _answers((j.field, Judgement(j.about, j.found, j.golden, j.verdict)) for j in saved.judgements)


def _answers(judgements: Iterable[tuple[str, Judgement]]) -> _Answers:
    turns: Counter[tuple[str, str, str, bool]] = Counter()
    answers: _Answers = {}
    for field, entry in judgements:
        extra = entry.verdict is Verdict.EXTRA
        asked = (field, entry.about, (entry.found if extra else entry.golden) or "", extra)
        answers[_ScoredQuestion(*asked, turns[asked])] = entry
        turns[asked] += 1
    return answers
