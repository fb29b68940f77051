"""Other words that a paragraph begins with, and the words that pages print for themselves."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

PARAGRAPH_WORDINGS = (
    Wording(
        "meeting_resolved",
        Opens.PARAGRAPH,
        r"ที่ประชุม(?:จึง|ได้|มี|รับ|พิจารณา|เห็น|อนุมัติ|มอบ)",
        ("ที่ประชุมพิจารณาแล้วเห็นชอบ", "ที่ประชุมรับทราบ"),
        longest=None,
    ),
    Wording(
        "caption",
        Opens.PARAGRAPH,
        r"(?:ตาราง|ภาพ|แผนภูมิ|รูป)ที่\d{1,3}|หมายเหตุ",
        ("ตารางที่ ๑ รายรับ", "หมายเหตุ ข้อมูลเบื้องต้น"),
        longest=None,
    ),
    Wording(
        "nothing",
        Opens.NOTHING,
        r"ไม่มี(?:(?:เรื่อง|วาระ|ระเบียบวาระ|ประเด็น)[ก-๙]{0,30})?$",
        ("ไม่มี", "ไม่มีเรื่องเสนอ"),
        longest=40,
    ),
    Wording(
        "task_field",
        Opens.TASK_FIELD,
        r"(?:ผู้รับผิดชอบ(?:หลัก)?|กำหนด(?:แล้ว)?(?:เสร็จ|ส่ง)|ระยะเวลาดำเนินการ)[:：]",
        ("ผู้รับผิดชอบ: กองช่าง", "กำหนดแล้วเสร็จ : ภายใน ๓๐ วัน"),
        longest=None,
    ),
    # /ข้อ ๗ … · /4.3 งบประมาณ…: the first words of the next page
    Wording(
        "catch_words",
        Opens.CATCH_WORDS,
        r"/[\d.]{0,8}[ก-๙A-Za-z][^/]{0,100}?(?:\.{2,}|…)$",
        ("/ข้อ ๗ ...", "/4.3 งบประมาณ…"),
        longest=120,
        begins=Begins.NEVER,
    ),
)
