"""Covering letters, annexes, covers of bound minutes, page furniture."""

from training.minutes.wordings.table import Wordings

CODES = ("มท ๐๘๒๓", "พช ๐๐๓๑", "อว ๐๖๒๑.๐๔", "ศธ ๐๔๑๒", "สธ ๐๐๓๒", "กษ ๐๒๐๘", "ลย ๗๒๓๐๑", "นน ๕๑๐๐๓", "ปภ ๐๐๑๒")
OFFICES = Wordings(
    "letter_offices",
    ("สำนักงานเลขานุการ{body}", "ฝ่ายเลขานุการ{body}"),
    ("งานธุรการ {body}",),
    ("หน่วยประสานงาน{body}",),
)
SUBJECTS = Wordings(
    "letter_subjects",
    ("ขอส่งรายงานการประชุม", "ส่งรายงานการประชุม", "ขอส่งรายงานการประชุม{body}"),
    ("แจ้งเวียนรายงานการประชุม", "ขอส่งสำเนารายงานการประชุม"),
    ("นำส่งบันทึกการประชุม", "ขอให้ตรวจรับรองรายงานการประชุม"),
)
SALUTATIONS = Wordings(
    "letter_salutations",
    ("เรียน {office}", "เรียน คณะกรรมการทุกท่าน"),
    ("เรียน หัวหน้าส่วนราชการทุกส่วนราชการ",),
    ("เรียน ผู้ที่มีรายชื่อท้ายหนังสือนี้",),
)
BODIES = Wordings(
    "letter_bodies",
    (
        "ตามที่{office}ได้จัดประชุม{body} ครั้งที่ {number} เมื่อ{date} ณ {venue} นั้น บัดนี้ ฝ่ายเลขานุการได้จัดทำรายงานการประชุมเรียบร้อยแล้ว จึงขอส่งมาเพื่อโปรดพิจารณา หากมีข้อแก้ไขขอได้แจ้งกลับภายใน ๗ วัน",
    ),
    (
        "ด้วย{office}ได้ประชุม{body} ครั้งที่ {number} ไปแล้วเมื่อ{date} จึงขอส่งรายงานการประชุมมาเพื่อทราบและถือปฏิบัติ รายละเอียดตามสิ่งที่ส่งมาด้วย",
    ),
    (
        "อ้างถึงการประชุม{body} ครั้งที่ {number} ซึ่งจัดขึ้น{date} นั้น ขอนำส่งบันทึกการประชุมมาพร้อมนี้ และถือว่าท่านรับรองหากไม่ทักท้วงภายใน ๑๐ วัน",
    ),
)
ENCLOSURES = Wordings(
    "letter_enclosures",
    ("สิ่งที่ส่งมาด้วย รายงานการประชุม จำนวน ๑ ชุด",),
    ("สิ่งที่ส่งมาด้วย สำเนารายงานการประชุม ๑ ฉบับ",),
    ("เอกสารแนบ บันทึกการประชุม ๑ เล่ม",),
)
LETTER_ENDS = Wordings(
    "letter_ends",
    ("จึงเรียนมาเพื่อโปรดทราบ|ขอแสดงความนับถือ",),
    ("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป|ขอแสดงความนับถือ",),
    ("จึงเรียนมาเพื่อทราบและแจ้งผู้เกี่ยวข้อง|ด้วยความเคารพ",),
)
MEMO_HEADS = Wordings(
    "memo_heads", ("บันทึกข้อความ|ส่วนราชการ {office}",), ("บันทึกข้อความ|หน่วยงาน {office}",), ("บันทึกภายใน|จาก {office}",)
)
ANNEXES = Wordings(
    "annexes",
    ("ภาคผนวก", "เอกสารแนบท้ายรายงานการประชุม"),
    ("ภาพถ่ายการประชุม", "บัญชีรายชื่อผู้ลงทะเบียน"),
    ("เอกสารประกอบท้ายเรื่อง", "ผนวก ก"),
)
ANNEX_LINES = Wordings(
    "annex_lines",
    ("ภาพที่ {k} บรรยากาศการประชุม", "เอกสารหมายเลข {k} {topic}", "รายละเอียด{topic} จำนวน {count} แผ่น"),
    ("แผนผังที่ {k} แสดงพื้นที่{topic}",),
    ("ใบแทรกที่ {k} ว่าด้วย{topic}",),
)
COVERS = Wordings(
    "covers",
    ("รวมรายงานการประชุม|{body}|ประจำปี {year}",),
    ("แฟ้มรายงานการประชุม|{body}|ปี {year}",),
    ("สารบัญรายงานการประชุม {year}|{body}",),
)
PAGE_NUMBERS = Wordings(
    "page_numbers",
    ("- {page} -", "{page}", "-{page}-"),
    ("หน้า {page}", "หน้าที่ {page}"),
    ("หน้า {page} จาก {pages}", "[{page}]"),
)
RUNNING_HEADS = Wordings(
    "running_heads",
    ("{title} ครั้งที่ {number}", "{title} {number}"),
    ("{title}  หน้า {page}",),
    ("เอกสารของ{body} | {number}",),
)
CATCH_WORDS = Wordings("catch_words", ("/{word}...", "/{word} ..."), ("/{word}…",), ("/ {word}",))

TABLES = (
    OFFICES,
    SUBJECTS,
    SALUTATIONS,
    BODIES,
    ENCLOSURES,
    LETTER_ENDS,
    MEMO_HEADS,
    ANNEXES,
    ANNEX_LINES,
    COVERS,
    PAGE_NUMBERS,
    RUNNING_HEADS,
    CATCH_WORDS,
)
