"""Measure the search: how well it finds against FTS5 as it comes, and how fast it indexes and answers.

The judged queries are those of tests/cases/retrieval.txt. The items are generated: sentences of an invented vocabulary,
the same at every run. `bench_search.py 20000` takes a smaller number of items than 100,000.
"""

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.search.test_retrieval import comparison

from minutes_extract.search.index import index
from minutes_extract.search.query import search
from minutes_extract.thai import segment

ITEMS = 100_000
ITEMS_OF_MEETING = 20
SEED = 2566
ROUNDS = 5

TOPICS = [
    "กองทุนพัฒนาบทบาทสตรี",
    "กองทุนหมู่บ้าน",
    "การจัดซื้อครุภัณฑ์",
    "การซ่อมแซมถนน",
    "การปรับปรุงระบบประปา",
    "แผนพัฒนาท้องถิ่น",
    "การส่งเสริมอาชีพ",
    "การป้องกันอุทกภัย",
    "การเฝ้าระวังโรคระบาด",
    "การเบิกจ่ายงบประมาณ",
    "การประเมินผลการปฏิบัติราชการ",
    "โครงการอบรมเกษตรกร",
    "การขึ้นทะเบียนเกษตรกร",
    "การจัดงานประเพณี",
    "การแต่งตั้งคณะทำงาน",
    "ร่างบันทึกข้อตกลง",
    "การรับนักศึกษา",
    "การพัฒนาหลักสูตร",
    "การวิจัยร่วมกับภาคเอกชน",
    "การบริหารจัดการขยะมูลฝอย",
    "การติดตั้งไฟฟ้าสาธารณะ",
    "การดูแลผู้สูงอายุ",
]
VERBS = ["รายงานผล", "เสนอ", "ชี้แจง", "สรุป", "ติดตาม", "ขอความเห็นชอบ", "ขออนุมัติ", "แจ้งความคืบหน้า"]
PLACES = [
    "บ้านหนองบัว",
    "ตำบลทุ่งใหญ่",
    "อำเภอเมือง",
    "อำเภอปัว",
    "ตำบลแม่สา",
    "บ้านโคกไม้งาม",
    "เขตเทศบาล",
    "จังหวัดน่าน",
    "อำเภอเวียงสา",
    "ตำบลดอนแก้ว",
]
DETAILS = [
    "โดยมีผู้เข้าร่วมจำนวน",
    "คิดเป็นร้อยละ",
    "วงเงินงบประมาณ",
    "ซึ่งแล้วเสร็จตามแผนที่กำหนดไว้ทุกประการ",
    "ให้หน่วยงานที่เกี่ยวข้องรายงานภายในเดือน",
    "ทั้งนี้ขอให้ทุกอำเภอเร่งรัดการดำเนินงานให้เป็นไปตามเป้าหมาย",
    "เพื่อยกระดับคุณภาพชีวิตของประชาชนในพื้นที่",
    "ตามระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง",
    "โดยได้รับการสนับสนุนวิทยากรจากสถาบันการศึกษา",
]
OUTCOMES = (("รับทราบ", "acknowledged"), ("เห็นชอบ", "approved"), ("ให้เลื่อนไปพิจารณาครั้งต่อไป", "deferred"))
SYLLABLES = ["กร", "ชัย", "วัฒน์", "ศิริ", "พงษ์", "ธนา", "รัตน์", "มณี", "วิชัย", "สุข", "เจริญ", "ทอง", "แก้ว", "บุญ", "ประเสริฐ"]
QUERIES = (
    "กองทุนพัฒนาบทบาทสตรี",
    "งบประมาณ",
    "งบ",
    "ซ่อมแซมถนน บ้านโคกไม้งาม",
    "ขยะ",
    "ประปา อำเภอปัว",
    '"ขออนุมัติการจัดซื้อครุภัณฑ์"',
    "๑๒๓,๔๕๖",
    "หลักสูตร",
    "อุทกภัย เวียงสา",
    "วัฒน์เจริญ",
    "สูงอายุ",
)


def main() -> None:
    """Print both tables."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    print("\n".join(comparison()), "\n")
    folder = Path(tempfile.mkdtemp())
    try:
        print("\n".join(speed(folder, items)))
    finally:
        shutil.rmtree(folder)


def speed(folder: Path, items: int) -> list[str]:
    """Items a second for each engine, and milliseconds a query."""
    documents = folder / "json"
    generate(documents, items)
    lines = [
        f"| {items:,} items | items/s | database | query with snippet, median | slowest |",
        "|---|---|---|---|---|",
    ]
    best = segment.ENGINES
    for engine in (one for one in best if segment.is_installed(one)):
        # The best that is installed is taken: for measuring the other, it is made the only one.
        segment.ENGINES = (engine,)  # type: ignore[misc]
        database = folder / f"{engine}.sqlite"
        begun = time.perf_counter()
        done = index(documents, database, lambda _: None, lambda _: None)
        seconds = time.perf_counter() - begun
        times = [took(database, query) for query in QUERIES for _ in range(ROUNDS)]
        size = database.stat().st_size / 2**20
        median, slowest = statistics.median(times), max(times)
        lines.append(
            f"| {engine} | {done.items / seconds:,.0f} | {size:.0f} MiB | {median:.1f} ms | {slowest:.1f} ms |"
        )
        begun = time.perf_counter()
        index(documents, database, lambda _: None, lambda _: None)
        lines.append(f"| {engine}, nothing changed | {time.perf_counter() - begun:.2f} s in all | | | |")
    segment.ENGINES = best  # type: ignore[misc]
    return lines


def took(database: Path, query: str) -> float:
    """Milliseconds of a query, opening the database included."""
    begun = time.perf_counter()
    search(database, query)
    return (time.perf_counter() - begun) * 1000


def generate(folder: Path, items: int) -> None:
    """Meetings of ITEMS_OF_MEETING items as JSON."""
    chance = random.Random(SEED)
    for number in range(-(-items // ITEMS_OF_MEETING)):
        path = folder / f"{number % 100:02}" / f"{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(meeting(chance, number), ensure_ascii=False), "utf-8")


def meeting(chance: random.Random, number: int) -> dict[str, object]:
    """One meeting with its agenda and three members."""
    year, month, day = 2560 + number % 9, chance.randint(1, 12), chance.randint(1, 28)
    date = {"raw": f"{day}/{month}/{year}", "iso": f"{year - 543}-{month:02}-{day:02}", "weekday": None}
    sha = f"{number:064x}"
    body = f"คณะกรรมการ{chance.choice(TOPICS)}{chance.choice(PLACES)}"
    title = {"title": f"รายงานการประชุม{body}", "body": body, "date": date}
    count = {"raw": f"{number}/{year}", "text": f"{number}/{year}", "sequence": number, "year_be": year}
    times = dict.fromkeys(("time_start", "time_end", "opened", "adjourned", "venue"))
    state = dict.fromkeys(("cover_letter", "meeting", "attendance", "agenda", "tables", "signatures"), "complete")
    people = [person(chance, at) for at in range(1, 4)]
    names = {"status": "present", "heading": "ผู้มาประชุม", "stated_count": None, "confidence": None}
    group = {**names, "people": people, "places": []}
    below = [item(chance, at) for at in range(1, ITEMS_OF_MEETING)]
    top = {**item(chance, 0), "number": "4", "path": ["4"], "kind": "for_consideration", "items": below}
    return {
        "schema_version": "1.1",
        "source": {"file_name": f"{number}.txt", "sha256": sha, "media_type": "text/plain", "pages": [], "part": None},
        "sections": state,
        "cover_letter": None,
        "meeting": {**title, "number": count, **times, "sittings": [], "quorum": None, "places": []},
        "attendance": [group],
        "agenda": [top],
        "tables": [],
        "signatures": [],
        "findings": [],
    }


def item(chance: random.Random, number: int) -> dict[str, object]:
    """One item of about 180 letters."""
    heading = f"{chance.choice(VERBS)}{chance.choice(TOPICS)} {chance.choice(PLACES)}"
    details = [f"{detail} {chance.randint(1, 999_999):,}" for detail in chance.sample(DETAILS, 3)]
    text, outcome = chance.choice(OUTCOMES)
    counted = {"votes": None, "ballots": [], "confidence": None}
    resolution = {"raw": text, "text": text, "labelled": True, "outcomes": [outcome], **counted, "places": []}
    return {
        "number": f"4.{number}",
        "label": None,
        "path": ["4", f"4.{number}"],
        "kind": None,
        "heading": heading,
        "text": f"{chance.choice(VERBS)}{chance.choice(TOPICS)}{chance.choice(PLACES)} {' '.join(details)}",
        "status": None,
        "items": [],
        "resolutions": [resolution],
        "speeches": [],
        "motion": None,
        "tasks": [],
        "confidence": None,
        "tables": [],
        "mentions": [],
        "places": [{"page": None, "first_line": number, "last_line": number, "box": None}],
    }


def person(chance: random.Random, number: int) -> dict[str, object]:
    """Someone with an invented name."""
    given, family = ("".join(chance.sample(SYLLABLES, 2)) for _ in range(2))
    rest = dict.fromkeys(("position", "role", "acting_for", "reason", "unit", "confidence"))
    name = {"name": f"นาย{given} {family}", "honorific_prefix": "นาย", "given_name": given, "family_name": family}
    return {"number": number, "raw": f"{number}. นาย{given} {family}", **name, **rest, "places": []}


if __name__ == "__main__":
    main()
