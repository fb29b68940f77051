"""HTML, Markdown and JSON of OCR services: what is hidden, struck, wrapped or raised there changes no value."""

import json
from collections.abc import Callable

import pytest
from tests.sound import TEXT, codes, values

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract_bytes

REJECTED = "<p>มติที่ประชุม ไม่เห็นชอบ</p>"


def html_of(text: str = TEXT, style: str = "") -> str:
    rows = [_row(line) if "\t" in line else f"<p>{line}</p>" for line in text.splitlines() if line]
    body = "\n".join(rows).replace("</table>\n<table>", "\n")
    return f"<!DOCTYPE html><html><head>{style}</head><body>\n{body}\n</body></html>"


def _row(line: str) -> str:
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr></table>"


def read(text: str, name: str = "a.html") -> Minutes:
    return extract_bytes(text.encode(), name)


SOUND_HTML = read(html_of())


def test_the_page_itself_is_sound() -> None:
    assert codes(SOUND_HTML) == set()
    assert values(SOUND_HTML)["/agenda/1/items/1/resolutions/0/outcomes/0"] == "rejected"


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->", None),
        ("<!--[if !supportLists]>ก<![endif]-->", None),
        ("<!-- มติที่ประชุม อนุมัติ -->", None),
        ('<p style="display:none">มติที่ประชุม อนุมัติ</p>', "source.hidden_text"),
        ("<div hidden><p>มติที่ประชุม อนุมัติ</p><table><tr><td>ก<td>ข</table></div>", "source.hidden_text"),
        ('<p class="draft">มติที่ประชุม อนุมัติ</p>', "source.hidden_text"),
        ('<span style="color:#FFFFFF">มติที่ประชุม อนุมัติ</span>', "source.hidden_text"),
        ("<p><span style='mso-hide:all;font-size:14pt'>มติที่ประชุม อนุมัติ</span></p>", "source.hidden_text"),
        ("<p><del>มติที่ประชุม อนุมัติ</del></p>", "source.struck_text"),
        ("<p><s>มติที่ประชุม อนุมัติ</s></p>", "source.struck_text"),
        ('<p style="text-decoration: line-through">มติที่ประชุม อนุมัติ</p>', "source.struck_text"),
    ],
)
def test_what_is_not_printed_changes_nothing(shown: str, code: str | None) -> None:
    style = "<style>/* ร่าง */ p.draft, #x { display : none }</style>"
    minutes = read(html_of(style=style).replace(REJECTED, f"{shown}\n{REJECTED}"))
    assert values(minutes) == values(SOUND_HTML)
    assert codes(minutes) == ({code} if code else set())
    assert all("อนุมัติ" in finding.quote for finding in minutes.findings)


def test_struck_words_within_a_line_leave_the_rest() -> None:
    minutes = read(html_of().replace("ประชุม ไม่เห็นชอบ", "ประชุม <strike>เห็นชอบ</strike> ไม่เห็นชอบ"))
    assert values(minutes) == values(SOUND_HTML)
    assert [finding.quote for finding in minutes.findings] == ["เห็นชอบ"]


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    minutes = read(html_of().replace("<td>รายการ", '<td style="color:#fff;background:#036">รายการ'))
    assert values(minutes) == values(SOUND_HTML)


@pytest.mark.parametrize(
    "frame",
    [
        "<table><tr><td>{}</td></tr></table>",
        '<table width="100%"><tr><td>&nbsp;</td><td>{}</td><td></td></tr></table>',
        "<table><tr><td><table><tr><td>{}</table></td></tr></table>",
        "<table><tr><td>หน้าแรก</td><td>{}</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_no_table(frame: str) -> None:
    page = html_of()
    start, end = page.index("<body>") + 6, page.index("</body>")
    minutes = read(page[:start] + frame.format(page[start:end]) + page[end:])
    assert values(minutes) == values(SOUND_HTML)


@pytest.mark.parametrize("raised", ["<sup>๒</sup>", "<sup>[2]</sup>", "<sup><a href='#n2'>๒</a></sup>"])
def test_a_note_mark_joins_no_number(raised: str) -> None:
    minutes = read(html_of().replace("๖๕,๓๐๐ บาท", f"๖๕,๓๐๐{raised} บาท").replace("ค่าแผง ๒๕", f"ค่าแผง ๒๕{raised}"))
    assert values(minutes) == values(SOUND_HTML)


def test_fields_of_a_form_print_what_they_hold() -> None:
    minutes = read(html_of().replace("<td>๔๑,๒๐๐", '<td><input type="text" value="๔๑,๒๐๐">'))
    assert values(minutes) == values(SOUND_HTML)


# Markdown


def markdown_of(text: str = TEXT) -> str:
    lines = text.splitlines()
    rows = [f"| {' | '.join(line.split(chr(9)))} |" if "\t" in line else f"{line}\n" for line in lines]
    return "\n".join(rows)


SOUND_MARKDOWN = read(markdown_of(), "a.md")


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda text: f"```markdown\n{text}\n```\n",
        lambda text: f"```\n{text}\n```",
        lambda text: f"```md\n{text}",
        lambda text: text.replace("๖๕,๓๐๐ บาท", "$๖๕,๓๐๐$ บาท").replace("ค่าแผง ๒๕", "ค่าแผง $๒๕$"),
        lambda text: text.replace("๖๕,๓๐๐ บาท", "$๖๕{,}๓๐๐$ บาท").replace("ค่าแผง ๒๕", "ค่าแผง ๒๕$^{๒}$"),
        lambda text: text.replace("ค่าแผง ๒๕", "ค่าแผง ๒๕[^2]"),
        lambda text: text.replace("ค่าแผง ๒๕", "ค่าแผง ๒๕<sup>๒</sup>"),
        lambda text: text.replace("ค่าแผง ๒๕", "ค่าแผง ๒๕²"),
        lambda text: json.dumps({"natural_text": text}, ensure_ascii=False),
        lambda text: "```json\n" + json.dumps({"pages": [{"index": 0, "markdown": text}]}) + "\n```",
    ],
)
def test_the_wrapping_of_ocr_services_changes_nothing(wrapped: Callable[[str], str]) -> None:
    minutes = read(wrapped(markdown_of()), "a.md")
    assert values(minutes) == values(SOUND_MARKDOWN)
    assert codes(minutes) == codes(SOUND_MARKDOWN)


@pytest.mark.parametrize("struck", ["~~เห็นชอบ~~", "<del>เห็นชอบ</del>", "<s>เห็นชอบ</s>"])
def test_struck_words_of_markdown(struck: str) -> None:
    minutes = read(markdown_of().replace("ประชุม ไม่เห็นชอบ", f"ประชุม {struck} ไม่เห็นชอบ"), "a.md")
    assert values(minutes) == values(SOUND_MARKDOWN)
    assert [(one.code, one.quote) for one in minutes.findings] == [("source.struck_text", "เห็นชอบ")]


def test_dollars_are_no_formula() -> None:
    minutes = read(markdown_of().replace("ราคา\n", "ราคา $๑๒ และ $๑๕ ต่อแผ่น\n"), "a.md")
    assert "$12 และ $15 ต่อแผ่น" in (minutes.agenda[1].items[0].text + str(minutes.agenda[1].items[0].tables[0].caption))


def test_lines_that_a_model_repeats_are_kept_once_and_told() -> None:
    looped = markdown_of().replace("มติที่ประชุม ไม่เห็นชอบ\n", "มติที่ประชุม ไม่เห็นชอบ\n" * 60)
    minutes = read(looped, "a.md")
    assert values(minutes) == values(SOUND_MARKDOWN)
    assert [(one.code, one.evidence["count"]) for one in minutes.findings] == [("source.repeated_text", 59)]


def test_rows_that_are_alike_are_kept() -> None:
    alike = markdown_of().replace("| ๒ | ค่าแรงช่าง | ๒๔,๑๐๐ |\n", "| | ค่าแรงช่าง | ๒,๔๑๐ |\n" * 10)
    assert len(read(alike, "a.md").agenda[1].items[0].tables[0].rows) == 12


def test_json_without_a_text_says_what_it_is() -> None:
    with pytest.raises(UnreadableDocumentError, match="JSON"):
        read('{"pages": [{"index": 1}]}', "a.json")


@pytest.mark.parametrize(
    "text",
    ["<!--" * 50_000, "<p hidden>" * 50_000, "<table><tr><td>" * 5_000, "<del>" * 50_000, "[" * 100_000, "$ก" * 50_000, "~~" * 50_000],
)  # fmt: skip
def test_bad_input_ends(text: str) -> None:
    minutes = read(html_of() + text)
    assert minutes.meeting.number
