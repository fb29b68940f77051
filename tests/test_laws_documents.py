"""Laws that hold for whole documents: random outlines in every style of number.

An ordinary run tries some 200 of them; `make laws` tries 2,000.
"""

import os
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.outlines import READ_STYLES, minutes, thai
from tests.test_laws import items_of, resolve

from minutes_extract.checks.check import check
from minutes_extract.checks.codes import CODES
from minutes_extract.model.minutes import Minutes, Severity
from minutes_extract.pipeline import assemble, draft_of, extract_bytes
from minutes_extract.reading.read import read_bytes

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "100"))
FRONT = "รายงานการประชุมคณะกรรมการพัฒนาตลาด\nครั้งที่ ๓/๒๕๖๗\nวันพุธที่ ๕ มิถุนายน ๒๕๖๗\nผู้มาประชุม\n๑. นายก้องภพ ทุ่งกว้าง นายอำเภอ\n"
RELATIVE_STYLES = sorted(name for name, style in READ_STYLES.items() if style(1, 1) == style(9, 1))
"""Those without the agenda's number."""


@given(minutes(), st.sampled_from(["any.txt", "any.md"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_outline_becomes_whole_minutes(text: str, name: str) -> None:
    document = read_bytes(text.encode(), name)
    draft = draft_of(document)
    found = assemble(document, draft, check(document, draft))
    assert [one.message for one in found.findings if one.code == "internal.error"] == []
    assert [one.line.raw for one in draft.taken] == [line.raw for page in document.pages for line in page.lines]
    assert Minutes.model_validate_json(found.model_dump_json()) == found
    # Lines that hold something and fit no rule are worse than others of their code.
    raised = {("content.unparsed", Severity.WARNING)}
    assert {(one.code, one.severity) for one in found.findings} <= raised | set(CODES.items())
    as_json = found.model_dump(mode="json")
    for finding in found.findings:
        resolve(as_json, finding.path)
    numbers = {(line.page, line.number) for page in document.pages for line in page.lines}
    for item in items_of(found.agenda):
        assert item.path[-1:] == (() if item.number is None else (item.number,))
        assert all(
            (one.page, one.first_line) in numbers and (one.page, one.last_line) in numbers for one in item.places
        )


@given(st.sampled_from(sorted(READ_STYLES)), st.integers(2, 8), st.integers(1, 9), st.booleans())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_settled_series_is_one_of_items_in_every_style(
    style: str, count: int, agenda: int, blank_lines: bool
) -> None:
    found = extract_bytes(_series(style, agenda, range(1, count + 1), blank_lines).encode(), "any.txt")
    (head,) = found.agenda
    assert [item.heading for item in head.items] == [
        f"เรื่องของกอง {thai(str(n))}".translate(ASCII) for n in range(1, count + 1)
    ]
    assert [len(item.resolutions) for item in head.items] == [1] * count
    assert [one.message for one in found.findings if one.code == "agenda.numbering"] == []


ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@given(st.sampled_from(sorted(READ_STYLES)), st.integers(3, 8), st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_skipped_or_repeated_number_is_named_in_every_style(style: str, count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(2, count - 1))
    skipped = [n for n in range(1, count + 1) if n != at]
    repeated = [n - (n > at) for n in range(1, count + 1)]
    for numbers in (skipped, repeated):
        found = extract_bytes(_series(style, 2, numbers, True).encode(), "any.txt")
        codes = Counter(one.code for one in found.findings)
        assert codes["agenda.numbering"] == 1, numbers


def _series(style: str, agenda: int, numbers, blank_lines: bool) -> str:
    lines = [f"ระเบียบวาระที่ {thai(str(agenda))} เรื่องเพื่อทราบ"]
    for number in numbers:
        lines += [f"{READ_STYLES[style](agenda, number)} เรื่องของกอง {thai(str(number))}", "มติที่ประชุม รับทราบ"]
    return FRONT + "\n" + ("\n\n" if blank_lines else "\n").join(lines) + "\n"


@given(st.sampled_from(RELATIVE_STYLES), st.integers(2, 5))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_settled_series_stands_under_the_item_above_it(style: str, count: int) -> None:
    body = _series(style, 9, range(1, count + 1), True).partition("เรื่องเพื่อทราบ\n\n")[2]
    text = f"{FRONT}\nระเบียบวาระที่ ๒ เรื่องเพื่อทราบ\n\n๒.๑ กลุ่มงานแผน\n\n{body}\n๒.๒ กลุ่มงานคลัง\n\n{body}"
    (head,) = extract_bytes(text.encode(), "any.txt").agenda
    assert [item.number for item in head.items] == ["2.1", "2.2"]
    assert [len(group.items) for group in head.items] == [count, count]
