"""Reading: cases of text with the lines they give, encodings, errors, hostile input."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests import cases
from tests.work import LINEAR, growth

from minutes_extract.errors import (
    FileAccessError,
    LimitError,
    MinutesError,
    UnreadableDocumentError,
    UsageError,
)
from minutes_extract.model.line import PageCell, PageLine
from minutes_extract.model.options import Options
from minutes_extract.reading.encoding import decode
from minutes_extract.reading.read import read, read_bytes

RESOLVED = "ที่ประชุมมีมติรับทราบ\n"


def show(line: PageLine) -> str:
    table = f" T{line.table}" if line.table else ""
    return f"{line.number} {line.heading}{'B' if line.starts_block else '.'}{table} {line.raw}".replace("\t", "⇥")


def lines_of(data: bytes, name: str = "x") -> list[PageLine]:
    return [line for page in read_bytes(data, name).pages for line in page.lines]


@pytest.mark.parametrize("case", cases.blocks(*cases.files_in("reading")))
def test_case(case: cases.Case) -> None:
    document = read_bytes(case.input.encode(), "case.txt")
    assert document.media_type == f"text/{case.file}"
    assert "\n".join(show(line) for line in document.pages[0].lines) == case.expected


def test_content_decides_not_the_name() -> None:
    assert read_bytes(b"<table><tr><td>1</td></tr></table>", "x.txt").media_type == "text/html"
    assert read_bytes("# หัวเรื่อง".encode(), "x.txt").media_type == "text/markdown"
    assert read_bytes(RESOLVED.encode(), "x.md").media_type == "text/markdown"
    assert read_bytes(RESOLVED.encode(), "x.html").media_type == "text/plain"


def test_plain_columns() -> None:
    tabbed, gapped, plain = lines_of("\tรวม\t๕ \nก  ข\n ค ง \n".encode())
    assert [cell.raw for cell in tabbed.cells] == ["", "รวม", "๕"]
    assert [cell.raw for cell in gapped.cells] == ["ก", "ข"]
    assert (gapped.raw, gapped.table) == ("ก  ข", None)
    assert (plain.raw, plain.cells) == (" ค ง ", ())


def test_form_feeds_part_pages() -> None:
    pages = read_bytes("ก\n\nข\f\fค\n\f".encode(), "x").pages
    assert [page.number for page in pages] == [1, 2, 3]
    assert [(line.page, line.number, line.raw) for page in pages for line in page.lines] == [
        (1, 1, "ก"),
        (1, 3, "ข"),
        (3, 1, "ค"),
    ]


def test_only_real_line_ends_part_lines() -> None:
    lines = lines_of("ก\u2028ข\x85ค\rง\r\nจ\n".encode())
    assert [(line.number, line.raw) for line in lines] == [(1, "ก\u2028ข\x85ค"), (2, "ง"), (3, "จ")]


def test_spans() -> None:
    first, second = lines_of(b"<table><tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>")
    assert first.cells == (PageCell("1", 2, 1), PageCell("2", 1, 2), PageCell(""))
    assert [cell.raw for cell in second.cells] == ["", "3", "4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "tis-620"])
def test_encodings_are_found_out(encoding: str) -> None:
    assert decode((RESOLVED * 3).encode(encoding)) == RESOLVED * 3


def test_one_bad_byte_does_not_lose_a_document() -> None:
    assert decode(RESOLVED.encode() + b"\xff") == RESOLVED + "\N{REPLACEMENT CHARACTER}"
    assert "\0" not in decode((RESOLVED * 5).encode() + b"a\0b")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Señor Pérez a été élu président à Besançon", "latin-1"),
        ("Протокол заседания комиссии по вопросам", "cp1251"),
        ("Протокол заседания комиссии по вопросам", "koi8-r"),
        ("会議の議事録を作成しました。", "shift_jis"),
        ("会议记录已经完成请各位审阅", "gbk"),
    ],
)
def test_other_encodings_are_not_taken_for_thai(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="tried UTF-8, UTF-16, CP874"):
        decode(text.encode(encoding))


def test_a_named_encoding() -> None:
    assert decode("é".encode("latin-1"), "latin-1") == "é"
    with pytest.raises(UsageError):
        decode(b"a", "no-such-encoding")
    with pytest.raises(UnreadableDocumentError, match="not text in utf-8"):
        decode(RESOLVED.encode("cp874"), "utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "a program"),
        (b"PK\x03\x04" + bytes(range(200)), "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "damaged|cannot be read"),
        (bytes(range(256)) * 40, "binary"),
        (b"<p><!-- nothing --></p>", "no text"),
        ("\ufeff".encode(), "no text"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=message) as error:
        read_bytes(data, "x.txt")
    assert error.value.hint


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.txt"
    path.write_text(RESOLVED, encoding="utf-8")
    document = read(path)
    assert (document.file_name, len(document.sha256), document.media_type) == ("รายงาน.txt", 64, "text/plain")
    with pytest.raises(LimitError):
        read(path, Options(max_bytes=10))
    with pytest.raises(FileAccessError, match="does not exist"):
        read(tmp_path / "missing")
    with pytest.raises(FileAccessError, match="folder"):
        read(tmp_path)


def test_limits() -> None:
    with pytest.raises(LimitError, match="pages"):
        read_bytes(b"a\f" * 5, "x", Options(max_pages=4))
    with pytest.raises(LimitError, match="lines"):
        read_bytes(b"a\n" * 2_000_001, "x")


# name: (the input of a size, a large size)
HOSTILE: dict[str, tuple[Callable[[int], bytes], int]] = {
    "digits": (lambda size: b"1" * size, 1_000_000),
    "bold": (lambda size: b"**a " * size, 50_000),
    "brackets": (lambda size: b"# x\n" + b"[a](" * size, 50_000),
    "tags": (lambda size: b'<p>a<a "' * size, 30_000),
    "comments": (lambda size: b"<p>a</p>" + b"<!--" * size, 50_000),
    "ampersands": (lambda size: b"<p>" + b"&amp" * size, 50_000),
    "rule": (lambda size: b"# x\n" + b"- " * size + b"a", 100_000),
    "pipes": (lambda size: b"a|" * size + b"\n" + b"-|" * size, 100_000),
    "unclosed tables": (lambda size: b"# x\n" + b"<table><tr><td>a\n" * size, 5_000),
    "nested tables": (lambda size: b"<table><tr><td>x" * size + b"</td></tr></table>" * size, 500),
    "span bomb": (lambda size: b"<table>" + b"<tr><td rowspan=9999999 colspan=999999999>a" * size, 1_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_in_linear_time(name: str) -> None:
    def read(data: bytes) -> None:
        assert lines_of(data)

    assert growth(read, *HOSTILE[name]) < LINEAR


def test_text_after_deep_nesting_is_not_lost() -> None:
    lines = lines_of(b"<table><tr><td>x" * 500 + b"</td></tr></table>" * 500 + b"<p>after</p>")
    assert [line.raw for line in lines][-1] == "after"


ALPHABET = st.sampled_from([*"กที่๑ \t\n\r\f|-*#_<>/[]()`\\&;:.0\u2028\ufeff\0", "<table>", "<td>", "**", "|---|"])


@example("#\n<table>")  # a heading without words prints nothing
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "x")
    except MinutesError:
        return
    source_lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for page in document.pages:
        for line in page.lines:
            assert line.raw.strip()
            assert 1 <= line.number <= source_lines
            assert not {"\n", "\r", "\f", "\0"} & set(line.raw)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(MinutesError):
        assert read_bytes(data, "x").pages


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a")
    path.chmod(0)
    with pytest.raises(FileAccessError, match="may not be read"):
        read(path)
