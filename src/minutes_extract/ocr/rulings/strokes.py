"""One ruled stroke along the rows of an image: follow it, measure it, tell it from letters, take it out."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""Rows × columns, 0 is ink and 255 is paper."""
Floats = NDArray[np.float64]

Run = tuple[int, int, int, int]
"""Where ink runs on along rows: first and last column, first and last row, each last one outside."""

CHUNK = 24
"""Columns of a stroke that are looked at together: a slanting stroke stays in its row that long."""
WAVE = 1.6
"""Rows by which a stroke may wave about a straight line."""
AROUND_MM = 1.9
"""Rows above and below a run that are looked at: the thickest stroke, its blur and paper beside it."""
UNBROKEN = 0.9
"""Share of columns that have ink: 0.96–1.0 of rulings on real scans, 0.8–0.9 of rows of letters, less of dots."""
SHORT_MM, SHORT_UNBROKEN = 12.0, 0.95
"""Of a shorter run that share is larger: a few digits side by side reach 0.93, sides of cells have 0.99."""
INKED = 0.5
"""Of the usual darkness of the stroke: a column with more has ink."""
FAINTEST = 60
"""Darkness, of 255, of the faintest stroke that counts."""
FREE = 0.45
"""Share of columns with paper above and below. A row of letters has less, since its ink is that of stems."""
BESIDE = 6
"""Rows above and below a stroke within which there is paper; the second stroke of a double ruling is nearer."""
SHADED = 0.55
"""Of the stroke's darkness, that of the shading of the cells beside it."""
PAPER = 85
"""Darkness, of 255: less is paper."""


class Stroke(NamedTuple):
    """Columns it starts and ends at, the row of its middle, its slope (rows a column) and thickness in rows."""

    start: float
    end: float
    across: float
    slope: float
    thickness: float

    def at(self, column: float) -> float:
        """The row in which it passes a column."""
        return self.across + self.slope * (column - (self.start + self.end) / 2)


class Followed(NamedTuple):
    """The darkness around a stroke, set straight: row `middle` of it is the stroke's; `rows` are those of the page."""

    darkness: NDArray[np.uint8]
    path: Floats
    first: int
    last: int
    """First and last row of the stroke itself in `darkness`."""
    peak: int
    """Its darkest row."""
    around: int


def measure(grey: Grey, run: Run, mm: float) -> Stroke | None:
    """The stroke in a run of ink; None if it is none."""
    start, end, _, _ = run
    followed = follow(grey, run, mm)
    unbroken = SHORT_UNBROKEN if end - start < SHORT_MM * mm else UNBROKEN
    if followed is None or not _is_ruled(followed, unbroken):
        return None
    path = followed.path
    slope = float(path[-1] - path[0]) / max(1, len(path) - 1)
    middle = float(np.median(path)) + (followed.first + followed.last) / 2 - followed.around
    return Stroke(float(start), float(end), middle + 0.5, slope, float(followed.last - followed.first + 1))


def follow(grey: Grey, run: Run, mm: float) -> Followed | None:
    """Set a stroke straight along the darkest path of its run."""
    start, end, top, bottom = run
    around = max(4, round(AROUND_MM * mm))
    if end - start < 2:
        return None
    strip = 255 - grey[max(0, top - 1) : bottom + 1, start:end]
    path = _path(strip, end - start) + max(0, top - 1)
    rows = np.rint(path).astype(np.intp)[None] + np.arange(-around, around + 1, dtype=np.intp)[:, None]
    np.clip(rows, 0, grey.shape[0] - 1, out=rows)
    darkness = 255 - grey[rows, np.arange(start, end)[None]]
    profile = darkness.mean(axis=1)
    peak = around - 2 + int(profile[around - 2 : around + 3].argmax())
    half = profile[peak] / 2
    first, last = peak, peak
    while first > 0 and profile[first - 1] > half:
        first -= 1
    while last + 1 < len(profile) and profile[last + 1] > half:
        last += 1
    return Followed(darkness, path, first, last, peak, around)


def _path(strip: Grey, width: int) -> Floats:
    """For each column the row in which the stroke lies, between the darkest rows of its chunks."""
    chunks = max(1, width // CHUNK)
    used = strip[:, : chunks * (width // chunks)].reshape(strip.shape[0], chunks, -1)
    darkness = used.mean(axis=2)
    rows = darkness.argmax(axis=0).astype(np.float64)
    peaks = darkness.max(axis=0)
    centres = (np.arange(chunks) + 0.5) * (width // chunks)
    good = peaks >= np.median(peaks) * 0.6
    slope, base = _line(centres[good], rows[good])
    base = _most_frequent(rows[good] - slope * centres[good])
    near = good & (np.abs(rows - base - slope * centres) <= WAVE)
    slope, base = _line(centres[near], rows[near])
    good = near & (np.abs(rows - base - slope * centres) <= WAVE)
    if not good.any():
        return np.asarray(base + slope * np.arange(width), np.float64)
    straight = base + slope * np.arange(width)
    # Paper is not flat on the glass: a long stroke is followed from chunk to chunk.
    waves = np.interp(np.arange(width), centres[good], (rows - base - slope * centres)[good])
    return np.asarray(straight + waves, np.float64)


def _most_frequent(rows: Floats) -> float:
    """Where most points lie: of two strokes side by side on one."""
    whole = np.rint(rows)
    counts = np.bincount((whole - whole.min()).astype(np.intp))
    return float(whole.min() + counts.argmax())


def _line(x: Floats, y: Floats) -> tuple[float, float]:
    """Slope and start of a line through points."""
    if len(x) < 3:
        return 0.0, float(np.median(y)) if len(y) else 0.0
    middle = x.mean()
    spread = float(((x - middle) ** 2).sum())
    slope = float(((x - middle) * (y - y.mean())).sum()) / spread if spread else 0.0
    return slope, float(y.mean() - slope * middle)


def _is_ruled(followed: Followed, unbroken: float) -> bool:
    """It is of one piece, and there is paper on both sides of it."""
    darkness, first, last = followed.darkness, followed.first, followed.last
    if first < 3 or last + 3 >= len(darkness):
        return False
    stroke = darkness[followed.peak - 1 : followed.peak + 2].max(axis=0)
    usual = float(np.percentile(stroke, 75))
    if usual < FAINTEST:
        return False
    inked = stroke > INKED * usual
    if inked.mean() < unbroken:
        return False
    above, below = darkness[max(0, first - BESIDE) : first - 1], darkness[last + 2 : last + 1 + BESIDE]
    beside = np.maximum(above.min(axis=0), below.min(axis=0))
    return float((beside[inked] < max(PAPER, SHADED * usual)).mean()) >= FREE
