"""Random outlines of minutes: title block, lists of names, agendas with items in every style of number, signatures."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from minutes_extract.thai.alphabet import LATIN_LETTERING, THAI_LETTERING

Lines = list[str]
Style = Callable[[int, int], str]
"""The agenda's number and the number in the series, from 1 → what is printed before the item's words."""

THAI_FIGURES = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def thai(text: str) -> str:
    """In Thai figures."""
    return text.translate(THAI_FIGURES)


# Series that are read as items right under an agenda's head.
READ_STYLES: dict[str, Style] = {
    "๑.": lambda _, n: thai(f"{n}."),
    "1.": lambda _, n: f"{n}.",
    "๑)": lambda _, n: thai(f"{n})"),
    "(๑)": lambda _, n: thai(f"({n})"),
    "ก.": lambda _, n: f"{THAI_LETTERING[n - 1]}.",
    "ก)": lambda _, n: f"{THAI_LETTERING[n - 1]})",
    "(ก)": lambda _, n: f"({THAI_LETTERING[n - 1]})",
    "a)": lambda _, n: f"{LATIN_LETTERING[n - 1]})",
    "(a)": lambda _, n: f"({LATIN_LETTERING[n - 1]})",
    "a.": lambda _, n: f"{LATIN_LETTERING[n - 1]}.",
    "๔.๑": lambda agenda, n: thai(f"{agenda}.{n}"),
    "4.1": lambda agenda, n: f"{agenda}.{n}",
    "4.1)": lambda agenda, n: f"{agenda}.{n})",
    "วาระที่ ๔.๑": lambda agenda, n: thai(f"วาระที่ {agenda}.{n}"),
    "ระเบียบวาระที่ 4.1": lambda agenda, n: f"ระเบียบวาระที่ {agenda}.{n}",
    "4.1–4.2": lambda agenda, n: f"{agenda}.{2 * n - 1}–{agenda}.{2 * n}",
    "เรื่องที่ ๑": lambda _, n: thai(f"เรื่องที่ {n}"),
}
OTHER_STYLES: dict[str, Style] = {
    "๔.๑.๑": lambda agenda, n: thai(f"{agenda}.1.{n}"),
    "๔.๑.๑.๑": lambda agenda, n: thai(f"{agenda}.1.2.{n}"),
    "1.1.1 of another agenda": lambda agenda, n: f"{agenda + 1}.{n}.1",
    "1.2-1.4": lambda agenda, n: f"{agenda}.{n}-{agenda}.{n + 2}",
    "1–3": lambda _, n: f"{n}–{n + 2}.",
    "ก–ค": lambda _, n: f"{THAI_LETTERING[n - 1]}.–{THAI_LETTERING[n + 1]}.",
    "ข้อ ๑": lambda _, n: thai(f"ข้อ {n}"),
    "ข้อ ๑.": lambda _, n: thai(f"ข้อ {n}."),
    "๑": lambda _, n: thai(str(n)),
    "๑.๑ relative": lambda _, n: thai(f"1.{n}"),
    "i)": lambda _, n: f"{ROMAN[(n - 1) % 10]})",
    "(i)": lambda _, n: f"({ROMAN[(n - 1) % 10]})",
    "I.": lambda _, n: f"{ROMAN[(n - 1) % 10].upper()}.",
    "A.": lambda _, n: f"{LATIN_LETTERING[n - 1].upper()}.",
    "- ๑": lambda _, n: thai(f"- {n}."),
    "ฮ.": lambda _, n: f"{THAI_LETTERING[-n]}.",
    "๐": lambda _, n: thai(f"0.{n - 1}"),
    "99.99": lambda _, n: f"99.{100 - n}",
    "-": lambda _, __: "-",
    "•": lambda _, __: "•",
    "none": lambda _, __: "",
}  # fmt: skip
STYLES = READ_STYLES | OTHER_STYLES

MATTERS = (
    "การซ่อมหลังคาตลาด", "งบประมาณของตลาด", "เรื่อง การจัดงานประจำปี", "การจ่ายเงินจำนวน ๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)",
    "รายงานผลการดำเนินงาน (เอกสารแนบ ๑)", "รายงาน (เอกสารแนบ ๓)", "การเลือกผู้แทน", "แจ้งคำสั่งที่ ๓๒๙๔/๒๕๖๖ ลงวันที่ ๑๕ ธันวาคม ๒๕๖๖",
    "", "นายสมชาย ใจดี", "การแก้ไขรายงานการประชุม หน้า ๒ บรรทัดที่ ๓", "(ต่อ)", "มติที่ประชุม รับทราบ", "- ไม่มี -",
)  # fmt: skip
WORDS = (
    "ฝ่ายเลขานุการรายงานว่าการดำเนินงานเป็นไปตามแผนทุกประการ", "ประธาน\tขอให้ทุกฝ่ายเร่งดำเนินการ", "นายสมชาย ใจดี เสนอให้เลื่อนไปคราวหน้า",
    "มีผู้ลงคะแนนเห็นชอบ ๑๒ เสียง ไม่เห็นชอบ ๓ เสียง งดออกเสียง ๑ เสียง", "อำเภอปัวและอำเภอเวียงลา จังหวัดน่าน", "วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗ เวลา ๒๕.๐๐ น.",
    "โทร. ๐ ๕๔๗๑ ๖๓๗๙ https://example.org/ก", "ร้อยละ ๙๙.๙๙", "ที่ประชุมมีมติเห็นชอบ ดังนี้", "- ข้อแรก", "ผลการดำเนินงาน อยู่ระหว่างจัดซื้อ",
    "ตาราง ๑ การเบิกจ่าย", "/ข้อ ๗…", "- ๒ -", "สถायน", "\f",
)  # fmt: skip
DECISIONS = (
    "มติที่ประชุม รับทราบ", "มติที่ประชุม เห็นชอบ", "มติที่ประชุม", "มติ อนุมัติ", "มติที่ประชุม เห็นชอบทุกวาระ", "ที่ประชุมรับทราบ",
    "มติที่ประชุม เห็นชอบ ดังนี้", "มติที่ประชุม เห็นชอบด้วยคะแนนเสียง ๑๒ ต่อ ๓ เสียง", "มติ..........................", "มติที่ประชุม ๑. เห็นชอบ",
)  # fmt: skip
STATUSES = ("- ไม่มี -", "ไม่มี", "(ถอนเรื่อง)", "เลื่อนการพิจารณา", "ขอถอนวาระ", "-")
TABLES: tuple[Lines, ...] = (
    ["ที่\tอำเภอ\tเงิน", "๑\tปัว\t๑๐๐", "๒\tเวียงลา\t๒๐๐", "\tรวม\t๓๐๐"],
    ["ที่\tรายการ\tจำนวน", "๑\tโต๊ะ\t(๕)", "๓\tเก้าอี้", "รวม\t\t๑,๐๐"],
    ["| วาระ | มติ |", "|---|---|", "| ๑ | รับทราบ |"],
    ["| ก | ข |", "| ก | ข |"],
    ["\tรวม\t๒,๐๐๐"],
    ["<table><tr><td rowspan=3>ก</td><td>๑</td></tr><tr></tr></table>"],
)
HEADINGS = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องรับรองรายงานการประชุม ครั้งที่ ๗/๒๕๖๖", "เรื่องสืบเนื่อง", "เรื่องเพื่อทราบ", "เรื่องเพื่อพิจารณา", "เรื่องอื่น ๆ", "",
    "(ต่อ)", "ของการประชุมครั้งก่อน",
)  # fmt: skip
HEADS = (
    "ระเบียบวาระที่ {n} {heading}",
    "วาระที่ {n}: {heading}",
    "{n}. {heading}",
    "{n} {heading}",
    "# ระเบียบวาระที่ {n} {heading}",
)
TITLE_LINES = (
    "รายงานการประชุมคณะกรรมการพัฒนาตลาด", "รายงานการประชุมสภาเทศบาล สมัยสามัญ", "ครั้งที่ ๓/๒๕๖๗", "ครั้งที่ ๑", "วันพุธที่ ๕ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.",
    "วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗", "ณ ห้องประชุมดอยสูง", "สถานที่: ห้องประชุม", "วันที่:\t๑ ม.ค. ๖๗",
)  # fmt: skip
LETTER_LINES = (
    "ที่ นน ๐๐๐๙/ว ๔๑๒", "๖ มิถุนายน ๒๕๖๗", "เรื่อง ขอส่งรายงานการประชุม", "เรียน เกษตรอำเภอ ทุกอำเภอ", "สิ่งที่ส่งมาด้วย รายงานการประชุม จำนวน ๕ ชุด",
    "ตามที่ได้ประชุมเกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗ เมื่อวันพฤหัสบดีที่ ๓๐ พฤษภาคม ๒๕๖๗ ณ ห้องประชุมดอยสูง นั้น", "ขอแสดงความนับถือ", "(นายก้องภพ ทุ่งกว้าง)", "เกษตรจังหวัดน่าน",
)  # fmt: skip
GROUPS = ("ผู้มาประชุม", "ผู้มาประชุม จำนวน ๓ คน", "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม (ต่อ)", "ผู้ไม่มาประชุม (เนื่องจากติดราชการ)")
PEOPLE = (
    "นายก้องภพ\tทุ่งกว้าง\tเกษตรจังหวัดน่าน", "นายสมชาย ใจดี ปลัดอำเภอ กรรมการ", "นางสาว", "ผู้แทนปลัดจังหวัด", "(แทนคณบดี)", "- ไม่มี -", "รศ.ดร.สมศรี ดีใจ ประธาน",
    "นางเดือนเพ็ญ\tลำธารใส\tรก. นายอำเภอ", "สำนักงานประมงจังหวัด",
)  # fmt: skip
SIGNERS = (
    "(นางเดือนเพ็ญ ลำธารใส)", "นักวิชาการเกษตรชำนาญการ", "ผู้จดรายงานการประชุม", "ลงชื่อ..........ผู้ตรวจรายงานการประชุม", "นายก้องภพ ทุ่งกวาง ประธาน", "ภาคผนวก",
    "(ลงชื่อ)\t(ลงชื่อ)", "ผู้จดรายงาน\tผู้ตรวจรายงาน",
)  # fmt: skip


def some(values: Sequence[str], most: int) -> st.SearchStrategy[Lines]:
    """A few of the lines, in any order."""
    return st.lists(st.sampled_from(values), max_size=most)


@st.composite
def series(draw: st.DrawFn, agenda: int, depth: int) -> Lines:
    """Items in one style, or in any; now and then a number is skipped or repeated. Under each others may stand."""
    usual = draw(st.sampled_from(sorted(STYLES)))
    is_mixed = draw(st.integers(0, 4)) == 0
    lines: Lines = []
    number = draw(st.sampled_from([1, 1, 1, 2, 3]))
    for _ in range(draw(st.integers(0, 4))):
        style = draw(st.sampled_from(sorted(STYLES))) if is_mixed else usual
        lines.append(f"{STYLES[style](agenda, number)} {draw(st.sampled_from(MATTERS))}".strip())
        lines += draw(contents(agenda, depth + 1))
        number += draw(st.sampled_from([1, 1, 1, 1, 1, 0, 2]))
    return lines


@st.composite
def contents(draw: st.DrawFn, agenda: int, depth: int) -> Lines:
    """What stands under a head or an item."""
    lines = draw(some(WORDS, 2))
    if draw(st.integers(0, 5)) == 0:
        lines += draw(st.sampled_from(TABLES))
    if depth < 4 and draw(st.integers(0, depth)) == 0:
        lines += draw(series(agenda, depth))
    return lines + draw(st.one_of(some(DECISIONS, 1), some(DECISIONS, 1), some(STATUSES, 1)))


@st.composite
def agendas(draw: st.DrawFn) -> Lines:
    """Heads, mostly numbered up from 1, with items under each."""
    head = draw(st.sampled_from(HEADS))
    lines: Lines = []
    number = 0
    for _ in range(draw(st.integers(0, 5))):
        number += draw(st.sampled_from([1, 1, 1, 1, 0, 2]))
        words = head.format(
            n=draw(st.sampled_from([str(number), thai(str(number))])), heading=draw(st.sampled_from(HEADINGS))
        )
        lines.append(words.strip())
        lines += draw(contents(number, 0))
    return lines


@st.composite
def people(draw: st.DrawFn) -> Lines:
    """A list of names, numbered in any style."""
    style = STYLES[draw(st.sampled_from(sorted(STYLES)))]
    names = draw(some(PEOPLE, 5))
    return [
        draw(st.sampled_from(GROUPS)),
        *(f"{style(1, at)} {name}".strip() for at, name in enumerate(names, start=1)),
    ]


@st.composite
def minutes(draw: st.DrawFn) -> str:
    """Minutes as plain text or Markdown."""
    lines = [
        *(draw(some(LETTER_LINES, 9)) if draw(st.booleans()) else []),
        draw(st.sampled_from(TITLE_LINES[:2])),
        *draw(some(TITLE_LINES, 4)),
        *draw(people()),
        *(draw(people()) if draw(st.booleans()) else []),
        *draw(some(("เริ่มประชุมเวลา ๐๙.๓๐ น.", "ประธานกล่าวเปิดการประชุม"), 2)),
        *draw(agendas()),
        *draw(some(("เลิกประชุมเวลา ๑๖.๐๐ น.", "ปิดประชุม"), 1)),
        *draw(some(SIGNERS, 6)),
    ]  # fmt: skip
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines) + "\n"
