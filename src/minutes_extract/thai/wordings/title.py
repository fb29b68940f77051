"""What minutes call themselves, and the lines of the title block."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

_MINUTES_OF = (
    r"(?:\(?ร่าง\)?|สำเนา|คู่ฉบับ)?(?:สรุป(?:ผล|ย่อ|สาระสำคัญ)?(?:รายงาน|บันทึก)?|บันทึก(?:สรุป)?(?:รายงาน)?|รายงาน(?:สรุป)?)"
    r"(?:ผล)?การประชุม|(?:\(?ร่าง\)?|สำเนา)?(?:สรุป|บันทึก)?รายงาน(?:การ)?(?:ประชุม|ประชาคม)"
)

TITLE_WORDINGS = (
    # A sentence may go on with these words, and pages print them at their head: no paragraph begins here by itself.
    Wording(
        "title",
        Opens.TITLE,
        rf"(?:{_MINUTES_OF})(?!ที่แนบ|มาเพื่อ|ดังกล่าว|ไปยัง|นี้|ครั้งนี้|ต้อง|คือ)",
        (
            "รายงานการประชุมคณะกรรมการหอพัก",
            "บันทึกการประชุม",
            "สรุปผลการประชุมคณะกรรมการหอพัก",
            "(ร่าง) รายงานการประชุม",
            "สำเนารายงานการประชุม",
            "รายงานประชุมครู",
        ),
        longest=400,
        begins=Begins.NEVER,
    ),
    Wording(
        "english_title",
        Opens.TITLE,
        r"(?i:minutesof(?:the)?[a-z'’&,()-]{0,80}?meeting|meetingminutes)",
        ("Minutes of Meeting", "Minutes of the Board of Directors’ Meeting", "Meeting Minutes"),
        begins=Begins.NEVER,
    ),
    Wording(
        "meeting_number",
        Opens.TITLE_FIELD,
        r"(?:ครั้?ง|คราว)ที่?\d{1,3}(?=/|$)|ครั้ง(?:ที่)?\(?(?:เวียนมติ|พิเศษ)\)?/\d|ครั้งแรก(?=/|$|ประจำปี)",
        ("ครั้งที่ ๘/๒๕๖๖", "ครั้งที่ ๑๔", "ครังที่ ๔/๒๕๖๘", "คราวที่ ๗/๒๕๒๑", "ครั้งที่ (เวียนมติ) / ๒๕๖๗", "ครั้งแรก ประจำปี ๒๕๖๗"),
        longest=None,
    ),
    Wording(
        "meeting_date",
        Opens.TITLE_FIELD,
        r"(?:เมื่อ|ใน)?วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)",
        ("วันพุธที่ ๒๗ ธันวาคม ๒๕๖๖", "เมื่อวันศุกร์ที่ ๕ มกราคม ๒๕๖๗"),
        longest=None,
    ),
    Wording(
        "venue",
        Opens.TITLE_FIELD,
        r"ณ(?:ห้อง|ศาลา|อาคาร|ที่ว่าการ|โรงแรม|สำนักงาน)",
        ("ณ ห้องประชุมดอกแก้ว", "ณ ศาลาประชาคม"),
        longest=None,
    ),
)
