"""Judgements summed: precision, recall and F1 per field, documents that are right as a whole, the macro figure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from minutes_extract.atomic_write import atomic_write
from minutes_extract.evaluation.elements import record_of, records, text_of
from minutes_extract.evaluation.fields import FIELDS
from minutes_extract.evaluation.judgement import Judgement, Verdict
from minutes_extract.model.minutes import JsonRecord

SCORE_DECIMALS = 4  # of figures written to files: finer differences mean nothing at these counts


@dataclass(frozen=True)
class Score:
    """Counts of one field: right under the strict and the soft equality, found, and in golden (the support)."""

    strict: int = 0
    soft: int = 0
    found: int = 0
    golden: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.strict + other.strict, self.soft + other.soft, self.found + other.found, self.golden + other.golden
        )

    @property
    def empty(self) -> bool:
        """Nothing was asked and nothing found."""
        return not self.found and not self.golden

    @property
    def perfect(self) -> bool:
        """Everything right under the strict equality, nothing lost, nothing extra."""
        return self.strict == self.found == self.golden

    @property
    def precision(self) -> float:
        """Strict: right of what was found."""
        return _share(self.strict, self.found)

    @property
    def recall(self) -> float:
        """Strict: right of what golden has."""
        return _share(self.strict, self.golden)

    @property
    def f1(self) -> float:
        """Strict F1."""
        return _share(2 * self.strict, self.found + self.golden)

    @property
    def soft_precision(self) -> float:
        """Right or near of what was found."""
        return _share(self.soft, self.found)

    @property
    def soft_recall(self) -> float:
        """Right or near of what golden has."""
        return _share(self.soft, self.golden)

    @property
    def soft_f1(self) -> float:
        """Soft F1."""
        return _share(2 * self.soft, self.found + self.golden)

    def to_json(self) -> JsonRecord:
        """The figures under their names."""
        return {
            "strict": _figures(self.precision, self.recall, self.f1),
            "soft": _figures(self.soft_precision, self.soft_recall, self.soft_f1),
            "found": self.found,
            "support": self.golden,
        }


@dataclass(frozen=True)
class NotCompared:
    """A golden document that has no found one that can be read, and why."""

    document: str
    reason: str


@dataclass(frozen=True)
class DocumentScore:
    """Every judgement on one document, by field. `origin`: text_layer, ocr, plain, mixed, or unknown."""

    name: str
    judgements: dict[str, list[Judgement]]
    origin: str = "unknown"
    failure: str | None = None

    @property
    def fields(self) -> dict[str, Score]:
        """Scores of the fields that were asked or found something."""
        return {name: _count(entries) for name, entries in self.judgements.items() if entries}

    @property
    def whole(self) -> bool:
        """Right in every field."""
        return self.failure is None and all(score.perfect for score in self.fields.values())

    def to_json(self) -> JsonRecord:
        """Every judgement, so that a later run can say what was gained and lost."""
        return {
            "origin": self.origin,
            "failure": self.failure,
            "whole": self.whole,
            "judgements": [
                {"field": field, "verdict": j.verdict.value, "about": j.about, "found": j.found, "golden": j.golden}
                for field, entries in self.judgements.items()
                for j in entries
            ],
        }


@dataclass(frozen=True)
class Evaluation:
    """Documents scored together."""

    documents: tuple[DocumentScore, ...]

    @property
    def fields(self) -> dict[str, Score]:
        """Score of every field that was asked or found something, in the order of `FIELDS`."""
        return self._sums({field.name: field.name for field in FIELDS})

    @property
    def families(self) -> dict[str, Score]:
        """The same, fields with a dot summed under their family ("header", "letter", "sections")."""
        return self._sums({field.name: field.family for field in FIELDS})

    @property
    def macro(self) -> tuple[float, float]:
        """Strict and soft F1, every family weighing the same."""
        scores = self.families.values()
        return _mean(score.f1 for score in scores), _mean(score.soft_f1 for score in scores)

    @property
    def whole(self) -> int:
        """How many documents are right in every field."""
        return sum(document.whole for document in self.documents)

    @property
    def failures(self) -> tuple[NotCompared, ...]:
        """Documents that could not be compared; they count as lost in every field."""
        return tuple(NotCompared(d.name, d.failure) for d in self.documents if d.failure is not None)

    def by_origin(self) -> dict[str, "Evaluation"]:
        """The documents apart by where their text came from, for scans are another matter than born-digital ones."""
        origins = sorted({document.origin for document in self.documents})
        return {name: Evaluation(tuple(d for d in self.documents if d.origin == name)) for name in origins}

    def to_json(self) -> JsonRecord:
        """All figures and all judgements; this is also what a baseline file holds."""
        strict, soft = self.macro
        return {
            "macro": {"strict": round(strict, SCORE_DECIMALS), "soft": round(soft, SCORE_DECIMALS)},
            "whole_documents": {"right": self.whole, "of": len(self.documents)},
            "failures": {failure.document: failure.reason for failure in self.failures},
            "families": {name: score.to_json() for name, score in self.families.items()},
            "fields": {name: score.to_json() for name, score in self.fields.items()},
            "documents": {document.name: document.to_json() for document in self.documents},
        }

    def save_baseline(self, path: Path) -> None:
        """Write what later runs are compared with. Raises FileAccessError."""
        text = json.dumps(self.to_json(), ensure_ascii=False, indent=1)
        atomic_write(path, (text + "\n").encode("utf-8"))

    def _sums(self, names: dict[str, str]) -> dict[str, Score]:
        """Scores summed over the documents under the names that the fields are given."""
        sums = dict.fromkeys(names.values(), Score())
        for document in self.documents:
            for field, score in document.fields.items():
                sums[names[field]] += score
        return {name: score for name, score in sums.items() if not score.empty}


def score_document(found: JsonRecord, golden: JsonRecord, name: str = "document") -> DocumentScore:
    """Put every question of `FIELDS` that golden asks to the found document. `found` may be empty: all is lost."""
    judgements = {field.name: field.judge(found, golden) for field in FIELDS}
    return DocumentScore(name, judgements, _origin(found))


def _count(judgements: list[Judgement]) -> Score:
    verdicts = [judgement.verdict for judgement in judgements]
    right, near = verdicts.count(Verdict.RIGHT), verdicts.count(Verdict.NEAR)
    lost, extra = verdicts.count(Verdict.LOST), verdicts.count(Verdict.EXTRA)
    return Score(right, right + near, len(verdicts) - lost, len(verdicts) - extra)


def _origin(found: JsonRecord) -> str:
    pages = records(record_of(found.get("source")), "pages")
    origins = {text_of(page.get("text_from")) for page in pages} - {""}
    if not origins:
        return "unknown"
    return "mixed" if len(origins) > 1 else origins.pop()


def _share(part: int, whole: int) -> float:
    """1 where there is nothing to be right or wrong about."""
    return part / whole if whole else 1.0


def _mean(figures: Iterable[float]) -> float:
    known = list(figures)
    return sum(known) / len(known) if known else 1.0


def _figures(precision: float, recall: float, f1: float) -> JsonValue:
    named = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(figure, SCORE_DECIMALS) for name, figure in named.items()}
