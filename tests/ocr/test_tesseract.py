"""The other engine gives letters with their marks, and says in one line what is missing."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from minutes_extract.errors import MissingDependencyError
from minutes_extract.ocr.tesseract import Symbol, Tesseract, clusters, data_folder

FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")


def engine() -> Tesseract:
    """The engine, or no test."""
    pytest.importorskip("tesserocr")
    try:
        return Tesseract()
    except MissingDependencyError as error:
        pytest.skip(str(error))


def symbols(*texts: str) -> list[Symbol]:
    """One below the other ten pixels wide; a text with a space before it starts a word."""
    return [
        Symbol(text.strip(), 10 * at, 10 * at + 8, 1 - at / 100, text.startswith(" ")) for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["ก", "\N{THAI CHARACTER SARA I}", "น"], ["กิ", "น"]),
        (["น", "\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER NIKHAHIT}", "า"], ["น้ำ"]),
        (["น", "\N{THAI CHARACTER NIKHAHIT}", "\N{THAI CHARACTER MAI THO}", "า"], ["น้ำ"]),
        (["ท", "\N{THAI CHARACTER NIKHAHIT}", " า"], ["ทํ", " ", "า"]),
        (["๑", "๒", " ๓"], ["๑", "๒", " ", "๓"]),
        (["\N{THAI CHARACTER SARA I}", "ก"], ["\N{THAI CHARACTER SARA I}", "ก"]),
        ([], []),
    ],
)
def test_symbols_become_clusters(given: list[str], wanted: list[str]) -> None:
    assert [box.text for box in clusters(symbols(*given))] == wanted


def test_a_cluster_has_the_box_and_the_least_confidence_of_its_parts() -> None:
    (cluster,) = clusters(symbols("น", "\N{THAI CHARACTER NIKHAHIT}", "า"))
    assert (cluster.x0, cluster.x1, cluster.confidence) == (0, 28, 0.98)


def test_a_line_is_read_in_order_from_left_to_right() -> None:
    if not FONT.exists():
        pytest.skip("the font is not installed")
    reader = engine()
    text = "รายงานการประชุม ผู้อำนวยการ"
    image = Image.new("L", (620, 90), 255)
    ImageDraw.Draw(image).text((12, 15), text, font=ImageFont.truetype(str(FONT), 36), fill=0)
    crop = np.asarray(image, np.uint8)
    (boxes,) = reader.finish(reader.read_once([crop]))
    assert "".join(box.text for box in boxes) == text
    assert all(0 <= box.x0 <= box.x1 <= 620 and 0 <= box.confidence <= 1 for box in boxes)
    assert [box.x0 for box in boxes] == sorted(box.x0 for box in boxes)
    assert reader.finish(reader.read_once([crop[:, :2], crop[:, :1]])) == [[], []]


def test_a_folder_without_thai_data_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tesserocr")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr("minutes_extract.ocr.tesseract.DEBIAN_FOLDERS", ())
    with pytest.raises(MissingDependencyError) as caught:
        data_folder()
    assert "tesseract-ocr-tha" in caught.value.hint
    assert "\n" not in f"{caught.value}{caught.value.hint}"


def test_the_folder_named_by_the_user_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine()
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "tha.traineddata").symlink_to(data_folder() / "tha.traineddata")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert data_folder() == tmp_path / "tessdata"
