"""The letters that the line reader can write; the trainer and the reader share this one table.

Thai stands as Unicode has it but for ฺ (pinthu) and the rare ๏ ๚ ๛, which official minutes do not use.
"""

import string

THAI = "".join(map(chr, (*range(0x0E01, 0x0E3A), *range(0x0E3F, 0x0E4F), *range(0x0E50, 0x0E5A))))
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
PUNCTUATION = " .,:;/-–()[]\"'“”‘’%+=&@#*_!?…|<>•√×≥≤±°"
ALPHABET = THAI + string.ascii_letters + string.digits + PUNCTUATION
"""`ALPHABET[i - 1]` is the letter of the network's class i; class 0 is the blank of CTC."""
MARKS = frozenset(map(chr, (0x0E31, *range(0x0E33, 0x0E3B), *range(0x0E47, 0x0E4F))))
"""What stands on, over or (ำ) partly over the letter before it."""

LINE_HEIGHT = 48
"""Pixels: the height to which every line is scaled before it is read."""
STEP = 2
"""Pixels of the scaled line that one step of the network stands for. Stacked marks need more steps than letters."""
ABOVE, BELOW = 2.1, 0.8
"""Of the height of the letters' bodies: how far the crop of a line reaches above and below the feet of the letters.

In 60 Thai fonts the highest mark (ปี่) stands 1.7–2.1 bodies above the feet, the lowest (ฎู) 0.5–1.1 below.
"""
