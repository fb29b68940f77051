"""The characters that the line reader can write, and the shape of the lines it reads; trainer and reader share this table.

Thai stands as Unicode has it but for ฺ (pinthu) and the rare ๏ ๚ ๛, which official minutes do not use.
"""

import string

from minutes_extract.thai.alphabet import SARA_AM, THAI_MARKS

THAI_CHARACTERS = "".join(map(chr, (*range(0x0E01, 0x0E3A), *range(0x0E3F, 0x0E4F), *range(0x0E50, 0x0E5A))))
THAI_NUMERALS = "๐๑๒๓๔๕๖๗๘๙"
WORD_SPACE = " "
"""Between words. It is a character like others; the blank of CTC is none."""
PUNCTUATION = WORD_SPACE + ".,:;/-–()[]\"'“”‘’%+=&@#*_!?…|<>•√×≥≤±°"
ALPHABET = THAI_CHARACTERS + string.ascii_letters + string.digits + PUNCTUATION
"""`ALPHABET[i - 1]` is the character of the network's class i; class 0 is the blank of CTC."""
COMBINING = THAI_MARKS | {SARA_AM}
"""Marks that stand on, over or (ำ) partly over the character before them."""

LINE_HEIGHT = 48
"""Pixels: the height to which every line is scaled before it is read."""
FRAME_WIDTH = 2
"""Pixels of the scaled line that one frame of the network stands for. Stacked marks need more frames than letters."""
CROP_ABOVE, CROP_BELOW = 2.1, 0.8
"""Of the x-height: how far the crop of a line reaches above and below the baseline.

In 60 Thai fonts the highest mark (ปี่) stands 1.7–2.1 x-heights above the baseline, the lowest (ฎู) 0.5–1.1 below.
"""
