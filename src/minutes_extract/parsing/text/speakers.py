"""Who speaks: a line that gives a speaker – an office or a name – set apart from the words spoken."""

from typing import NamedTuple

import regex

from minutes_extract.model.line import Line
from minutes_extract.parsing.text.sentences import FINITE_VERB
from minutes_extract.thai.names import begins_person, read_name, starts_with_title
from minutes_extract.thai.numerals import parse_number
from minutes_extract.thai.offices import is_role, starts_office

# Offices that speak in the left column of a council's minutes: ประธานสภาฯ<tab>… · นายกเทศมนตรี<tab>…
COUNCIL_OFFICE = (
    r"(?:ท่าน)?(?:(?:รอง)?ประธาน(?:สภา|ที่ประชุม|ในที่ประชุม|คณะ|กรรมการ)?[ก-๙]{0,40}ฯ?(?:\s?อบ[ตจ]\.[ก-๙]{0,30})?"
    r"|(?:รอง)?นายก(?:เทศมนตรี|องค์การ|\s?อบต|\s?อบจ|เมือง|ฯ)[ก-๙.\s]{0,40}"
    r"|(?:(?:ผู้ช่วย)?เลขา(?:นุการ)?(?:สภา)?|สมาชิกสภา|(?:รอง)?ปลัด)[ก-๙]{0,40}ฯ?(?:\s?อบ[ตจ]\.[ก-๙]{0,30})?)"
)
# Others who speak where a colon or a dash sets them apart: ผู้อำนวยการกองช่าง : … · ผู้ถือหุ้น : …
OTHER_OFFICE = (
    r"(?:ท่าน)?(?:(?:รอง|ผู้ช่วย)?(?:ผู้อำนวยการ|ผอ\.|ผู้จัดการ|หัวหน้า|คณบดี|อธิการบดี|อธิบดี|ผู้ใหญ่บ้าน|ผู้ว่า|นายอำเภอ)|กำนัน|กรรมการ|กรรมาธิการ"
    r"|ผู้ถือหุ้น|เจ้าของร่วม|ผู้สอบบัญชี|ผู้ดำเนิน(?:การ)?(?:ประชุม|รายการ)|พิธีกร|ที่ปรึกษา|ผู้แทน|ผู้ชี้แจง|เหรัญญิก|นิติกร|สมาชิก|ตัวแทน|โฆษก)"
    r"[ก-๙.\s\d()]{0,50}ฯ?"
)
# ประธานแจ้งเรื่องดังนี้ : … · ผู้แทนที่ได้รับเลือก : …: a sentence or the label of a field, no office
NO_OFFICE = regex.compile(
    r"แจ้ง|กล่าว|ชี้แจง(?!$)|เสนอ|รายงาน|มอบ|ให้|เปิด|ปิด|ได้|เพื่อ|ถาม|ลงนาม|ดังนี้|ผู้(?:รับผิดชอบ|จด|ตรวจ|เข้า|มา|บันทึก)|ต้อง|จะ|และ(?!เลขานุการ)|จำนวน|ประกอบ"
)
SPEAKER = regex.compile(rf"{COUNCIL_OFFICE}|ที่ประชุม")
ANY_OFFICE = regex.compile(rf"{COUNCIL_OFFICE}|{OTHER_OFFICE}")
# นายสมชาย ใจดี (สมาชิกสภา เขต ๑) · นายสมชาย ใจดี สมาชิกสภา เขต ๑ · ประธานสภาฯ (นายสมชาย ใจดี)
ROLE_BEHIND = regex.compile(r"\s*(?:\((?P<bracketed>[^()]{2,60})\)|(?P<plain>\S[^:：\n]{2,60}?))?\s*")
ROLE_IN_BRACKETS = regex.compile(r"\s*\((?P<role>[^()]{2,60})\)\s*")
SET_APART = regex.compile(r"(?P<left>[^:：\n\t]{3,90}?)\s*(?:[:：]|\s[-–—]\s)\s*(?P<said>\S.*)", regex.S)
# ประธานสภาฯ ขอบคุณครับ: the columns flattened to blanks
FLATTENED = regex.compile(
    r"(?P<left>(?:รอง)?(?:ประธาน(?:สภา)?|นายก|เลขา(?:นุการ)?(?:สภา)?|ปลัด)ฯ)\s+(?P<said>\S.*)", regex.S
)
# What is told of somebody is no speech: ประธานสภาฯ แจ้งว่า… · ได้ชี้แจง…
TOLD = regex.compile(
    r"(?:ได้|จึง|ก็)?\s?(?:แจ้ง|กล่าว|ชี้แจง|รายงาน|สอบถาม|เสนอ|มอบหมาย|ขอให้|สรุป|นำเสนอ|เปิด|ปิด|ตอบ|เป็น|มี|ให้|เห็น|อ่าน|สั่ง)"
)
# ขอเรียนถามว่า… · กระผมเห็นว่า… · ไม่มีผู้ใด…: words that begin what is said in the first person
SPOKEN_WORDS = regex.compile(r"ขอ|เรียน|กระผม|ผม|ดิฉัน|ไม่มี|มี(?:ท่าน|ผู้|สมาชิก)|อยาก|เห็น(?:ด้วย|ว่า|ควร)|สวัสดี|เชิญ|ตาม(?:ที่)?")
# A speech is a sentence: longer than a name or a figure in a table.
SHORTEST_SPEECH = 8
LONGEST_SPEAKER = 100
ONE_NAME_TITLES = ("พระ", "คุณ", "หลวง", "หม่อม")
"""Titles of people who have no family name; with others the next column may hold it: นายชล<tab>ธารา."""
NO_SPEECH_MARKS = frozenset({"-", "–", "•", "*"})


class Turn(NamedTuple):
    """Somebody begins to speak. `said` is empty where the words stand on the lines below."""

    speaker: str
    """As printed."""
    role: str | None
    said: str
    in_columns: bool


def speaks(line: Line) -> bool:
    """The line gives a speaker in a column of their own, or an office whose column was flattened, and the words spoken."""
    return bool(FLATTENED.match(line.text)) or _in_columns(line, line.text) is not None


def names_speaker(line: Line) -> bool:
    """The left of two columns is an office that speaks; a name there may head the row of a table."""
    return SPEAKER.fullmatch(_left(line).rstrip(" :：")) is not None and _is_said(line.cells[1].text)


def says_sentence(line: Line) -> bool:
    """The words set apart from a name or office are a sentence, not an office or a place of work."""
    turn = turn_of(line, line.text)
    if turn is None or starts_office(turn.said[:LONGEST_SPEAKER]):
        return False
    return bool(SPOKEN_WORDS.match(turn.said) or FINITE_VERB.search(turn.said))


def turn_of(line: Line, text: str) -> Turn | None:
    """Who begins to speak in a paragraph that begins with the line; None where nobody does."""
    return _in_columns(line, text) or _set_apart(text) or _flattened(text)


def speaker_alone(text: str) -> Turn | None:
    """The line is a speaker and nothing else."""
    text = text.strip(" :：")
    if not 3 <= len(text) <= LONGEST_SPEAKER:
        return None
    return _speaker(text, "", in_columns=False)


def bracketed_role(text: str) -> str | None:
    """The role in brackets that a line holds and nothing else."""
    found = ROLE_IN_BRACKETS.fullmatch(text)
    return found["role"] if found else None


def _left(line: Line) -> str:
    return line.cells[0].text if len(line.cells) == 2 else ""


def _in_columns(line: Line, text: str) -> Turn | None:
    left = _left(line)
    if not left or line.table is not None or not _is_said(line.cells[1].text):
        return None
    turn = _speaker(left.rstrip(" :："), "", in_columns=True, office=SPEAKER)
    return turn._replace(said=text[len(left) :].lstrip(" :：\t-–")) if turn and text.startswith(left) else turn


def _set_apart(text: str) -> Turn | None:
    found = SET_APART.match(text) if text[:1] not in NO_SPEECH_MARKS else None
    if found is None or not _is_said(found["said"]):
        return None
    return _speaker(found["left"], found["said"], in_columns=False)


def _flattened(text: str) -> Turn | None:
    found = FLATTENED.match(text)
    if found is None or TOLD.match(found["said"]) or not _is_said(found["said"]):
        return None
    return _speaker(found["left"], found["said"], in_columns=True)


def _speaker(text: str, said: str, *, in_columns: bool, office: "regex.Pattern[str]" = ANY_OFFICE) -> Turn | None:
    """The speaker that a text names as a whole: a name, perhaps with a role, or an office, perhaps with a name."""
    if starts_with_title(text):
        return _named(text, said, in_columns)
    bracketed = ROLE_IN_BRACKETS.search(text)
    words = text[: bracketed.start()].strip() if bracketed else text
    if NO_OFFICE.search(words) or not office.fullmatch(words):
        return None
    if bracketed and begins_person(bracketed["role"]):
        return Turn(bracketed["role"], words, said, in_columns)
    return Turn(text, None, said, in_columns)


def _named(text: str, said: str, in_columns: bool) -> Turn | None:
    name = read_name(text)
    if name is None or name.given is None or (in_columns and not (name.family or text.startswith(ONE_NAME_TITLES))):
        return None
    behind = ROLE_BEHIND.fullmatch(text, name.end)
    if behind is None:
        return None
    role = behind["bracketed"] or behind["plain"]
    if behind["plain"] and (NO_OFFICE.search(behind["plain"]) or not starts_office(behind["plain"])):
        return None
    return Turn(text[: name.end], role, said, in_columns)


def _is_said(text: str) -> bool:
    """Words spoken: no name, no figure, no office."""
    if len(text) < SHORTEST_SPEECH or starts_with_title(text) or parse_number(text) is not None:
        return False
    return not (is_role(text) or (len(text) < LONGEST_SPEAKER and starts_office(text) and ANY_OFFICE.fullmatch(text)))
