"""The heads of the agendas."""

from minutes_extract.thai.wordings.wording import Opens, Wording

AGENDA_WORDINGS = (
    Wording(
        "pre_agenda",
        Opens.PRE_AGENDA,
        r"(?:เรื่อง|วาระ)?ก่อน(?:เข้า)?(?:ระเบียบ)?วาระ(?:เข้า|การ)?(?:การ)?(?:ประชุม)?[:：]?$",
        ("เรื่องก่อนวาระเข้าประชุม", "เรื่องก่อนเข้าวาระการประชุม"),
    ),
    # The words before the number, of an agenda and of its items
    Wording(
        "agenda_head",
        Opens.AGENDA,
        r"(?:ระเบียบ)?วาระ(?:การประชุม)?(?:ที่)?",
        ("ระเบียบวาระที่ ๑ เรื่องแจ้งให้ทราบ", "วาระที่ 1: เรื่องแจ้งให้ทราบ", "วาระ 4 เรื่องอื่น ๆ"),
        longest=None,
    ),
    # A head over all of them
    Wording(
        "agenda_opening",
        Opens.AGENDA_TITLE,
        r"(?:ระเบียบ)?วาระการประชุม(?:มีดังนี้|ดังนี้)?[:：]?$",
        ("ระเบียบวาระการประชุม", "วาระการประชุมมีดังนี้"),
    ),
    # The official form prints no วาระ
    Wording(
        "numbered_head",
        Opens.NUMBERED_AGENDA,
        r"(?:เรื่อง|การ)(?:ที่ประธาน|ประธาน|รับรอง|สืบเนื่อง|ที่เสนอ|เสนอ|เพื่อ|อื่น|แจ้ง|พิจารณา|ที่พิจารณา)",
        ("๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "๒. การรับรองรายงานการประชุม"),
        longest=None,
    ),
)
