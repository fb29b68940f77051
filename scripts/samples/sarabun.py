"""The font Sarabun for the fourth column: `python scripts/samples/sarabun.py FILES_FOLDER TARGET_FOLDER`.

FILES_FOLDER is `files` of the npm package @fontsource/sarabun (`npm pack @fontsource/sarabun`, unpacked); needs fonttools
and brotli. The package splits the font by script; here Thai and Latin are put together again.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 700: "Bold"}


def main() -> None:
    """Write the fonts."""
    files, target = map(Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        parts = [_unpacked(files / f"sarabun-{subset}-{weight}-normal.woff2", target) for subset in ("thai", "latin")]
        Merger().merge(parts).save(target / f"Sarabun-{name}.ttf")
        for part in parts:
            Path(part).unlink()


def _unpacked(path: Path, folder: Path) -> str:
    font = TTFont(path)
    font.flavor = None
    unpacked = folder / f"{path.stem}.part"
    font.save(unpacked)
    return str(unpacked)


if __name__ == "__main__":
    main()
