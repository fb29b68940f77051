"""Votes that a sentence counts: how many for, against, abstaining; among how many, in what unit, and how they were taken."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from minutes_extract.model.minutes import VoteMethod, Votes, VoteUnit
from minutes_extract.thai.names import find_names

# What is counted; the words of a no hold those of a yes, so that they are asked first.
VERBS: Mapping[str, str] = {
    "no": r"(?:ไม่\s*(?:เห็นชอบ|เห็นด้วย|อนุมัติ|รับหลักการ|รับรอง|รับ(?=\s*(?:จำนวน|\d|[-–]))|เห็นสมควร)|คัดค้าน)",
    "abstain": r"(?:งด(?:เว้น)?(?:การ)?(?:ออกเสียง|ลงคะแนน|ลงมติ)|ไม่(?:ออกเสียง|ลงคะแนน|ประสงค์ออกเสียง))",
    "invalid": r"(?:บัตร|คะแนน|เสียง)(?:เสีย|โมฆะ)",
    "yes": r"(?<!ไม่\s?)(?:เห็นชอบ|เห็นด้วย|อนุมัติ|รับหลักการ|รับรอง)",
}
VOTE_NUMBER = r"(?P<count>\d{1,12}(?:,\d{3})*(?:\.\d{1,10})?)"
NO_VOTES = r"(?P<none>[-–](?!\s?\d)|ไม่มี(?![ก-๙])|ไม่มี(?=เสียง|ผู้))"
UNIT_OF_VOTES = r"(?P<unit>เสียง|คน|คะแนน|ท่าน|ราย|หุ้น|ใบ|บัตร|หน่วย)"
# Words that may stand between the verb and the count; other words would tell what is approved: อนุมัติให้จ้าง ๒ คน
COUNTING = r"(?:\s|[:：=(]|จำนวน|ด้วย|มติ|เป็น|เอกฉันท์|คะแนน|เสียง|ข้างมาก|ทั้งหมด|ทั้งสิ้น|รวม|โดย|มี|ผู้|ได้|เท่ากับ|ตาม(?:ที่)?เสนอ|ดังกล่าว|หลักการ|ใน){0,12}?"
# คิดเป็นอัตราส่วนกรรมสิทธิ์ร้อยละ ๖๐.๒๕
RATIO = r"(?P<ratio>(?:คิดเป็น)?\s?(?:(?:อัตราส่วน|สัดส่วน)[ก-๙]{0,30}\s?(?:ร้อยละ)?|ร้อยละ))"
# ไม่เห็นด้วย ๒ งดออกเสียง ๑: a number without its unit stands before the next count or an end
NO_UNIT = r"(?=\s*(?:$|[,;:/()\n]|และ|ผู้|ไม่|งด|เห็น|บัตร|คิดเป็น|จาก|โดย|รวม|ที่ประชุม))"


def _counted(verb: str) -> "regex.Pattern[str]":
    return regex.compile(
        rf"{verb}{COUNTING}(?:{RATIO}\s*)?(?:{VOTE_NUMBER}(?:\s*{UNIT_OF_VOTES}|{NO_UNIT})|{NO_VOTES}(?:\s*{UNIT_OF_VOTES})?)"
    )


COUNTS = {name: _counted(verb) for name, verb in VERBS.items()}
# อนุมัติแผนพัฒนาท้องถิ่น ๑๒ เสียง: what is approved may stand between where เสียง can only be votes
YES_APART = regex.compile(rf"{VERBS['yes']}[ก-๙\s]{{0,60}}?(?:จำนวน)?\s*{VOTE_NUMBER}\s*(?P<unit>เสียง)")
DECISION_VERB = regex.compile(f"(?P<no>{VERBS['no']})|(?P<yes>{VERBS['yes']})")
# …ด้วยคะแนนเสียง ๒๑ เสียง; the decision stands before it, however far
BY_COUNT = regex.compile(
    rf"ด้วย(?:มติ|คะแนน)?(?:เสียง)?(?:เป็น)?(?:เอกฉันท์|ข้างมาก)?\s*(?:จำนวน)?\s*{VOTE_NUMBER}\s*(?P<unit>เสียง|คะแนน|หุ้น)(?!\s*ต่อ)"
)
# ด้วยคะแนนเสียง ๑๒ ต่อ ๓ เสียง
MAJORITY = regex.compile(
    r"(?:คะแนน(?:เสียง)?|เสียง|มติ)\s*(?:ข้างมาก)?\s*(?:จำนวน)?\s*(?P<more>\d{1,6})\s*(?:เสียง|คะแนน)?\s*ต่อ\s*(?P<less>\d{1,6})(?![\d.])"
)
# ไม่มีผู้งดออกเสียง · ไม่มีสมาชิกท่านใดไม่เห็นชอบ
NONE_VOTED = {
    name: regex.compile(rf"ไม่มี(?:ผู้(?:ใด)?|สมาชิก|กรรมการ|ท่านใด|เสียง|\s){{0,4}}(?:ที่)?{VERBS[name]}")
    for name in ("no", "abstain", "invalid")
}
# จากสมาชิกที่มาประชุม ๒๔ คน · ผู้เข้าร่วมประชุมทั้งหมด ๑๒ คน · อยู่ในที่ประชุม ๑๘ คน
PRESENT = regex.compile(
    r"(?:(?:มา|เข้า(?:ร่วม)?|ร่วม)(?:การ)?ประชุม|ใน(?:ที่|ห้อง)ประชุม|มีสิทธิออกเสียง(?:ลงคะแนน)?|(?:ผู้|สมาชิก)(?:ที่)?(?:ลงคะแนน|ออกเสียง))"
    rf"(?:\s|รวม|จำนวน|ทั้งหมด|ทั้งสิ้น|มี){{0,5}}{VOTE_NUMBER}\s*(?:เสียง|คน|ท่าน|ราย|หุ้น)"
)
UNANIMOUS = regex.compile(r"(?<!ไม่(?:เป็น|ถือเป็น|มี)?(?:มติ)?\s?)เอกฉันท์")
# How votes are taken; a secret ballot has cards too, so that it is asked first.
VOTE_METHODS: tuple[tuple[VoteMethod, "regex.Pattern[str]"], ...] = (
    (
        VoteMethod.SECRET_BALLOT,
        regex.compile(
            r"(?:ลงคะแนน|ออกเสียง|คะแนน|วิธี(?:การ)?|เป็น(?:การ)?|โดย(?:การ)?|บัตร)(?:เสียง)?(?:โดย)?(?:ทาง)?ลับ(?!ๆ)"
        ),
    ),
    (VoteMethod.ROLL_CALL, regex.compile(r"(?:ขาน|เรียก)ชื่อ")),
    (VoteMethod.SHOW_OF_HANDS, regex.compile(r"(?:ยก|ชู)มือ")),
    (VoteMethod.CARDS, regex.compile(r"บัตร(?:ลงคะแนน|ออกเสียง|เลือกตั้ง)|(?:ใช้|ชู)บัตร")),
)
# Words of a vote, without which a number of persons is one of persons: เห็นชอบ จำนวน ๓ คน
VOTING = regex.compile(r"คะแนน|ออกเสียง|ยกมือ|ลงมติ|(?:ผู้|สมาชิก|กรรมการ)(?:ที่)?เห็น|ขานชื่อ")
PERSONS = frozenset({"คน", "ท่าน", "ราย"})


class Count(NamedTuple):
    """One count of a sentence: its value and its unit as printed, empty where none is; RATIO where a share is printed."""

    value: int | float
    unit: str
    start: int


def votes_of(text: str) -> Votes | None:
    """Votes counted, "-" being none; None where no vote is recorded."""
    counts = counts_in(text)
    unanimous = bool(UNANIMOUS.search(text))
    if not counts and not unanimous:
        return None
    present = PRESENT.search(text) if counts else None
    return Votes.empty(
        **{name: one.value for name, one in counts.items()},
        present=_value(present["count"]) if present else None,
        unanimous=unanimous,
        unit=unit_of(counts) if counts else None,
        method=method_in(text),
    )


def counts_in(text: str) -> dict[str, Count]:
    """The counts by name: yes, no, abstain, invalid. Empty where the numbers may count anything else."""
    counts = {name: one for name, pattern in COUNTS.items() if (one := _first_count(pattern, text))}
    for name, one in _apart(text) if "yes" not in counts else ():
        counts.setdefault(name, one)
    for listed in named_voters(text):
        counts.setdefault(listed.name, Count(listed.stated or len(listed.people), "คน", 0))
    if "yes" in counts:
        counts |= {
            name: Count(0, "", 0) for name, nobody in NONE_VOTED.items() if name not in counts and nobody.search(text)
        }
    return counts if _are_votes(counts, text) else {}


def without_counts(text: str) -> str:
    """The text without the words of its counts, which say how the votes fell, not what was decided."""
    for pattern in (*COUNTS.values(), *NONE_VOTED.values(), VOTERS_LISTED):
        text = pattern.sub("", text)
    return text


def unit_of(counts: Mapping[str, Count]) -> VoteUnit:
    """Shares or ratios where the paper prints them, else votes."""
    units = {one.unit for one in counts.values()}
    if "หุ้น" in units:
        return VoteUnit.SHARES
    return (
        VoteUnit.RATIO
        if "ratio" in units or any(isinstance(one.value, float) for one in counts.values())
        else VoteUnit.VOTES
    )


def method_in(text: str) -> VoteMethod | None:
    """How the votes were taken, where the text says so."""
    return next((method for method, pattern in VOTE_METHODS if pattern.search(text)), None)


def _first_count(pattern: "regex.Pattern[str]", text: str) -> Count | None:
    found = pattern.search(text)
    if found is None:
        return None
    return Count(_value(found["count"]), "ratio" if found["ratio"] else found["unit"] or "", found.start())


def _value(figure: str | None) -> int | float:
    plain = (figure or "0").replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _apart(text: str) -> Iterator[tuple[str, Count]]:
    """What stands apart from its verb: …เห็นชอบแผนดังกล่าว ๑๒ เสียง · …ด้วยคะแนน ๑๒ เสียง · …ด้วยคะแนน ๑๒ ต่อ ๓."""
    if found := YES_APART.search(text):
        yield "yes", Count(_value(found["count"]), "เสียง", found.start())
    elif found := MAJORITY.search(text):
        more, less = ("no", "yes") if _rejects(text, found.start()) else ("yes", "no")
        yield more, Count(int(found["more"]), "เสียง", found.start())
        yield less, Count(int(found["less"]), "เสียง", found.start())
    elif (found := BY_COUNT.search(text)) and (verb := _verb(text, found.start())):
        yield verb, Count(_value(found["count"]), found["unit"], found.start())


def _rejects(text: str, before: int) -> bool:
    return _verb(text, before) == "no"


def _verb(text: str, before: int) -> str | None:
    """The last decision before a place, else the first after it: ไม่เห็นชอบ ด้วยคะแนน ๘ ต่อ ๔."""
    found = [*DECISION_VERB.finditer(text, endpos=before)][-1:] or [*DECISION_VERB.finditer(text, pos=before)][:1]
    return found[0].lastgroup if found else None


def _are_votes(counts: Mapping[str, Count], text: str) -> bool:
    """Several counts, or one whose unit can only be votes."""
    if len(counts) > 1:
        return any(one.unit or one.value for one in counts.values())
    units = {one.unit for one in counts.values()}
    return bool(units & {"เสียง", "คะแนน", "หุ้น"}) or bool(units & PERSONS and VOTING.search(text))


class NamedVoters(NamedTuple):
    """Voters listed by name: what they voted, how many are said to be, and their names."""

    name: str
    stated: int | float | None
    people: tuple[str, ...]


# ผู้เห็นชอบ จำนวน ๓ คน ได้แก่ … · สมาชิกที่งดออกเสียง คือ …
VOTERS_LISTED = regex.compile(
    rf"(?:ผู้|สมาชิก|กรรมการ|ท่าน)(?:ที่|ซึ่ง)?(?:ลงมติ|ออกเสียง|ลงคะแนน)?"
    rf"(?:(?P<no>{VERBS['no']})|(?P<abstain>{VERBS['abstain']})|(?P<yes>{VERBS['yes']}))"
    r"(?:\s|จำนวน|มี){0,4}(?:(?P<stated>\d{1,4})\s*(?:เสียง|คน|คะแนน|ท่าน|ราย))?\s*(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย|[:：])"
)


def named_voters(text: str) -> list[NamedVoters]:
    """The lists of voters of a text; a list ends where the next begins."""
    heads = list(VOTERS_LISTED.finditer(text))
    ends = [*(head.start() for head in heads), len(text)][1:]
    lists = [
        NamedVoters(
            next(name for name in ("no", "abstain", "yes") if head[name]),
            int(head["stated"]) if head["stated"] else None,
            tuple(name.full for name in find_names(text[head.end() : end])),
        )
        for head, end in zip(heads, ends, strict=True)
    ]
    return [one for one in lists if one.people]
