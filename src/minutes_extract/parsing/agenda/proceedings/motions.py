"""The motion that an item of a council is: what kind, in which reading, who moves it, who seconds it."""

from collections.abc import Iterator, Sequence

import regex

from minutes_extract.model.minutes import Motion, MotionKind, NamedPerson, Outcome, Resolution
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.thai.names import find_names, read_name
from minutes_extract.thai.offices import starts_office

# By the heading; the first that fits. A bill may be moved as a motion: ญัตติร่างข้อบัญญัติ…
KINDS: tuple[tuple[MotionKind, "regex.Pattern[str]"], ...] = (
    (MotionKind.QUESTION, regex.compile(r"กระทู้(?:ถาม|สด|ทั่วไป)|^กระทู้")),
    (MotionKind.BILL, regex.compile(r"ร่าง\s?(?:ข้อบัญญัติ|เทศบัญญัติ|พระราชบัญญัติ|พ\.ร\.บ\.|พระราชกำหนด)")),
    (MotionKind.URGENT_MOTION, regex.compile(r"ญัตติด่วน")),
    (MotionKind.MOTION, regex.compile(r"(?<!แปร)ญัตติ(?!ที่(?:ผ่าน|ประชุม))")),
)
# รายงานผลการพิจารณาญัตติ · ความก้าวหน้าของร่างพระราชบัญญัติ: what is told about a motion is none
TELLS_ABOUT = regex.compile(r"รายงาน|ผลการ|ความ(?:ก้าวหน้า|คืบหน้า)|ติดตาม|แจ้ง|รับทราบ|รับรองรายงาน")
READINGS: tuple[tuple[int, "regex.Pattern[str]"], ...] = (
    (1, regex.compile(r"วาระ(?:ที่)?\s?(?:1(?!\d)|หนึ่ง|แรก)|รับหลักการ")),
    (2, regex.compile(r"วาระ(?:ที่)?\s?(?:2(?!\d)|สอง)|แปรญัตติ")),
    (3, regex.compile(r"วาระ(?:ที่)?\s?(?:3(?!\d)|สาม(?!วาระ))|ขั้นลงมติ|(?:ให้|เพื่อ)ตราเป็น|ตกลงให้(?:ตรา|ใช้)")),
)
NAME_OR_OFFICE = r"[^\n,;:()]{3,90}?"
# เสนอโดย นาย… · ผู้เสนอญัตติ : นาย… · ญัตติของนาย… · ผู้ตั้งกระทู้ถาม คือ นาย…
PROPOSED_BY = regex.compile(
    rf"(?:เสนอ(?:ญัตติ|ร่าง)?\s?โดย|ผู้เสนอ(?:ญัตติ|ร่าง[ก-๙]{{0,20}})?\s*(?:ได้แก่|คือ|[:：])?|ญัตติของ|กระทู้(?:ถาม)?ของ|ผู้(?:ตั้ง)?(?:กระทู้)?ถาม\s*(?:ได้แก่|คือ|[:：]))"
    rf"\s*(?P<who>{NAME_OR_OFFICE})(?=\s*(?:$|[\n,;:()]|เป็นผู้|ผู้รับรอง|เรื่อง|ขอ))"
)
# นายกเทศมนตรีเป็นผู้เสนอ · (นาย… ผู้เสนอญัตติ) · นาย… เสนอญัตติ…
IS_PROPOSER = regex.compile(
    rf"(?:^|[\n(]|(?<=โดย|\s))(?P<who>{NAME_OR_OFFICE})\s*(?:(?:เป็น)?ผู้เสนอ(?:ญัตติ|ร่าง[ก-๙]{{0,20}})?(?=\s*(?:$|[\n,;:)]|โดย|และ|มี))|(?:ได้|ขอ)?เสนอ(?:ญัตติ|ร่าง(?:ข้อบัญญัติ|เทศบัญญัติ)))"
)
# ผู้รับรอง ๑. นาย… ๒. นาย… · โดยมีนาย… และนาย… เป็นผู้รับรอง; not ผู้รับรองรายงาน
SECONDED_BY = regex.compile(
    r"ผู้รับรอง(?!รายงาน|งบ)(?:ญัตติ|ถูกต้อง)?(?:\s|จำนวน|\d{1,2}\s?(?:คน|ท่าน)|ได้แก่|คือ|ดังนี้|[:：]){0,6}(?P<who>[^\n]{3,300}(?:\n\s*\d{1,2}[.)][^\n]{3,120}){0,10})?"
)
SECONDS = regex.compile(r"(?:โดย)?มี(?P<who>[^\n]{5,200}?)เป็นผู้รับรอง")
# ประธานสภาเชิญนายกเทศมนตรีเสนอญัตติ
CALLED_UPON = regex.compile(r"^.*(?:เชิญ|ขอให้|ให้)(?=\S)", regex.S)
LONGEST_TEXT = 6_000
"""Letters of an item in which the proposer is looked for; behind them comes the debate."""


# การเลือกรองประธานสภา under an agenda of motions
NO_MOTION = regex.compile(rf"^(?:การ)?(?:เลือก|คัดเลือก)|{TELLS_ABOUT.pattern}")


def motion_of(
    heading: str, above: str, texts: Sequence[str], resolutions: Sequence[Resolution], assembly: Assembly
) -> Motion | None:
    """The motion; None where the item is none. `above` is the heading of the agenda: its items are of its kind."""
    kind = _kind(heading) or _kind(above)
    if kind is None or NO_MOTION.search(heading):
        return None
    text = "\n".join((heading, *texts))[:LONGEST_TEXT]
    return Motion(
        kind=kind,
        reading=_reading(heading, texts, resolutions) if kind is MotionKind.BILL else None,
        proposer=_proposer(text, assembly),
        seconders=tuple(_seconders(text, assembly)),
    )


def _kind(heading: str) -> MotionKind | None:
    if TELLS_ABOUT.search(heading):
        return None
    return next((kind for kind, pattern in KINDS if pattern.search(heading)), None)


def _reading(heading: str, texts: Sequence[str], resolutions: Sequence[Resolution]) -> int | None:
    """The reading that the heading names; else the last that lines of the text head, or that the resolution settles."""
    named = [number for number, pattern in READINGS if pattern.search(heading)]
    headed = [
        number
        for text in texts
        for number, pattern in READINGS
        if len(text) <= 80 and pattern.match(text.lstrip(" (-"))
    ]
    decided = [
        reading for one in resolutions if Outcome.APPROVED in one.outcomes and (reading := _first_reading(one.text))
    ]
    return max(named or headed or decided, default=None)


def _first_reading(text: str) -> int | None:
    """รับหลักการ, and how long amendments may be moved: the first reading."""
    return next((number for number, pattern in READINGS if pattern.search(text)), None)


def _proposer(text: str, assembly: Assembly) -> NamedPerson | None:
    for pattern in (PROPOSED_BY, IS_PROPOSER):
        for found in pattern.finditer(text):
            who = CALLED_UPON.sub("", found["who"]).strip(" -–•")
            if name := read_name(who):
                return assembly.named(who[: name.end])
            if starts_office(who):
                return assembly.named(who)
    return None


def _seconders(text: str, assembly: Assembly) -> Iterator[NamedPerson]:
    found = SECONDS.search(text) or SECONDED_BY.search(text)
    for name in find_names(found["who"].replace("มีนาย", "มี นาย")) if found and found["who"] else ():
        yield assembly.named(name.full)
