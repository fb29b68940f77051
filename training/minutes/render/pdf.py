"""HTML → PDF, by WeasyPrint where it is installed, else by Chromium."""

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

SECONDS = 120
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


def can_print() -> bool:
    """Whether a program that prints is there."""
    return find_spec("weasyprint") is not None or shutil.which(CHROMIUM[0]) is not None


def to_pdf(html: str, target: Path) -> None:
    """Write the print of a page."""
    if find_spec("weasyprint") is not None:
        from weasyprint import HTML

        HTML(string=html).write_pdf(target)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        command = (*CHROMIUM, f"--print-to-pdf={target}", source.as_uri())
        subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
