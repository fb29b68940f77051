"""Files that hold documents: archives, messages, PDFs with files attached, pictures of the pages of one paper."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.parsing.test_meetings import FIRST, SECOND

from minutes_extract.batch.inputs import Selection, find_inputs
from minutes_extract.errors import EncryptedDocumentError, LimitError, MinutesError, UnreadableDocumentError
from minutes_extract.model.minutes import Minutes
from minutes_extract.model.options import Options
from minutes_extract.pipeline import all_minutes_in
from minutes_extract.reading.containers.documents import read_documents
from minutes_extract.reading.containers.page_series import natural_order, series_of
from minutes_extract.reading.containers.paths import digest_of, files_of
from minutes_extract.reading.source import LoadedFile

NOTICE = "เรียน ท่านประธาน\nส่งเอกสารมาตามแนบ\n"


def archive(**files: bytes | str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return packed.getvalue()


def letter(*files: tuple[str, bytes]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.go.th", "c@d.go.th", "ส่งรายงาน"
    message.set_content(NOTICE)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def web_page(text: str, encoding: str) -> bytes:
    message = EmailMessage()
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"
    message.set_content(html.encode(encoding), maintype="text", subtype="html", cte="quoted-printable")
    message.set_param("charset", encoding)
    message.make_related()
    return bytes(message)


def meetings(data: bytes, name: str = "a.bin", options: Options | None = None) -> list[Minutes]:
    return all_minutes_in(read_documents(LoadedFile(data, name, options or Options())))


def numbers(found: list[Minutes]) -> list[str | None]:
    return [one.meeting.number.text if one.meeting.number else None for one in found]


def test_the_documents_of_an_archive_are_read_each() -> None:
    found = meetings(
        archive(**{"ก/หนึ่ง.txt": FIRST, "สอง.txt": SECOND, "__MACOSX/x": "1", "t.bin": bytes(range(256)) * 8})
    )
    assert numbers(found) == ["1/2566", "2/2566"]
    assert [one.source.file_name for one in found] == ["a.bin/ก/หนึ่ง.txt", "a.bin/สอง.txt"]
    assert len({one.source.sha256 for one in found}) == 1
    assert [one.quote for one in found[0].findings if one.code == "source.not_read"] == [
        "t.bin: the file is a binary file"
    ]


def test_an_archive_in_a_message_is_read() -> None:
    found = meetings(bytes(letter(("ส่ง.zip", archive(x=FIRST)))))
    assert numbers(found) == ["1/2566"]
    assert [one.quote for one in found[0].findings if one.code == "source.set_aside"] == ["a.bin/text.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_a_saved_web_page_is_read(encoding: str) -> None:
    assert numbers(meetings(web_page(FIRST, encoding))) == ["1/2566"]


def test_a_message_without_minutes_is_no_minutes() -> None:
    (found,) = meetings(bytes(letter()))
    assert [one.code for one in found.findings] == ["document.not_minutes"]


def test_files_attached_to_a_pdf_are_read() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        page = pdf.pages[0]
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
            )
        )
        page.obj.Contents = pdf.make_stream(b"BT /F 12 Tf 72 700 Td (This is a cover page of the files) Tj ET")
        pdf.attachments["รายงาน.txt"] = pikepdf.AttachedFileSpec(pdf, FIRST.encode())
        pdf.attachments["t.bin"] = pikepdf.AttachedFileSpec(pdf, bytes(range(256)) * 8)
        kept = io.BytesIO()
        pdf.save(kept)
    found = meetings(kept.getvalue(), "a.pdf")
    assert numbers(found) == ["1/2566"]
    assert [one.quote for one in found[0].findings if one.code == "source.set_aside"] == ["a.pdf"]


def nested(depth: int) -> bytes:
    data = FIRST.encode()
    for _ in range(depth):
        data = archive(**{"x.txt" if data == FIRST.encode() else "x.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        pytest.param(archive(**{f"{at}.txt": "ก" for at in range(300)}), LimitError, "more than 200", id="many"),
        pytest.param(archive(x=b"0" * 3_000_000), LimitError, "unpacks to more", id="bomb"),
        pytest.param(archive(x=b"\0\1\2" * 99), UnreadableDocumentError, "no document", id="nothing to read"),
        pytest.param(nested(12), MinutesError, "no document|too deep", id="too deep"),
        pytest.param(archive(x=FIRST).replace(b"\0\0\x08", b"\1\0\x08"), EncryptedDocumentError, "password", id="password"),
    ],
)  # fmt: skip
def test_bad_archives(data: bytes, error: type[MinutesError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        meetings(data, options=Options(max_bytes=2_000_000))
    assert caught.value.hint


def test_archives_within_archives_are_read_as_far_as_it_goes() -> None:
    assert numbers(meetings(nested(2))) == ["1/2566"]


def test_minutes_that_begin_with_fields_are_no_message() -> None:
    text = "Subject: minutes\n" + FIRST
    (document,) = read_documents(LoadedFile(text.encode(), "a.txt"))
    assert document.file_name == "a.txt"


def test_pages_are_known_by_their_names_and_stand_in_order() -> None:
    names = ["หน้า 10.jpg", "หน้า 2.jpg", "หน้า 1.jpg", "หน้า 1.txt", "ครั้งที่ ๔ หน้า ๑.png", "แบบ.jpg"]
    assert series_of("หน้า 2.jpg", names) == ["หน้า 1.jpg", "หน้า 2.jpg", "หน้า 10.jpg"]
    assert series_of("แบบ.jpg", names) == ["แบบ.jpg"]
    assert series_of("ครั้งที่ ๔ หน้า ๑.png", names) == ["ครั้งที่ ๔ หน้า ๑.png"]
    assert sorted(["a10", "a2", "1"], key=natural_order) == ["1", "a2", "a10"]


def picture(path: Path, grey: int) -> None:
    Image.new("L", (400, 300), grey).save(path)


def test_further_pages_are_skipped_and_named(tmp_path: Path) -> None:
    for at in (1, 2, 10):
        picture(tmp_path / f"หน้า {at}.png", 200 + at)
    (tmp_path / "b.txt").write_text(FIRST, "utf-8")
    found = {one.key: one for one in find_inputs(Selection((str(tmp_path),)), tmp_path / "out")}
    assert found["หน้า 2.png"].problem == ("skipped", "page", "a page of หน้า 1.png")
    assert found["หน้า 1.png"].problem is None
    assert found["หน้า 1.png"].stamp.count("+") == 2
    assert [one.name for one in files_of(tmp_path / "หน้า 1.png")] == ["หน้า 1.png", "หน้า 2.png", "หน้า 10.png"]
    before = digest_of(tmp_path / "หน้า 1.png")
    picture(tmp_path / "หน้า 10.png", 99)
    assert digest_of(tmp_path / "หน้า 1.png") != before


def test_a_folder_of_pictures_is_one_document_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "ครั้งที่ ๔"
    folder.mkdir()
    for name in ("b.png", "a.png"):
        picture(folder / name, 230)
    (folder / "c.txt").write_text(FIRST, "utf-8")
    found = list(find_inputs(Selection((str(tmp_path),), folder_is_document=True), tmp_path / "out"))
    assert [one.key for one in found] == ["ครั้งที่ ๔", "ครั้งที่ ๔/c.txt"]
    assert [one.name for one in files_of(folder)] == ["a.png", "b.png"]
    assert len(list(find_inputs(Selection((str(tmp_path),)), tmp_path / "out"))) == 3
