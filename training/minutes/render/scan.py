"""PDF → PDF of pictures only, as an office scanner gives it (`training.scanner`)."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from training.scanner import SCANNERS, scan

DPI = 200


def to_scan(source: Path, scanner: str, seed: int, target: Path) -> None:
    """Write the pages of a print as one of the SCANNERS gives them."""
    noise = np.random.default_rng(seed)
    pages = []
    for page in pypdfium2.PdfDocument(source):
        grey = np.asarray(page.render(scale=DPI / 72).to_pil().convert("L"))
        pages.append(Image.open(BytesIO(scan(grey, SCANNERS[scanner], DPI, noise))))
    quality = SCANNERS[scanner].quality
    pages[0].save(target, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=quality)
