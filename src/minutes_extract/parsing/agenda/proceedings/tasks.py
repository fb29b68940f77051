"""Tasks under an item: who must do what by when, from sentences, from fields of a form, and from the columns of a table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from minutes_extract.model.minutes import DueDate, Resolution, Table, Task
from minutes_extract.model.places import places_of
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.agenda.proceedings.due_dates import due_in, due_of
from minutes_extract.parsing.tables.matter_tables import Matter
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import PARTY, QUOTES, announces_list
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import read_name
from minutes_extract.thai.titles import TITLE

# Who is told to do something.
OTHER_OFFICES = (
    r"คณบดี|อธิการ|ผอ\.|กำนัน|ครู|เจ้าพนักงาน|เจ้าอาวาส|เจ้าของร่วม|นัก(?:วิชาการ|วิเคราะห์|บัญชี|จัดการ|พัฒนา|ทรัพยากร|เทคนิค|ประชาสัมพันธ์|วิทยา)|นิติกร"
    r"|พนักงาน|พยาบาล|กรรมการ|สหกรณ์|คลังจังหวัด|ท้องถิ่นจังหวัด|(?:เกษตร|ปศุสัตว์|พัฒนาการ|ประมง|พาณิชย์|ประชาสัมพันธ์)(?:จังหวัด|อำเภอ)|ที่ปรึกษา|เหรัญญิก|วิศวกร|นายช่าง|ไวยาวัจกร|ตัวแทน|ทีม"
)
WHO_IS_TOLD = rf"(?:(?:{TITLE.pattern})|{PARTY}|{OTHER_OFFICES})"
KNOWN_OFFICE = regex.compile(WHO_IS_TOLD)
# มอบหมายให้กองช่าง… · มอบกองคลัง…; not ผู้ที่ได้รับมอบหมาย, ตามที่มอบหมาย. Behind มอบหมายให้ stands whoever it may be.
ASSIGNS = (
    r"(?<!ได้รับ|รับ|ที่|ซึ่ง|ผู้|การ|ไม่|เคย)(?:มอบหมาย(?:งาน|ภารกิจ|หน้าที่)?(?:ให้|แก่)\s*:?\s*(?=[ก-ฮเ-ไ])"
    rf"|มอบ(?:หมาย)?(?:งาน|ภารกิจ|หน้าที่)?(?:ให้|แก่)?\s*:?\s*(?={WHO_IS_TOLD}))"
)
# เห็นชอบ และให้กองช่างดำเนินการ; not อนุมัติให้นาย… ไปราชการ, which allows
TELLS = rf"(?:(?<!\S)|(?<=และ|โดย|พร้อม|พร้อมทั้ง|ทั้งนี้|เห็นควร|เห็นชอบ|เห็นสมควร|ขอ|มติ))ให้\s*(?={WHO_IS_TOLD})"
IN_RESOLUTION = regex.compile(rf"(?P<assigns>{ASSIGNS})|(?P<tells>{TELLS})")
# ประธานมอบหมายให้… · ที่ประชุมจึงมอบหมายให้… · ขอมอบหมายให้…: in running text nothing less is a task
IN_TEXT = regex.compile(
    rf"(?:(?:^|(?<=\s))(?:[-–•]\s*)?|(?<=ประธาน|ประธานฯ|ที่ประชุม|ประธานในที่ประชุม|ประธานที่ประชุม))(?:จึง|ได้|ขอ|จะ|และ){{0,3}}มอบหมาย(?:งาน|ภารกิจ)?ให้\s*(?={WHO_IS_TOLD})"
)
# What is done; the first that stands behind whoever must do it. Part of a name is กองการศึกษา, ผู้ตรวจสอบ; of a clause ที่ยังไม่ได้ส่ง
DOES = regex.compile(
    r"(?<!(?:กอง|งาน|ฝ่าย|กลุ่ม|สำนัก|ส่วน|ศูนย์|ด้าน|และ)การ|ผู้|นัก|ความ|ไม่ได้|ยังไม่|ที่|ที่ได้|ซึ่ง|และ)"
    r"(?:(?<!ทั่ว)ไป|เร่ง(?:รัด)?|รีบ|ช่วย|เป็นผู้|นำ(?=เรื่อง|ข้อ|ผล|ความ|เสนอ))?\s?"
    r"(?:ดำเนิน(?:การ|งาน)|จัด(?!การ|สรรหา)|ประสาน|รายงาน|ศึกษา|ตรวจ|สำรวจ|แก้ไข|ติดตาม|รวบรวม|พิจารณา|ปรับปรุง|ซ่อม"
    r"|เตรียม|กำกับ|ควบคุม|วางแผน|เสนอ|เชิญ|หารือ|ทบทวน|วิเคราะห์|ชี้แจง|สรุป|ประชาสัมพันธ์|ประเมิน|ดูแล|เบิกจ่าย|ถือปฏิบัติ|ปฏิบัติ(?!การ)|รับผิดชอบ|รับไป|แจ้ง|ส่ง(?!เสริม)|สนับสนุน|พัฒนา"
    r"|ออกแบบ|ก่อสร้าง|ติดตั้ง|เร่งรัด|ขุดลอก|ทำความเข้าใจ|ลงพื้นที่|เข้าร่วม|เขียน|ยกร่าง|เปรียบเทียบ|บันทึก|ขยาย|เพิ่ม|ลด(?=\S)|ทำ(?=หนังสือ|บันทึก|แผน|ป้าย|ความ))"
    r"|ร่วมกัน|เดินทาง|เป็น(?=ประธาน|กรรมการ|เลขานุการ|หัวหน้า|ตัวแทน|ผู้แทน|ผู้ดำเนิน|วิทยากร|เจ้าภาพ)"
    r"|(?<=\s)(?:ทำ|ออก|ลง|ขอ|ซื้อ|นำ|หา|สร้าง|เก็บ|ตั้ง|เปิด|ปิด)"
)
# Alone these are no office yet: ฝ่าย|ตรวจสอบภายใน, กลุ่มงาน|ประสานแผน
BARE_HEAD = regex.compile(
    r"^(?:หน่วย|กลุ่ม(?:งาน)?|กอง|งาน|ส่วน|ศูนย์|สำนัก(?:งาน)?|แผนก|ผู้|คณะ|คณะกรรมการ|คณะอนุกรรมการ)\s?$|(?:ฝ่าย|สาย)$"
)
# กรรมการ|ตรวจสอบ ดำเนินการ: one word close to the office, and a verb behind the blank, is part of its name
WORD_OF_NAME = regex.compile(r"\S{3,15}\s")
# ประธานมอบหมายให้เลขานุการชี้แจงรายละเอียด: done there and then
DONE_AT_ONCE = regex.compile(r"(?:ชี้แจง|นำเสนอ|เสนอ|กล่าว|แจ้ง|อธิบาย|เป็นประธาน|เป็นผู้ดำเนิน|สรุป|รายงาน)")
ENDS_TASK = regex.compile(r"\s(?:ทั้งนี้|โดย(?:ให้)?มีผล|ส่วน(?=เรื่อง|กรณี))|\n")
WHO_REACH = 110
LONGEST_WHO = 90
LONGEST_GIVEN = 14
"""Letters of a given name; อาจารย์แต่ละท่านพัฒนา… goes on with what they do."""
# A field of a form: ผู้รับผิดชอบ : กองช่าง
RESPONSIBLE = regex.compile(r"[-–•\s]*ผู้(?:รับผิดชอบ|ดำเนินการ)(?:หลัก)?\s*[:：]?\s*(?:ได้แก่|คือ)?\s*(?P<who>\S.*)", regex.S)
DUE_LABEL = r"(?:กำหนด(?:แล้ว)?(?:เสร็จ|ส่ง|เวลา)|ระยะเวลา(?:ดำเนินการ)?|ภายในวันที่)\s*"
DUE_FIELD = regex.compile(rf"[-–•\s]*{DUE_LABEL}[:：]?\s*(?P<due>\S.*)", regex.S)
DUE_BEHIND = regex.compile(rf"\s{DUE_LABEL}[:：]\s*(?P<due>\S.*)", regex.S)
LONGEST_FIELD = 120
# Heads of columns, without blanks.
WHO_COLUMN = regex.compile(
    r"^(?:ผู้|หน่วย(?:งาน)?(?:ที่)?)(?:รับผิดชอบ|ดำเนินการ|ปฏิบัติ)|^มอบหมาย(?:ให้|ผู้)|^responsible|^owner|^assignee", regex.I
)
WORK_COLUMN = regex.compile(
    r"^(?:งาน|เรื่อง|ประเด็น|กิจกรรม|ภารกิจ|สิ่งที่ต้อง|รายการ|ข้อสั่งการ|การดำเนิน(?:การ|งาน)|มติ|หัวข้อ|สาระ|โครงการ|task|action|topic)",
    regex.I,
)
DUE_COLUMN = regex.compile(r"^(?:กำหนด|ระยะเวลา|ภายใน|วันที่|แล้วเสร็จ|due|deadline)", regex.I)
# A table of what became of earlier tasks gives none.
DONE_COLUMN = regex.compile(r"สถานะ|ผลการ|ความ(?:ก้าวหน้า|คืบหน้า)|ครั้งก่อน|หมายเหตุผล|status|progress", regex.I)
UNFILLED_CELL = regex.compile(r"[\s\-–—.]*")


class _ToldTask(NamedTuple):
    """A sentence that tells somebody to do something: whom and what, where it begins and ends."""

    who: str
    what: str


def tasks_decided(resolutions: Sequence[Resolution], heading: str, assembly: Assembly) -> Iterator[Task]:
    """What the resolutions tell somebody to do."""
    for resolution in resolutions:
        for told in _told(resolution.text, IN_RESOLUTION):
            what = told.what or heading
            due = due_in(told.what, resolution.raw)
            yield Task(to=assembly.named(told.who), text=what, due=due, places=resolution.places)


def tasks_said(said: Sequence[Paragraph], assembly: Assembly) -> Iterator[Task]:
    """What the chair or the meeting tells somebody to do in running text; not what was told earlier."""
    for paragraph in said:
        if "มอบหมาย" not in paragraph.text:
            continue
        first = IN_TEXT.search(paragraph.text)
        if first is None or QUOTES.search(paragraph.text, endpos=first.start()):
            continue
        for told in _told(paragraph.text, IN_TEXT):
            due = due_in(told.what, paragraph.raw)
            if told.what and not DONE_AT_ONCE.match(told.what):
                yield Task(to=assembly.named(told.who), text=told.what, due=due, places=places_of(paragraph.lines))


def tasks_in_fields(
    said: Sequence[Paragraph], resolutions: Sequence[Resolution], heading: str, assembly: Assembly
) -> Iterator[Task]:
    """ผู้รับผิดชอบ : กองช่าง, and below it กำหนดแล้วเสร็จ : …; what must be done is what was decided, else the item itself."""
    what = resolutions[0].text if len(resolutions) == 1 else heading
    for at, paragraph in enumerate(said):
        found = _field(RESPONSIBLE, paragraph)
        if found is None or not what:
            continue
        found, due = _due_apart(found, paragraph.raw)
        following = () if due else said[at + 1 : at + 2]
        due = due or next((due for one in following if (due := _due_field(one))), None)
        lines = [*paragraph.lines, *(following[0].lines if due and following else ())]
        verb = _verb_at(found)
        who, does = (found, what) if verb is None else (found[:verb].strip(), found[verb:].strip())
        yield Task(to=assembly.named(who), text=does, due=due, places=places_of(lines))


def tasks_in_tables(tables: Sequence[Table], assembly: Assembly) -> Iterator[Task]:
    """The rows of a table with columns for the work and for who does it."""
    for table in tables:
        heads = [squeeze(column) for column in table.columns]
        who, work, due = (_column(heads, pattern) for pattern in (WHO_COLUMN, WORK_COLUMN, DUE_COLUMN))
        if who is None or work is None or any(map(DONE_COLUMN.search, heads)):
            continue
        for row in table.rows:
            texts = [cell.text for cell in row]
            if len(texts) == len(heads) and _is_filled(texts[who]) and _is_filled(texts[work]):
                when = due_of(texts[due], row[due].raw, reach=LONGEST_FIELD) if due is not None else None
                to = assembly.named(texts[who])
                yield Task(
                    to=to,
                    text=texts[work],
                    due=when or _as_said(row[due].raw if due is not None else ""),
                    places=table.places,
                )


def tasks_of_row(row: Matter, assembly: Assembly) -> Iterator[Task]:
    """The task of a row that is an item itself: its matter, where the row says who sees to it."""
    if row.responsible:
        due = due_of(row.due, row.line.raw, reach=LONGEST_FIELD) or _as_said(row.due)
        yield Task(to=assembly.named(row.responsible), text=row.heading, due=due, places=places_of([row.line]))


def without_repeats(tasks: Iterator[Task]) -> tuple[Task, ...]:
    """Each task once, though the text and the resolution say it."""
    once: dict[tuple[str, str], Task] = {}
    for task in tasks:
        once.setdefault((task.to.raw if task.to else "", task.text), task)
    return tuple(once.values())


def _told(text: str, pattern: "regex.Pattern[str]") -> Iterator[_ToldTask]:
    starts = list(pattern.finditer(text))
    ends = [*(one.start() for one in starts), len(text)][1:]
    for start, end in zip(starts, ends, strict=True):
        told = _split(text[start.end() : end], needs_verb=_needs_verb(start, text))
        if told:
            yield told


def _needs_verb(start: "regex.Match[str]", text: str) -> bool:
    """ให้… alone tells nothing, nor does มอบหมายให้ before a word that is no known office."""
    return bool(start.groupdict().get("tells")) or not KNOWN_OFFICE.match(text, start.end())


def _split(text: str, *, needs_verb: bool) -> _ToldTask | None:
    """Whom and what, parted where the first verb begins that is no part of an office's name."""
    text = text[: stop.start()] if (stop := ENDS_TASK.search(text)) else text
    at = _verb_at(text)
    if at is None and (needs_verb or announces_list(text)):
        return None
    who = (text if at is None else text[:at]).strip(" :,")
    what = "" if at is None else _trimmed(text[at:])
    return _ToldTask(who, what) if who and len(who) <= LONGEST_WHO else None


def _verb_at(text: str) -> int | None:
    """Where the verb begins, behind the name of a person or of an office."""
    name = read_name(text)
    is_name = name is not None and (name.family is not None or len(name.given or "") <= LONGEST_GIVEN)
    start = name.end if name and is_name else 0
    places = [
        found.start() for found in DOES.finditer(text[:WHO_REACH]) if found.start() >= start and found.start() > 0
    ]
    sound = [at for at in places if not BARE_HEAD.search(text[:at])] or places
    if len(sound) > 1 and WORD_OF_NAME.fullmatch(text, sound[0] - 1, sound[1] + 1):
        return sound[1]
    return next(iter(sound), None)


def _trimmed(text: str) -> str:
    return regex.sub(r"(?:\s|และ|,|พร้อม(?:ทั้ง)?|รวมทั้ง)+$", "", text).strip()


def _field(pattern: "regex.Pattern[str]", paragraph: Paragraph) -> str | None:
    found = pattern.fullmatch(paragraph.text) if len(paragraph.text) <= LONGEST_FIELD else None
    return found[1].strip() if found else None


def _due_apart(text: str, raw: str) -> tuple[str, DueDate | None]:
    """Who, and by when where both stand on one line: กองช่าง กำหนดแล้วเสร็จ : ๓๐ ก.ย. ๒๕๖๗."""
    found = DUE_BEHIND.search(text)
    return (text[: found.start()].strip(), _due(found["due"], raw)) if found else (text, None)


def _due_field(paragraph: Paragraph) -> DueDate | None:
    due = _field(DUE_FIELD, paragraph)
    return _due(due, paragraph.raw) if due else None


def _due(text: str, raw: str) -> DueDate | None:
    return due_of(text, raw, reach=LONGEST_FIELD) or _as_said(text)


def _as_said(text: str) -> DueDate | None:
    return DueDate(raw=text.strip(), iso=None) if _is_filled(text) else None


def _column(heads: Sequence[str], pattern: "regex.Pattern[str]") -> int | None:
    return next((at for at, head in enumerate(heads) if pattern.search(head)), None)


def _is_filled(text: str) -> bool:
    return UNFILLED_CELL.fullmatch(text) is None
