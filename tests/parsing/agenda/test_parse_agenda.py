"""The agenda of small invented minutes, in every form the genre has: tests/cases/parsing_agenda/*.txt.

A case expects an outline. It has a line for each agenda or item (`4.2 heading (status)`, "-" for one without number or
heading), indented under its parent, and below it what belongs to it:

    > text [outcome outcome] {yes=1 no=0}     a labelled resolution, " / " for its line ends
    * name votes elected                      under it, its ballots
    ? text [outcome]                          an unlabelled one
    # caption: column | column                a table, one "#" line for each row, "=" before a stated total
    " text                                    its paragraphs, only where the case expects any
    @ kind raw = value unit                   its mentions, likewise
    ! kind reading proposer < seconder, …     the motion that it is
    ~ speaker (role): text                    its speeches
    + who: text (due = iso)                   its tasks
    <kind>                                    behind an agenda's heading, likewise
"""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import cases

from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import (
    AgendaItem,
    Ballot,
    DocumentReference,
    Mention,
    Motion,
    Resolution,
    Speech,
    Table,
    Task,
)
from minutes_extract.parsing.agenda.parse_agenda import parse_agenda
from minutes_extract.reading.read import read_bytes
from minutes_extract.thai.repair import repair_page

TROUBLEMAKERS = st.lists(
    st.sampled_from(
        [
            *("ระเบียบวาระที่ ๑ เรื่องอื่น ๆ", "วาระที่ 1.1", "มติที่ประชุม", "มติ", "ที่ประชุมมีมติเห็นชอบ ดังนี้", "- ไม่มี -"),
            *(
                "1.",
                "๑.๑",
                "(๑)",
                "๒)",
                "ก.",
                "|",
                "\t",
                "a\tb\n1\t2",
                "| ก | ข |\n|---|---|\n| 1 | 2 |",
                "**",
                "#",
                "\n",
            ),
            *("\n\n", " ", "ข้อความ", "12/2566", "๑๒,๐๐๐ บาท", "รวม\t3", "<table><tr><td>", "(ต่อ)", "99.99.99", "๐"),
        ]
    ),
    max_size=25,
).map("".join)


def read_lines(text: str) -> list[Line]:
    return lay_out(map(repair_page, read_bytes(text.encode(), "case.txt").pages))


def outline_of(text: str, expected: str) -> str:
    agenda, _, _ = parse_agenda([line for line in read_lines(text) if not line.furniture])
    marks = {line.strip()[0] for line in expected.splitlines() if line.strip()} | (
        {"<"} if ">\n" in expected else set()
    )
    return "\n".join(line for item in agenda for line in _outline(item, marks, ""))


def _outline(item: AgendaItem, marks: set[str], indent: str) -> Iterator[str]:
    kind = f" <{item.kind}>" if item.kind and "<" in marks else ""
    status = f" ({item.status})" if item.status else ""
    yield f"{indent}{item.number or '-'} {item.heading or '-'}{status}{kind}"
    within = indent + "  "
    for paragraph in item.text.split("\n") if item.text and '"' in marks else ():
        yield f'{within}" {paragraph}'
    for mention in item.mentions if "@" in marks else ():
        yield f"{within}@ {_mention(mention)}"
    if item.motion:
        yield f"{within}! {_motion(item.motion)}"
    for speech in item.speeches:
        yield f"{within}~ {_speech(speech)}"
    for task in item.tasks:
        yield f"{within}+ {_task(task)}"
    for table in item.tables:
        yield from (f"{within}# {row}" for row in _table(table))
    for resolution in item.resolutions:
        yield f"{within}{_resolution(resolution)}"
        yield from (f"{within}  * {_ballot(ballot)}" for ballot in resolution.ballots)
    for child in item.items:
        yield from _outline(child, marks, within)


def _resolution(one: Resolution) -> str:
    votes = "" if one.votes is None else f" {{{_votes(one)}}}"
    text = " / ".join(one.text.split("\n"))
    return f"{'>' if one.labelled else '?'} {text} [{' '.join(one.outcomes)}]{votes}"


def _votes(one: Resolution) -> str:
    counted = one.votes.model_dump() if one.votes else {}
    unanimous = ["unanimous"] if counted.pop("unanimous", False) else []
    return " ".join([f"{name}={count}" for name, count in counted.items() if count is not None] + unanimous)


def _speech(one: Speech) -> str:
    role = f" ({one.speaker.role})" if one.speaker.role else ""
    return f"{one.speaker.raw}{role}: " + " / ".join(one.text.split("\n"))


def _motion(one: Motion) -> str:
    proposer = one.proposer.raw if one.proposer else "?"
    seconders = ", ".join(seconder.raw for seconder in one.seconders)
    return " ".join(filter(None, (one.kind, str(one.reading or ""), proposer, seconders and f"< {seconders}")))


def _task(one: Task) -> str:
    due = f" ({one.due.raw} = {one.due.iso})" if one.due else ""
    return f"{one.to.raw if one.to else '?'}: {one.text}{due}"


def _ballot(one: Ballot) -> str:
    elected = {True: " elected", False: "", None: " ?"}[one.elected]
    return f"{one.candidate.name} {one.votes}{elected}"


def _table(table: Table) -> Iterator[str]:
    yield f"{table.caption or '-'}: " + " | ".join(table.columns)
    for at, row in enumerate(table.rows):
        yield " | ".join(cell.text for cell in row)
        for total in table.totals:
            if total.row == at:
                yield f"= {total.column}: {total.stated} {'holds' if total.holds else f'not {total.computed}'}"


def _mention(one: Mention) -> str:
    value = one.value
    if isinstance(value, DocumentReference):
        value = f"{value.number} {value.date}"
    return f"{one.kind} {one.text} = {value}" + (f" {one.unit}" if one.unit else "")


@pytest.mark.parametrize("case", cases.blocks(*cases.files_in("parsing_agenda")))
def test_case(case: cases.Case) -> None:
    text = case.input.strip("\n")
    assert outline_of(text, case.expected) == case.expected


@settings(max_examples=150, deadline=None)
@given(TROUBLEMAKERS)
def test_never_raises_and_takes_every_line_once(text: str) -> None:
    lines = read_lines(f"วาระที่ 1 เรื่องแจ้งเพื่อทราบ\n{text}")
    _, taken, _ = parse_agenda(lines)
    assert sorted(id(one.line) for one in taken) == sorted(map(id, lines))
