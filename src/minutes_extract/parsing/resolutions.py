"""What the meeting decided: labelled resolutions, plain sentences that record one, their outcomes and votes."""

import regex

from minutes_extract.model.minutes import Outcome, Votes

# มติที่ประชุม รับทราบ · มติที่ประชุม: · มติ<tab>ที่ประชุมมีมติ… · มติคณะกรรมการ : …
# not: มติคณะรัฐมนตรีเมื่อวันที่…, มติดังกล่าว, มติของที่ประชุมครั้งก่อน
LABEL = regex.compile(
    r"""
    ^\s*[-–•]?\s*
    (?P<label>
      มติ\s*(?:ของ)?\s*ที่?\s*ประชุม(?!\s*(?:ครั้งที่|คณะรัฐมนตรี|ข้อ\s*\d|ดังกล่าว|ที่ผ่านมา|เมื่อ|ใน(?:คราว|การประชุม)))
      |มติ(?=\s*(?:[:：]|$|ที่ประชุม|รับทราบ|รับรอง|เห็นชอบ|อนุมัติ|ไม่อนุมัติ|ไม่เห็นชอบ|มอบ|เห็นควร))
      |(?:ข้อสรุป|สรุป)มติที่ประชุม
    )
    \s*[:：]?\s*
    (?P<text>.*)$
    """,
    regex.X | regex.S,
)

# A list is announced: รับทราบ และมีข้อเสนอแนะเพิ่มเติม ดังนี้ · …ข้อสังเกต :
ANNOUNCES_LIST = regex.compile(r"(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้|เพิ่มเติม|ข้อเสนอแนะ|ข้อสังเกต|ได้แก่|คือ)\s*[:：]?\s*$|[:：]\s*$")

# Whose decision it is: ที่ประชุม, ที่ประชุมคณะกรรมาธิการ, คณะกรรมการ(ฯ)
# (another body with a name of its own, "คณะกรรมการนโยบาย…มีมติ", decided elsewhere)
WHO = r"(?:ที่ประชุม(?:คณะ[ก-๙]{2,40}?|ฯ|สภา[ก-๙]{0,30}?)?|(?:คณะกรรมการ|คณะกรรมาธิการ|คณะอนุกรรมการ)ฯ?(?=\s*(?:ได้)?\s*(?:พิจารณา|มีมติ)))"
VERB = r"""(?:
    มี\s*มติ | ลงมติ | รับทราบ | รับรอง | เห็นชอบ | ไม่เห็นชอบ | อนุมัติ | ไม่อนุมัติ | ไม่รับรอง
    | เห็นควร | เห็นสมควร | มอบหมาย | มอบให้
    | มีความเห็น(?:ชอบ|ร่วมกัน)?ให้
)"""
# ที่ประชุมมีมติ… · ที่ประชุมได้พิจารณาและมีมติ… · ที่ประชุมพิจารณาแล้วเห็นควร… · ทั้งนี้ ที่ประชุมได้มีมติ…
SENTENCE = rf"""
    {WHO}\s*
    (?:(?:ได้|จึง|ก็)\s*)*
    (?:(?:ร่วมกัน)?\s*(?:พิจารณา|อภิปราย|หารือ|รับฟัง)(?:เรื่องดังกล่าว)?\s*(?:แล้ว|และ|แล้วจึง|แล้วเสร็จ)*\s*)?
    (?:(?:ได้|จึง|และ|แล้ว)\s*)*
    {VERB}
"""
AT_START = regex.compile(
    rf"^\s*[-–•]?\s*(?:(?:ทั้งนี้|ดังนั้น|ในการนี้|จากนั้น|โดย|และ)\s*,?\s*)?(?P<text>{SENTENCE}.*)$", regex.X | regex.S
)
INSIDE = regex.compile(rf"(?<=\s)(?P<text>(?:ทั้งนี้\s*)?{SENTENCE}.*)$", regex.X | regex.S)

# What quotes another body's or another meeting's decision: the sentence after it is none of this meeting.
QUOTES = regex.compile(
    r"ในคราว(?:การ)?ประชุม|(?:การ)?ประชุม[ก-๙]{0,60}\s*ครั้งที่\s*\d|เมื่อวันที่\s*\d|เมื่อการประชุม|มติคณะรัฐมนตรี|ครั้งที่ผ่านมา|ประชุมครั้งก่อน"
)
# ยังไม่มีมติ… is no decision; ที่ประชุมพิจารณาให้รับทราบ… is.
DENIED = regex.compile(r"ยังไม่|มิได้มีมติ|ไม่มีมติ")

OUTCOMES: tuple[tuple[Outcome, regex.Pattern[str]], ...] = (
    (Outcome.ACKNOWLEDGED, regex.compile(r"รับทราบ|^ทราบ")),
    (Outcome.CERTIFIED, regex.compile(r"(?<!ไม่)รับรอง(?!คุณภาพ|มาตรฐาน|ความรู้|หลักสูตร|ผลการเรียน)")),
    (
        Outcome.REJECTED,
        regex.compile(r"ไม่\s*(?:เห็นชอบ|อนุมัติ|เห็นควร|เห็นด้วย|รับรอง|รับหลักการ|ผ่าน)(?!\s*(?:[-–]|\d+)\s*(?:เสียง|คน))"),
    ),
    (
        Outcome.APPROVED,
        regex.compile(
            r"(?<!ไม่|ไม่\s|ขอ|การ|เพื่อ|พิจารณา|ดำเนินการ|ให้ความ|ขอความ|ผู้|กระบวนการ|ได้รับ)"
            r"(?:เห็นชอบ|อนุมัติ|เห็นควร(?!ให้(?:นำ|เลื่อน))|เห็นสมควร|เห็นด้วย|แต่งตั้ง|รับหลักการ)(?!\s*[-–]\s*เสียง)"
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
            r"มอบหมาย|มอบให้|มอบ(?=หน่วย|ฝ่าย|กลุ่ม|คณะ|สำนัก|กอง|หลักสูตร|ผู้|รอง|งาน|อำเภอ|ประธาน|เลขา|นาย|นาง|ปลัด|ศูนย์|กรม|จังหวัด|ส่วน|แผนก|ทุก)|(?<!จะ)ให้(?:[^\n]{0,120}?)ดำเนินการ|ขอให้(?=หน่วย|ฝ่าย|กลุ่ม|คณะ|สำนัก|กอง|อำเภอ|งาน|ผู้)"
        ),
    ),
)

VOTE_COUNTS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    # ไม่เห็นชอบ - เสียง · ไม่เห็นด้วย ๒ เสียง
    (
        "no",
        regex.compile(r"ไม่(?:เห็นชอบ|เห็นด้วย|อนุมัติ|รับหลักการ|รับรอง)\s*(?:จำนวน)?\s*(?P<count>\d+|[-–]|ไม่มี)\s*(?:เสียง|คน)"),
    ),
    ("abstain", regex.compile(r"งดออกเสียง\s*(?:จำนวน)?\s*(?P<count>\d+|[-–]|ไม่มี)\s*(?:เสียง|คน)")),
    (
        "yes",
        regex.compile(
            r"(?<!ไม่)(?:เห็นชอบ|เห็นด้วย|อนุมัติ|รับหลักการ|รับรอง)[ก-๙\s]{0,30}?(?:จำนวน|ด้วยคะแนน)?\s*(?P<count>\d+|[-–]|ไม่มี)\s*(?:เสียง|คน)"
        ),
    ),
)
UNANIMOUS = regex.compile(r"เอกฉันท์")


def labelled(text: str) -> str | None:
    """The text after the label มติที่ประชุม (may be empty); None where no label stands there."""
    found = LABEL.match(text)
    return found["text"].strip() if found else None


def unlabelled(text: str) -> str | None:
    """The sentence that plainly records a decision of this meeting; None where there is none."""
    found = AT_START.match(text)
    if found:
        return found["text"].strip()
    if "ประชุม" not in text and "คณะ" not in text:
        return None
    inside = INSIDE.search(text)
    if not inside or QUOTES.search(text, endpos=inside.start()) or DENIED.search(text[inside.start() :][:60]):
        return None
    return inside["text"].strip()


def announces_list(text: str) -> bool:
    """A numbered list that follows belongs to the resolution."""
    return not text or bool(ANNOUNCES_LIST.search(text))


def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """What the resolution did, in the order of the closed list; OTHER only where nothing else fits."""
    found = tuple(outcome for outcome, pattern in OUTCOMES if pattern.search(text))
    return found or (Outcome.OTHER,)


def votes_of(text: str) -> Votes | None:
    """Votes counted, "-" being none; None where no vote is recorded."""
    counts = {name: _count(found["count"]) for name, pattern in VOTE_COUNTS if (found := pattern.search(text))}
    unanimous = bool(UNANIMOUS.search(text))
    if not counts and not unanimous:
        return None
    return Votes(yes=counts.get("yes"), no=counts.get("no"), abstain=counts.get("abstain"), unanimous=unanimous)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 0


def decides(text: str) -> bool:
    """The paragraph begins with a sentence that records a decision."""
    return bool(AT_START.match(text))
