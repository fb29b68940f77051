"""HTML → PDF, by WeasyPrint where it is installed, else by Chromium; in the trainer's Sarabun, else in a Thai font of the system."""

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from training.fonts import FONTS

SECONDS = 120
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
FACES = {"normal": FONTS / "sarabun-400-normal.ttf", "bold": FONTS / "sarabun-700-normal.ttf"}
"""By weight; `python -m training.fonts` fetches them."""


def to_pdf(html: str, target: Path) -> None:
    """Write the print of a page. Raises FileNotFoundError where no program prints."""
    page = _with_faces(html)
    if find_spec("weasyprint") is not None:
        from weasyprint import HTML

        HTML(string=page).write_pdf(target)
        return
    if shutil.which(CHROMIUM[0]) is None:
        raise FileNotFoundError("neither WeasyPrint nor Chromium is installed")
    _by_chromium(page, target.resolve())


def _by_chromium(page: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        command = (*CHROMIUM, f"--print-to-pdf={target}", source.as_uri())
        subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)


def _with_faces(html: str) -> str:
    """The page with the fonts of the trainer, as far as they are there."""
    faces = "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};src:url({path.resolve().as_uri()})}}\n"
        for weight, path in FACES.items()
        if path.exists()
    )
    return html.replace("<style>", f"<style>{faces}", 1)
