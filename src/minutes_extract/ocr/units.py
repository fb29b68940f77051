"""Units that all of `ocr` shares: inches, points, millimetres, grey levels."""

POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
WHITE = 255
"""The lightest grey level. All thresholds of ink and paper are grey levels between 0, black, and this."""
