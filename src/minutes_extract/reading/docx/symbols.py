"""Signs of symbol fonts: boxes and ticks keep their meaning, the rest are bullets."""

BULLET_SIGN = "•"
DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}")
OPEN_BOX, TICKED_BOX, CROSSED_BOX = "☐", "☑", "☒"
TICK, CROSS = "✓", "✗"

# Font → code within F000–F0FF → sign. The font counts: F0A3 is an open box in Wingdings 2, a circle in Wingdings.
SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6F: OPEN_BOX, 0x70: OPEN_BOX, 0x71: OPEN_BOX, 0x72: OPEN_BOX, 0xA8: OPEN_BOX,
        0xFB: CROSS, 0xFC: TICK, 0xFD: CROSSED_BOX, 0xFE: TICKED_BOX,
    },
    "wingdings 2": {
        0x2A: OPEN_BOX, 0x30: OPEN_BOX, 0x35: OPEN_BOX, 0xA3: OPEN_BOX,
        0x4F: CROSS, 0x50: TICK, 0x51: CROSSED_BOX, 0x52: TICKED_BOX, 0x53: CROSSED_BOX, 0x54: CROSSED_BOX,
    },
    "symbol": {0x2D: "-", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠"},
}  # fmt: skip
# A sign that is no code of a symbol font but a letter of Unicode in a symbol font's clothes.
PRIVATE_START = 0xF000
LETTERS_START = 0x100
"""Below it stand the codes of a symbol font, with or without F000 added."""


def sign_of(font: str | None, code: str | None) -> str:
    """The text of `<w:sym w:font="Wingdings" w:char="F0FE"/>`."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return BULLET_SIGN
    if PRIVATE_START <= value < PRIVATE_START + LETTERS_START:
        value -= PRIVATE_START
    if value < LETTERS_START:
        return SYMBOL_FONTS.get((font or "").lower(), {}).get(value, BULLET_SIGN)
    printable = value <= 0x10FFFF and chr(value).isprintable()
    return chr(value) if printable else BULLET_SIGN


def bullet_of(font: str | None, text: str) -> str:
    """The mark before an item of a list that is not numbered: a dash, a box or a round bullet."""
    if text in DASHES:
        return "-"
    sign = sign_of(font, f"{ord(text):x}") if len(text) == 1 else BULLET_SIGN
    return sign if sign in (OPEN_BOX, TICKED_BOX, TICK, CROSSED_BOX, "-") else BULLET_SIGN
