"""Everything a user may read is there in Thai; a text without a row fails here and says which file to add it to."""

import ast
import re
from pathlib import Path

import pytest
from tests.shown_texts import HOLE, SOURCES, shown_texts

from minutes_extract.checks.codes import CODES
from minutes_extract.messages import findings, words
from minutes_extract.messages.say import CATALOGUE, evidence_in, in_language, in_thai, thai_day, word_in
from minutes_extract.messages.template import HOLE as NAMED_HOLE
from minutes_extract.messages.template import Message, Template
from minutes_extract.reading.binary import MAGIC_BYTES
from minutes_extract.reading.docx import foreign
from minutes_extract.thai import health

THAI = re.compile(r"[ก-๙]")
SAMPLE = "๙๙"
ADD_A_ROW = "add a row to src/minutes_extract/messages/: findings.py, errors.py, progress.py or help_texts.py"
ENGLISH = re.compile(r"(?:[a-z]{2,} ){3}")
"""Words left over."""
NAMES_ONLY = re.compile(r"\w+(?: \| \w+)+")
"""csv | xlsx: the same in both languages."""


def _without_thai() -> list[str]:
    texts = {shown.text: shown.where for shown in shown_texts() if not NAMES_ONLY.fullmatch(shown.text)}
    return [f"{where}: {text}" for text, where in texts.items() if not _is_known(text)]


def _is_known(text: str) -> bool:
    message = re.sub(rf"(?:{re.escape(HOLE)})+", SAMPLE, text)
    said = in_thai(message)
    return not re.search(r"[A-Za-z]{2}", message) or (
        said != message and ("minutes-extract" in said or not ENGLISH.search(said))
    )


def test_no_text_shown_to_a_user_is_without_thai() -> None:
    missing = _without_thai()
    assert not missing, f"{len(missing)} texts without Thai; {ADD_A_ROW}:\n" + "\n".join(missing)


def test_the_count_sees_the_texts() -> None:
    assert len(shown_texts()) > 300


@pytest.mark.parametrize("code", [*CODES])
def test_each_finding_has_a_name_in_thai(code: str) -> None:
    assert code in findings.CODE_NAMES, f"name {code} in CODE_NAMES of src/minutes_extract/messages/findings.py"
    thai, english = findings.CODE_NAMES[code]
    assert THAI.search(thai)
    assert english


def test_each_key_of_evidence_has_a_name_in_thai() -> None:
    missing = sorted(_evidence_keys() - set(words.EVIDENCE))
    assert not missing, f"name {missing} in EVIDENCE of src/minutes_extract/messages/words.py"


def _evidence_keys() -> set[str]:
    calls = [
        node
        for file in Path(SOURCES, "checks").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finding"
    ]
    return {key.arg for call in calls for key in call.keywords if key.arg} - {"message", "path", "places", "quote"}


def test_kinds_of_files_are_named_in_thai() -> None:
    kinds = [row.name for row in MAGIC_BYTES]
    kinds += [
        kind.name
        for table in (foreign.OLE_KINDS, foreign.MIME_KINDS, foreign.ENTRY_KINDS, foreign.ROOT_KINDS)
        for kind in table
    ]
    assert [kind for kind in kinds if in_thai(kind) == kind] == []


def test_reasons_of_damage_are_named_in_thai() -> None:
    reasons = {node.args[0].value for node in ast.walk(ast.parse(Path(health.__file__).read_text("utf-8"))) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_Complaint" and isinstance(node.args[0], ast.Constant)}  # fmt: skip
    assert reasons
    assert reasons <= set(words.TERMS)


@pytest.mark.parametrize("row", CATALOGUE)
def test_both_sides_of_a_row_have_the_same_values(row: Message) -> None:
    said = set(NAMED_HOLE.findall(row.thai))
    assert said <= set(NAMED_HOLE.findall(row.english))
    assert THAI.search(row.thai) or not re.search(r"[a-z]{2}", NAMED_HOLE.sub("", row.thai))


def test_rows_are_not_repeated() -> None:
    shapes = [NAMED_HOLE.sub(HOLE, row.english) for row in CATALOGUE]
    assert [shape for shape in set(shapes) if shapes.count(shape) > 1] == []


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("page 3 has no size", "หน้า 3 ไม่มีขนาด"),
        ("2024-11-27 was a wednesday, but the paper says monday.", "27 พ.ย. 2567 ตรงกับวันพุธ แต่ในเอกสารเขียนว่าวันจันทร์"),
        ("กล่อง/ก.doc: the file is a Word 97–2003 document (DOC)", "กล่อง/ก.doc: แฟ้มนี้เป็นเอกสาร Word 97–2003 (DOC)"),
        (
            "Page 2 cannot be fully trusted: am_split, letter_spaced.",
            "หน้า 2 เชื่อถือได้ไม่เต็มที่: สระอำมีช่องว่างคั่น, เว้นวรรคระหว่างตัวอักษร",
        ),
        ("meeting/number/year_be: Input should be a valid integer.", "meeting/number/year_be: ต้องเป็นจำนวนเต็ม"),
        (
            "3 numbers of the column ราคา are doubtful: compare them with the paper.",
            "มี 3 ตัวเลขในคอลัมน์ ราคา ที่อ่านได้ไม่แน่ใจ โปรดเทียบกับต้นฉบับ",
        ),
        ("what nobody has translated", "what nobody has translated"),
        ("", ""),
    ],
)
def test_a_message_is_said_in_thai(english: str, thai: str) -> None:
    assert in_thai(english) == thai
    assert in_language(english, "en") == english


def test_a_value_that_looks_like_a_template_stays_as_it_is() -> None:
    assert in_thai("{count} does not exist") == "ไม่พบแฟ้ม {count}"


def test_matching_is_linear_in_the_message() -> None:
    template = Template(Message("{a}, {b}, {c}, {d}; end", "{a}{b}{c}{d}"))
    assert template.values_of(", " * 100_000) is None


def test_evidence_is_said_in_words() -> None:
    evidence = {
        "suggestions": ("ตะวันออก", "ตะวันตก"),
        "well_formed": True,
        "missing": "family",
        "stated": 1200,
        "old": None,
    }
    assert evidence_in(evidence, "th") == [
        ("อาจเป็น", "ตะวันออก, ตะวันตก"),
        ("รูปแบบตัวเลขถูกต้อง", "ใช่"),
        ("ที่ขาด", "นามสกุล"),
        ("ระบุไว้", "1,200"),
    ]
    assert ("well formed", "yes") in evidence_in(evidence, "en")


def test_days_and_words() -> None:
    assert thai_day("2024-11-27") == "27 พ.ย. 2567"
    assert thai_day("2024-13-27") == "2024-13-27"
    assert word_in("monday", "en") == "monday"
