"""What both page sources agree on: limits of a page, and how bold shows."""

MAX_GLYPHS = 100_000
"""Of one page; a full page of minutes has 3,000."""
MAX_RULINGS = 20_000
"""A page with more is a drawing."""
FILL_AND_STROKE = 2
"""Text rendering mode by which producers without a bold font draw bold."""
FORCE_BOLD = 1 << 18
"""Flag of a font descriptor."""
MIN_BOLD_WEIGHT = 600


def is_bold_font(name: object, flags: int, weight: object) -> bool:
    """By the font's name, flags or weight as its descriptor gives them."""
    heavy = isinstance(weight, (int, float)) and weight >= MIN_BOLD_WEIGHT
    return heavy or "bold" in str(name).lower() or bool(flags & FORCE_BOLD)
