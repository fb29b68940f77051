"""Names of provinces, districts and subdistricts: those that a text names, and what a misread one may have been.

The register is geothai's: 77 provinces, 928 districts, 7,436 subdistricts (MIT; data CC-BY-4.0). It is loaded when
first asked for. Everything here only suggests; a doubtful name is never changed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

Level = Literal["province", "district", "subdistrict"]

MAX_NAME = 26
"""Letters; the longest Thai district name has 17."""
MAX_LIST = 30
"""Names in one list behind one อำเภอ; no province has more districts than that but นครราชสีมา."""
MAX_LOOKUPS = 2_000
"""Doubtful names compared with the register for one text: bounds the work on hostile input."""
MAX_SUGGESTIONS = 5
MAX_EDITS = 6
MAX_COMPARED = 40
"""Nearest names whose letters are then weighed one by one."""
SHORT_NAME = 3
"""Names of so many letters (งาว) bear one misread letter only."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text, `text[start:end] == name`; `province` is the one that is named right behind it."""

    level: Level
    name: str
    start: int
    end: int
    known: bool
    province: str | None = None


class DoubtfulPlace(NamedTuple):
    """A name that no place bears, and the places that it may be a misreading of, best first."""

    mention: PlaceMention
    suggestions: tuple[str, ...]


# กิ่งอำเภอ, อำเภอ, อ.; ตำบล, ต.; จังหวัด, จ. Not ต.ค. (a month) nor จ.ส.อ. (a rank).
_MARKERS: dict[str, Level] = {"อำเภอ": "district", "อ": "district", "ตำบล": "subdistrict", "ต": "subdistrict"}
_MARKERS |= {"จังหวัด": "province", "จ": "province"}
_MARKER = regex.compile(
    r"(?: (?P<word> อำเภอ | ตำบล | จังหวัด ) | (?<! [\p{L}\p{M}.] ) (?P<letter> [อตจ] ) \. (?! [ก-ฮ] \. ) ) \ ?", regex.X
)

# Words behind อำเภอ, ตำบล, จังหวัด that are no names: อำเภอละ, อำเภอทุกแห่ง, อำเภอดำเนินการ, จังหวัดใกล้เคียง …
_ORDINARY = re.compile(
    r"""
      กระทำ | กลุ่ม | กล่าว | กว่า | กับ | การ | กำกับ | กำหนด | ขยาย | ขอ | ของ | ขับเคลื่อน | ขึ้น
    | คณะ | คน | ครบ | ควร | คัดเลือก | คือ | คู่ขนาน | ค่า | งาน | จะ | จังหวัด | จัด | จัดการ
    | จำนวน | จึง | ชี้แจง | ชุด | ซึ่ง | ซ้ำ | ดังกล่าว | ดำเนิน | ด้วย | ด้าน | ตรวจ | ตั้ง | ตาม
    | ตำบล | ติดตาม | ต่อ | ต่าง | ต้นแบบ | ต้อง | ถึง | ถือ | ทราบ | ทั่ว | ทั้ง | ทาง | ทำ | ที่
    | ทุก | นอก | นั้น | นำ | นำร่อง | นี้ | นโยบาย | น้อย | บริหาร | บันทึก | บูรณาการ | ปฏิบัติ
    | ประกอบ | ประกาศ | ประจำ | ประชาสัมพันธ์ | ประสาน | ประเมิน | ปี | ผล | ผู้ | ผ่าน | พบ | พร้อม
    | พัฒนา | พิจารณา | พื้นที่ | ภายนอก | ภายใน | มอบ | มา | มี | มุ่ง | ยก | ยัง | ยิ้ม | ย้าย
    | รณรงค์ | รวบรวม | รวม | รอง | ระดับ | รักษา | รับ | ราย | ร่วม | ลง | ละ | วาง | ว่า | สนับสนุน
    | สมาร์ท | สรุป | สร้าง | สั่ง | สามารถ | สำนัก | สำหรับ | ส่ง | ส่วน | หนึ่ง | หน่วย | หมู่บ้าน
    | หรือ | หลัก | อยู่ | อย่าง | ออก | อัน | อาจ | อำเภอ | อีก | อื่น | เกิด | เกิน | เกี่ยว | เก็บ
    | เข้ม | เข้า | เข้าร่วม | เคย | เครือข่าย | เคลื่อน | เคลื่อนที่ | เจ้า | เชิญ | เช่น | เดินทาง
    | เดิม | เดียว | เตรียม | เท่า | เนื่อง | เบิก | เปิด | เป็น | เป้า | เป้าหมาย | เผยแพร่ | เพราะ
    | เพิ่ม | เพื่อ | เมื่อ | เริ่ม | เรื่อง | เร่ง | เลข | เลือก | เสนอ | เสริม | เสร็จ | เหล่า
    | เห็น | เอกสาร | เอง | แก่ | แก้ | แจ้ง | แต่ | แต่งตั้ง | แทน | แนะนำ | แบบ | แผน | แพร่ภาพ
    | แม้ | แยก | และ | แล้ว | แสดง | แห่ง | โดย | ใกล้ | ใช้ | ใด | ใน | ใหญ่ | ใหม่ | ให้ | ได้
    | ไป | ไม่ | ไว้ | น่าจะ | ซักซ้อม | เชื่อมโยง | หมั่น | เล็ก | เร็ว | ตรง(?!กะ) | ชื่อ | ก็ | คง(?=จะ|มี)
    """,
    re.X,
)
_NAME_ENDS = regex.compile(r"[^\p{Thai}-]|$")
# Marks, and vowels written after or over a consonant.
_CANNOT_BEGIN_PLACE = regex.compile(
    r"[\N{THAI CHARACTER SARA A}-\N{THAI CHARACTER PHINTHU}\N{THAI CHARACTER LAKKHANGYAO}-\N{THAI CHARACTER YAMAKKAN}]"
)
_THAI_RUN = regex.compile(r"\p{Thai}[\p{Thai}. ()-]*")
# แม่ทะ, เถิน และแม่พริก
_JOINT = regex.compile(r"\s?(?:,|และ|หรือ)\s?|\s")
# ตำบล… อำเภอ… จังหวัด… : the province that is named behind
_PROVINCE_BEHIND = regex.compile(r"\s?(?:(?:อำเภอ|อ\.)\s?\p{Thai}{2,26}\s)?(?:จังหวัด|จ\.)\s?")
_PROVINCE_MARKER = regex.compile(r"(?:จังหวัด|(?<![\p{L}\p{M}.])จ\.)\s?|อำเภอเมือง|(?P<capital>กรุงเทพ(?:มหานคร|ฯ)|กทม\.)")
_CAPITAL = "กรุงเทพมหานคร"
# แม่เมาะ behind อำเภอ, อ., ที่ว่าการอำเภอ in a table cell
_CELL_MARKER = regex.compile(r"(?:กิ่งอำเภอ|อำเภอ|ตำบล|จังหวัด|[อตจ]\.)\s?")

_ABOVE = (
    "\N{THAI CHARACTER SARA I}\N{THAI CHARACTER SARA II}"
    "\N{THAI CHARACTER SARA UE}\N{THAI CHARACTER SARA UEE}\N{THAI CHARACTER MAI HAN-AKAT}"
)
_BELOW = "\N{THAI CHARACTER SARA U}\N{THAI CHARACTER SARA UU}"
_TONES = (
    "\N{THAI CHARACTER MAI EK}\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER MAI TRI}"
    "\N{THAI CHARACTER MAI CHATTAWA}\N{THAI CHARACTER THANTHAKHAT}\N{THAI CHARACTER MAITAIKHU}"
)
_AFTER = "\N{THAI CHARACTER SARA A}\N{THAI CHARACTER SARA AA}\N{THAI CHARACTER SARA AM}"
# Letters that scans and readers mistake for one another.
_LOOK_ALIKES = (
    *("กถภฤ", "ขชซฃ", "คดตศฅฒ", "บปษ", "พฟผฝฬ", "นมฆฌ", "งจวรอฉ", "ทหฑ", "ลสอถ", "ณญฌล", "เแ", "โไใ"),
    *(_ABOVE, _BELOW, _TONES, _AFTER),
)
_ALIKE = frozenset((one, other) for group in _LOOK_ALIKES for one in group for other in group)
_LIGHT = frozenset(_ABOVE + _BELOW + _TONES)
"""Marks over and under the line: their loss, or one too many, weighs half."""


class _Register(NamedTuple):
    """Every province's districts and subdistricts."""

    districts: dict[str, frozenset[str]]
    subdistricts: dict[str, frozenset[str]]


def provinces() -> frozenset[str]:
    """The 77 provinces."""
    return frozenset(_register().districts)


def districts(province: str | None = None) -> frozenset[str]:
    """The districts of a province; of the whole country without one. Of an unknown province: none."""
    return _names("district", province)


def subdistricts(province: str | None = None) -> frozenset[str]:
    """The subdistricts of a province; of the whole country without one."""
    return _names("subdistrict", province)


def home_province(text: str) -> str | None:
    """The province that the text names most often; the first named of several."""
    named = Counter(provinces_in(text))
    return max(named, key=lambda name: named[name]) if named else None


def doubtful_places(text: str, province: str | None = None) -> list[DoubtfulPlace]:
    """The names in a text that no place bears, but that are close to one that is to be expected there."""
    doubtful = []
    looked_up = 0
    for mention in place_mentions(text, province):
        if mention.known:
            continue
        looked_up += 1
        if looked_up > MAX_LOOKUPS:
            break
        scope = None if mention.level == "province" else mention.province or province
        suggestions = nearest_place(mention.name, mention.level, scope)
        if suggestions:
            doubtful.append(DoubtfulPlace(mention, suggestions))
    return doubtful


def check_name(name: str, level: Level, province: str | None = None) -> tuple[str, ...]:
    """What a name that stands alone (in a table's column of districts) may be a misreading of; () if it is sound."""
    marker = _CELL_MARKER.match(name)
    bare = name[marker.end() :].strip() if marker else name.strip()
    if len(bare) > MAX_NAME or not _THAI_RUN.fullmatch(bare) or bare in _names(level, None):
        return ()
    return nearest_place(bare, level, province)


@lru_cache(maxsize=4096)
def nearest_place(name: str, level: Level, province: str | None = None) -> tuple[str, ...]:
    """Known names that differ from this one by a letter or two that are easily misread, best first."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    if not 2 <= len(name) <= MAX_NAME:
        return ()
    whole_country = province is None and level != "province"
    most = 2 if whole_country and len(name) < 8 else MAX_EDITS
    names = _ordered_names(level, province)
    near = extract(name, names, scorer=Levenshtein.distance, score_cutoff=most, limit=MAX_COMPARED)
    close = [
        (_weigh(name, known), edits, known)
        for known, edits, _ in near
        if 0 < edits <= (1 if len(known) <= SHORT_NAME else MAX_EDITS)
    ]
    close = [found for found in close if found[0] <= _allowed(found[2], whole_country)]
    return tuple(known for *_, known in sorted(close)[:MAX_SUGGESTIONS])


def _allowed(known: str, whole_country: bool) -> float:
    """The weight of misreadings that a name of this length bears; less where the whole country's names are near."""
    letters = len(known)
    if whole_country and letters < 8:
        return 0.5 if letters > 4 else 0.0
    if letters <= SHORT_NAME:
        return 1.0
    if letters < 8:
        return 1.5
    return 2.0 if letters < 12 else 0.3 * letters


def _weigh(read: str, known: str) -> float:
    """Edit distance in which look-alike letters and lost marks weigh half."""
    above = [0.0]
    for letter in known:
        above.append(above[-1] + _cost_alone(letter))
    for seen in read:
        row = [above[0] + _cost_alone(seen)]
        for column, letter in enumerate(known, start=1):
            change = 0.0 if seen == letter else 0.5 if (seen, letter) in _ALIKE else 1.0
            row.append(
                min(above[column - 1] + change, above[column] + _cost_alone(seen), row[-1] + _cost_alone(letter))
            )
        above = row
    return above[-1]


def _cost_alone(letter: str) -> float:
    return 0.5 if letter in _LIGHT else 1.0


def place_mentions(text: str, province: str | None = None) -> Iterator[PlaceMention]:
    """The names behind อำเภอ, ตำบล, จังหวัด, and those listed after them. `province`: whose names are to be expected."""
    end = 0
    for marker in _MARKER.finditer(text):
        if marker.start() < end:
            continue
        level = _MARKERS[marker["word"] or marker["letter"]]
        first = _mention_at(text, marker.end(), level, province)
        if first is None:
            continue
        found = [first, *_listed_after(text, first, province)]
        end = found[-1].end
        yield from found


def _mention_at(text: str, at: int, level: Level, province: str | None) -> PlaceMention | None:
    """The name right behind a marker: the longest known one, else what stands there, unless it is an ordinary word."""
    named_behind = None
    known_end = _known_end(text, at, level, None)
    if known_end is None or not _is_trusted(text, at, known_end, level, province):
        unknown_end = None if _ORDINARY.match(text, at) else _word_end(text, at)
        if unknown_end is not None:
            named_behind = _province_behind(text, unknown_end)
            return PlaceMention(level, text[at:unknown_end], at, unknown_end, False, named_behind)
        if known_end is None:
            return None
    return PlaceMention(level, text[at:known_end], at, known_end, True, _province_behind(text, known_end))


def _is_trusted(text: str, at: int, end: int, level: Level, province: str | None) -> bool:
    """A short name of another province (ปาย) that is only the beginning of a longer word proves nothing."""
    return end - at > SHORT_NAME or _ends_at(text, end) or text[at:end] in _names(level, province)


def _listed_after(text: str, first: PlaceMention, province: str | None) -> list[PlaceMention]:
    """The rest of a list: แม่ทะ เกิน และแม่พริก. A word that is no known name belongs to it only before a known one."""
    scope = first.province or province
    if scope is None or first.level == "province":
        return []
    listed: list[PlaceMention] = []
    last_known = 0
    end = first.end
    while len(listed) < MAX_LIST:
        joint = _JOINT.match(text, end)
        item = _list_item(text, joint.end(), first.level, scope) if joint else None
        if item is None:
            break
        listed.append(item)
        end = item.end
        last_known = len(listed) if item.known else last_known
    return [item for item in listed[:last_known] if item.known or nearest_place(item.name, item.level, scope)]


def _list_item(text: str, at: int, level: Level, scope: str) -> PlaceMention | None:
    known_end = _known_end(text, at, level, scope)
    if known_end is not None and _ends_at(text, known_end):
        return PlaceMention(level, text[at:known_end], at, known_end, True)
    end = _NAME_ENDS.search(text, at, at + MAX_NAME + 1)
    if end is None or not 2 <= end.start() - at <= MAX_NAME or _MARKER.match(text, at):
        return None
    return PlaceMention(level, text[at : end.start()], at, end.start(), False)


def _known_end(text: str, at: int, level: Level, province: str | None) -> int | None:
    """Where the longest known name that begins here ends."""
    names = _names(level, province)
    for end in range(min(at + MAX_NAME, len(text)), at + 1, -1):
        if text[at:end] in names and not _CANNOT_BEGIN_PLACE.match(text, end):
            return end
    return None


def _word_end(text: str, at: int) -> int | None:
    """Where a name that is not known ends: at a blank or sign, or where an ordinary word or another marker begins."""
    if _NAME_ENDS.match(text, at) or _CANNOT_BEGIN_PLACE.match(text, at):
        return None
    for end in range(at + 2, min(at + MAX_NAME, len(text)) + 1):
        if _ends_at(text, end):
            return end
        if _NAME_ENDS.match(text, end - 1):
            return None
    return None


def _ends_at(text: str, end: int) -> bool:
    return bool(_NAME_ENDS.match(text, end) or _ORDINARY.match(text, end) or _MARKER.match(text, end))


def _province_behind(text: str, end: int) -> str | None:
    marker = _PROVINCE_BEHIND.match(text, end)
    name_end = _known_end(text, marker.end(), "province", None) if marker else None
    return text[marker.end() : name_end] if marker and name_end else None


def provinces_in(text: str) -> Iterator[str]:
    """The provinces named in the text, in order, each as often as it is named (จังหวัดลำปาง, อำเภอเมืองลำปาง, กทม.)."""
    for marker in _PROVINCE_MARKER.finditer(text):
        if marker["capital"]:
            yield _CAPITAL
            continue
        end = _known_end(text, marker.end(), "province", None)
        if end is not None:
            yield text[marker.end() : end]


@lru_cache(maxsize=512)
def _names(level: Level, province: str | None) -> frozenset[str]:
    if level == "province":
        return provinces()
    register = _register().districts if level == "district" else _register().subdistricts
    if province is not None:
        return register.get(province, frozenset())
    return frozenset().union(*register.values())


@lru_cache(maxsize=512)
def _ordered_names(level: Level, province: str | None) -> tuple[str, ...]:
    return tuple(sorted(_names(level, province)))


@lru_cache(maxsize=1)
def _register() -> _Register:
    import geothai

    districts_of: dict[str, frozenset[str]] = {}
    subdistricts_of: dict[str, frozenset[str]] = {}
    for province in geothai.provinces():
        within = geothai.districts(province.code)
        names = {district.name_th.removeprefix("เขต") for district in within}
        districts_of[province.name_th] = frozenset(names | {"เมือง"})
        subdistricts_of[province.name_th] = frozenset(
            sub.name_th.split(" ")[0] for district in within for sub in geothai.subdistricts(district.code)
        )
    return _Register(districts_of, subdistricts_of)
