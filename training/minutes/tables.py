"""Tables inside minutes: numbers with true totals, follow-ups of old decisions, rows that are items."""

from dataclasses import dataclass

from training.minutes.document import Grid, Role, Zone
from training.minutes.resolutions import Decision
from training.minutes.truth import Truth, node_of, table_of, task_of
from training.minutes.wordings import decisions, prose
from training.minutes.writer import Writer

TEXT_COLUMNS = 2
"""Number and name; the others are numbers."""
WITH_TOTAL = 0.7


@dataclass(frozen=True, slots=True)
class Written:
    """A table on the paper and in truth."""

    grid: Grid
    truth: Truth


def write_numbers(writer: Writer) -> Written:
    """Rows of amounts, mostly with a total that is their sum."""
    header = tuple(writer.say(prose.TABLE_COLUMNS).split("|"))
    count, columns = writer.scribe.between((3, 8)), len(header) - TEXT_COLUMNS
    numbers = [
        [writer.scribe.choose((0, 4, 12, 150, 2_400, 31_750, 128_000)) for _ in range(columns)] for _ in range(count)
    ]
    rows = [
        (writer.scribe.digits(str(at)), writer.topic(), *(_amount(writer, value) for value in values))
        for at, values in enumerate(numbers, 1)
    ]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    total = _total(writer, sums)
    totals = [_total_truth(count, at, value, total) for at, value in enumerate(sums)] if total else []
    table = (header, *rows, *([total] if total else []))
    return Written(Grid(table, Zone.AGENDA, Role.TABLE_ROW), table_of(table, totals))


def write_follow_up(writer: Writer) -> Written:
    """Decisions of the meeting before and what became of them: no decisions of this one."""
    header = tuple(writer.scribe.row(prose.FOLLOW_UP_COLUMNS).split("|"))
    agenda = writer.scribe.between((3, 5))
    rows = [
        _follow_up_row(writer, f"{agenda}.{at}", at, len(header)) for at in range(1, writer.scribe.between((2, 4)) + 1)
    ]
    return Written(Grid((header, *rows), Zone.AGENDA, Role.TABLE_ROW), table_of((header, *rows)))


def write_matters(writer: Writer, agenda: str) -> tuple[Written, list[Truth]]:
    """A table whose rows are items with their decisions and who does them."""
    header = tuple(writer.scribe.row(prose.TASK_COLUMNS).split("|"))
    rows: list[tuple[str, ...]] = []
    items: list[Truth] = []
    for at in range(1, writer.scribe.between((2, 5)) + 1):
        number, topic, office = writer.scribe.digits(f"{agenda}.{at}"), writer.topic(), writer.office().strip()
        decision = _short_decision(writer, topic)
        rows.append((number, topic, decision.text, office, writer.near_date())[: len(header)])
        item = node_of(number, topic)
        item["resolutions"] = [decision.truth]
        item["tasks"] = [task_of(office, topic)]
        items.append(item)
    return Written(Grid((header, *rows), Zone.AGENDA, Role.TABLE_ROW), table_of((header, *rows))), items


def _short_decision(writer: Writer, topic: str) -> Decision:
    if writer.scribe.chance(0.5):
        return Decision(writer.say(decisions.ACKNOWLEDGED, topic=topic), ("acknowledged",))
    return Decision(writer.say(decisions.APPROVED, topic=topic), ("approved",))


def _amount(writer: Writer, value: int) -> str:
    return writer.scribe.digits(f"{value:,}") if value else "-"


def _total(writer: Writer, sums: list[int]) -> tuple[str, ...] | None:
    if not writer.scribe.chance(WITH_TOTAL):
        return None
    return "", writer.scribe.row(prose.TOTALS), *(_amount(writer, value) for value in sums)


def _total_truth(row: int, column: int, value: int, total: tuple[str, ...] | None) -> Truth:
    stated = value if total and total[TEXT_COLUMNS + column] != "-" else None
    return {"row": row, "column": TEXT_COLUMNS + column, "stated": stated, "computed": value, "holds": True}


def _follow_up_row(writer: Writer, path: str, at: int, columns: int) -> tuple[str, ...]:
    number = writer.scribe.digits(path if columns == 4 else str(at))
    topic = writer.topic()
    old = writer.say(decisions.APPROVED, topic=topic)
    state = writer.scribe.row(prose.STATES)
    return (number, topic, old, state) if columns == 4 else (number, old, state)
