"""The yardstick measured: every field counts what it must, and nothing else does."""

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from minutes_extract.errors import FileAccessError, UsageError
from minutes_extract.evaluation import compare, difference, evaluate, render, score_document
from minutes_extract.evaluation.fields import FIELDS
from minutes_extract.evaluation.judgement import Verdict
from minutes_extract.evaluation.letters import folded, letters, overlap
from minutes_extract.evaluation.match import MOST_CANDIDATES, match
from minutes_extract.evaluation.score import DocumentScore, Evaluation
from minutes_extract.model.minutes import Minutes, Votes

Record = dict[str, JsonValue]
PLACES: Record = {"places": []}
SARA_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"
PERSON_FIELDS = {
    "people",
    "person status",
    "person number",
    "person office",
    "acting for",
    "absence reason",
    "person unit",
}


def person(number: int, name: str, position: str | None, **more: JsonValue) -> Record:
    blank = dict.fromkeys(("honorific_prefix", "given_name", "family_name", "role", "acting_for", "reason", "unit"))
    known: Record = {"number": number, "raw": name, "name": name, "position": position, "confidence": None}
    return blank | known | PLACES | more


def cell(text: str, value: float | None = None) -> Record:
    return {"raw": text, "text": text, "value": value, "row_span": 1, "column_span": 1, "confidence": None}


def named(raw: str) -> Record:
    return {"raw": raw, "name": None, "person": None}


def item(number: str, heading: str, **more: JsonValue) -> Record:
    empty: Record = {key: [] for key in ("items", "resolutions", "speeches", "tasks", "tables", "mentions")}
    known: Record = {"number": number, "label": None, "path": [number], "kind": None, "heading": heading, "text": ""}
    return known | {"status": None, "motion": None, "confidence": None} | empty | PLACES | more


def resolution(text: str, *outcomes: str, **more: JsonValue) -> Record:
    known: Record = {"raw": text, "text": text, "labelled": True, "outcomes": list(outcomes), "votes": None}
    return known | {"ballots": [], "confidence": None} | PLACES | more


BUDGET: Record = {
    "caption": None,
    "columns": ["ที่", "รายการ", "บาท"],
    "rows": [
        [cell("1", 1), cell("จัดซื้อโต๊ะทำงานสำนักงาน"), cell("12,500", 12500)],
        [cell("2", 2), cell("ซ่อมหลังคาอาคารเรียน"), cell("7,500", 7500)],
        [cell(""), cell("รวม"), cell("20,000", 20000)],
    ],
    "totals": [{"row": 2, "column": 2, "stated": 20000, "computed": 20000, "holds": True}],
    "places": [],
}

LETTER: Record = {
    "reference_no": "ทด 0017/ว 214",
    "date": {"raw": "๕ มกราคม ๒๕๖๗", "iso": "2024-01-05", "weekday": None},
    "sender": "สำนักงานทดสอบจังหวัดตัวอย่าง",
    "subject": "ขอส่งรายงานการประชุม",
    "to": "หัวหน้าส่วนทุกอำเภอ",
    "enclosures": ["รายงานการประชุม จำนวน 1 ชุด"],
    "body": "ตามที่ได้จัดประชุมไปแล้วนั้น ขอส่งรายงานการประชุมมาเพื่อทราบ",
    "signatory": {"name": "นายตัวอย่าง ทดลอง", "position": "หัวหน้าสำนักงานทดสอบ"},
    "places": [],
}

FULL: Record = {
    "schema_version": "1.1",
    "source": {
        "file_name": "a.txt",
        "sha256": "0",
        "media_type": "text/plain",
        "pages": [
            {
                "number": 1,
                "width": None,
                "height": None,
                "text_from": "plain",
                "health": {"score": 1.0, "reasons": []},
            }
        ],
        "part": None,
    },
    "sections": dict.fromkeys(
        ("cover_letter", "meeting", "attendance", "agenda", "tables", "signatures"), "complete"
    ),
    "cover_letter": LETTER,
    "meeting": {
        "title": "รายงานการประชุมคณะกรรมการทดสอบระบบ",
        "body": "คณะกรรมการทดสอบระบบ",
        "number": {"raw": "๓/๒๕๖๗", "text": "3/2567", "sequence": 3, "year_be": 2567},
        "date": {"raw": "วันพุธที่ ๓ มกราคม ๒๕๖๗", "iso": "2024-01-03", "weekday": "wednesday"},
        "time_start": "09:30",
        "time_end": "12:00",
        "opened": "09:40",
        "adjourned": "11:45",
        "venue": "ห้องประชุม 2 ชั้น 4 อาคารตัวอย่าง",
        "sittings": [
            {
                "date": {"raw": "๓ มกราคม ๒๕๖๗", "iso": "2024-01-03", "weekday": None},
                "opened": "09:40",
                "adjourned": "11:45",
                "venue": None,
                "places": [],
            }
        ],
        "quorum": {"members": 9, "present": 8, "unit": "persons"},
        "places": [],
    },
    "attendance": [
        {
            "status": "present",
            "heading": "ผู้มาประชุม",
            "stated_count": 2,
            "confidence": None,
            "people": [
                person(1, "นายมานะ ตัวอย่างดี", "ผู้อำนวยการสำนักทดสอบ", role="ประธานกรรมการ"),
                person(2, "นางสาวปิติ ทดลองเรียน", "นักวิชาการชำนาญการ", acting_for="หัวหน้ากลุ่มแผนงาน", unit="กลุ่มแผนงาน"),
            ],
            "places": [],
        },
        {
            "status": "absent",
            "heading": "ผู้ไม่มาประชุม",
            "stated_count": None,
            "confidence": None,
            "people": [person(1, "นางวีระ สมมุติชน", "กรรมการผู้ทรงคุณวุฒิ", reason="ติดราชการ")],
            "places": [],
        },
    ],
    "agenda": [
        item(
            "1",
            "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
            kind="chair_announcements",
            text="ประธานกล่าวเปิดประชุมและแจ้งกำหนดการ",
            resolutions=[resolution("ที่ประชุมรับทราบตามที่ประธานแจ้ง", "acknowledged")],
        ),
        item(
            "2",
            "เรื่องเพื่อพิจารณา",
            kind="for_consideration",
            items=[
                item(
                    "2.1",
                    "การจัดซื้อครุภัณฑ์ประจำปี",
                    text="ฝ่ายเลขานุการเสนอรายการตามตาราง",
                    tables=[BUDGET],
                    mentions=[
                        {"kind": "money", "raw": "", "text": "20,000 บาท", "value": 20000, "unit": "บาท", "places": []}
                    ],
                    resolutions=[
                        resolution(
                            "เห็นชอบและมอบหมายฝ่ายพัสดุดำเนินการ",
                            "approved",
                            "assigned",
                            votes=Votes.empty(yes=7, no=1, present=8, unit="votes").model_dump(mode="json"),
                            ballots=[{"for": named("นายมานะ ตัวอย่างดี"), "votes": 5, "elected": True}],
                        )
                    ],
                    speeches=[
                        {
                            "speaker": {"raw": "ประธาน", "name": None, "role": "ประธาน", "person": "/attendance/0/people/0"},
                            "text": "ขอเชิญฝ่ายพัสดุชี้แจงรายการ",
                            "places": [],
                        }
                    ],
                    motion={"kind": "motion", "reading": 1, "proposer": named("นายมานะ ตัวอย่างดี"), "seconders": []},
                    tasks=[
                        {
                            "to": named("ฝ่ายพัสดุ"),
                            "text": "จัดซื้อโต๊ะทำงาน",
                            "due": {"raw": "๓๑ มกราคม ๒๕๖๗", "iso": "2024-01-31"},
                            "places": [],
                        }
                    ],
                ),
                item("2.2", "การย้ายห้องสมุด", status="withdrawn"),
            ],
        ),
        item("3", "เรื่องอื่น ๆ", kind="other_business", status="empty"),
    ],
    "tables": [],
    "signatures": [
        {
            "role": "recorder",
            "label": "ผู้จดรายงาน",
            "name": "นางสาวปิติ ทดลองเรียน",
            "position": "นักวิชาการ",
            "places": [],
        }
    ],
    "findings": [
        {
            "code": "attendance.count",
            "severity": "warning",
            "message": "",
            "path": "/attendance/0",
            "quote": "",
            "evidence": {},
            "places": [],
        }
    ],
}  # fmt: skip

# field → what to change in the found document (a path and a new value), so that this field must lose
MUST_COUNT: dict[str, tuple[str, JsonValue]] = {
    "header.title": ("meeting.title", "รายงานการประชุมคณะทำงาน"),
    "header.body": ("meeting.body", None),
    "header.number": ("meeting.number.text", "4/2567"),
    "header.year": ("meeting.number.year_be", 2566),
    "header.date": ("meeting.date.iso", "2024-01-04"),
    "header.weekday": ("meeting.date.weekday", "thursday"),
    "header.time_start": ("meeting.time_start", "09:00"),
    "header.time_end": ("meeting.time_end", None),
    "header.opened": ("meeting.opened", "09:30"),
    "header.adjourned": ("meeting.adjourned", "12:45"),
    "header.venue": ("meeting.venue", "ห้องประชุม 3 ชั้น 4 อาคารตัวอย่าง"),
    "header.sittings": ("meeting.sittings.0.date.iso", "2024-01-04"),
    "header.members": ("meeting.quorum.members", 10),
    "header.members_present": ("meeting.quorum", None),
    "letter.reference_no": ("cover_letter.reference_no", "ทด 0017/ว 215"),
    "letter.date": ("cover_letter.date", None),
    "letter.weekday": ("cover_letter.date.weekday", "friday"),
    "letter.sender": ("cover_letter.sender", "สำนักงานอื่น"),
    "letter.subject": ("cover_letter.subject", None),
    "letter.to": ("cover_letter.to", "หัวหน้าส่วนทุกตำบล"),
    "letter.body": ("cover_letter.body", ""),
    "letter.signatory": ("cover_letter.signatory.name", "นายตัวอย่าง ทดสอบ"),
    "letter.office": ("cover_letter.signatory", None),
    "letter.enclosures": ("cover_letter.enclosures", []),
    "groups": ("attendance.0.heading", "รายชื่อกรรมการ"),
    "stated count": ("attendance.0.stated_count", 3),
    "people": ("attendance.0.people.1.name", "นางสาวปีติ ทดลองเรียน"),
    "person status": ("attendance.1.status", "present"),
    "person number": ("attendance.0.people.0.number", 7),
    "person office": ("attendance.0.people.0.role", None),
    "acting for": ("attendance.0.people.1.acting_for", None),
    "absence reason": ("attendance.1.people.0.reason", "ลาป่วย"),
    "person unit": ("attendance.0.people.1.unit", "กลุ่มบริหาร"),
    "agenda": ("agenda.2.heading", "เรื่องสืบเนื่อง"),
    "agenda kind": ("agenda.0.kind", "unknown"),
    "agenda status": ("agenda.2.status", None),
    "agenda text": ("agenda.0.text", ""),
    "items": ("agenda.1.items.1.number", "2.9"),
    "item status": ("agenda.1.items.1.status", "deferred"),
    "item text": ("agenda.1.items.0.text", "ไม่มีข้อความ"),
    "resolutions": ("agenda.0.resolutions", []),
    "resolution at item": ("agenda.1.items.0.number", "2.7"),
    "resolution text": ("agenda.1.items.0.resolutions.0.text", "เห็นชอบและมอบหมายฝ่ายพัสดุดำเนินกา"),
    "resolution label": ("agenda.0.resolutions.0.labelled", False),
    "resolution outcome": ("agenda.0.resolutions.0.outcomes", ["other"]),
    "votes": ("agenda.1.items.0.resolutions.0.votes", None),
    "votes present": ("agenda.1.items.0.resolutions.0.votes.present", 9),
    "vote unit": ("agenda.1.items.0.resolutions.0.votes.unit", "shares"),
    "ballots": ("agenda.1.items.0.resolutions.0.ballots", []),
    "ballot votes": ("agenda.1.items.0.resolutions.0.ballots.0.votes", 4),
    "speeches": ("agenda.1.items.0.speeches.0.text", "ขอขอบคุณทุกท่านที่มาประชุมวันนี้"),
    "speaker on the list": ("agenda.1.items.0.speeches.0.speaker.person", None),
    "motions": ("agenda.1.items.0.motion", None),
    "motion kind": ("agenda.1.items.0.motion.kind", "bill"),
    "motion reading": ("agenda.1.items.0.motion.reading", 2),
    "proposer": ("agenda.1.items.0.motion.proposer", None),
    "tasks": ("agenda.1.items.0.tasks.0.to.raw", "ผู้อำนวยการกองคลัง"),
    "task due": ("agenda.1.items.0.tasks.0.due.iso", "2024-02-28"),
    "mentions": ("agenda.1.items.0.mentions", []),
    "table cells": ("agenda.1.items.0.tables.0.rows.1.1", cell("ซ่อมประตูโรงรถ")),
    "number cells": ("agenda.1.items.0.tables.0.rows.1.2", cell("7,500", 750)),
    "totals": ("agenda.1.items.0.tables.0.totals.0.holds", False),
    "signatures": ("signatures.0.role", "reviewer"),
    "signature office": ("signatures.0.position", None),
    "sections.cover_letter": ("sections.cover_letter", "check"),
    "sections.meeting": ("sections.meeting", "check"),
    "sections.attendance": ("sections.attendance", "check"),
    "sections.agenda": ("sections.agenda", "check"),
    "sections.tables": ("sections.tables", "check"),
    "sections.signatures": ("sections.signatures", "check"),
    "findings": ("findings.0.code", "attendance.name"),
}

# what may be otherwise in the found document without any field losing
MUST_NOT_COUNT: dict[str, tuple[str, JsonValue]] = {
    "blanks": ("meeting.title", "รายงานการประชุม  คณะกรรมการ ทดสอบระบบ"),
    "Thai digits": ("meeting.number.text", "๓/๒๕๖๗"),
    "edge punctuation": ("agenda.0.heading", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ :"),
    "zero-width blanks": ("attendance.0.people.0.name", "นายมานะ\N{ZERO WIDTH SPACE} ตัวอย่างดี"),
    "sara am in two": ("attendance.0.people.0.position", f"ผู้อ{SARA_AM}นวยการส{SARA_AM}นักทดสอบ"),
    "role written as office": (
        "attendance.1.people.0",
        person(1, "นางวีระ สมมุติชน", None, role="กรรมการผู้ทรงคุณวุฒิ", reason="ติดราชการ"),
    ),
    "order of outcomes": ("agenda.1.items.0.resolutions.0.outcomes", ["assigned", "approved"]),
    "a dash for an empty cell": ("agenda.1.items.0.tables.0.rows.2.0", cell("-")),
    "18.0 for 18": ("agenda.1.items.0.tables.0.rows.1.2", cell("7,500", 7500.0)),
    "raw": ("meeting.date.raw", "something else"),
    "message of a finding": ("findings.0.message", "said otherwise"),
    "places": ("agenda.0.places", [{"page": 1, "first_line": 1, "last_line": 2, "box": None}]),
    "empty for null": ("cover_letter.date.weekday", ""),
}  # fmt: skip


def changed(document: Record, path: str, value: JsonValue) -> Record:
    """A copy with one value replaced; steps of the path are keys or positions."""
    copied = copy.deepcopy(document)
    *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    node = copied
    for step in above:
        node = node[step]
    node[last] = value
    return copied


def without(document: Record, key: str) -> Record:
    """A copy that has the key nowhere."""
    if isinstance(document, dict):
        return {name: without(value, key) for name, value in document.items() if name != key}
    return [without(value, key) for value in document] if isinstance(document, list) else document


def write(folder: Path, name: str, document: JsonValue) -> Path:
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def imperfect(score: DocumentScore) -> set[str]:
    return {name for name, entry in score.fields.items() if not entry.perfect}


def verdicts(score: DocumentScore, field: str) -> list[Verdict]:
    return [entry.verdict for entry in score.judgements[field]]


def test_the_example_fits_the_contract() -> None:
    Minutes.model_validate(FULL)


def test_every_field_has_a_case() -> None:
    assert list(MUST_COUNT) == [field.name for field in FIELDS]


def test_a_document_with_itself_is_right_everywhere() -> None:
    score = score_document(FULL, FULL)
    assert score.whole
    # letter.weekday alone is null in the example
    assert set(score.fields) == {field.name for field in FIELDS} - {"letter.weekday"}
    assert all(entry.f1 == entry.soft_f1 == 1.0 and entry.golden > 0 for entry in score.fields.values())


@pytest.mark.parametrize("field", MUST_COUNT)
def test_must_count(field: str) -> None:
    score = score_document(changed(FULL, *MUST_COUNT[field]), FULL)
    assert field in imperfect(score)
    assert not score.whole


@pytest.mark.parametrize("field", MUST_COUNT)
def test_every_change_is_a_difference(field: str) -> None:
    assert difference(changed(FULL, *MUST_COUNT[field]), FULL)


@pytest.mark.parametrize("name", MUST_NOT_COUNT)
def test_must_not_count(name: str) -> None:
    score = score_document(changed(FULL, *MUST_NOT_COUNT[name]), FULL)
    assert imperfect(score) == set()
    assert score.whole


@pytest.mark.parametrize(
    ("key", "silenced"),
    [
        ("cover_letter", {field.name for field in FIELDS if field.family == "letter"}),
        ("venue", {"header.venue"}),
        ("number", {"header.number", "header.year", "person number"}),
        ("people", PERSON_FIELDS),
        ("kind", {"agenda kind"}),
        ("outcomes", {"resolution outcome"}),
        ("votes", {"votes", "votes present", "vote unit", "ballot votes"}),
        ("speeches", {"speeches", "speaker on the list"}),
        ("tasks", {"tasks", "task due"}),
        ("motion", {"motions", "motion kind", "motion reading", "proposer"}),
        ("ballots", {"ballots", "ballot votes"}),
        ("sittings", {"header.sittings"}),
        ("totals", {"totals"}),
        ("value", set()),
        ("findings", {"findings"}),
        ("attendance", PERSON_FIELDS | {"groups", "stated count"}),
    ],
)  # fmt: skip
def test_what_golden_leaves_out_is_not_asked(key: str, silenced: set[str]) -> None:
    score = score_document(FULL, without(FULL, key))
    asked = set(score.fields)
    assert not asked & (silenced - {"sections.cover_letter"})
    if key not in ("number", "kind", "attendance"):  # these also name items, mentions and sections
        assert score.whole


def test_null_and_empty_lists_in_golden_ask_for_nothing_to_be_found() -> None:
    golden: Record = {"cover_letter": None, "attendance": [], "agenda": [], "signatures": [], "findings": []}
    score = score_document(FULL, golden)
    assert set(verdicts(score, "letter.date") + verdicts(score, "people") + verdicts(score, "items")) == {Verdict.EXTRA}
    assert all(entry.golden == 0 and entry.precision == 0 for entry in score.fields.values())


def test_nothing_found_loses_all_support() -> None:
    score = score_document({}, FULL)
    assert all(entry.found == 0 and entry.recall == 0 and entry.golden > 0 for entry in score.fields.values())


def test_a_near_name_is_right_under_the_soft_equality_only() -> None:
    score = score_document(changed(FULL, *MUST_COUNT["people"]), FULL).fields["people"]
    assert (score.strict, score.soft, score.found, score.golden) == (2, 3, 3, 3)


def test_what_stands_beside_a_lost_thing_is_lost_with_it() -> None:
    found = changed(FULL, "attendance.1.people", [])
    score = score_document(found, FULL)
    assert verdicts(score, "absence reason") == [Verdict.LOST]
    assert verdicts(score, "person status").count(Verdict.LOST) == 1


def test_a_shared_outcome_is_near() -> None:
    found = changed(FULL, "agenda.1.items.0.resolutions.0.outcomes", ["approved"])
    assert verdicts(score_document(found, FULL), "resolution outcome") == [Verdict.RIGHT, Verdict.NEAR]
    assert overlap("approved", "rejected") == 0


def test_a_lost_row_costs_its_own_cells_only() -> None:
    table = copy.deepcopy(BUDGET)
    table["rows"].pop(0)
    score = score_document(changed(FULL, "agenda.1.items.0.tables", [table]), FULL).fields
    assert (score["table cells"].strict, score["table cells"].golden) == (8, 11)
    assert (score["number cells"].strict, score["number cells"].golden) == (3, 5)


def test_tables_out_of_order_and_extra_ones() -> None:
    other: Record = BUDGET | {"columns": ["ชื่อ"], "rows": [[cell("หนึ่ง")]], "totals": []}
    score = score_document(changed(FULL, "tables", [other]), FULL).fields["table cells"]
    assert (score.strict, score.found, score.golden) == (11, 13, 11)
    both = changed(FULL, "agenda.1.items.0.tables", [other, BUDGET])
    swapped = changed(FULL, "agenda.1.items.0.tables", [BUDGET, other])
    assert score_document(swapped, both).fields["table cells"].perfect


def test_a_sign_is_part_of_a_number() -> None:
    golden = changed(FULL, "agenda.1.items.0.tables.0.rows.1.2", cell("(500)", -500))
    found = changed(FULL, "agenda.1.items.0.tables.0.rows.1.2", cell("500", 500))
    assert imperfect(score_document(found, golden)) == {"number cells"}


def test_numbers_are_told_by_their_looks_where_golden_gives_no_values() -> None:
    score = score_document(changed(FULL, *MUST_COUNT["number cells"]), without(FULL, "value"))
    assert score.fields["number cells"].perfect
    bare = changed(FULL, "agenda.1.items.0.tables.0.rows", [["1", "จัดซื้อโต๊ะทำงานสำนักงาน", "12,500"]])
    assert score_document(FULL, bare).fields["number cells"].strict == 2


LISTS = st.lists(st.sampled_from(["นายมานะ ดี", "นายมานะ ดีมาก", "นางปิติ", "", "ก", "นางสาวปิติ ใจ"]), max_size=6)
DOCUMENT_CHANGES = st.lists(st.sampled_from(sorted(MUST_COUNT)), max_size=4, unique=True)


@given(LISTS, LISTS)
def test_matching_is_one_to_one_and_fair_to_both_sides(found: list[str], golden: list[str]) -> None:
    pairs = match(found, golden)
    assert len({pair.found for pair in pairs}) == len({pair.golden for pair in pairs}) == len(pairs)
    assert sorted((p.golden, p.found) for p in pairs) == sorted((p.found, p.golden) for p in match(golden, found))
    assert len(match(golden, golden)) == len(golden)


def test_matching_huge_lists_stays_bounded() -> None:
    found = [f"คน {number}" for number in range(MOST_CANDIDATES // 100)]
    golden = [f"ชื่อ {number}" for number in range(200)] + ["คน 5"]
    assert [(pair.found, pair.golden) for pair in match(found, golden)] == [(5, 200)]


@settings(max_examples=60, deadline=None)
@given(DOCUMENT_CHANGES)
def test_lost_and_extra_are_mirror_images(names: list[str]) -> None:
    found = FULL
    for name in names:
        try:
            found = changed(found, *MUST_COUNT[name])
        except (TypeError, IndexError):  # an earlier change took away what this one would touch
            continue
    there, back = score_document(found, FULL).fields, score_document(FULL, found).fields
    assert {name: (s.precision, s.recall, s.f1, s.soft_f1) for name, s in there.items()} == {
        name: (s.recall, s.precision, s.f1, s.soft_f1) for name, s in back.items()
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FULL, "items", "people", "rows", "number", "text", "name", "totals"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(list(FULL)), JSON), st.dictionaries(st.sampled_from(list(FULL)), JSON))
def test_any_json_can_be_scored_and_compared(found: Record, golden: Record) -> None:
    assert score_document(golden, golden).whole
    assert difference(golden, golden) == []
    score_document(found, golden)
    difference(found, golden)


@given(st.text("กำ\N{THAI CHARACTER NIKHAHIT}า ๓3.-\N{ZERO WIDTH SPACE}|(", max_size=12))
def test_folding_settles(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert folded(folded(text)) == folded(text)
    assert letters(folded(text)) == letters(text)


# --- folders


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two documents, both right."""
    found, golden = tmp_path / "found", tmp_path / "golden"
    for name in ("a", "b"):
        write(found / "2567", name, FULL)
        write(
            golden, name, {k: v for k, v in FULL.items() if k not in ("source", "schema_version")} | {"document": "x"}
        )
    return found, golden


def test_folders_that_agree(folders: tuple[Path, Path]) -> None:
    evaluation = evaluate(*folders)
    assert (evaluation.whole, evaluation.macro, evaluation.failures) == (2, (1.0, 1.0), ())
    assert evaluation.fields["people"].golden == 6
    assert evaluation.families["header"].golden == 28
    assert [document.origin for document in evaluation.documents] == ["plain", "plain"]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.unlink(), "no found file"),
        (lambda path: path.write_text("{", encoding="utf-8"), "not whole JSON"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "not whole JSON"),
        (lambda path: path.write_text("[]", encoding="utf-8"), "not minutes"),
        (lambda path: path.write_text("[" * 100_000, encoding="utf-8"), "nested too deep"),
        (lambda path: write(path.parent, "b", FULL | {"schema_version": "2.0"}), "schema_version is '2.0'"),
        (
            lambda path: write(path.parent, "b", {"schema_version": "1.0", "source": 1}),
            "as schema_version 1.1 has them: source",
        ),
        (lambda path: write(path.parent, "b", FULL | {"extra": 1}), "as schema_version 1.1 has them: extra"),
        (lambda path: write(path.parent.parent, "b/b", FULL), "2 found files of this name"),
    ],
)
def test_a_found_file_that_cannot_be_read_is_a_failure(
    folders: tuple[Path, Path], spoil: Callable[[Path], object], reason: str
) -> None:
    found, golden = folders
    spoil(found / "2567" / "b.json")
    evaluation = evaluate(found, golden)
    assert [(failure.document, reason in failure.reason) for failure in evaluation.failures] == [("b", True)]
    people = evaluation.fields["people"]
    assert (people.strict, people.found, people.golden) == (3, 3, 6)
    assert evaluation.whole == 1


def test_the_same_subfolder_is_preferred(tmp_path: Path) -> None:
    found, golden = tmp_path / "found", tmp_path / "golden"
    write(golden / "x", "a", {"meeting": FULL["meeting"]})
    write(found / "x", "a", FULL)
    write(found / "y", "a", changed(FULL, *MUST_COUNT["header.date"]))
    evaluation = evaluate(found, golden)
    assert (evaluation.documents[0].name, evaluation.whole) == ("x/a", 1)


@pytest.mark.parametrize("missing", ["found", "golden"])
@pytest.mark.parametrize("there", [True, False])
def test_empty_folders_are_wrong_usage(folders: tuple[Path, Path], tmp_path: Path, missing: str, there: bool) -> None:
    empty = tmp_path / "empty"
    if there:
        empty.mkdir()
    found, golden = folders
    with pytest.raises(UsageError, match=missing) as caught:
        evaluate(empty if missing == "found" else found, empty if missing == "golden" else golden)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("golden", "complaint"),
    [
        ({"meeting": {"titel": "ก"}}, "meeting/titel"),
        ({"attendance": [{"status": "there"}]}, "attendance/0/status"),
        ({"meeting": {"date": "2024-01-03"}}, "meeting/date"),
        ([], "not a JSON object"),
    ],
)
def test_a_golden_file_must_fit_the_contract(folders: tuple[Path, Path], golden: JsonValue, complaint: str) -> None:
    write(folders[1], "a", golden)
    with pytest.raises(UsageError, match=complaint):
        evaluate(*folders)


def test_a_golden_cell_may_be_its_text_alone(folders: tuple[Path, Path]) -> None:
    rows = [[entry["text"] for entry in row] for row in BUDGET["rows"]]
    golden = {"agenda": without(changed(FULL, "agenda.1.items.0.tables.0.rows", rows)["agenda"], "label")}
    write(folders[1], "a", golden)
    assert evaluate(*folders).whole == 2
    assert difference(FULL, golden) == []


# --- baseline


def against(before: Record, now: Record, tmp_path: Path, golden: Record = FULL) -> list[str]:
    """Gains and losses as signed lines."""
    path = tmp_path / "kept" / "baseline.json"
    Evaluation((score_document(before, golden, "a"),)).save_baseline(path)
    changes = compare(Evaluation((score_document(now, golden, "a"),)), path)
    return [("+" if change.gain else "-") + change.line for change in changes]


def test_no_change_against_itself(tmp_path: Path) -> None:
    spoiled = changed(FULL, *MUST_COUNT["people"])
    assert against(spoiled, spoiled, tmp_path) == []


def test_gains_and_losses_are_mirror_images(tmp_path: Path) -> None:
    spoiled = changed(FULL, *MUST_COUNT["header.date"])
    assert against(FULL, spoiled, tmp_path) == ["-meeting.date: found 2024-01-04 | golden 2024-01-03 (was right)"]
    assert against(spoiled, FULL, tmp_path) == ["+meeting.date: 2024-01-03 (was wrong: 2024-01-04)"]


def test_extra_things_are_losses_and_gone_ones_gains(tmp_path: Path) -> None:
    more = changed(
        FULL, "signatures", [*FULL["signatures"], FULL["signatures"][0] | {"role": "chair", "name": "นายเกิน มา"}]
    )
    lines = against(FULL, more, tmp_path)
    assert lines[0] == "-signatures: extra chair นายเกิน มา (was not there)"
    assert against(more, FULL, tmp_path)[0] == "+signatures: extra chair นายเกิน มา (is gone)"


def test_a_document_that_failed_is_one_change(folders: tuple[Path, Path], tmp_path: Path) -> None:
    found, golden = folders
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    evaluate(found, golden).save_baseline(good)
    (found / "2567" / "b.json").unlink()
    now = evaluate(found, golden)
    now.save_baseline(bad)
    assert [(c.document, c.gain, c.field) for c in compare(now, good)] == [("b", False, "document")]
    write(found, "b", FULL)
    assert [(c.document, c.gain) for c in compare(evaluate(found, golden), bad)] == [("b", True)]


def test_a_corrected_golden_file_is_neither_gain_nor_loss(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    Evaluation((score_document(FULL, FULL, "a"),)).save_baseline(path)
    corrected = changed(FULL, "meeting.venue", "ห้องอื่น")
    assert compare(Evaluation((score_document(FULL, corrected, "a"),)), path) == []


def test_a_baseline_that_cannot_be_read(tmp_path: Path) -> None:
    evaluation = Evaluation((score_document(FULL, FULL, "a"),))
    with pytest.raises(FileAccessError):
        compare(evaluation, tmp_path / "none.json")
    with pytest.raises(UsageError):
        compare(evaluation, write(tmp_path, "other", {"documents": 1}))
    with pytest.raises(FileAccessError):
        evaluation.save_baseline(tmp_path)


def test_a_baseline_is_the_same_bytes_every_time(folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    evaluate(*folders).save_baseline(one)
    evaluate(*folders).save_baseline(two)
    assert one.read_bytes() == two.read_bytes()
    assert json.loads(one.read_text("utf-8"))["macro"] == {"strict": 1.0, "soft": 1.0}


# --- report


def test_the_report_is_an_aligned_table_with_misses_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    Evaluation((score_document(FULL, FULL, "a"),)).save_baseline(path)
    spoiled = changed(changed(FULL, *MUST_COUNT["header.date"]), "signatures", [])
    evaluation = Evaluation((score_document(spoiled, FULL, "a"),))
    lines = render(evaluation, misses=True, changes=compare(evaluation, path))
    table = lines[: lines.index("")]
    assert len({len(line) for line in table}) == 1
    assert table[1].split() == ["header", "0.929", "0.929", "0.929", "0.929", "14", "14"]
    assert "  meeting.date: found 2024-01-04 | golden 2024-01-03" in lines
    assert "  signatures: lost recorder นางสาวปิติ ทดลองเรียน" in lines
    assert "− a  signatures: lost recorder นางสาวปิติ ทดลองเรียน (was right)" in lines
    assert "gains 0, losses 3" in lines


def test_failures_are_listed(folders: tuple[Path, Path]) -> None:
    (folders[0] / "2567" / "a.json").unlink()
    lines = render(evaluate(*folders), misses=True)
    assert lines[-2:] == ["failed: 1", "  a: no found file of this name"]
    assert any(line.startswith("unknown: macro F1 strict 0.000") for line in lines)


def test_long_texts_are_shown_around_their_first_difference() -> None:
    found = changed(FULL, "agenda.0.text", "ก" * 300 + "ข")
    golden = changed(FULL, "agenda.0.text", "ก" * 300 + "ค")
    line = render(Evaluation((score_document(found, golden, "a"),)), misses=True)[-1]
    assert line.endswith("ก | golden …" + "ก" * 40 + "ค") or "ข | golden …" in line
    assert len(line) < 400


# --- difference

PITI_RENAMED = "attendance[0].people[1].name: found นางปิติ | golden นางสาวปิติ ทดลองเรียน"


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        ("meeting.date.iso", "2024-01-04", ["meeting.date.iso: found 2024-01-04 | golden 2024-01-03"]),
        ("meeting.number.text", "๓/๒๕๖๗", []),
        ("meeting.venue", "ห้องประชุม  2 ชั้น\n4 อาคารตัวอย่าง", []),
        ("meeting.body", "คณะ ทดสอบ", ["meeting.body: found คณะ ทดสอบ | golden คณะกรรมการทดสอบระบบ"]),
        ("meeting.body", "คณะกรรมการ\N{ZERO WIDTH SPACE}ทดสอบระบบ", []),
        ("meeting.opened", None, ["meeting.opened: found nothing | golden 09:40"]),
        ("attendance.0.people.1.name", "นางปิติ", [PITI_RENAMED]),
        ("agenda.0.resolutions.0.labelled", 1, ["agenda[0].resolutions[0].labelled: found 1 | golden true"]),
        ("agenda.1.items.0.tables.0.columns", ["ที่", "บาท"], ["agenda[1].items[0].tables[0].columns[1]: lost รายการ"]),
    ],
)  # fmt: skip
def test_difference_names_the_field(path: str, value: JsonValue, lines: list[str]) -> None:
    full = without(FULL, "raw")
    assert difference(changed(full, path, value), full) == lines


def test_a_lost_entry_does_not_shift_the_rest() -> None:
    found = changed(FULL, "agenda", FULL["agenda"][1:])
    assert [line.split(":")[0] for line in difference(found, FULL)] == ["agenda[0]"]
    assert [line.split("{")[0] for line in difference(FULL, found)] == ["agenda: extra [0] "]


def test_order_counts_in_a_difference() -> None:
    people = FULL["attendance"][0]["people"]
    assert difference(changed(FULL, "attendance.0.people", people[::-1]), FULL)


def test_keys_that_golden_leaves_out_are_not_compared() -> None:
    assert difference(FULL, {"document": "a.pdf", "notes": [], "meeting": {"opened": "09:40"}}) == []
    assert difference({}, {"meeting": {"opened": "09:40"}}) == ['meeting: key lost | golden {"opened": "09:40"}']
