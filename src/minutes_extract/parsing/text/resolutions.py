"""What the meeting decided: labelled resolutions, plain sentences that record one, their outcomes and votes."""

import regex

from minutes_extract.model.minutes import Outcome, Votes
from minutes_extract.parsing.text.votes import votes_of, without_counts
from minutes_extract.thai.titles import TITLE
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# ๔.๑ การจัดงานวันเด็ก มติที่ประชุม รับทราบ: heading and resolution on one line
LABEL_BEHIND = regex.compile(
    r"^(?P<before>.{2,}?\S)\s+มติ(?:ที่ประชุม)?\s*[:：]?\s*(?P<text>(?:ที่ประชุม)?(?:รับทราบ|รับรอง|เห็นชอบ|อนุมัติ|ไม่อนุมัติ|ไม่เห็นชอบ|มอบหมาย)(?![^\n]{200}).*)$",
    regex.S,
)
# มติที่ประชุม : ______ · ………: a form that nobody filled in
UNFILLED = regex.compile(r"[\s._…\-–—:]*")

# A list is announced: รับทราบ และมีข้อเสนอแนะเพิ่มเติม ดังนี้ · …ข้อสังเกต : · เลือก ⏎ ๑. นาย…
ANNOUNCES_LIST = regex.compile(
    r"(?:^(?:(?:คัด)?เลือก|แต่งตั้ง)|ดังนี้|ดังต่อไปนี้|ต่อไปนี้|เพิ่มเติม|ข้อเสนอแนะ|ข้อสังเกต|ได้แก่|คือ)\s*[:：]?\s*$|[:：]\s*$"
)

# Whose decision it is: ที่ประชุม, ที่ประชุมคณะกรรมาธิการ, คณะกรรมการ(ฯ)
# (another body with a name of its own, "คณะกรรมการนโยบาย…มีมติ", decided elsewhere)
WHO = r"(?:ที่ประชุม(?:คณะ[ก-๙]{2,40}?|ฯ|(?:สภา|ใหญ่|ผู้ถือหุ้น|สมาชิก|เจ้าของร่วม|วิสามัญ)[ก-๙]{0,30}?)?|(?:คณะกรรมการ|คณะกรรมาธิการ|คณะอนุกรรมการ)ฯ?(?=\s*(?:ได้)?\s*(?:พิจารณา|มีมติ)))"
VERB = r"""(?:
    มี\s*มติ | ลงมติ | รับทราบ | รับรอง | เห็นชอบ | เห็นด้วย | ตกลง(?=ให้|ตาม|ว่า|จัด|ใช้|กัน|เลือก|ที่จะ|\s) | ไม่เห็นชอบ | อนุมัติ | ไม่อนุมัติ | ไม่รับรอง
    | ไม่ขัดข้อง | ไม่มีข้อ(?:คัดค้าน|ขัดข้อง|ทักท้วง) | เห็นควร | เห็นสมควร | มอบหมาย | มอบให้
    | มีความเห็น(?:ชอบ|ร่วมกัน)?ให้ | ทราบ(?=\s*$) | (?:ไม่)?อนุญาต | ไม่ให้ความเห็นชอบ
)"""
# ที่ประชุมมีมติ… · ที่ประชุมได้พิจารณาและมีมติ… · ที่ประชุมพิจารณาแล้วเห็นควร… · ทั้งนี้ ที่ประชุมได้มีมติ…
RESOLUTION_SENTENCE = rf"""
    {WHO}\s*(?:[:：]|[-–]\s)?\s*
    (?:(?:ได้|จึง|ก็)\s*)*
    (?:(?:ร่วมกัน)?\s*(?:พิจารณา|อภิปราย|หารือ|รับฟัง)(?:เรื่องดังกล่าว)?\s*(?:แล้ว|และ|แล้วจึง|แล้วเสร็จ)*\s*)?
    (?:(?:ได้|จึง|และ|แล้ว)\s*)*
    {VERB}
"""
THEREFORE = r"(?:(?:จึง|สรุป|ผล|ได้ความ|เป็นที่สุด)?เป็นอันว่า|จึงสรุปว่า|ทั้งนี้|ดังนั้น|ฉะนั้น|เพราะฉะนั้น|ด้วยเหตุนี้|ในการนี้|จากนั้น|ดังกล่าวแล้ว|ในที่สุด|สรุปแล้ว)"
AT_START = regex.compile(
    rf"^\s*[-–•]?\s*(?:(?:{THEREFORE}|โดย|และ)\s*,?\s*)?(?P<text>{RESOLUTION_SENTENCE}.*)$", regex.X | regex.S
)
# …เมื่อหมดคำถามแล้ว ดังนั้นที่ประชุมได้รับทราบ…: print may have no blank between the two
INSIDE = regex.compile(rf"(?:(?<=\s)|(?<={THEREFORE}))(?P<text>(?:ทั้งนี้\s*)?{RESOLUTION_SENTENCE}.*)$", regex.X | regex.S)
AS_RESULT = regex.compile(rf"(?<=\s){THEREFORE}\s*(?P<text>{RESOLUTION_SENTENCE}.*)$", regex.X | regex.S)
# ไม่มีผู้ใดซักถาม จึงมีมติรับทราบ: the meeting is not named again
THEREFORE_DECIDED = regex.compile(r"(?:^|(?<=\s))(?P<text>จึง(?:ได้)?(?:ร่วมกัน)?(?:มี|ลง)มติ(?!ที่|ของ).*)$", regex.S)
# Who else decides: the sentence with จึงมีมติ is that body's.
OTHERS_DECIDE = regex.compile(r"คณะ(?:กรรมการ|กรรมาธิการ|อนุกรรมการ|รัฐมนตรี|ทำงาน)|สภา|บอร์ด")

# What quotes another body's or another meeting's decision: the sentence after it is none of this meeting.
QUOTES = regex.compile(
    r"ในคราว(?:การ)?ประชุม|(?:การ)?ประชุม[ก-๙]{0,60}\s*ครั้งที่\s*\d|เมื่อวันที่\s*\d|เมื่อการประชุม|มติคณะรัฐมนตรี|ครั้งที่ผ่านมา|ประชุมครั้งก่อน"
)
# ยังไม่มีมติ… is no decision; ที่ประชุมพิจารณาให้รับทราบ… is.
DENIED = regex.compile(r"ยังไม่|มิได้มีมติ|ไม่มีมติ")

# Who is told to do something: ให้กองช่าง… · ให้ศูนย์ฯ …
PARTY = (
    r"(?:หน่วย|ฝ่าย|กลุ่ม|คณะ|สำนัก|กอง|หลักสูตร|ผู้|รอง|อำเภอ|ประธาน|เลขา|นาย|นาง|ปลัด|ศูนย์|กรม(?!ธรรม์)|จังหวัด|ส่วน(?!ที่)|แผนก|ทุก"
    r"|การ(?:รถไฟ|ไฟฟ้า|ประปา|ท่าเรือ|ทางพิเศษ|เคหะ)|งาน(?:พัสดุ|การเงิน|แผน|บุคคล|ธุรการ|วิชาการ|ทะเบียน|สารบรรณ|ประกัน|บริหาร|นโยบาย)|สมาชิก|เทศบาล|อบต|โรงเรียน|มหาวิทยาลัย|เจ้าหน้าที่|บริษัท|สาขา)"
)
# Who is elected: นาย… · รศ.… · รองประธานสภา · คณะทำงาน · ผู้สอบบัญชี (but no ผู้รับจ้าง, and no คุณภาพ)
APPOINTEE = (
    rf"(?:(?!คุณ(?:ภาพ|สมบัติ|ลักษณะ)|พระราช)(?:{TITLE.pattern})"
    r"|(?:รอง|ผู้ช่วย)?(?:ประธาน|เลขา|กรรมการ|อนุกรรมการ|กรรมาธิการ|หัวหน้า|นายก)|คณะ(?:กรรม|อนุกรรม|ทำงาน)|สมาชิก|ตัวแทน|ที่ปรึกษา|บุคคล"
    r"|ผู้(?!รับจ้าง|ขาย|เสนอราคา|ประกอบการ|ชนะ))"
)
# Where the verb of a decision stands: มติ แต่งตั้ง… · เห็นชอบให้แต่งตั้ง… · ที่ประชุมเลือก… · อนุมัติการแต่งตั้ง…
DECIDES_TO = (
    r"(?:(?<!\S)|(?<=ให้|และ|มติ|ประชุม|เห็นชอบ|อนุมัติ|เห็นควร|สมควร|โดย|พร้อม|จึง|ร่วมกัน|แล้ว|(?:เห็นชอบ|อนุมัติ)(?:ใน)?การ))"
)
# ไม่เห็นชอบให้แต่งตั้ง… · คำสั่งที่ ๑๒/๒๕๖๗ แต่งตั้ง… · คำสั่ง เรื่อง แต่งตั้ง… · เพื่อพิจารณา แต่งตั้ง…: nobody is appointed here
APPOINTED_ELSEWHERE = (
    r"(?<!ไม่\s?(?:เห็นชอบ|อนุมัติ|เห็นควร|เห็นด้วย|สมควร)\s?(?:ให้|การ|ในการ)?\s?)(?<!(?:เรื่อง|คำสั่ง|ประกาศ|เพื่อพิจารณา|\d)\s?)"
)
OUTCOMES: tuple[tuple[Outcome, regex.Pattern[str]], ...] = (
    (Outcome.ACKNOWLEDGED, regex.compile(r"รับทราบ|^(?:ที่ประชุม\s?)?ทราบ")),
    (Outcome.CERTIFIED, regex.compile(r"(?<!ไม่)รับรอง(?!คุณภาพ|มาตรฐาน|ความรู้|หลักสูตร|ผลการเรียน)")),
    (
        Outcome.REJECTED,
        regex.compile(
            r"ไม่\s*(?:(?:ให้ความ)?เห็นชอบ|อนุ(?:มัติ|ญาต)|เห็นควร|เห็นด้วย|รับรอง|รับหลักการ|ผ่าน)(?!\s*(?:[-–]|\d+)\s*(?:เสียง|คน))"
        ),
    ),
    (
        Outcome.APPROVED,
        regex.compile(
            r"(?<!ไม่|ไม่\s|ไม่ให้ความ|ขอ|การ|เพื่อ|พิจารณา|ดำเนินการ|พิจารณาให้ความ|เพื่อให้ความ|ขอความ|ผู้|กระบวนการ|ได้รับ)"
            rf"(?:เห็นชอบ|อนุมัติ|อนุญาต|เห็นควร(?!ให้(?:นำ|เลื่อน|{PARTY}))|เห็นสมควร|เห็นด้วย|รับหลักการ)(?!\s*[-–]\s*เสียง)"
        ),
    ),
    (
        Outcome.DEFERRED,
        regex.compile(
            r"เลื่อน(?:การพิจารณา|ไป|วาระ|ออกไป)|ถอน(?:วาระ|เรื่อง|ญัตติ|ร่าง)|(?:ให้|โดย)?นำ(?:กลับ|เสนอใหม่|มาเสนอใหม่|เข้าพิจารณาใหม่)|ชะลอ"
        ),
    ),
    (
        Outcome.ASSIGNED,
        regex.compile(
            rf"มอบหมาย|มอบให้|มอบ(?=งาน|{PARTY})|(?<!จะ)ให้(?:[^\n]{{0,120}}?)ดำเนินการ"
            rf"|(?:(?<!\S)|(?<=ขอ|และ|มติ|เห็นควร|พร้อม|โดย))ให้(?={PARTY})"
        ),
    ),
    (
        Outcome.APPOINTED,
        regex.compile(
            rf"{APPOINTED_ELSEWHERE}{DECIDES_TO}(?:แต่งตั้ง|(?:คัด)?เลือก(?:ตั้ง)?(?:ให้)?\s*(?:1[.)]\s*)?{APPOINTEE})"
        ),
    ),
)

# รับรองรายงานการประชุม ด้วยคะแนน ๑๒ เสียง
MINUTES_CERTIFIED = regex.compile(r"(?<!ไม่)รับรอง(?:รายงาน|บันทึก)")


def labelled(text: str) -> str | None:
    """The text after the label มติที่ประชุม (may be empty); None where no label stands there."""
    label = opened_by(text, Opens.OTHER_RESOLUTION, Opens.RESOLUTION)
    if label is None or label.kind is Opens.OTHER_RESOLUTION:
        return None
    return "" if is_unfilled(label.rest) else label.rest


def split_label(text: str) -> tuple[str, str | None]:
    """The heading and the resolution of one line that holds both; None where it holds no resolution."""
    found = LABEL_BEHIND.match(text) if "มติ" in text else None
    return (found["before"], found["text"].strip()) if found else (text, None)


def is_unfilled(text: str) -> bool:
    """Nothing but ruled lines and dots."""
    return UNFILLED.fullmatch(text) is not None


def unlabelled(text: str) -> str | None:
    """The sentence that plainly records a decision of this meeting; None where there is none."""
    found = AT_START.match(text)
    if found:
        return found["text"].strip()
    if "ประชุม" not in text and "คณะ" not in text and "มติ" not in text:
        return None
    inside = INSIDE.search(text) or _decided_therefore(text)
    if not inside or QUOTES.search(text, endpos=inside.start()) or DENIED.search(text[inside.start() :][:60]):
        return None
    return inside["text"].strip()


def _decided_therefore(text: str) -> "regex.Match[str] | None":
    found = THEREFORE_DECIDED.search(text)
    return None if found is None or OTHERS_DECIDE.search(text, endpos=found.start()) else found


def announces_list(text: str) -> bool:
    """A numbered list that follows belongs to the resolution."""
    return not text or bool(ANNOUNCES_LIST.search(text))


def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """What the resolution did, in the order of the closed list; OTHER only where nothing else fits.

    The words of a count ("ไม่เห็นชอบ ๒ เสียง") say how the votes fell, not what was decided; where nothing else
    stands there, the greater count decides.
    """
    words = without_counts(text)
    found = tuple(outcome for outcome, pattern in OUTCOMES if pattern.search(words))
    return found or _outcome_by_count(text, votes_of(text)) or (Outcome.OTHER,)


def _outcome_by_count(text: str, votes: Votes | None) -> tuple[Outcome, ...]:
    if votes is None or votes.yes is None:
        return ()
    carried = Outcome.CERTIFIED if MINUTES_CERTIFIED.search(text) else Outcome.APPROVED
    return (carried if votes.yes > (votes.no or 0) else Outcome.REJECTED,)


def decides(text: str) -> bool:
    """The paragraph begins with a sentence that records a decision, or comes to one: …ดังนั้นที่ประชุมรับทราบ…"""
    return bool(AT_START.match(text) or _comes_to_decision(text))


def _comes_to_decision(text: str) -> bool:
    found = AS_RESULT.search(text) if "ประชุม" in text else None
    return found is not None and not QUOTES.search(text, endpos=found.start()) and not DENIED.search(found["text"][:60])
