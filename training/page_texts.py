"""Invented minutes for measuring the scan reader: blocks of drawn words, names, dates, counts, and tables whose totals are true."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from training.phrases import TITLES
from training.texts import MONTHS, TO_THAI, WEEKDAYS, corpus

BUDDHIST_ERA = 543
LETTERS = frozenset(ALPHABET)
MEMBERS, ABSENTEES, GUESTS = (14, 19), (0, 3), (2, 4)
"""From and to how many people stand on a front page: a page full."""
ITEMS = (5, 7)
SENTENCES = (2, 3)
EMPTY_CELL = 0.04
"""Share of number cells that hold a dash or nothing."""
ROLES = ("ประธานกรรมการ", "กรรมการและเลขานุการ", "กรรมการ", "กรรมการ", "รองประธานกรรมการ")
POSTS = (
    "ผู้อำนวยการสำนักงาน", "หัวหน้ากลุ่มงานอำนวยการ", "นักวิชาการชำนาญการพิเศษ", "เจ้าพนักงานธุรการปฏิบัติงาน", "ผู้แทนสำนักงาน",
    "นักวิเคราะห์นโยบายและแผนชำนาญการ", "นายอำเภอ", "ปลัดเทศบาลตำบล", "รองอธิการบดีฝ่ายวางแผนและพัฒนา", "คณบดี", "ผู้ช่วยศาสตราจารย์ประจำหลักสูตร",
)  # fmt: skip
BODIES = ("คณะกรรมการบริหาร", "คณะอนุกรรมการ", "คณะทำงานขับเคลื่อน", "หัวหน้าส่วนราชการประจำ", "คณะกรรมการดำเนินงาน")
AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องรับรองรายงานการประชุม", "เรื่องสืบเนื่อง", "เรื่องเพื่อทราบ", "เรื่องเสนอเพื่อพิจารณา",
)  # fmt: skip
RESOLUTIONS = ("รับทราบ", "เห็นชอบ", "อนุมัติ", "รับรองรายงานการประชุม", "มอบหมายให้ฝ่ายเลขานุการดำเนินการ")
OFFICES = ("มท", "อว", "ศธ", "พช", "กษ", "สธ")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `kind` is title, centred, heading, indented, item or plain."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class People:
    """An attendance list in columns without rulings: number, name, position, role."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A header cell and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; of its body's columns the first `texts` are words and the others numbers."""

    heads: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int
    total: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block = Text | People | Grid | Break


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, and the values it states of itself: kind and text as printed."""

    blocks: tuple[Block, ...]
    values: tuple[tuple[str, str], ...]


def invent(seed: int, thai_digits: bool, table_rows: tuple[int, int]) -> Paper:
    """A paper of a front page, pages of items and two tables of some rows, all its digits of one script."""
    writer = _Writer(random.Random(seed), thai_digits, table_rows)
    blocks = [
        *writer.front(),
        Break(),
        *writer.agenda(),
        Break(),
        *writer.table_page(),
        Break(),
        *writer.table_page(),
        writer.close(),
    ]
    return Paper(tuple(blocks), tuple(writer.values))


class _Writer:
    """Draws one paper; what it states of itself is noted on the way."""

    def __init__(self, draw: random.Random, thai_digits: bool, table_rows: tuple[int, int]) -> None:
        self.draw = draw
        self.thai = thai_digits
        self.table_rows = table_rows
        self.values: list[tuple[str, str]] = []
        self.held = date(draw.randint(2020, 2026), 1, 1) + timedelta(draw.randrange(365))

    def front(self) -> Iterator[Block]:
        """Title, date, place, attendance."""
        number = self._stated("number", f"{self.draw.randint(1, 24)}/{self.held.year + BUDDHIST_ERA}")
        yield Text("title", f"รายงานการประชุม{self.draw.choice(BODIES)}{self._words(2)}")
        yield Text("title", f"ครั้งที่ {number}")
        day = self._stated("date", self._day(self.held, weekday=True))
        yield Text("centred", f"เมื่อ{day} เวลา {self._clock(9)} น.")
        yield Text("centred", f"ณ ห้องประชุม{self._words(1)} ชั้น {self._in_script(str(self.draw.randint(1, 12)))}")
        for heading, (least, most) in (("ผู้มาประชุม", MEMBERS), ("ผู้ไม่มาประชุม", ABSENTEES), ("ผู้เข้าร่วมประชุม", GUESTS)):
            count = self.draw.randint(least, most)
            if count:
                stated = self._stated("count", str(count))
                yield Text("heading", f"{heading} จำนวน {stated} คน")
                yield People(
                    tuple(
                        self._person(at, self._role(at, count) if heading == "ผู้มาประชุม" else "")
                        for at in range(1, count + 1)
                    )
                )
        yield Text("plain", f"เริ่มประชุมเวลา {self._stated('time', self._clock(9))} น.")

    def agenda(self) -> Iterator[Block]:
        """Headings, items with numbers in their text, resolutions."""
        for number, heading in enumerate(AGENDA, start=1):
            yield Text("heading", f"ระเบียบวาระที่ {self._in_script(str(number))} {heading}")
            for at in range(1, self.draw.randint(*ITEMS) // 3 + 1):
                yield Text("item", f"{self._in_script(f'{number}.{at}')} {self._words(4)}")
                yield Text("indented", " ".join(self._sentence() for _ in range(self.draw.randint(*SENTENCES))))
            yield Text("indented", f"มติที่ประชุม {self.draw.choice(RESOLUTIONS)}")

    def close(self) -> Block:
        """The end: what stands after it belongs to no agenda."""
        return Text("plain", f"เลิกประชุมเวลา {self._stated('time', self._clock(14))} น.")

    def table_page(self) -> Iterator[Block]:
        """A caption and a table that fills the page."""
        yield Text("heading", f"ตารางที่ {self._in_script(str(self.draw.randint(1, 9)))} {self._words(4)}")
        yield self._grid()
        day = self._stated("date", self._day(self._near()))
        unit = self.draw.choice(("บาท", "คน", "ครัวเรือน", "ราย"))
        yield Text("plain", f"ข้อมูล ณ {day} หน่วย : {unit}")

    def _grid(self) -> Grid:
        decimals = self.draw.choice((0, 0, 2))
        numbers = self.draw.randint(4, 6) if not decimals else self.draw.randint(3, 4)
        largest = self.draw.choice((1_000, 100_000, 3_000_000)) if not decimals else 9_000_000
        if numbers > 4:
            largest = min(largest, 100_000)
        body = [
            [None if self.draw.random() < EMPTY_CELL else self._amount(largest, decimals) for _ in range(numbers)]
            for _ in range(self.draw.randint(*self.table_rows))
        ]
        kept = [[*row, sum(filter(None, row))] for row in body]
        totals = [sum(row[column] or 0 for row in kept) for column in range(numbers + 1)]
        rows = tuple(
            (
                self._in_script(str(at)),
                self._words(self.draw.randint(1, 2)),
                *(self._cell(one, decimals) for one in row),
            )
            for at, row in enumerate(kept, start=1)
        )
        total = (self.draw.choice(("รวม", "รวมทั้งสิ้น")), *(self._cell(one, decimals) for one in totals))
        return Grid(self._heads(numbers), rows, 2, total)

    def _heads(self, numbers: int) -> tuple[tuple[HeadCell, ...], ...]:
        """Two rows: a group over some of the columns, the others as high as both."""
        grouped = self.draw.randint(2, numbers - 1)
        first = HeadCell("ที่", rows=2), HeadCell(self.draw.choice(("รายการ", "หน่วยงาน", "อำเภอ", "กิจกรรม")), rows=2)
        groups = (
            HeadCell(self._head_word(), columns=grouped),
            *(HeadCell(self._head_word(), rows=2) for _ in range(numbers - grouped)),
        )
        second = tuple(HeadCell(self._head_word(with_year=True)) for _ in range(grouped))
        return (*first, *groups, HeadCell("รวม", rows=2)), second

    def _head_word(self, with_year: bool = False) -> str:
        if with_year and self.draw.random() < 0.5:
            return f"ปี {self._in_script(str(self.held.year + BUDDHIST_ERA - self.draw.randint(0, 6)))}"
        return self.draw.choice(
            ("เป้าหมาย", "ผลงาน", "เบิกจ่าย", "คงเหลือ", "จัดสรร", "ชาย", "หญิง", "จำนวน", "โอนแล้ว", "ผูกพัน")
        )

    def _amount(self, largest: int, decimals: int) -> int:
        """In the smallest unit; small ones as often as large ones."""
        size = largest * 10**decimals
        return self.draw.randrange(1, max(2, round(size ** self.draw.uniform(0.4, 1.0))))

    def _cell(self, amount: int | None, decimals: int) -> str:
        if amount is None:
            return self.draw.choice(("-", "-", ""))
        return self._in_script(f"{amount:,}" if not decimals else f"{amount // 100:,}.{amount % 100:02d}")

    def _role(self, number: int, of: int) -> str:
        return ROLES[0] if number == 1 else ROLES[1] if number == of else self.draw.choice(ROLES[2:])

    def _person(self, number: int, role: str) -> tuple[str, ...]:
        lists = corpus()
        name = f"{self.draw.choice(TITLES)}{self._known(lists.given)} {self._known(lists.family)}"
        post = self.draw.choice(POSTS) + (self._known(lists.places) if self.draw.random() < 0.3 else "")
        return self._in_script(f"{number}."), name, post, role

    def _sentence(self) -> str:
        number = self.draw.choice(NUMBERED)(self)
        return f"{self._words(self.draw.randint(3, 7))} {number} {self._words(self.draw.randint(3, 8))}"

    def _words(self, count: int) -> str:
        """Words written together, in which a line may be broken between any two (a zero-width space)."""
        return "\N{ZERO WIDTH SPACE}".join(self._known(corpus().words) for _ in range(count))

    def _known(self, words: Sequence[str]) -> str:
        """A word of letters that the reader has, without a blank."""
        fits = (
            word
            for word in iter(lambda: self.draw.choice(words), "")
            if LETTERS.issuperset(word) and " " not in word and word[0] not in "ๆฯ"
        )
        return next(islice(fits, 1))

    def _stated(self, kind: str, text: str) -> str:
        printed = self._in_script(text)
        self.values.append((kind, printed))
        return printed

    def _near(self) -> date:
        return self.held + timedelta(self.draw.randint(-400, 400))

    def _day(self, day: date, weekday: bool = False) -> str:
        named = f"วัน{WEEKDAYS[day.weekday()]}ที่" if weekday else "วันที่"
        return self._in_script(f"{named} {day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}")

    def _clock(self, hour: int) -> str:
        return self._in_script(
            f"{hour + self.draw.randint(0, 3):02d}.{self.draw.choice((0, 0, 15, 30, 30, 45, 10, 50)):02d}"
        )

    def _in_script(self, text: str) -> str:
        return text.translate(TO_THAI) if self.thai else text

    def day_in_text(self) -> str:
        """เมื่อวันที่ ๓ มกราคม ๒๕๖๗"""
        return f"เมื่อ{self._stated('date', self._day(self._near()))}"

    def document(self) -> str:
        """ตามหนังสือ ที่ มท ๐๐๑๙.๒/ว ๑๒๓๔ ลงวันที่ ๓ มกราคม ๒๕๖๗"""
        draw = self.draw
        number = f"{draw.choice(OFFICES)} {draw.randrange(10_000):04d}{draw.choice(('', f'.{draw.randint(1, 9)}'))}/{draw.choice(('', 'ว '))}{draw.randint(1, 9999)}"
        return f"ตามหนังสือ ที่ {self._stated('document', number)} ลง{self._stated('date', self._day(self._near()))}"

    def people(self) -> str:
        """จำนวน ๑๒ คน"""
        number = self._stated("quantity", f"{self.draw.randrange(1, 10 ** self.draw.randint(1, 4)):,}")
        return f"จำนวน {number} {self.draw.choice(('คน', 'ราย', 'แห่ง', 'โครงการ', 'ครัวเรือน'))}"

    def money(self) -> str:
        """เป็นเงิน ๑,๒๓๔.๕๐ บาท"""
        amount = self.draw.randrange(100, 10 ** self.draw.randint(3, 8))
        cents = f".{self.draw.randrange(100):02d}" if self.draw.random() < 0.3 else ""
        return f"เป็นเงิน {self._stated('money', f'{amount:,}{cents}')} บาท"

    def percent(self) -> str:
        """คิดเป็นร้อยละ ๓๔.๕๖"""
        return f"คิดเป็นร้อยละ {self._stated('percent', f'{self.draw.randrange(100)}.{self.draw.randrange(100):02d}')}"

    def time(self) -> str:
        """เวลา ๑๓.๓๐ น."""
        return f"เวลา {self._stated('time', self._clock(9))} น."

    def session(self) -> str:
        """ในการประชุมครั้งที่ ๓/๒๕๖๗"""
        day = self._near()
        return f"ในการประชุมครั้งที่ {self._in_script(f'{day.month}/{day.year + BUDDHIST_ERA}')}"


# Ways in which a sentence holds a number.
NUMBERED: tuple[Callable[[_Writer], str], ...] = (
    _Writer.day_in_text,
    _Writer.document,
    _Writer.people,
    _Writer.people,
    _Writer.money,
    _Writer.money,
    _Writer.percent,
    _Writer.time,
    _Writer.session,
)
