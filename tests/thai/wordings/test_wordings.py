"""The one table of wordings: each example is known to layout, zone and label, sound and damaged; a row is the whole change."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import paths
from tests.thai.wordings.damages import ALWAYS_MENDED, MENDED_IN_KNOWN_WORDS, Damage

from minutes_extract.layout.lay_out import lay_out
from minutes_extract.layout.starters import starter_name
from minutes_extract.model.draft import Draft, LineTrace
from minutes_extract.model.minutes import SignatureRole
from minutes_extract.parsing.signatures.parse_signatures import role_of
from minutes_extract.pipeline import draft_of
from minutes_extract.reading.read import read_bytes
from minutes_extract.thai.blanks import letters_of
from minutes_extract.thai.repair import STEPS, repair_page, repair_text
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import WORDINGS, begins_paragraph, opened_by
from minutes_extract.thai.wordings.nearly import nearly_opened_by
from minutes_extract.thai.wordings.wording import Begins, Opens, Wording, framed

SOURCE = paths.SOURCES
PROSE = (
    "ประธานแจ้งว่าสวนได้เปิดให้ประชาชนใช้แล้วและได้รับความสนใจเป็นอย่างมากในทุกวันหยุด\n"
    "โดยเจ้าหน้าที่ได้จัดทางเดินและที่นั่งพักไว้ตามแผนที่คณะกรรมการได้ให้ความเห็นไว้เมื่อปี\n"
    "ก่อน จึงขอให้กองช่างติดตามการดูแลต้นไม้ใหญ่และแจ้งผลให้กรรมการทุกคนที่เกี่ยวข้องอยู่\n"
)
# Plain minutes, a part a line; the example goes where ☞ stands.
MINUTES = """รายงานการประชุมคณะกรรมการสวนสาธารณะ
ครั้งที่ ๒/๒๕๖๖
วันพุธที่ ๑ กุมภาพันธ์ ๒๕๖๖
ผู้มาประชุม
๑. นายสมชาย ใจดี ประธานกรรมการ
เริ่มประชุมเวลา ๐๙.๓๐ น.
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่าสวนเปิดแล้ว
มติที่ประชุม รับทราบ
เลิกประชุมเวลา ๑๒.๐๐ น.
(นางสมศรี มีสุข)
ผู้จดรายงานการประชุม"""
TITLE, NUMBER, DATE, PRESENT, PERSON, OPENED, AGENDA, SAID, RESOLVED, ADJOURNED, SIGNER, LABEL = MINUTES.splitlines()
LETTER = "ที่ กข ๐๐๑๙/ว ๑\nเรื่อง ขอส่งรายงานการประชุม\nเรียน ผู้ว่าราชการจังหวัด\n"
NUMBERED = "๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ\nประธานแจ้งว่าสวนเปิดแล้ว"


def at(line: str, example: str) -> str:
    """The example in the place of a line of the minutes."""
    return MINUTES.replace(line, example)


def placed(row: Wording, example: str) -> str:
    """Minutes with the example where its kind belongs."""
    places = {
        Opens.TITLE: at(TITLE, example),
        Opens.TITLE_FIELD: at(DATE, f"{DATE}\n{example}"),
        Opens.LETTER_FIELD: LETTER + example + "\n" + MINUTES,
        Opens.ATTENDANCE: at(PERSON, f"{PERSON}\n{example}\n๑. นางสมศรี มีสุข กรรมการ"),
        Opens.RULES: at(PERSON, f"{PERSON}\n{example}\nผู้ที่เห็นด้วยขอให้ยกมือขึ้นเมื่อประธานถาม"),
        Opens.OPENING: at(OPENED, example),
        Opens.OPENING_WORDS: at(OPENED, example),
        Opens.PRE_AGENDA: at(AGENDA, f"{example}\nประธานขอบคุณ\n{AGENDA}"),
        Opens.AGENDA_TITLE: at(AGENDA, f"{example}\n{AGENDA}"),
        Opens.AGENDA: at(AGENDA, example),
        Opens.NUMBERED_AGENDA: at(AGENDA, example),
        Opens.RESOLUTION: at(RESOLVED, example),
        Opens.OTHER_RESOLUTION: at(RESOLVED, f"{example}\n{RESOLVED}"),
        Opens.PAUSE: at(RESOLVED, f"{RESOLVED}\n{example}"),
        Opens.CLOSING: at(ADJOURNED, example),
        Opens.CLOSING_WORDS: at(ADJOURNED, example),
        Opens.SIGNATURE: at(SIGNER, f"{example}\n{SIGNER}"),
        Opens.SIGNER: at(LABEL, example),
        Opens.ROW_NUMBERS: at(RESOLVED, f"{RESOLVED}\n{example}\tรายการ\tเงิน\n๑\tค่าน้ำ\t๑๐๐\n๒\tค่าไฟ\t๒๐๐"),
        Opens.CATCH_WORDS: at(RESOLVED, f"{example}\n{RESOLVED}"),
        Opens.TASK_FIELD: at(RESOLVED, f"{RESOLVED}\n{example}"),
        Opens.NOTHING: at(RESOLVED, f"{RESOLVED}\n{example}"),
        Opens.PARAGRAPH: at(RESOLVED, f"{example}\n{RESOLVED}"),
    }
    return places[row.opens]


# Where the line with the example lands, and the rule that takes it; "" where the zone alone is asked.
ZONES = {
    Opens.TITLE: ("title", "title"),
    Opens.TITLE_FIELD: ("title", ""),
    Opens.LETTER_FIELD: ("letter", ""),
    Opens.ATTENDANCE: ("attendance", "attendance_{name}"),
    Opens.RULES: ("attendance", "rules_of_meeting"),
    Opens.OPENING: ("opening", "opening"),
    Opens.OPENING_WORDS: ("opening", "opening"),
    Opens.PRE_AGENDA: ("agenda", "pre_agenda_head"),
    Opens.AGENDA_TITLE: ("agenda", "agenda_opening"),
    Opens.AGENDA: ("agenda", "agenda_head"),
    Opens.NUMBERED_AGENDA: ("agenda", "agenda_head"),
    Opens.RESOLUTION: ("agenda", "resolution_label"),
    Opens.OTHER_RESOLUTION: ("agenda", "text"),
    Opens.PAUSE: ("agenda", "text"),
    Opens.CLOSING: ("closing", "closing"),
    Opens.CLOSING_WORDS: ("closing", "closing"),
    Opens.SIGNATURE: ("signatures", ""),
    Opens.SIGNER: ("signatures", "signer"),
    Opens.ROW_NUMBERS: ("agenda", "table"),
    Opens.CATCH_WORDS: ("furniture", "catch_word"),
    Opens.TASK_FIELD: ("agenda", "text"),
    Opens.NOTHING: ("agenda", "empty"),
    Opens.PARAGRAPH: ("agenda", "text"),
}


def examples() -> Iterator[object]:
    for row in WORDINGS:
        for example in row.examples:
            yield pytest.param(row, example, id=f"{row.name}: {example}")


def draft(text: str) -> Draft:
    return draft_of(read_bytes(text.encode(), "paper.txt"))


def line_of(example: str, found: Draft) -> LineTrace:
    return next(one for one in found.taken if one.line.raw.strip().split("\t")[0] == example)


@pytest.mark.parametrize(("row", "example"), list(examples()))
def test_the_label_is_read(row: Wording, example: str) -> None:
    text = repair_text(example).text
    head = attendance_head(text) if row.opens is Opens.ATTENDANCE else None
    if head is not None and head.rest:  # ลา: นัท: the head, and who follows it
        assert head.name == row.name
        return
    opening = opened_by(text, row.opens)
    assert opening is not None
    assert opening.wording is row
    assert opening.label
    assert text[opening.start :].startswith(opening.label)
    assert opening.rest == text[opening.end :].strip()


@pytest.mark.parametrize(("row", "example"), list(examples()))
def test_it_is_not_glued_to_wrapped_prose_above(row: Wording, example: str) -> None:
    if row.begins is Begins.NEVER:
        pytest.skip("the words also go on a sentence")
    pages = read_bytes((PROSE + example).encode(), "paper.txt").pages
    assert [line.continues for line in lay_out(map(repair_page, pages))] == [False, True, True, False]


@pytest.mark.parametrize(("row", "example"), list(examples()))
def test_it_lands_in_its_zone_under_its_rule(row: Wording, example: str) -> None:
    if row.opens is Opens.ROLE:
        assert role_of(repair_text(example).text) == SignatureRole(row.name)
        return
    zone, rule = ZONES[row.opens]
    text = placed(row, example)
    if row.opens is Opens.NUMBERED_AGENDA and example[0] != "๑":
        text = text.replace(example, f"{NUMBERED}\n{example}")
    taken = line_of(example, draft(text))
    assert taken.zone == zone
    assert not rule or taken.rule == rule.format(name=row.name)


def alternatives(pattern: str) -> list[str]:
    """The pattern parted at its outermost bars."""
    parts, depth, start, skip = [], 0, 0, False
    in_class = False
    for index, sign in enumerate(pattern):
        if skip:
            skip = False
        elif sign == "\\":
            skip = True
        elif in_class or sign == "[":
            in_class = sign != "]"
        elif sign == "|" and not depth:
            parts.append(pattern[start:index])
            start = index + 1
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
    return [*parts, pattern[start:]]


def without_one() -> Iterator[object]:
    for row in WORDINGS:
        parts = alternatives(row.pattern)
        for index, part in enumerate(parts if len(parts) > 1 else ()):
            rest = "|".join(parts[:index] + parts[index + 1 :])
            yield pytest.param(replace(row, pattern=rest), id=f"{row.name} without {part}")


@pytest.mark.parametrize("row", list(without_one()))
def test_each_alternative_has_an_example(row: Wording) -> None:
    pattern = framed(row.pattern, row.opens)
    texts = [repair_text(example).text for example in row.examples]
    assert not all(pattern.match(text if row.as_printed else letters_of(text)) for text in texts)


def reading(text: str, kind: Opens) -> tuple[object, ...]:
    """What layout and parsers make of a line."""
    repaired = repair_text(text).text
    opening = opened_by(repaired, kind)
    begins = begins_paragraph(repaired), bool(starter_name(repaired))
    return begins if opening is None else (*begins, opening.name, *map(letters_of, (opening.label, opening.rest)))


def test_every_step_has_its_damage() -> None:
    mend_no_word = {"symbols", "note_marks"}  # bullets, and figures that point to notes
    assert {step.name for step in STEPS} - mend_no_word == {*ALWAYS_MENDED, *MENDED_IN_KNOWN_WORDS}


@pytest.mark.parametrize("name", ALWAYS_MENDED)
@pytest.mark.parametrize(("row", "example"), list(examples()))
def test_a_damaged_line_reads_the_same(row: Wording, example: str, name: str) -> None:
    if row.as_printed and name == "letter_spaced":
        pytest.skip("its blanks tell, and they are lost")
    assert reading(ALWAYS_MENDED[name](example), row.opens) == reading(example, row.opens)


@pytest.mark.parametrize("name", MENDED_IN_KNOWN_WORDS)
def test_a_line_with_known_words_damaged_reads_the_same(name: str) -> None:
    damage = MENDED_IN_KNOWN_WORDS[name]
    words = ("วาระที่ ๑ เรื่องน้ำดื่ม", "วาระที่ ๑ เรื่องสำคัญ", "วาระที่ ๑ การดำเนินงาน", "วาระที่ ๑ ประธาน", "มติที่ประชุม รับทราบ")
    mended = [one for one in words if damage(one) != one and repair_text(damage(one)).text == repair_text(one).text]
    assert mended
    for row in WORDINGS:
        for example in row.examples:
            if repair_text(damage(example)).text == repair_text(example).text:
                assert reading(damage(example), row.opens) == reading(example, row.opens)


def outline(text: str) -> list[object]:
    found = draft(text)
    agenda = [(one.number, one.heading, [r.text for r in one.resolutions], one.text) for one in found.agenda]
    groups = [(one.status, letters_of(one.heading), [p.name for p in one.people]) for one in found.attendance]
    signers = [(one.role, one.name) for one in found.signatures]
    times = (found.meeting.opened, found.meeting.adjourned)
    return [agenda, groups, signers, times, [(one.zone, one.rule) for one in found.taken]]


# A NUL of a text layer is none of a text file, which says U+FFFD there.
@pytest.mark.parametrize("damage", [pytest.param(one, id=name) for name, one in ALWAYS_MENDED.items() if name != "nul"])
def test_minutes_with_damaged_labels_have_the_same_outline(damage: Damage) -> None:
    sound = MINUTES.replace(SAID, PROSE.strip())
    damaged = sound
    for line, label in ((PRESENT, PRESENT), (AGENDA, "ระเบียบวาระที่ ๑"), (RESOLVED, "มติที่ประชุม"), (LABEL, LABEL)):
        damaged = damaged.replace(line, line.replace(label, damage(label)))
    assert outline(damaged) == outline(sound)


NEW_ROW = """
AGENDA_WORDINGS += (
    Wording("invented_head", Opens.AGENDA, "หัวข้อที่", ("หัวข้อที่ ๑ เรื่องแจ้งให้ทราบ",), longest=None),
)
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder with a copy of the package, to be changed as the table in docs/architecture.md says."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE / "minutes_extract", tmp_path / "minutes_extract", ignore=ignored)
    return tmp_path


def test_a_row_is_the_whole_change(copied: Path) -> None:
    """หัวข้อที่ ๑, a head that no table knows: with one row more it opens agendas, and หัวข้อที่ ๑.๑ items, which evidence never does."""
    agenda = f"หัวข้อที่ ๑ เรื่องแจ้งให้ทราบ\n{PROSE}หัวข้อที่ ๑.๑ การจัดงาน\nมติที่ประชุม รับทราบ\n{PROSE}หัวข้อที่ ๒ เรื่องอื่น ๆ"
    paper = copied / "paper.txt"
    paper.write_text(at(f"{AGENDA}\n{SAID}\n{RESOLVED}", agenda), encoding="utf-8")
    assert "1.1" not in read_by(copied, HEADINGS, paper)
    with (copied / "minutes_extract" / "thai" / "wordings" / "agenda.py").open("a", encoding="utf-8") as table:
        table.write(NEW_ROW)
    assert read_by(copied, HEADINGS, paper) == "1 เรื่องแจ้งให้ทราบ|1.1 การจัดงาน|2 เรื่องอื่น ๆ"


def test_a_title_is_a_row(copied: Path) -> None:
    """ขุนพล, a title that no table knows: with one word more two full lines of names are two persons."""
    office = "ผู้แทนสำนักงานสาธารณสุขจังหวัดและโรงพยาบาลประจำตำบลในเขตพื้นที่ทั้งหมด"
    paper = copied / "paper.txt"
    paper.write_text(at(PERSON, f"ขุนพลสมชาย ใจดี {office}\nขุนพลวิชัย ทองดี {office}"), encoding="utf-8")
    assert "|" not in read_by(copied, PEOPLE, paper)
    titles = copied / "minutes_extract" / "thai" / "titles.py"
    titles.write_text(titles.read_text("utf-8").replace('"นาย นาง ', '"ขุนพล นาย นาง '), encoding="utf-8")
    assert read_by(copied, PEOPLE, paper) == "ขุนพลสมชาย ใจดี|ขุนพลวิชัย ทองดี"


HEADINGS = "f'{one.number} {one.heading}' for top in minutes.agenda for one in (top, *top.items)"
PEOPLE = "one.name for group in minutes.attendance for one in group.people"


def read_by(source: Path, asked: str, paper: Path) -> str:
    """What the package in a folder reads in a paper."""
    program = (
        "import sys; from pathlib import Path; from minutes_extract.pipeline import extract\n"
        "minutes = extract(Path(sys.argv[1]))\n"
        f"sys.stdout.buffer.write('|'.join({asked}).encode())"
    )
    command = [sys.executable, "-c", program, str(paper)]
    done = subprocess.run(command, env={"PYTHONPATH": str(source)}, check=True, capture_output=True)
    return done.stdout.decode()


NEARLY = [
    ("ผู้ไมมาประขุม", Opens.ATTENDANCE, "absent"),
    ("กรรมการผู้นาประชุม จำนวน 5 คน", Opens.ATTENDANCE, "present"),
    ("ระเบยบวารที่ 3 เรื่องเพื่อพิจารณา", Opens.AGENDA, "agenda_head"),
    ("มติทีประขุม รับทราบ", Opens.RESOLUTION, "resolution_of_meeting"),
    ("เริมประขุมเวลา 09.30 น.", Opens.OPENING, "opening"),
    ("เลิกประชุบ เวลา 12.00 น.", Opens.CLOSING, "closing"),
]
NOT_NEARLY = [
    ("ห้องประชุมดอกแก้ว", Opens.ATTENDANCE),
    ("ผู้แทนชุมชน", Opens.ATTENDANCE),
    ("ระเบียบวาระที่ 3.1 เรื่องเพื่อพิจารณา", Opens.AGENDA),
    ("ในที่ประชุม เห็นชอบ", Opens.RESOLUTION),
    ("ที่ประชุมรับทราบ", Opens.RESOLUTION),
    ("มติทีประขุมยาวนาน", Opens.RESOLUTION),
    ("เริมประขุมด้วยดี", Opens.OPENING),
    ("เลิกประชุมเวลา 12.00 น.", Opens.OPENING),
]


@pytest.mark.parametrize(("text", "kind", "name"), NEARLY)
def test_misread_words_are_nearly_those_of_the_table(text: str, kind: Opens, name: str) -> None:
    near = nearly_opened_by(text, kind)
    assert near is not None
    assert near.name == name


@pytest.mark.parametrize(("text", "kind"), NOT_NEARLY)
def test_other_words_are_not_nearly_those_of_the_table(text: str, kind: Opens) -> None:
    assert nearly_opened_by(text, kind) is None
