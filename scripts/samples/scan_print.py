"""Print → scan: the pages of a PDF as an office scanner would have them, in a PDF of pictures only."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from training.scanner import SCANNERS, scan

DPI = 200
SEED = 2566


def scan_print(source: Path, scanner: str, target: Path) -> None:
    """Write the pages of `source` as one of the SCANNERS gives them."""
    noise = np.random.default_rng(SEED)
    pages = []
    for page in pypdfium2.PdfDocument(source):
        grey = np.asarray(page.render(scale=DPI / 72).to_pil().convert("L"))
        pages.append(Image.open(BytesIO(scan(grey, SCANNERS[scanner], DPI, noise))))
    quality = SCANNERS[scanner].quality
    pages[0].save(target, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=quality)
