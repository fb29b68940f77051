"""Where the zones begin, told by a table."""

from minutes_extract.pipeline import extract_bytes

ONE_TABLE = """# สรุปผลการประชุมทีมพัฒนาสวนดอนกลาง

| หัวข้อ | รายละเอียด |
|---|---|
| ครั้งที่ | 3/2567 |
| วันที่ | 15 มีนาคม 2567 |
| ผู้เข้าประชุม | 1. นายสมชาย ใจดี ประธาน<br>2. นางสมศรี มีสุข เลขานุการ |

| วาระ | เรื่อง | มติ | ผู้รับผิดชอบ |
|---|---|---|---|
| 1 | แจ้งกำหนดปลูกต้นไม้ | รับทราบ | - |
| 2 | พิจารณาซื้อปุ๋ย | เห็นชอบตามเสนอ | นางสมศรี |
"""


def test_a_table_of_matters_ends_the_lists_of_names() -> None:
    minutes = extract_bytes(ONE_TABLE.encode(), "paper.md")
    assert [one.name for group in minutes.attendance for one in group.people] == ["นายสมชาย ใจดี", "นางสมศรี มีสุข"]
    assert [(one.number, one.resolutions[0].text) for one in minutes.agenda] == [
        ("1", "รับทราบ"),
        ("2", "เห็นชอบตามเสนอ"),
    ]
