"""Thai fonts from the registries: families by style, fetched, and merged from their Thai and Latin subsets."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from PIL import ImageFont

FLOATING = 0.15
"""Of the body: by how much a tone mark stands higher than a font with Thai shaping sets it."""
FONTS = Path(".fonts")
DEBIAN_PACKAGES = ("fonts-thai-tlwg", "fonts-arundina")
DEBIAN_FOLDERS = (Path("/usr/share/fonts/truetype/tlwg"), Path("/usr/share/fonts/truetype/arundina"))


class Family(NamedTuple):
    """A design. `share` is how often it is drawn against the others; `files` is how the files of its fonts begin."""

    files: str
    share: float
    package: str = ""
    """On npm, in @fontsource or with its full name; empty for the fonts of Debian's packages."""


LOOPED, LOOPLESS, HAND = 1.0, 0.25, 0.1
"""Official minutes are set in looped designs; the others only teach what a letter may look like."""
FAMILIES = (
    Family("Garuda", LOOPED),
    Family("Kinnari", LOOPED),
    Family("Loma", LOOPED),
    Family("Norasi", LOOPED),
    Family("Sawasdee", 0.5),
    Family("TlwgMono", 0.3),
    Family("TlwgTypewriter", LOOPED),
    Family("TlwgTypist", LOOPED),
    Family("TlwgTypo", 0.6),
    Family("Umpush", LOOPED),
    Family("Waree", LOOPED),
    Family("Purisa", HAND),
    Family("ArundinaSans-", LOOPED),
    Family("ArundinaSansMono", 0.3),
    Family("ArundinaSerif", LOOPED),
    Family("Laksaman", 2.0),
    Family("sarabun", 2.0, "sarabun"),
    Family("THSarabunNew", 3.0, "font-th-sarabun-new"),
    Family("bai-jamjuree", LOOPED, "bai-jamjuree"),
    Family("ibm-plex-sans-thai-looped", LOOPED, "ibm-plex-sans-thai-looped"),
    Family("koho", 0.6, "koho"),
    Family("kodchasan", 0.4, "kodchasan"),
    Family("krub", LOOPED, "krub"),
    Family("maitree", LOOPED, "maitree"),
    Family("niramit", LOOPED, "niramit"),
    Family("noto-sans-thai-looped", LOOPED, "noto-sans-thai-looped"),
    Family("taviraj", LOOPED, "taviraj"),
    Family("trirong", LOOPED, "trirong"),
    Family("mali", 0.4, "mali"),
    Family("playpen-sans-thai", HAND, "playpen-sans-thai"),
    Family("chakra-petch", LOOPLESS, "chakra-petch"),
    Family("k2d", LOOPLESS, "k2d"),
    Family("fahkwang", LOOPLESS, "fahkwang"),
    Family("anuphan", LOOPLESS, "anuphan"),
    Family("athiti", LOOPLESS, "athiti"),
    Family("ibm-plex-sans-thai-", LOOPLESS, "ibm-plex-sans-thai"),
    Family("kanit", LOOPLESS, "kanit"),
    Family("mitr", LOOPLESS, "mitr"),
    Family("noto-sans-thai-", LOOPLESS, "noto-sans-thai"),
    Family("noto-serif-thai", LOOPLESS, "noto-serif-thai"),
    Family("pridi", LOOPLESS, "pridi"),
    Family("prompt", LOOPLESS, "prompt"),
    Family("itim", HAND, "itim"),
    Family("sriracha", HAND, "sriracha"),
)
HELD_OUT = ("Laksaman", "sarabun", "THSarabunNew")
"""One design, that of most official papers: the network that is measured has never seen it."""
STYLES = ("400-normal", "700-normal", "400-italic")
ITALIC, BOLD = 0.25, 0.8
"""How often an oblique or a bold font is drawn against the upright one of its family."""


class Face(NamedTuple):
    """A font file, how often it is drawn, and the letters that it has."""

    path: str
    share: float
    letters: frozenset[str]


def fetch() -> None:
    """Bring all fonts into `.fonts`. Needs npm, and Debian's packages for the TLWG and Arundina families."""
    missing = [name for name, folder in zip(DEBIAN_PACKAGES, DEBIAN_FOLDERS, strict=True) if not folder.exists()]
    if missing:
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], check=True)
    FONTS.mkdir(exist_ok=True)
    names = [_npm_name(family.package) for family in FAMILIES if family.package]
    npm = ["npm", "install", "--silent", "--no-save", "--no-package-lock", "--prefix", str(FONTS)]
    subprocess.run([*npm, *names], check=True)
    for family in FAMILIES:
        if family.package.startswith("font-"):
            for path in (FONTS / "node_modules" / family.package).rglob("*.ttf"):
                shutil.copy(path, FONTS / path.name)
        elif family.package:
            _merge_family(family.package)


def _npm_name(package: str) -> str:
    return package if package.startswith("font-") else f"@fontsource/{package}"


def _merge_family(package: str) -> None:
    folder = FONTS / "node_modules" / "@fontsource" / package / "files"
    for style in STYLES:
        parts = [folder / f"{package}-{subset}-{style}.woff2" for subset in ("thai", "latin")]
        target = FONTS / f"{package}-{style}.ttf"
        if target.exists() or not all(part.exists() for part in parts):
            continue
        plain = [FONTS / f"part-{part.stem}" for part in parts]
        for part, path in zip(parts, plain, strict=True):
            font = TTFont(part)
            font.flavor = None
            font.save(path)
        Merger().merge([str(path) for path in plain]).save(target)
        for path in plain:
            path.unlink()


def faces(held_out: bool) -> list[Face]:
    """All font files, without the HELD_OUT families where `held_out`; the shares of a family add up to its own."""
    found: list[Face] = []
    for family in FAMILIES:
        if held_out and family.files in HELD_OUT:
            continue
        paths = sorted(_paths(family))
        weights = [_style_share(path.name) for path in paths]
        for path, weight in zip(paths, weights, strict=True):
            found.append(Face(str(path), family.share * weight / sum(weights), _letters(path)))
    return found


def _paths(family: Family) -> Iterator[Path]:
    for folder in (FONTS, *DEBIAN_FOLDERS):
        for path in folder.glob(f"{family.files}*.ttf"):
            rest = path.name.removeprefix(family.files)
            if not family.files.endswith("thai-") or rest[:1].isdigit():  # noto-sans-thai-looped is another family
                yield path


def _style_share(name: str) -> float:
    slanted = any(word in name.lower() for word in ("italic", "oblique"))
    bold = any(word in name.lower() for word in ("bold", "-700-"))
    return (ITALIC if slanted else 1.0) * (BOLD if bold else 1.0)


def _letters(path: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(path, lazy=True).getBestCmap()))


@lru_cache(maxsize=2_000)
def font(path: str, size: int, shaped: bool = True) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels, shaped as Thai needs it; or not, as old programs print it: every tone mark high."""
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


@lru_cache(maxsize=2_000)
def floats_tones(path: str) -> bool:
    """Its tone marks stand high where nothing lowers them; those of other fonts would fall on the vowels."""
    shaped, bare = (
        -font(path, 200, shaped).getbbox("ก\N{THAI CHARACTER MAI EK}", anchor="ls")[1] for shaped in (True, False)
    )
    return bare - shaped > FLOATING * 200 * body_height(path)


@lru_cache(maxsize=2_000)
def body_height(path: str) -> float:
    """The height of a letter's body (บ) as a part of the type size."""
    return -font(path, 200).getbbox("บ", anchor="ls", language="th")[1] / 200


if __name__ == "__main__":
    fetch()
