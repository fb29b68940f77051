"""The heads of columns that number the rows of a table."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

TABLE_WORDINGS = (
    Wording(
        "row_numbers",
        Opens.ROW_NUMBERS,
        r"(?:ลำดับ)?ที่$|ลำดับ$|ข้อ(?:ที่)?$|[Nn][Oo]\.?$|#$",
        ("ที่", "ลำดับที่", "ลำดับ", "ข้อ", "No.", "#"),
        begins=Begins.NEVER,
    ),
)
