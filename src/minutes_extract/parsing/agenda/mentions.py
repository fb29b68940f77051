"""Facts named in running text: money, percent, quantities, dates, times, documents, enclosures, addresses, phones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from minutes_extract.model.line import Span
from minutes_extract.model.minutes import DocumentReference, Mention, MentionKind
from minutes_extract.model.places import places_of_spans
from minutes_extract.parsing.text.as_printed import spans_as_printed
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.thai.dates import find_dates, first_date
from minutes_extract.thai.numerals import parse_cell, parse_number
from minutes_extract.thai.times import find_times

AMOUNT_FIGURE = r"(?P<figure>(?<![\d.,/])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,/])\d{1,15}(?:\.\d+)?)"
# The first figure of a range: ๑๐ – ๑๕ คน
FROM = r"(?:(?<![\d.,/–-])(?P<from>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)\s?[–-]\s?)?"
BAHT = "บาท"
SCALES = {"พันล้าน": 10**9, "ล้านล้าน": 10**12, "ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 10**3}
SCALE = r"(?:\s*(?P<scale>" + "|".join(SCALES) + r"))?"
CLASSIFIERS = (
    "คน|ราย|กองทุน|กลุ่ม|โครงการ|กิจกรรม|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ครัวเรือน|แห่ง|ชุด|ฉบับ|เรื่อง|รุ่น|หลักสูตร|ไร่|"
    "หลัง|คัน|เครื่อง|ชนิด|ผลิตภัณฑ์|ตัวชี้วัด|ครั้ง|วัน|เดือน|ชั่วโมง|กิโลเมตร|เมตร|กิโลกรัม|ตัน|ลิตร|บัญชี|สัญญา|เล่ม|รายการ|หน่วย|เสียง|ทุน|รายวิชา|หน่วยกิต"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention within a text."""

    kind: MentionKind
    start: int
    end: int
    text: str
    value: int | float | str | DocumentReference | None
    unit: str | None = None


# (เอกสารแนบ ๑๑) · (เอกสารแนบ. ๕) · เอกสารประกอบการประชุมหมายเลข 3 · สิ่งที่ส่งมาด้วย ๒
ENCLOSURE = regex.compile(
    r"(?:เอกสาร(?:แนบ|ประกอบ(?:การประชุม)?)(?:ท้าย)?|เอกสาร(?=หมายเลข)|สิ่งที่ส่งมาด้วย)\s*\.?\s*(?:หมายเลข|ที่|ลำดับที่)?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?)(?!\d)"
)
# คำสั่งกรม… ที่ ๓๒๙๔/๒๕๖๖ ลงวันที่ ๑๕ ธันวาคม ๒๕๖๖ · หนังสือ จังหวัด… ที่ ๐๐๑๙.๓/ว ๒๖๖๓๗ ลงวันที่ …
DOCUMENT_MENTION = regex.compile(
    r"""
    (?P<what>(?:คำสั่ง|ประกาศ|หนังสือ|บันทึกข้อความ|ระเบียบ|ข้อบังคับ)[^\n\d()]{0,80}?)
    \s*(?:ด่วนที่สุด|ด่วนมาก|ด่วน)?\s*ที่\s*
    (?P<number>(?:[ก-ฮ]{1,4}\.?\s*)?\(?[\d.]{1,12}\)?\s*/\s*(?:ว\s*\.?\s*)?\d{1,7})
    (?:\s*(?:ลง|เมื่อ)?\s*(?P<dated>(?:ลงวันที่|เมื่อวันที่|วันที่)\s*\d{1,2}\s*[ก-๙.]{3,12}\s*(?:พ\.?\s*ศ\.?)?\s*\d{2,4}))?
    """,
    regex.X,
)
URL = regex.compile(
    r"(?:https?://|www\.)[^\s<>()\u0E00-\u0E7F]{3,300}|\b[\w-]{2,40}(?:\.[\w-]{2,30}){0,3}\.(?:go|ac|or|co|in)\.th(?:/[^\s<>()\u0E00-\u0E7F]{0,200})?",
    regex.A,
)
PHONE = regex.compile(
    r"(?:โทร(?:ศัพท์|สาร)?\s*\.?\s*(?:/?โทรสาร)?\s*[:：]?\s*)(?P<number>0[\d\s-]{7,14}\d)(?:\s*ต่อ\s*\d{1,6})?"
)
PERCENT = regex.compile(rf"(?:ร้อยละ\s*{FROM}{AMOUNT_FIGURE}|{FROM}{AMOUNT_FIGURE}\s*(?:%|เปอร์เซ็นต์))")
# ๑๒๘, ๔๐๐ บาท: a blank behind the comma
MONEY_FIGURE = AMOUNT_FIGURE.replace(r"(?:,\d{3})+", r"(?:,\s?\d{3}(?!\d))+")
MONEY = regex.compile(rf"{FROM}{MONEY_FIGURE}{SCALE}(?:กว่า)?\s*(?P<unit>บาท|สตางค์|เหรียญ(?:สหรัฐ)?|ดอลลาร์(?:สหรัฐ)?)")
# ๑๕.- · ๗๙,๕๐๐.- บาท
MONEY_WITH_DASH = regex.compile(rf"{AMOUNT_FIGURE}[.,][-–=](?P<scale>)(?P<from>)(?!\d)(?:\s*(?P<unit>บาท))?")
# ๑๒๘.๔๐๐ บาท: baht have no three decimals, so the point is a comma, or a figure is wrong
POINTS_FOR_COMMAS = regex.compile(r"\d{1,3}(?:\.\d{3})+")
QUANTITY = regex.compile(rf"{FROM}{AMOUNT_FIGURE}{SCALE}\s*(?P<unit>{CLASSIFIERS})(?![ก-ฮ]*์)")


def find_mentions(paragraph: Paragraph) -> list[Mention]:
    """The mentions of a paragraph in order; a stretch of text is one mention only, the first of MENTION_FINDERS that takes it."""
    found = sorted(_all(paragraph.text), key=lambda one: one.start)
    raw = paragraph.raw
    spans = spans_as_printed((one.text for one in found), raw)
    whole = Span(0, len(raw))
    places = places_of_spans(paragraph.lines, [span or whole for span in spans])
    return [
        Mention(
            kind=one.kind,
            raw=raw[span.start : span.end] if span else one.text,
            text=one.text,
            value=one.value,
            unit=one.unit,
            places=stands,
        )
        for one, span, stands in zip(found, spans, places, strict=True)
    ]


def _all(text: str) -> Iterator[Found]:
    taken = bytearray(len(text))
    for find in MENTION_FINDERS:
        for one in find(text):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                yield one


def _urls(text: str) -> Iterator[Found]:
    for found in URL.finditer(text):
        address = found[0].rstrip(".,;:")
        yield Found(MentionKind.URL, found.start(), found.start() + len(address), address, address)


def _documents(text: str) -> Iterator[Found]:
    for found in DOCUMENT_MENTION.finditer(text):
        dated = first_date(found["dated"]) if found["dated"] else None
        number = regex.sub(r"\s+", " ", found["number"]).strip()
        value = DocumentReference(number=number, date=dated.date.isoformat() if dated and dated.date else None)
        yield Found(MentionKind.DOCUMENT, found.start(), found.end(), found[0].strip(), value)


def _enclosures(text: str) -> Iterator[Found]:
    for found in ENCLOSURE.finditer(text):
        number = found["number"]
        yield Found(
            MentionKind.ENCLOSURE, found.start(), found.end(), found[0], int(number) if number.isdigit() else number
        )


def _dates(text: str) -> Iterator[Found]:
    for found in find_dates(text):
        yield Found(MentionKind.DATE, found.start, found.end, found.raw, found.date.isoformat() if found.date else None)


def _times(text: str) -> Iterator[Found]:
    for found in find_times(text):
        yield Found(MentionKind.TIME, found.start, found.end, found.raw, found.text)


def _phones(text: str) -> Iterator[Found]:
    for found in PHONE.finditer(text):
        yield Found(MentionKind.PHONE, found.start(), found.end(), found[0], regex.sub(r"\s+", "", found["number"]))


def _percents(text: str) -> Iterator[Found]:
    for found in PERCENT.finditer(text):
        yield Found(MentionKind.PERCENT, found.start(), found.end(), found[0], _value(found, 1), "%")


def _amounts(kind: MentionKind, pattern: regex.Pattern[str]) -> Callable[[str], Iterator[Found]]:
    def find(text: str) -> Iterator[Found]:
        for found in pattern.finditer(text):
            value = _value(found, SCALES.get(found["scale"] or "", 1))
            is_certain = (
                kind is not MentionKind.MONEY or found["scale"] or not POINTS_FOR_COMMAS.fullmatch(found["figure"])
            )
            yield Found(
                kind, found.start(), found.end(), found[0], value if is_certain else None, found["unit"] or BAHT
            )

    return find


def _value(found: "regex.Match[str]", scale: int) -> int | float | str | None:
    """The amount; "10-15" for a range."""
    last = parse_cell(found["figure"])
    first = parse_number(found["from"]) if found["from"] else None
    if last is None:
        return None
    return _scaled(last, scale) if first is None else f"{_scaled(first, scale)}-{_scaled(last, scale)}"


def _scaled(value: int | float, scale: int) -> int | float:
    if scale == 1:
        return value
    product = value * scale
    return round(product) if abs(product - round(product)) < 1e-6 * scale else product


# Order matters: a number inside an address, a document or a date is no amount.
MENTION_FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    _urls,
    _documents,
    _enclosures,
    _phones,
    _dates,
    _times,
    _percents,
    _amounts(MentionKind.MONEY, MONEY_WITH_DASH),
    _amounts(MentionKind.MONEY, MONEY),
    _amounts(MentionKind.QUANTITY, QUANTITY),
)
