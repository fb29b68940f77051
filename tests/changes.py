"""The changes that docs/architecture.md names under “I want to …”, each as a person would make it.

The first cell of a row is the name of its change; the files of the edits, and those beside them, are what its second cell
names.
"""

from typing import NamedTuple

PACKAGE = "src/minutes_extract"

PAPER = """รายงานการประชุมคณะกรรมการสวนสาธารณะ
ครั้งที่ ๒/๒๕๖๖
วันพุธที่ ๑ กุมภาพันธ์ ๒๕๖๖
ณ ห้องประชุมดอกแก้ว

ผู้มาประชุม
๑. นายสมชาย ใจดี\tประธานกรรมการ
๒. นางสมศรี มีสุข\tกรรมการและเลขานุการ

เริ่มประชุมเวลา ๐๙.๓๐ น.
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่าสวนเปิดแล้ว
มติที่ประชุม รับทราบ
เลิกประชุมเวลา ๑๒.๐๐ น.

(นางสมศรี มีสุข)
กรรมการและเลขานุการ
ผู้จดรายงานการประชุม
"""
"""The script of a change finds it as paper.txt, and as stored.json what the package made of it before the change."""


class Edit(NamedTuple):
    """Words that stand once in a file, and what stands in their place; no words where the file is new."""

    path: str
    old: str
    new: str


class Change(NamedTuple):
    """A row: the edits, what else the row names, a script that sees the effect, and what it prints."""

    row: str
    edits: tuple[Edit, ...]
    script: str
    prints: str
    beside: tuple[str, ...] = ()
    """Named by the row and without effect on the script: documents, cases, settings of the tools."""


def _before(path: str, words: str, added: str) -> Edit:
    """Something new before words that stand in a file of the package."""
    return Edit(f"{PACKAGE}/{path}", words, added + words)


def _behind(path: str, words: str, added: str) -> Edit:
    return Edit(f"{PACKAGE}/{path}", words, words + added)


def _new(path: str, text: str) -> Edit:
    return Edit(f"{PACKAGE}/{path}", "", text)


CHANGES = (
    Change(
        "accept another wording of a heading, label or field",
        (
            _behind(
                "thai/wordings/agenda.py",
                "AGENDA_WORDINGS = (\n",
                '    Wording("topic", Opens.AGENDA, r"ประเด็นประชุมที่", ("ประเด็นประชุมที่ ๑ เรื่องแจ้ง",), longest=None),\n',
            ),
        ),
        """
from minutes_extract import extract_bytes
text = open("paper.txt", encoding="utf-8").read().replace("ระเบียบวาระที่", "ประเด็นประชุมที่")
print([(one.number, one.heading) for one in extract_bytes(text.encode(), "paper.txt").agenda])
""",
        "[('1', 'เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ')]",
    ),
    Change(
        "read another title before names",
        (_behind("thai/titles.py", "TITLES = (\n", '    *_titles("foreign", "เซอร์"),\n'),),
        """
from minutes_extract import extract_bytes
text = open("paper.txt", encoding="utf-8").read().replace("๑. นาย", "เซอร์").replace("๒. นาง", "เซอร์")
print([(one.honorific_prefix, one.given_name) for one in extract_bytes(text.encode(), "paper.txt").attendance[0].people])
""",
        "[('เซอร์', 'สมชาย'), ('เซอร์', 'สมศรี')]",
        ("tests/cases/names.txt",),
    ),
    Change(
        "repair another wound",
        (
            _before(
                "thai/marks.py",
                "def drop_invisible(",
                'def drop_doubled_repetition(text: str) -> str:\n    """One ๆ where there were two."""\n    return text.replace("ๆๆ", "ๆ")\n\n\n',
            ),
            _before("thai/repair.py", "    drop_invisible,\n    drop_nul", "    drop_doubled_repetition,\n"),
            _behind(
                "thai/repair.py",
                "STEPS = (\n",
                '    Step("doubled_repetition", drop_doubled_repetition, "อื่นๆๆ: keys held down"),\n',
            ),
        ),
        """
from minutes_extract.thai.repair import repair_text
print(repair_text("เรื่องอื่นๆๆ"), repair_text("เรื่องอื่นๆ").steps)
""",
        "Repaired(text='เรื่องอื่นๆ', steps=('doubled_repetition',)) ()",
        ("tests/cases/repair.txt",),
    ),
    Change(
        "read another field",
        (
            _behind(
                "model/minutes.py",
                "    venue: str | None\n    sittings: tuple[Sitting, ...]\n",
                "    link: str | None\n",
            ),
            _before("parsing/front/title.py", "MOST_VENUE_LINES = ", 'LINK = regex.compile(r"https?://[^ ]+")\n'),
            _before(
                "parsing/front/title.py",
                "            sittings=(),\n",
                "            link=next((found[0] for one in self.taken if (found := LINK.search(one.line.text))), None),\n",
            ),
            _before(
                "evaluation/fields.py", '    value("header.venue", ', '    value("header.link", "meeting.link"),\n'
            ),
        ),
        """
from minutes_extract import extract_bytes
from minutes_extract.evaluation.fields import FIELDS
text = open("paper.txt", encoding="utf-8").read().replace("ดอกแก้ว", "ดอกแก้ว\\nลิงก์: https://example.go.th/5")
print(extract_bytes(text.encode(), "paper.txt").meeting.link, len([one for one in FIELDS if one.name == "header.link"]))
""",
        "https://example.go.th/5 1",
        ("tests/cases/parsing/", "golden/"),
    ),
    Change(
        "change the shape of the JSON",
        (
            Edit(f"{PACKAGE}/model/minutes.py", 'Literal["1.1"] = "1.1"', 'Literal["1.2"] = "1.2"'),
            Edit(f"{PACKAGE}/model/minutes.py", 'schema_version: Literal["1.1"]', 'schema_version: Literal["1.2"]'),
            _behind(
                "model/minutes.py",
                "    venue: str | None\n    sittings: tuple[Sitting, ...]\n",
                "    link: str | None\n",
            ),
            Edit(f"{PACKAGE}/model/upgrade.py", 'EARLIER = ("1.0",)', 'EARLIER = ("1.0", "1.1")'),
            Edit(
                f"{PACKAGE}/model/upgrade.py",
                '"meeting": ("sittings", "quorum")',
                '"meeting": ("sittings", "quorum", "link")',
            ),
        ),
        """
from minutes_extract import json_schema, load
stored = load("stored.json")
print(stored.schema_version, stored.meeting.link, '"link"' in json_schema())
""",
        "1.2 None True",
        ("docs/minutes.schema.json", "docs/output.md"),
    ),
    Change(
        "warn about something new",
        (
            _before("checks/codes.py", '    "meeting.weekday": WARNING,\n', '    "meeting.early": INFO,\n'),
            _before(
                "checks/meeting.py",
                "def check_weekday(",
                'def check_early(minutes: MinutesParts) -> Iterator[Finding]:\n    """Offices open at eight."""\n'
                '    if minutes.meeting.opened and minutes.meeting.opened < "08:00":\n'
                '        yield finding("meeting.early", "The meeting was opened before eight.", "/meeting/opened")\n\n\n',
            ),
            _before(
                "checks/check.py",
                '    Check("meeting.weekday",',
                '    Check("meeting.early", "meeting", meeting.check_early),\n',
            ),
            _before(
                "messages/findings.py",
                '    "meeting.weekday": ',
                '    "meeting.early": ("เปิดประชุมเช้าผิดปกติ", "Very early"),\n',
            ),
        ),
        """
from minutes_extract import extract_bytes
from minutes_extract.messages.findings import CODE_NAMES
text = open("paper.txt", encoding="utf-8").read()
for hour in ("๐๙.๓๐", "๐๕.๓๐"):
    minutes = extract_bytes(text.replace("๐๙.๓๐", hour).encode(), "paper.txt")
    print([CODE_NAMES[one.code][1] for one in minutes.findings if one.code == "meeting.early"])
""",
        "[]\n['Very early']",
        ("docs/findings.md", "tests/checks/test_checks.py"),
    ),
    Change(
        "say another message (an error, a hint, progress, help)",
        (
            _before(
                "messages/errors.py",
                '    Message("{path} does not exist",',
                '    Message("{path} is on fire", "{path} ไฟไหม้"),\n',
            ),
        ),
        """
from minutes_extract.messages.say import in_language
print(in_language("กล่อง.pdf is on fire", "th"), in_language("กล่อง.pdf is on fire", "en"))
""",
        "กล่อง.pdf ไฟไหม้ กล่อง.pdf is on fire",
    ),
    Change(
        "read another format",
        (
            _new(
                "reading/quoted.py",
                '"""Quoted mail → pages: the text behind the marks."""\n\n'
                "from dataclasses import replace\n\n"
                "from minutes_extract.model.page import Page\n"
                "from minutes_extract.reading.plain import read_plain\n"
                "from minutes_extract.reading.source import LoadedFile\n\n\n"
                'def is_quoted(source: LoadedFile) -> bool:\n    """Every line is marked."""\n'
                '    return all(line.startswith(">") for line in source.text.splitlines())\n\n\n'
                'def read_quoted(source: LoadedFile) -> tuple[Page, ...]:\n    """The lines without marks."""\n'
                '    text = "\\n".join(line.removeprefix(">").removeprefix(" ") for line in source.text.splitlines())\n'
                "    return read_plain(replace(source, data=text.encode()))\n",
            ),
            _behind(
                "reading/readers.py",
                "from minutes_extract.reading.plain import read_plain\n",
                "from minutes_extract.reading.quoted import is_quoted, read_quoted\n",
            ),
            _before(
                "reading/readers.py",
                '    FormatReader("html",',
                '    FormatReader("quoted", "text/quoted", is_quoted, read_quoted),\n',
            ),
        ),
        """
from minutes_extract import extract_bytes
text = "\\n".join(f"> {line}" for line in open("paper.txt", encoding="utf-8").read().splitlines())
minutes = extract_bytes(text.encode(), "paper.txt")
print(minutes.source.media_type, minutes.meeting.number.text)
""",
        "text/quoted 2/2566",
    ),
    Change(
        "use another OCR engine",
        (
            _new(
                "ocr/one_letter.py",
                '"""An engine that reads one letter, ก, in every crop."""\n\n'
                "from collections.abc import Sequence\nfrom typing import NamedTuple\n\n"
                "from minutes_extract.ocr.arrays import Grey\n"
                "from minutes_extract.ocr.recogniser.cluster_boxes import ClusterBox\n\n\n"
                'class LetterRead(NamedTuple):\n    """A crop of so many pixels."""\n\n'
                '    width: int\n    text: str = "ก"\n    confidence: float = 1.0\n\n\n'
                'class OneLetter:\n    """A `LineEngine` (see `read_page`)."""\n\n'
                "    def read_once(self, crops: Sequence[Grey]) -> list[LetterRead]:\n"
                '        """The letter is as wide as its crop."""\n'
                "        return [LetterRead(crop.shape[1]) for crop in crops]\n\n"
                "    def finish(self, readings: Sequence[LetterRead]) -> list[list[ClusterBox]]:\n"
                '        """One cluster a crop."""\n'
                "        return [[ClusterBox(one.text, 0, one.width, one.confidence)] for one in readings]\n",
            ),
            _behind("model/options.py", '    TESSERACT = "tesseract"\n', '    ONE_LETTER = "one_letter"\n'),
            _before(
                "ocr/engines.py",
                "LINE_ENGINES: ",
                "def _one_letter() -> LineEngine[Any]:\n    from minutes_extract.ocr.one_letter import OneLetter\n\n    return OneLetter()\n\n\n",
            ),
            _behind(
                "ocr/engines.py", "    OcrEngine.TESSERACT: _tesseract,\n", "    OcrEngine.ONE_LETTER: _one_letter,\n"
            ),
        ),
        """
from io import BytesIO
from PIL import Image, ImageDraw, ImageFont
from minutes_extract import OcrEngine, Options
from minutes_extract.reading.read import read_bytes
image, data = Image.new("L", (800, 1100), 255), BytesIO()
for top in range(100, 400, 60):
    ImageDraw.Draw(image).text((100, top), "minutes of the meeting", fill=0, font=ImageFont.load_default(32))
image.save(data, "PNG")
document = read_bytes(data.getvalue(), "page.png", Options(ocr_engine=OcrEngine("one_letter")))
print(document.media_type, {line.raw for page in document.pages for line in page.lines})
""",
        "image/png {'ก'}",
        ("pyproject.toml",),
    ),
    Change(
        "teach the line reader another font, text or fault",
        (
            Edit("training/fonts.py", "FAMILIES = (\n", 'FAMILIES = (\n    Family("Arundina", LOOPED),\n'),
            Edit("training/texts.py", "KINDS = (\n", 'KINDS = (\n    Kind("stars", 1000, lambda _: "***"),\n'),
            Edit("training/paper.py", "ON_PAPER = (\n", 'ON_PAPER = (\n    Wear("thicker_still", 1, thicker),\n'),
        ),
        """
import random
from training import fonts, paper, texts
print(fonts.FAMILIES[0].files, paper.ON_PAPER[0].name, "***" in texts.text(random.Random(1), 20, 40, frozenset("* ")))
""",
        "Arundina thicker_still True",
    ),
    Change(
        "measure another wording, kind of body or layout",
        (
            Edit(
                "training/minutes/wordings/agenda.py",
                '    ("ระเบียบวาระที่ {n}", "ระเบียบวาระที่ {n}", "วาระที่ {n}"),\n',
                '    ("ประเด็นประชุมที่ {n}", "วาระที่ {n}"),\n',
            ),
        ),
        """
from training.minutes.generate import generate
print(any("ประเด็นประชุมที่" in generate(seed, "mixed").text() for seed in range(30)))
""",
        "True",
    ),
    Change(
        "write another output",
        (
            _new(
                "export/titles.py",
                '"""Titles: one a line."""\n\nfrom collections.abc import Iterable, Iterator\n\n'
                "from minutes_extract.archive.documents import ReportUnusable, StoredDocument\n"
                "from minutes_extract.export.chunk import Chunk\n\n\n"
                "def export(documents: Iterable[StoredDocument], _report: ReportUnusable) -> Iterator[Chunk]:\n"
                '    """In the order of the folder."""\n'
                "    for document in documents:\n"
                '        yield Chunk("", f"{document.minutes.meeting.title}\\n".encode(), more=True)\n',
            ),
            Edit(f"{PACKAGE}/export/formats.py", "opensearch, xlsx\n", "opensearch, titles, xlsx\n"),
            _behind(
                "export/formats.py", "FORMATS = (\n", '    Format("titles", titles.export, False, "the titles"),\n'
            ),
            Edit(f"{PACKAGE}/commands/export.py", 'FORMAT_NAMES = "', 'FORMAT_NAMES = "titles | '),
        ),
        """
import sys
from minutes_extract.cli import main
sys.argv[1:] = ["export", ".", "--to", "titles", "-o", "-"]
main()
""",
        "รายงานการประชุมคณะกรรมการสวนสาธารณะ",
        ("docs/exports.md",),
    ),
    Change(
        "show another field in the review",
        (
            _before(
                "review/fields.py",
                '        FormField("stated_count", EditKind.NUMBER),\n',
                '        FormField("confidence", EditKind.NUMBER),\n',
            ),
            _before(
                "review/texts.py",
                '    "field.stated_count": ',
                '    "field.confidence": ("ความมั่นใจ", "How sure"),\n',
            ),
        ),
        """
import sys
from pathlib import Path
from minutes_extract.cli import main
sys.argv[1:] = ["review", ".", "--static", "site", "--language", "en"]
try:
    main()
except SystemExit:
    print(any("How sure" in page.read_text("utf-8") for page in Path("site").rglob("*.html")))
""",
        "True",
    ),
    Change(
        "add a command",
        (
            _new(
                "commands/greet.py",
                '"""`greet`: a word of welcome."""\n\nimport typer\n\n\n'
                'def register(app: typer.Typer) -> None:\n    """Put the command into the command line."""\n    app.command()(greet)\n\n\n'
                'def greet() -> None:\n    """Say สวัสดี."""\n    print("สวัสดี")\n',
            ),
            Edit(f"{PACKAGE}/cli.py", "explain, export, report", "explain, export, greet, report"),
            Edit(f"{PACKAGE}/cli.py", "explain, schema):", "explain, schema, greet):"),
        ),
        """
import sys
from minutes_extract.cli import main
sys.argv[1:] = ["greet"]
main()
""",
        "สวัสดี",
        ("scripts/write_cli_docs.py",),
    ),
)
