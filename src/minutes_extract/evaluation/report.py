"""An evaluation as plain lines: an aligned table, what was missed, gains and losses. Prints nothing."""

from collections.abc import Iterator, Sequence

from minutes_extract.evaluation.baseline import GainOrLoss
from minutes_extract.evaluation.fields import FIELDS
from minutes_extract.evaluation.judgement import Judgement, Verdict
from minutes_extract.evaluation.score import DocumentScore, Evaluation, Score

TEXT_WIDTH = 160  # of a found or golden text in a line

_HEAD = ("field", "strict", "soft", "precision", "recall", "found", "golden")


def render(evaluation: Evaluation, misses: bool = False, changes: Sequence[GainOrLoss] = ()) -> list[str]:
    """The report's lines; `misses` adds everything that is not right, `changes` what `compare` found."""
    lines = [*_table(evaluation), "", *_summary(evaluation), *_failures(evaluation)]
    if misses:
        lines += _misses(evaluation)
    return lines + _changes(changes)


def _table(evaluation: Evaluation) -> list[str]:
    rows = [_HEAD] + [_row(name, score) for name, score in _rows(evaluation)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return [_aligned(row, widths) for row in rows]


def _rows(evaluation: Evaluation) -> Iterator[tuple[str, Score]]:
    """A family of several fields first as its sum, then its fields indented."""
    families, fields = evaluation.families, evaluation.fields
    for field in FIELDS:
        if field.family != field.name and field.family in families:
            yield field.family, families.pop(field.family)
        if field.name in fields:
            yield ("  " if field.family != field.name else "") + field.name, fields[field.name]


def _row(name: str, score: Score) -> tuple[str, ...]:
    shares = ((score.f1, True), (score.soft_f1, True), (score.precision, score.found), (score.recall, score.golden))
    return (name, *(f"{share:.3f}" if of else "–" for share, of in shares), str(score.found), str(score.golden))


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    name, *figures = row
    return "  ".join(
        [name.ljust(widths[0]), *(text.rjust(wide) for text, wide in zip(figures, widths[1:], strict=True))]
    )


def _summary(evaluation: Evaluation) -> list[str]:
    lines = [_sum_line("all", evaluation)]
    origins = evaluation.by_origin()
    if len(origins) > 1:
        lines += [_sum_line(name, part) for name, part in origins.items()]
    return lines


def _sum_line(name: str, evaluation: Evaluation) -> str:
    strict, soft = evaluation.macro
    whole = f"{evaluation.whole} of {len(evaluation.documents)} documents whole"
    return f"{name}: macro F1 strict {strict:.3f} soft {soft:.3f}, {whole}"


def _failures(evaluation: Evaluation) -> list[str]:
    failures = evaluation.failures
    lines = [f"  {failure.document}: {failure.reason}" for failure in failures]
    return ["", f"failed: {len(failures)}", *lines] if failures else []


def _misses(evaluation: Evaluation) -> list[str]:
    return [line for document in evaluation.documents for line in _missed(document)]


def _missed(document: DocumentScore) -> list[str]:
    """Nothing for a document that failed: its reason says it all."""
    if document.failure:
        return []
    entries = [entry for judgements in document.judgements.values() for entry in judgements]
    missed = [f"  {_cut(entry).line}" for entry in entries if entry.verdict is not Verdict.RIGHT]
    return ["", document.name, *missed] if missed else []


def _cut(judgement: Judgement) -> Judgement:
    """Long texts shown from a little before the first difference on."""
    found, golden = _one_line(judgement.found), _one_line(judgement.golden)
    start = 0
    if found and golden and max(len(found), len(golden)) > TEXT_WIDTH:
        start = max(0, _first_difference(found, golden) - TEXT_WIDTH // 4)
    return Judgement(judgement.about, _window(found, start), _window(golden, start), judgement.verdict)


def _one_line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def _first_difference(found: str, golden: str) -> int:
    pairs = enumerate(zip(found, golden, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(found), len(golden)))


def _window(text: str | None, start: int) -> str | None:
    if text is None:
        return None
    shown = text[start : start + TEXT_WIDTH]
    return ("…" if start else "") + shown + ("…" if start + TEXT_WIDTH < len(text) else "")


def _changes(changes: Sequence[GainOrLoss]) -> list[str]:
    if not changes:
        return []
    gains = [change for change in changes if change.gain]
    losses = [change for change in changes if not change.gain]
    head = f"gains {len(gains)}, losses {len(losses)}"
    return ["", head] + [_change_line("+", one) for one in gains] + [_change_line("−", one) for one in losses]


def _change_line(sign: str, change: GainOrLoss) -> str:
    return f"{sign} {change.document}  {change.line}"
