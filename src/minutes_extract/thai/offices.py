"""Offices and roles: what the words after a person's name say about the person.

An office (คณบดีคณะวิทยาศาสตร์) is held outside the body that meets, a role (กรรมการ) within it. The same word may begin
either: ประธานกรรมการ is a role, ประธานหลักสูตร… an office. A role is therefore known only by its whole wording.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.thai.wordings.signatures import RECORDS

MAX_OFFICE = 2_000
"""Letters of one entry that are looked at; a longer one is no office, and is given back as a position."""
MAX_ROLE_WORDS = 6
"""กรรมการ และ ผู้ช่วย เลขานุการ, with the blanks of wrapped cells."""


class OfficeRow(NamedTuple):
    """One row of a table: its name, and the pattern of the words."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Office:
    """What stands after a name. `acting_for` is the office stood in for, without the word แทน."""

    position: str | None = None
    role: str | None = None
    acting_for: str | None = None
    reason: str | None = None


_ORDINAL = r"(?:\s?คนที่\s?(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|\d{1,2}))?"
_MEMBER = r"(?:กรรมการ|กรรมาธิการ|อนุกรรมการ|อนุกรรมาธิการ|คณะทำงาน)"
_BODY = r"(?:คณะ(?:กรรมการ|กรรมาธิการ|อนุกรรมการ|อนุกรรมาธิการ|ทำงาน))"
_SECRETARY = r"(?:ผู้ช่วย\s?|รอง\s?)?เลขานุการ"
_JOIN = r"\s?(?:และ|/|,)\s?"

# A role is the whole wording, never its beginning: เลขานุการกรม and ที่ปรึกษาหลักสูตร are offices.
ROLES = (
    # รองประธานคณะกรรมาธิการ คนที่หนึ่ง
    OfficeRow("chair", rf"(?:ว่าที่)?(?:รอง)?ประธาน(?:(?:ใน)?(?:ที่|การ)ประชุม|ร่วม|ฯ|{_BODY}|{_MEMBER})?{_ORDINAL}"),
    # กรรมการผู้ทรงคุณวุฒิ
    OfficeRow("member", rf"{_MEMBER}(?:\s?(?:ผู้ทรงคุณวุฒิ|โดยตำแหน่ง|ผู้แทน\S{{0,60}}|ร่วม|สำรอง|กลาง|อิสระ|ตรวจสอบ))?"),
    # ประธานกรรมการ / กรรมการอิสระ, ประธานกรรมการตรวจสอบและกรรมการอิสระ: several parts played at once
    OfficeRow(
        "members_of_boards",
        r"(?:(?:รอง)?ประธาน(?:คณะ)?กรรมการ(?:ตรวจสอบ|บริหาร)?|กรรมการ(?:อิสระ|ตรวจสอบ|บริหาร)?)"
        r"(?:\s?(?:/|,|และ)\s?(?:(?:รอง)?ประธาน(?:คณะ)?กรรมการ(?:ตรวจสอบ|บริหาร)?|กรรมการ(?:อิสระ|ตรวจสอบ|บริหาร))){1,3}",
    ),
    OfficeRow("qualified_member", r"ผู้ทรงคุณวุฒิ(?:ภายนอก|ภายใน)?"),
    # กรรมการและผู้ช่วยเลขานุการ, กรรมการ/เลขานุการ
    OfficeRow("member_secretary", rf"{_MEMBER}(?:{_JOIN}|\s){_SECRETARY}{_ORDINAL}"),
    OfficeRow("secretary", rf"{_SECRETARY}(?:(?:ประจำ)?{_BODY}|ที่ประชุม)?{_ORDINAL}"),
    OfficeRow("adviser", rf"(?:ประธาน)?ที่ปรึกษา(?:กิตติมศักดิ์|ประจำ)?(?:{_BODY}|{_MEMBER})?"),
    OfficeRow("treasurer", r"(?:ผู้ช่วย|รอง)?เหรัญญิก|(?:กรรมการ(?:และ|/))เหรัญญิก|ปฏิคม"),
    OfficeRow("spokesman", rf"(?:รอง)?โฆษก(?:(?:ประจำ)?{_BODY})?{_ORDINAL}"),
    OfficeRow("working_group", r"(?:หัวหน้า)?คณะทำงาน(?:และเลขานุการ)?|ผู้ประสานงาน|ฝ่ายเลขานุการ"),
    # นายกสภามหาวิทยาลัย in the minutes of that council
    OfficeRow("council_head", r"(?:อุป)?นายกสภา[^\s()]{0,60}"),
    # สมาชิกสภาเทศบาล เขต 1, รองประธานสภาเทศบาล, เลขานุการสภาองค์การบริหารส่วนตำบล; ประธานสภาอุตสาหกรรม is an office
    OfficeRow("council_member", r"สมาชิกสภา[^\s()]{0,60}(?:\s?เขต(?:เลือกตั้ง)?(?:ที่)?\s?\d{1,2})?|สมาชิก"),
    OfficeRow(
        "council_chair",
        rf"(?:(?:รอง)?ประธาน|{_SECRETARY})สภา(?:ท้องถิ่น|เทศบาล|องค์การบริหาร|กรุงเทพ|เมือง|อบต|อบจ|ฯ)[^\s()]{{0,60}}{_ORDINAL}",
    ),
    OfficeRow(
        "presenter",
        r"ผู้แถลง|ผู้ชี้แจง|ผู้นำเสนอ|ผู้สังเกตการณ์|ผู้เข้าร่วม(?:รับฟัง|ประชุม)|"
        r"(?:เข้า)?ร่วมรับฟัง",
    ),
    OfficeRow("recorder", rf"(?:ผู้)?{RECORDS}(?:รายงาน)?การประชุม|ผู้บันทึก"),
    OfficeRow(
        "english",
        r"(?i:(?:team\ |project\ )?(?:leader|manager)|chair(?:man|person)?|secretary|member|product\ owner|scrum\ master|"
        r"(?:[a-z/-]{2,12}\ ){0,2}(?:developer|programmer|tester|analyst|designer|engineer|architect))",
    ),
)

# Words that begin an office and hardly a surname.
OFFICE_HEADS = (
    OfficeRow("director", r"(?:รอง|ผู้ช่วย)?ผู้(?:อำนวยการ|บัญชาการ|จัดการ|ตรวจการ|กำกับการ)|ผอ\.|รอง\s?ผอ\."),
    OfficeRow("team", r"ผู้(?:ออกแบบ|ทดสอบ|พัฒนา|วิเคราะห์|ดูแลระบบ|เขียนโปรแกรม)"),
    OfficeRow("commander", r"(?:รอง|ผู้ช่วย)?ผู้(?:บังคับ|บัญชา|กอง|การ(?:$|กอง|สำนัก|ศูนย์))"),
    OfficeRow("head", r"(?:รอง|ผู้ช่วย)?หัวหน้า|(?:รอง|ผู้ช่วย)?เลขาธิการ|เลขาฯ?(?:$|นุการ)"),
    OfficeRow("academic", r"(?:รอง|ผู้ช่วย)?(?:อธิการบดี|อธิการ(?:$|วิทยาลัย)|คณบดี|ศึกษาธิการ|ผู้รับใบอนุญาต)"),
    OfficeRow(
        "teacher",
        r"อาจารย์(?:$|ประจำ|ผู้|พิเศษ|ที่ปรึกษา|ใหญ่)|ครู(?:$|ใหญ่|ชำนาญ|ผู้|อัตราจ้าง|เชี่ยวชาญ|"
        r"ประจำ|สอน|พี่เลี้ยง)|วิทยากร(?:$|ชำนาญ|ปฏิบัติ)",
    ),
    OfficeRow(
        "governor",
        r"(?:รอง|ผู้ช่วย)?ผู้(?:ว่าราชการ|ว่าการ|ว่าฯ)|(?:รอง)?อธิบดี|(?:รอง)?ปลัด(?:$|จังหวัด|"
        r"อำเภอ|เทศบาล|องค์การ|กระทรวง|กรุงเทพ|อบต|อบจ)",
    ),
    OfficeRow(
        "minister",
        r"(?:รอง|ผู้ช่วย)?รัฐมนตรี|(?:รอง)?นายก(?:$|รัฐมนตรี|เทศมนตรี|องค์การ|สภา|สมาคม|เหล่า|อบต|"
        r"อบจ|เมือง(?:$|พัทยา))|อุปนายก",
    ),
    OfficeRow(
        "district", r"นายอำเภอ|นายทะเบียน|นายช่าง|นายด่าน|นายสถานี|กำนัน(?:$|ตำบล)|(?:ผู้ช่วย)?ผู้ใหญ่บ้าน|สารวัตร(?:$|กำนัน|ใหญ่)"
    ),
    OfficeRow(
        "specialist",
        r"นัก(?:$|วิชา|วิเคราะห์|วิจัย|วิทยา|จัดการ|ทรัพยากร|บริหาร|ส่งเสริม|พัฒนา|ประชา|สังคม|"
        r"สืบสวน|จิต|กายภาพ|เทคนิค|"
        r"โภชนา|รังสี|บัญชี|ตรวจสอบ|ผังเมือง|สาธารณสุข|พฤกษ|สื่อสาร|ศึกษา|เรียน|การทูต|การเงิน|"
        r"การ(?:$|ภารโรง)|ออกแบบ|บิน|กฎหมาย|อุตุ|ธรณี|สันทนาการ|"
        r"นวัตกรรม|ภูมิสารสนเทศ|สถิติ|สิ่งแวดล้อม|อุทยาน|ประมง|คอมพิวเตอร์|ปฏิบัติ|ป้องกัน|เศรษฐกร)",
    ),
    # เจ้าอาวาสวัด…, รองเจ้าคณะอำเภอ
    OfficeRow("temple", r"(?:รอง|ผู้ช่วย)?(?:เจ้าอาวาส|เจ้าคณะ(?=$|ตำบล|อำเภอ|จังหวัด|ภาค|ใหญ่|แขวง|เขต))|ไวยาวัจกร"),
    OfficeRow("officer", r"(?:หัวหน้า)?เจ้า(?:พนักงาน|หน้าที่)|พนักงาน(?:$|.)|ลูกจ้าง|ผู้ปฏิบัติ(?:งาน|การ)|ข้าราชการ"),
    OfficeRow(
        "profession",
        r"(?:นิติกร|วิศวกร|เศรษฐกร|สถาปนิก|บรรณารักษ์|มัณฑนากร|พนักงาน|เลขานุการ)(?:$|"
        r"[^\u0e01-\u0e3a\u0e40-\u0e5b]|ชำนาญ|"
        r"ปฏิบัติ|เชี่ยวชาญ|อาวุโส|"
        r"โยธา|ไฟฟ้า|เครื่องกล|สำรวจ|การ|ประจำ|กรม|สภา|จังหวัด)",
    ),
    OfficeRow(
        "medical",
        r"(?:(?:นาย|ทันต|สัตว)?แพทย์|เภสัชกร|พยาบาล)(?:$|ประจำ|ชำนาญ|ปฏิบัติ|เชี่ยวชาญ|ทรงคุณ|"
        r"วิชาชีพ|สาธารณสุข|หัวหน้า|ใหญ่)",
    ),
    OfficeRow(
        "provincial",
        r"(?:พัฒนาการ|เกษตร|สาธารณสุข|ปศุสัตว์|ประมง|สัสดี|สรรพากร|สรรพสามิต|ท้องถิ่น|ประชาสัมพันธ์|"
        r"วัฒนธรรม|พาณิชย์|คลัง|"
        r"อุตสาหกรรม|แรงงาน|จัดหางาน|ขนส่ง|สหกรณ์|สถิติ|พลังงาน|ยุติธรรม|โยธาธิการ\S{0,20}|เจ้าคณะ|"
        r"ประกันสังคม|สวัสดิการ\S{0,20})"
        r"(?:จังหวัด|อำเภอ|ภาค|เขต|และสหกรณ์|พื้นที่)",
    ),
    OfficeRow(
        "adjoint",
        r"(?:รอง|ผู้ช่วย)(?:ประธาน|นายก|ปลัด|เลขา|โฆษก|นายทะเบียน|สารวัตร|เจ้า|สาธารณสุข|นายแพทย์|"
        r"อัยการ|กรรมการ)|อัยการ|ผู้พิพากษา",
    ),
    OfficeRow(
        "representative",
        r"ผู้แทน|ตัวแทน|ผู้ประสาน|ผู้เชี่ยวชาญ|ผู้ทรงคุณวุฒิ|ผู้ชี้แจง|ผู้แถลง|ผู้สังเกต|"
        r"ผู้ตรวจ(?:$|ราชการ|สอบ)",
    ),
    OfficeRow(
        "member",
        r"(?:อนุ)?กรรม(?:การ|าธิการ)|เหรัญญิก|สมาชิก(?:$|สภา|อบต|อบจ|"
        r"กลุ่ม|ชมรม|วุฒิ|สมาคม)",
    ),
    OfficeRow(
        "chair",
        r"ประธาน(?:$|[\s(]|กรรม|คณะ|อนุ|หลักสูตร|สภา|ที่|กลุ่ม|ชมรม|หอการค้า|สาขา|ศูนย์|ฝ่าย|"
        r"เครือข่าย|กองทุน|ชุมชน|สหกรณ์|วิสาหกิจ|มูลนิธิ|"
        r"สมาคม|บริษัท|เจ้าหน้าที่|ร่วม|กลาง)",
    ),
    OfficeRow("adviser", r"ที่ปรึกษา|โฆษก|ผู้บันทึก|ผู้จด|บันทึกการประชุม|(?:เข้า)?ร่วมรับฟัง|คณะทำงาน"),
    OfficeRow(
        "acting",
        r"\(?แทน\)?(?=$|[\s)]|คณบดี|ประธาน|ผู้|รอง|นาย|หัวหน้า|อธิ|ปลัด)|\(?รักษา(?:ราชการ|การ)(?!ณ)|รรท\.|"
        r"ทำการแทน|ปฏิบัติ(?:หน้าที่|ราชการ)",
    ),
    OfficeRow(
        "english",
        r"(?i:(?:team|project|vice|deputy|assistant|senior|chief|director|manager|developer|secretary|head)\b)",
    ),
)
# Words that begin an office, and surnames too (ครูเกษตร, ปลัดสิงห์).
KIN_HEADS = (
    OfficeRow("provincial", r"พัฒนาการ|เกษตร|สาธารณสุข|ปศุสัตว์|ประมง|สัสดี|ท้องถิ่น|พาณิชย์|คลังจังหวัด|วัฒนธรรม"),
    OfficeRow("village", r"กำนัน|ปลัด|ครู|สารวัตร|แพทย์(?!หญิง)"),
    OfficeRow("rank", r"(?:รอง|ผู้ช่วย)(?!ศาสตราจารย์)|นักเรียน|ผู้การ"),
)

REASONS = (
    # ลาการประชุม, ลาป่วย
    OfficeRow("leave", r"(?:ขอ)?ลา(?:การประชุม|ประชุม|ป่วย|กิจ|พักผ่อน|พักร้อน|คลอด|ราชการ|บวช|อุปสมบท|ศึกษา)"),
    # ติดภารกิจ, ติดราชการด่วน
    OfficeRow("engaged", r"(?:เนื่องจาก\s?)?(?:ติด|มี)\s?(?:ภารกิจ|ราชการ|ประชุม|สอน|คุมสอบ|งาน|อบรม|นัด|ธุระ)"),
    # ไปราชการ, เดินทางไปต่างประเทศ
    OfficeRow("away", r"(?:เดินทาง)?ไป(?:ราชการ|ต่างประเทศ|ต่างจังหวัด|อบรม|ประชุม|สัมมนา|ศึกษา|ปฏิบัติ)"),
    OfficeRow("course", r"เข้า(?:รับการ)?(?:อบรม|สัมมนา)"),
    OfficeRow("untold", r"ไม่(?:ได้)?แจ้ง|ไม่ทราบสาเหตุ"),
)
# Reasons only where they stand alone in brackets or a column: as last words they may be part of an office.
LONE_REASONS = (
    OfficeRow(
        "bare",
        r"(?:ราชการ|อบรม|สัมมนา|ป่วย|ประชุม(?:อื่น)?|ภารกิจ|ลา|ขาด(?:ประชุม)?|ปฏิบัติ(?:ราชการ|งาน)|เดินทาง|ต่างประเทศ)"
        r"(?=$|[\s)])",
    ),
)


def _any_of(*tables: tuple[OfficeRow, ...]) -> str:
    return "|".join(f"(?:{row.pattern})" for table in tables for row in table)


_ROLE = re.compile(_any_of(ROLES))
_OFFICE = re.compile(_any_of(OFFICE_HEADS))
_KIN = re.compile(_any_of(KIN_HEADS))
# กรรมการ คณบดีคณะวิทยาศาสตร์: these may stand before the office; ที่ปรึกษา ผู้อำนวยการ would be one office.
_LEADING_ROLE = re.compile(
    r"(?P<role>(?:รอง)?ประธาน(?:กรรมการ)?|(?:อนุ)?กรรมการ(?:และ(?:ผู้ช่วย)?เลขานุการ)?)\s(?P<office>.+)", re.S
)

# รักษาราชการแทนพัฒนาการอำเภอ…; not ผู้แทน, nor เจ้าหน้าที่รักษาการณ์
_ACTING_WORD = r"""
    (?: \(แทน\)
      | (?: ผู้ )? รักษา (?: ราชการ | การ ) (?: แทน | (?: ใน )? ตำแหน่ง )? (?! ณ | แพทย์ )
      | (?: ปฏิบัติหน้าที่ | ปฏิบัติราชการ | ทำหน้าที่ | ทำการ ) แทน
      | รรท\. | ปรท\.
      | แทน
    )
"""
_INSIDE = r"(?: [^()\t] | \( [^()]{0,200} \) )"
_ACTING = re.compile(rf"(?: ^ | (?<= [\s(/] ) | (?<= และ ) ) {_ACTING_WORD} \s* (?P<office> {_INSIDE}{{2,300}} )", re.X)
# (แทนคณบดีคณะวิทยาศาสตร์)
_ACTING_BRACKET = re.compile(
    rf"(?: ^ | (?<= \s ) ) \( \s? (?P<inner> {_ACTING_WORD} \s? (?! \) ) {_INSIDE}{{2,300}} ) (?: \) | $ )", re.X
)
# รักษาการผู้จัดการทั่วไป และ ผู้จัดการฝ่ายบัญชี: where another office may begin, which is the person's own
_NEXT_OFFICE = re.compile(r"\s+(?:และ\s*)?|และ")
# หัวหน้าฝ่ายเรือ ทำหน้าที่เลขานุการ
_DUTY = re.compile(r"(?:^|\s)(?P<verb>ทำ|ปฏิบัติ)หน้าที่(?:เป็น)?\s*(?!แทน)(?P<role>[^\t()]{3,60})$")
_ONLY_FOR_ANOTHER = re.compile(r"\(? \s? แทน (?! \) )", re.X)
# กรรมการ (ประธานหลักสูตร…)
_ROLE_THEN_BRACKET = re.compile(rf"(?P<role> [^()\t]{{3,80}}? ) \s? \( (?P<inner> {_INSIDE}{{2,400}} ) \)", re.X)
_WHOLE_BRACKET = re.compile(r"\((?P<inner>[^()]+)\)")
_ANY_BLANK = re.compile(r"\s")
# กรรมการ/ เลขานุการ and กรรมการ และเลขานุการ: the blank is the end of a line in a narrow cell; " / " is printed so.
_WRAP = re.compile(r"(?<=\S/)\s|\s(?=/\S|และ)")

_REASON_BRACKET = re.compile(
    rf"\s? \( \s? (?P<reason> (?: {_any_of(REASONS, LONE_REASONS)} ) [^()]{{0,200}} ) \)", re.X
)
_REASON_COLUMN = re.compile(rf"(?:{_any_of(REASONS, LONE_REASONS)})[^()\t]{{0,200}}")
_REASON_TAIL = re.compile(rf"(?:^|(?<=\s))(?P<reason>(?:{_any_of(REASONS)})[^()\t]{{0,200}})$")


def is_role(text: str) -> bool:
    """Whether this is, as a whole, a part played in a body (กรรมการและเลขานุการ)."""
    return len(text) <= MAX_OFFICE and _ROLE.fullmatch(text) is not None


def starts_office(token: str) -> bool:
    """Whether an office or a role begins here. A few surnames begin so too: see `certainly_office`."""
    return certainly_office(token) or _KIN.match(token) is not None


def certainly_office(token: str) -> bool:
    """Whether an office begins here, by a word that is hardly the beginning of a surname."""
    return _OFFICE.match(token) is not None or _ROLE.fullmatch(token[:MAX_OFFICE]) is not None


def split_reason(text: str) -> tuple[str, str | None]:
    """Take the reason of absence off: from brackets, a column of its own, or the last words."""
    if len(text) > MAX_OFFICE:
        return text, None
    return _bracketed_reason(text) or _column_reason(text) or _last_words_reason(text) or (text, None)


def split_office(text: str, absent: bool = False) -> Office:
    """Read what stands after a name: one piece of text, or columns joined by tabs.

    `absent` says that the list is one of absentees, where a reason may stand too.
    """
    if len(text) > MAX_OFFICE:
        return Office(position=text.strip())
    rest, reason = split_reason(text) if absent else (text, None)
    rest = _tidy(rest)
    return _stood_in(rest, reason) or _plain(rest, reason)


def _plain(text: str, reason: str | None) -> Office:
    position, role = _split_role(text)
    return Office(_own_office(position), role, _acting_for(position), reason)


def _stood_in(text: str, reason: str | None) -> Office | None:
    """(แทนคณบดี X) on its own says nothing of the person's own office; beside one it stays in the position."""
    bracket = _ACTING_BRACKET.search(text)
    if bracket is None:
        return None
    position, role = _split_role(_tidy(text[: bracket.start()] + "\t" + text[bracket.end() :]))
    if position is not None:
        position, role = _split_role(text)
    return Office(position, role, _acting_for(bracket["inner"]), reason)


def _acting_for(position: str | None) -> str | None:
    found = _ACTING.search(position) if position else None
    return _first_office(found["office"].strip()) if found else None


def _first_office(text: str) -> str:
    """The office stood in for, without one's own behind it."""
    gaps = _NEXT_OFFICE.finditer(text)
    ends = (
        gap.start() for gap in gaps if certainly_office(text[: gap.start()]) and certainly_office(text[gap.end() :])
    )
    return text[: next(ends, None)].strip()


# กรรมการและ ⏎ เลขานุการ
_RAN_ON = re.compile(r"(?<=และ)\s+(?=(?:ผู้ช่วย|รอง)?(?:เลขานุการ|เหรัญญิก|กรรมการ))")


def _split_role(text: str) -> tuple[str | None, str | None]:
    """(position, role) of a text whose columns are parted by tabs."""
    if not text:
        return None, None
    position, role = _role_by_duty(text) or _trailing_role(text) or _leading_role(text) or (text, None)
    return _without_brackets(" ".join(position.split())) or None, _RAN_ON.sub("", role) if role else None


def _without_brackets(position: str) -> str:
    """(คณบดีคณะครุศาสตร์) ประธานกรรมการ: the office stands in brackets."""
    whole = _WHOLE_BRACKET.fullmatch(position)
    return whole["inner"].strip() if whole and not _ACTING_BRACKET.match(position) else position


def _role_by_duty(text: str) -> tuple[str, str] | None:
    """ผู้อำนวยการตลาด ทำหน้าที่ ประธานที่ประชุม"""
    found = _DUTY.search(text)
    if found is None:
        return None
    role = " ".join(found["role"].split())
    in_own_column = text[found.start() : found.start() + 1] == "\t"
    plays_part = is_role(role) or (starts_office(role) and (found["verb"] == "ทำ" or in_own_column))
    return (text[: found.start()].strip(), role) if plays_part else None


def _own_office(position: str | None) -> str | None:
    """แทน คณบดี… without an office of one's own is no position; รักษาการ… is an appointment, and is."""
    return None if position is None or _ONLY_FOR_ANOTHER.match(position) else position


def _trailing_role(text: str) -> tuple[str, str] | None:
    """The longest run of last words that is a role as a whole: a wrapped cell gives one in several words."""
    starts = [0] + [blank.end() for blank in _ANY_BLANK.finditer(text)]
    for start in starts[-MAX_ROLE_WORDS:]:
        role = " ".join(text[start:].split())
        if is_role(role):
            return text[:start].strip().removesuffix(" -").removesuffix(" –").strip(), _WRAP.sub("", role)
    return None


def _leading_role(text: str) -> tuple[str, str] | None:
    """กรรมการ (ประธานหลักสูตร X), กรรมการ⇥คณบดี, กรรมการ คณบดี…"""
    first, tab, others = text.partition("\t")
    if tab and is_role(first):
        return others, first
    bracket = _ROLE_THEN_BRACKET.fullmatch(text)
    if bracket and is_role(bracket["role"]):
        return bracket["inner"], bracket["role"]
    leading = _LEADING_ROLE.fullmatch(text)
    return (leading["office"], leading["role"]) if leading and certainly_office(leading["office"]) else None


def _bracketed_reason(text: str) -> tuple[str, str] | None:
    found = _REASON_BRACKET.search(text)
    return (_tidy(text[: found.start()] + " " + text[found.end() :]), found["reason"].strip()) if found else None


def _column_reason(text: str) -> tuple[str, str] | None:
    columns = text.split("\t")
    for index in reversed(range(len(columns))):
        if _REASON_COLUMN.fullmatch(columns[index].strip()):
            return _tidy("\t".join(columns[:index] + columns[index + 1 :])), columns[index].strip()
    return None


def _last_words_reason(text: str) -> tuple[str, str] | None:
    found = _REASON_TAIL.search(text)
    return (text[: found.start()].strip(" -–—"), found["reason"].strip()) if found else None


def _tidy(text: str) -> str:
    """Empty columns dropped, blanks folded."""
    columns = (" ".join(column.split()) for column in text.split("\t"))
    return "\t".join(column for column in columns if column)
