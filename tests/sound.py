"""Sound minutes to which tests add one thing, and the values that must stay the same."""

from typing import Any

from minutes_extract.model.minutes import Minutes

TEXT = """รายงานการประชุมคณะกรรมการดูแลตลาดริมคลองบ้านดอนไผ่
ครั้งที่ ๖/๒๕๖๗
วันอังคารที่ ๑๑ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.
ณ ศาลาอเนกประสงค์บ้านดอนไผ่

ผู้มาประชุม
๑. นายชูเกียรติ ลมเย็น\tกำนันตำบลดอนไผ่\tประธานกรรมการ
๒. นางประไพ สายธาร\tผู้ใหญ่บ้าน หมู่ที่ ๓\tกรรมการ
๓. นางสาววันดี ทางเดิน\tครูโรงเรียนบ้านดอนไผ่\tกรรมการและเลขานุการ

ผู้ไม่มาประชุม
๑. นายสมหวัง ไม้งาม\tผู้แทนพ่อค้า\tกรรมการ

เริ่มประชุมเวลา ๑๓.๓๐ น.

ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่าเทศบาลจัดสรรเงินจำนวน ๖๕,๓๐๐ บาท ให้ตลาดเมื่อวันที่ ๓ มิถุนายน ๒๕๖๗
มติที่ประชุม รับทราบ

ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา
๒.๑ การซ่อมหลังคาแผงค้า
เลขานุการเสนอรายการซ่อมพร้อมราคา
ที่\tรายการ\tราคา (บาท)
๑\tแผ่นหลังคา\t๔๑,๒๐๐
๒\tค่าแรงช่าง\t๒๔,๑๐๐
รวม\t\t๖๕,๓๐๐
มติที่ประชุม เห็นชอบ
๒.๒ การเก็บค่าแผงรายวัน
ที่ประชุมพิจารณาค่าแผง ๒๕ บาทต่อวัน
มติที่ประชุม ไม่เห็นชอบ

ระเบียบวาระที่ ๓ เรื่องอื่น ๆ
ไม่มี

เลิกประชุมเวลา ๑๕.๔๕ น.

(นางสาววันดี ทางเดิน)
กรรมการและเลขานุการ
ผู้จดรายงานการประชุม

(นายชูเกียรติ ลมเย็น)
ประธานกรรมการ
ผู้ตรวจรายงานการประชุม
"""
ASIDE = frozenset({"places", "raw", "source", "findings", "label", "sections", "confidence", "caption", "column_span"})
"""Keys that say where and how a value stands, not what it is."""


def values(minutes: Minutes) -> dict[str, Any]:
    """What the minutes say, key by key, without blanks; where a text stands apart from its caption they are one."""
    return dict(_flat(minutes.model_dump(mode="json"), ""))


def codes(minutes: Minutes) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in minutes.findings}


def _flat(value: Any, path: str) -> Any:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ASIDE:
                yield from _flat(one, f"{path}/{key}")
    elif isinstance(value, list):
        yield f"{path}#", len(value)
        for at, one in enumerate(value):
            yield from _flat(one, f"{path}/{at}")
    else:
        yield path, "".join(value.split()) if isinstance(value, str) else value
