"""Titles before a person's name, alone and in chains; and the ordinary words that begin like one."""

import re
from typing import NamedTuple

MAX_TITLES = 5
"""ศาสตราจารย์เกียรติคุณ พลตำรวจโท นายแพทย์ ดร. … has four; a longer chain is no name."""


class Title(NamedTuple):
    """A title as printed, and what kind it is."""

    text: str
    kind: str


def _titles(kind: str, words: str) -> tuple[Title, ...]:
    return tuple(Title(word.replace("_", " "), kind) for word in words.split())


# One title a word; _ stands for a blank. Order does not matter: the longest is tried first (นางสาว before นาง).
TITLES = (
    *_titles("common", "นาย นาง นางสาว น.ส. นส. เด็กชาย ด.ช. เด็กหญิง ด.ญ. คุณ"),
    *_titles("academic", "ศาสตราจารย์ ศาสตราจารย์เกียรติคุณ ศาสตราจารย์กิตติคุณ ศาสตราจารย์พิเศษ ศาสตราจารย์คลินิก"),
    *_titles("academic", "รองศาสตราจารย์ รองศาสตราจารย์พิเศษ ผู้ช่วยศาสตราจารย์ ผู้ช่วยศาสตราจารย์พิเศษ อาจารย์"),
    *_titles("academic", "ศ.เกียรติคุณ ศ.กิตติคุณ ศ.(เกียรติคุณ) ศ.พิเศษ ศ.(พิเศษ) ศ.คลินิก ศ. รศ. ผศ. รศ.พิเศษ ผศ.พิเศษ อ."),
    *_titles("doctor", "ดร. ดอกเตอร์"),
    *_titles("medical", "นายแพทย์ แพทย์หญิง นพ. น.พ. พญ. พ.ญ. ทันตแพทย์ ทันตแพทย์หญิง ทพ. ทพญ. ท.พ. ท.พ.ญ."),
    *_titles("medical", "เภสัชกร เภสัชกรหญิง ภก. ภญ. ภ.ก. ภ.ญ. สัตวแพทย์ สัตวแพทย์หญิง นายสัตวแพทย์ สพ. น.สพ. สพ.ญ."),
    *_titles("medical", "พว. พ.ว. ทนพ. ทนพญ. กภ. กภญ. นสพ. สพญ."),
    *_titles("military", "พลเอก พลโท พลตรี พลจัตวา พันเอก พันเอก(พิเศษ) พันเอก_(พิเศษ) พันโท พันตรี ร้อยเอก ร้อยโท"),
    *_titles("military", "ร้อยตรี จ่าสิบเอก จ่าสิบโท จ่าสิบตรี สิบเอก สิบโท สิบตรี พลทหาร"),
    *_titles("military", "พลเรือเอก พลเรือโท พลเรือตรี พลเรือจัตวา นาวาเอก นาวาเอก(พิเศษ) นาวาเอก_(พิเศษ) นาวาโท นาวาตรี"),
    *_titles("military", "เรือเอก เรือโท เรือตรี พันจ่าเอก พันจ่าโท พันจ่าตรี จ่าเอก จ่าโท จ่าตรี"),
    *_titles("military", "พลอากาศเอก พลอากาศโท พลอากาศตรี พลอากาศจัตวา นาวาอากาศเอก นาวาอากาศเอก(พิเศษ)"),
    *_titles("military", "นาวาอากาศเอก_(พิเศษ) นาวาอากาศโท นาวาอากาศตรี เรืออากาศเอก เรืออากาศโท เรืออากาศตรี"),
    *_titles("military", "พันจ่าอากาศเอก พันจ่าอากาศโท พันจ่าอากาศตรี จ่าอากาศเอก จ่าอากาศโท จ่าอากาศตรี"),
    *_titles("military", "พล.อ. พล.ท. พล.ต. พล.จ. พ.อ. พ.อ.(พิเศษ) พ.อ._(พิเศษ) พ.ท. พ.ต. ร.อ. ร.ท. ร.ต."),
    *_titles("military", "จ.ส.อ. จ.ส.ท. จ.ส.ต. ส.อ. ส.ท. ส.ต. พลฯ พล.ร.อ. พล.ร.ท. พล.ร.ต. พล.ร.จ."),
    *_titles("military", "น.อ. น.อ.(พิเศษ) น.อ._(พิเศษ) น.ท. น.ต. พ.จ.อ. พ.จ.ท. พ.จ.ต. จ.อ. จ.ท. จ.ต."),
    *_titles("military", "พล.อ.อ. พล.อ.ท. พล.อ.ต. พล.อ.จ. พ.อ.อ. พ.อ.ท. พ.อ.ต."),
    *_titles("police", "พลตำรวจเอก พลตำรวจโท พลตำรวจตรี พลตำรวจจัตวา พันตำรวจเอก พันตำรวจเอก(พิเศษ)"),
    *_titles("police", "พันตำรวจเอก_(พิเศษ) พันตำรวจโท พันตำรวจตรี ร้อยตำรวจเอก ร้อยตำรวจโท ร้อยตำรวจตรี"),
    *_titles("police", "นายดาบตำรวจ ดาบตำรวจ จ่าสิบตำรวจ สิบตำรวจเอก สิบตำรวจโท สิบตำรวจตรี พลตำรวจ"),
    *_titles("police", "พล.ต.อ. พล.ต.ท. พล.ต.ต. พล.ต.จ. พ.ต.อ. พ.ต.อ.(พิเศษ) พ.ต.อ._(พิเศษ) พ.ต.ท. พ.ต.ต."),
    *_titles("police", "ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. จ.ส.ต. ส.ต.อ. ส.ต.ท. ส.ต.ต."),
    *_titles("police", "นายกองใหญ่ นายกองเอก นายกองโท นายกองตรี นายหมวดเอก นายหมวดโท นายหมวดตรี นายหมู่เอก นายหมู่โท นายหมู่ตรี"),
    *_titles("royal", "หม่อมเจ้า หม่อมราชวงศ์ หม่อมหลวง ม.จ. ม.ร.ว. ม.ล. มจ. มรว. มล. หม่อม"),
    *_titles("noble", "ท่านผู้หญิง คุณหญิง"),
    *_titles("religious", "พระครู พระมหา พระอธิการ พระปลัด พระสมุห์ พระใบฎีกา พระ สามเณร แม่ชี บาทหลวง"),
    *_titles("foreign", "Mr. Mrs. Ms. Miss Dr. Prof. Assoc.Prof. Asst.Prof. Assoc._Prof. Asst._Prof. Mr Mrs Ms Dr"),
)

# Titles that lose their dots in hasty typing; they then need a blank behind them ("รศ ดร.สมชาย").
_UNDOTTED = ("ดร", "รศ", "ผศ", "นพ", "พญ", "ทพ")


class NotName(NamedTuple):
    """After this title, these words make another word or an office of it."""

    title: str
    pattern: str


_END = r"(?:$|[\s,;:()])"
_ALONE = r"(?:$|[,;:()])"
_LEVEL = r"ชำนาญ|เชี่ยวชาญ|ปฏิบัติ|ทรงคุณวุฒิ|อาวุโส"
NOT_NAMES = (
    # นายกสภามหาวิทยาลัย; but นายกิตติ and นายกรกฎ are names: นายก is told by what follows it
    NotName("นาย", rf"ก(?:{_END}|ฯ|สภา|เทศมนตรี|องค์|รัฐมนตรี|สมาคม|เหล่า|สโมสร|พุทธ|สมาพันธ์)"),
    NotName("นาย", rf"ก(?:เมือง(?:พัทยา|{_END})|อบ[ตจ](?:\.|{_END}))"),
    NotName(
        "นาย",
        r"อำเภอ|ทะเบียน|จ้าง|ช่าง|ด่าน|หน้า|ทุน|ทหาร|ตำรวจ|ไปรษณีย์|สถานี|เวร(?!\s?[^\W\d_])|ตรวจ(?:เรือ|ร้อย|สรรพ)|สนาม|สินค้า",
    ),
    NotName("นาย", rf"(?:ท่า|เรือ|หมู่|หมวด|กอง|ประตู|แบบ|พล|แพทย์|ตรวจ){_ALONE}|ท่า(?:เรือ|อากาศ)|หมวด(?:การ|ศิลป์)"),
    NotName("นาง", rf"แบบ(?:{_END}|ฟอร์ม)|พยาบาล|งาม(?:จักร|โลก|{_ALONE})|เลิ้ง|(?:เอก|รอง|ฟ้า|บวช){_ALONE}"),
    NotName("คุณ", r"ภาพ|สมบัติ|วุฒิ|ธรรม|ลักษณะ|ค่า|ประโยชน์|ูปการ|ูป|ครู|หมอ|แม่|พ่อ|ูณ|าน|ากร|หญิง"),
    NotName("นายแพทย์", rf"สาธารณสุข|สสจ|ใหญ่|ผู้|หัวหน้า|ประจำ|{_LEVEL}"),
    NotName("แพทย์หญิง", _LEVEL),
    NotName("ทันตแพทย์", rf"สาธารณสุข|สภา|ผู้|{_LEVEL}"),
    NotName("เภสัชกร", rf"รม|โรงพยาบาล|ประจำ|{_LEVEL}"),
    NotName("สัตวแพทย์", rf"สภา|ประจำ|ศาสตร์|{_LEVEL}"),
    NotName("นายสัตวแพทย์", _LEVEL),
    NotName("อาจารย์", r"ประจำ|ผู้|พิเศษ|ที่ปรึกษา|ใหญ่|ทุก|ทั้ง|สังกัด|สาขา|มหาวิทยาลัย|บัณฑิต|คณะ|และ|หรือ|จำนวน"),
    NotName("ศาสตราจารย์", r"ประจำ|ผู้|อาคันตุกะ|วิจัย"),
    NotName("พระ", r"ราช|บรม|บาท|องค์|ธาตุ|เจ้า|นคร|พุทธ|ชนม|มหากษัตริย์|มหากรุณา|ปรีชา|บารมี|เกียรติ|กรุณา|เทพรัตน"),
    NotName("พระ", r"ที่นั่ง|ศรี|ประแดง|พรหมพิราม|(?:ปก|จอม|นั่ง)เกล้า|แสง|สงฆ์|ภิกษุ|อาราม|พิรุณ|ยืน|ประสงค์|ดำรัส|ตำหนัก|วิหาร"),
    NotName("พระมหา", r"กษัตริย์|กรุณา|มงกุฎ|ธาตุ|ราช|ชนก"),
    NotName("หม่อม", r"เจ้า|ราช|หลวง"),
    NotName("อ.", r"[ก-ฮ]\.|เมือง"),
    NotName("ศ.", r"\d|[ก-ฮ]\."),
)
# After any title: นางสาวและเด็กหญิง, ดร. ที่ …
_NEVER_GIVEN = r"และ|หรือ|ที่|ซึ่ง|ผู้|ทั้ง|ทุก|จำนวน|ดังกล่าว|ละ(?:\s|$)"

_FOLLOWERS = frozenset({"academic", "doctor", "medical", "military", "police", "royal", "noble", "religious"})
"""A chain goes on after these. After นาย only a dotted title may follow (นางสาว ดร. …): นายคุณากร is no chain."""


class TitleChain(NamedTuple):
    """The titles before a name: as printed with blanks folded, where they end, and the kind of the last one."""

    printed: str
    end: int
    kind: str


def _alternation(titles: tuple[Title, ...]) -> str:
    """Longest first, so that นางสาว is tried before นาง and พล.ต.อ. before พล.ต."""
    longest_first = sorted({title.text for title in titles}, key=lambda text: (-len(text), text))
    return "|".join(re.escape(text) for text in longest_first)


_KINDS = {title.text: title.kind for title in TITLES}
_RANK_TITLES = _alternation(tuple(title for title in TITLES if title.kind in {"military", "police"}))
_OTHERS = _alternation(tuple(title for title in TITLES if title.kind not in {"military", "police"}))
# What cannot begin a Thai word: vowels written after, over or under a consonant, tone marks and killers.
_FOLLOWING = (
    r"[\N{THAI CHARACTER SARA A}-\N{THAI CHARACTER PHINTHU}\N{THAI CHARACTER LAKKHANGYAO}-\N{THAI CHARACTER NIKHAHIT}]"
)

# Ranks first: นายกองเอก before นาย. ว่าที่ may stand before a rank and หญิง behind it: ว่าที่ร้อยตรีหญิง, พ.ต.อ.หญิง.
TITLE = re.compile(
    rf"(?P<acting>ว่าที่\s?)?(?P<rank>{_RANK_TITLES})(?P<woman>\s?หญิง)?|(?P<other>{_OTHERS})"
    rf"|(?P<undotted>{'|'.join(_UNDOTTED)})(?=\s)"
)
# นาง สาวสมศรี: a blank fell into นางสาว. นาง สาวิตรี has none, its ว carries a vowel.
_BROKEN_MISS = re.compile(r"นาง\sสาว(?=[ก-ฮเ-ไ])")
_CANNOT_BEGIN_WORD = re.compile(_FOLLOWING)
_NEVER = re.compile(_NEVER_GIVEN)
_NOT_AFTER = {
    title: re.compile("|".join(f"(?:{row.pattern})" for row in NOT_NAMES if row.title == title))
    for title in {row.title for row in NOT_NAMES}
}
_OPTIONAL_BLANK = re.compile(r"[ \t]?")


def read_titles(text: str, start: int = 0) -> TitleChain | None:
    """The chain of titles at `start`; None where none stands, or where an ordinary word or an office begins so."""
    chain = _broken_miss(text, start) or _one_title(text, start)
    for _ in range(MAX_TITLES - 1):
        following = _following_title(text, chain) if chain else None
        if chain is None or following is None:
            break
        printed = " ".join(text[start : following.end].split())
        chain = TitleChain(printed, following.end, following.kind)
    return chain


def _one_title(text: str, start: int) -> TitleChain | None:
    found = TITLE.match(text, start)
    if found is None:
        return None
    end = found.end()
    bare = found["rank"] or found["other"] or f"{found['undotted']}."
    refused = _NOT_AFTER.get(bare)
    if _NEVER.match(text, end) or (refused and not found["woman"] and refused.match(text, end)):
        return None
    return TitleChain(" ".join(found[0].split()), end, _KINDS[bare])


def _broken_miss(text: str, start: int) -> TitleChain | None:
    found = _BROKEN_MISS.match(text, start)
    return TitleChain("นางสาว", found.end(), "common") if found else None


def _following_title(text: str, chain: TitleChain) -> TitleChain | None:
    """The next title of a chain. อาจารย์คุณากร is none: what would be left cannot begin a name."""
    blank = _OPTIONAL_BLANK.match(text, chain.end)
    start = blank.end() if blank else chain.end
    following = _broken_miss(text, start) or _one_title(text, start)
    if following is None or _CANNOT_BEGIN_WORD.match(text, following.end):
        return None
    dotted = following.printed.endswith(".")
    return following if chain.kind in _FOLLOWERS or dotted else None
