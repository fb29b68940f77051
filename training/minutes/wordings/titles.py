"""Title blocks: the words that say what the paper is, numbers of meetings, dates, places, stamps above the title."""

from training.minutes.wordings.table import Wordings

TITLES = Wordings(
    "titles",
    ("รายงานการประชุม", "รายงานการประชุม", "บันทึกการประชุม"),
    ("สรุปรายงานการประชุม", "บันทึกรายงานการประชุม", "ร่างรายงานการประชุม", "รายงานประชุม", "สำเนารายงานการประชุม"),
    (
        "สรุปผลการประชุม",
        "รายงานสรุปการประชุม",
        "บันทึกสรุปการประชุม",
        "รายงานผลการประชุม",
        "(ร่าง) รายงานการประชุม",
        "บันทึกผลการประชุม",
    ),
)
COUNCIL_TITLES = Wordings(
    "council_titles",
    ("รายงานการประชุม", "สำเนารายงานการประชุม"),
    ("บันทึกรายงานการประชุม", "ร่างรายงานการประชุม"),
    ("(สำเนา) รายงานการประชุม", "สำเนาบันทึกการประชุม"),
)
COMPANY_TITLES = Wordings(
    "company_titles",
    ("รายงานการประชุม", "สำเนารายงานการประชุม"),
    ("ร่างรายงานการประชุม", "บันทึกรายงานการประชุม"),
    ("บันทึกการประชุม", "(สำเนา) รายงานการประชุม"),
)
VILLAGE_TITLES = Wordings(
    "village_titles",
    ("รายงานการประชุม", "บันทึกการประชุม"),
    ("รายงานการประชุมประชาคม", "บันทึกการประชุมประชาคม"),
    ("รายงานประชาคม", "บันทึกเวทีประชาคม"),
)
TEAM_TITLES = Wordings(
    "team_titles",
    ("บันทึกการประชุม", "สรุปการประชุม"),
    ("รายงานการประชุม", "บันทึกการประชุมประจำสัปดาห์ "),
    ("Minutes of Meeting", "สรุปประชุม", "โน้ตการประชุม"),
)
NUMBER_HEADS = Wordings("number_heads", ("ครั้งที่",), ("ครั้งที่ ",), ("คราวที่",))
NUMBERS = Wordings(
    "numbers",
    ("{n}/{year}", "{n}/{year}"),
    ("{n} / {year}", "{n} /{year}", "{n}", "{total}-{n}/{year}"),
    ("(เวียนมติ)/{year}", "พิเศษ {n}/{year}"),
)
TERM_NUMBERS = Wordings(
    "term_numbers",
    ("{n}/{year}", "{n}/{year}"),
    ("{n} / {year}", "{n}/ภาคเรียนที่ {half}/{year}", "(เวียนมติ)/{year}"),
    ("{n}/ภาค {half}/{year}", "พิเศษ {n}/{year}"),
)
SESSION_NUMBERS = Wordings(
    "session_numbers",
    ("สมัยสามัญ สมัยที่ {term} ครั้งที่ {n}/{year}", "สมัยสามัญ สมัยที่ {term} ครั้งที่ {n} ประจำปี พ.ศ. {year}"),
    ("สมัยวิสามัญ สมัยที่ {term} ครั้งที่ {n}/{year}", "สมัยสามัญ สมัยที่ {term}/{year} ครั้งที่ {n}"),
    ("สมัยประชุมสามัญ สมัยที่ {term} ประจำปี {year} ครั้งที่ {n}", "สมัยสามัญที่ {term} ครั้งที่ {n}/{year}"),
)
DATE_HEADS = Wordings(
    "date_heads",
    ("เมื่อ", "", "ใน"),
    ("วันประชุม ", "ประชุมเมื่อ"),
    ("จัดประชุมเมื่อ", "ประชุมใน"),
)
DATES = Wordings(
    "dates",
    ("วัน{weekday}ที่ {day} {month} {year}", "วันที่ {day} {month} {year}", "วัน{weekday}ที่ {day} {month} พ.ศ. {year}"),
    (
        "วัน{weekday} ที่ {day} {month} {year}",
        "วันที่ {day} เดือน{month} พ.ศ. {year}",
        "วันที่ {day} {month} พ.ศ.{year}",
        "วันที่ {day} {short_month} {short_year}",
    ),
    (
        "วันที่ {day} เดือน {month} พ.ศ. {year}",
        "วันที่ {day:02}/{month_number:02}/{year}",
        "วัน{weekday}ที่ {day} เดือน {month} {year}",
    ),
)
VENUE_HEADS = Wordings("venue_heads", ("ณ ",), ("สถานที่ ", "ณ. "), ("สถานที่ประชุม ", "ที่ "))
TIME_RANGES = Wordings(
    "time_ranges",
    ("เวลา {start} - {end} น.", "เวลา {start} น."),
    ("เวลา {start} – {end} น.", "ตั้งแต่เวลา {start} น. ถึงเวลา {end} น."),
    ("เวลา {start} น. - {end} น.", "ระหว่างเวลา {start} - {end} น."),
)
STAMPS = Wordings(
    "stamps",
    (
        "ผ่านการรับรองจากที่ประชุม ครั้งที่ {number} เมื่อ{date}",
        "เอกสารประกอบระเบียบวาระที่ {k}",
        "ระเบียบวาระที่ {k}",
    ),
    ("รับรองแล้วในการประชุมครั้งที่ {number}", "เอกสารแนบวาระที่ {k}.1"),
    ("(รับรองโดยที่ประชุม ครั้งที่ {number} {date})", "สิ่งที่ส่งมาด้วย {k}"),
)
DECORATIONS = Wordings(
    "decorations",
    ("*****", "-----------------", "................................"),
    ("______________", "==========="),
    ("~~~~~~~~~~", "* * * * *"),
)
KEY_VALUES = Wordings(
    "key_values",
    ("วันที่: {date}|เวลา: {start} - {end} น.|สถานที่: {venue}",),
    ("วันที่ประชุม : {date}|เวลาประชุม : {start} – {end} น.|สถานที่ประชุม : {venue}",),
    ("วัน/เวลา: {date} เวลา {start} - {end} น.|ห้อง: {venue}", "Date: {date}|Time: {start} - {end}|Location: {venue}"),
)
"""Forms of a title block with labels; a bar parts its lines."""

TABLES = (
    TITLES,
    COUNCIL_TITLES,
    COMPANY_TITLES,
    VILLAGE_TITLES,
    TEAM_TITLES,
    NUMBER_HEADS,
    NUMBERS,
    TERM_NUMBERS,
    SESSION_NUMBERS,
    DATE_HEADS,
    DATES,
    VENUE_HEADS,
    TIME_RANGES,
    STAMPS,
    DECORATIONS,
    KEY_VALUES,
)
