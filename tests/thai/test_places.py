"""Places: what a text names, and which misread names are told apart from ordinary words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases

from minutes_extract.thai.places import (
    check_name,
    districts,
    doubtful_places,
    home_province,
    nearest_place,
    place_mentions,
    provinces,
    provinces_in,
    subdistricts,
)

PIECES = [
    "อำเภอ",
    "ตำบล",
    "จังหวัด",
    "อ.",
    "ต.",
    "จ.",
    "เถิน",
    "เกิน",
    "งาว",
    "และ",
    " ",
    ",",
    "ลำปาง",
    "ก",
    "ี",
    "เ",
    "\t",
    "-",
]


@pytest.mark.parametrize("case", cases.lines("places"))
def test_doubts_misread_names_only(case: cases.Case) -> None:
    province, text = case.input.split(" | ")
    doubtful = doubtful_places(text, None if province == "-" else province)
    found = [f"{place.mention.name} > {place.suggestions[0]}" for place in doubtful]
    assert (", ".join(found) or "-") == case.expected


def test_the_register_is_whole() -> None:
    assert len(provinces()) == 77
    assert {"งาว", "เถิน", "แม่เมาะ", "เมืองลำปาง", "เมือง"} <= districts("ลำปาง")
    assert len(districts("ลำปาง") - {"เมือง"}) == 13
    assert "พระนคร" in districts("กรุงเทพมหานคร")
    assert districts("ลำปาง") < districts()
    assert len(subdistricts("ลำปาง")) > 90
    assert districts("ไม่มี") == frozenset()


def test_provinces_are_counted_where_they_are_named() -> None:
    text = "สำนักงานจังหวัดลำปาง อำเภอเมืองลำปาง จ.ลำพูน และ กทม. เผยแพร่ จังหวัดใกล้เคียง"
    assert tuple(provinces_in(text)) == ("ลำปาง", "ลำปาง", "ลำพูน", "กรุงเทพมหานคร")
    assert home_province(text) == "ลำปาง"
    assert home_province("จังหวัดใกล้เคียง") is None


def test_mentions_say_where_they_stand_and_in_which_province() -> None:
    text = "ตำบลพระบาท อำเภอเมืองลำปาง จังหวัดลำปาง"
    found = list(place_mentions(text))
    assert [(place.level, place.name, place.province) for place in found] == [
        ("subdistrict", "พระบาท", "ลำปาง"),
        ("district", "เมืองลำปาง", "ลำปาง"),
        ("province", "ลำปาง", None),
    ]
    assert all(text[place.start : place.end] == place.name and place.known for place in found)


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        ("แม่เม่า", ("แม่เมาะ",)),
        ("อ.ห้างฉตร", ("ห้างฉัตร",)),
        ("จาว", ("งาว",)),
        *(
            (sound, ())
            for sound in ("เถิน", "อำเภอเถิน", "เมือง", "หางดง", "รวม", "รวมทั้งสิ้น", "ทุกอำเภอ", "12", "-", "", "ก" * 99)
        ),
    ],
)
def test_checks_a_name_in_a_cell(name: str, suggestions: tuple[str, ...]) -> None:
    assert check_name(name, "district", "ลำปาง") == suggestions


def test_a_short_name_bears_one_wrong_letter_only() -> None:
    assert nearest_place("งาก", "district", "ลำปาง") == ("งาว",)
    assert nearest_place("จาก", "district", "ลำปาง") == ()


@given(st.sampled_from(sorted(districts())), st.sampled_from(["", " ", "และ", " จัดงาน", ", "]))
def test_a_known_district_is_never_doubted(name: str, behind: str) -> None:
    assert doubtful_places(f"ที่อำเภอ{name}{behind}", "ลำปาง") == []


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_searched_without_harm(pieces: list[str]) -> None:
    text = "".join(pieces)
    doubtful_places(text, "ลำปาง")
    found = list(place_mentions(text, "ลำปาง"))
    assert all(text[place.start : place.end] == place.name for place in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
