"""One ruled stroke along the rows of an image: straighten it, measure it, distinguish it from letters."""

from typing import NamedTuple

import numpy as np

from minutes_extract.ocr.arrays import Floats, Grey
from minutes_extract.ocr.units import WHITE

CHUNK_COLUMNS = 24
"""Columns of a stroke that are looked at together: a slanting stroke stays in its row that long."""
WAVE_ROWS = 1.6
"""Rows by which a stroke may wave about a straight line."""
AROUND_MM = 1.9
"""Above and below a run: the thickest stroke, its blur and paper beside it."""
UNBROKEN = 0.9
"""Share of columns that have ink: 0.96–1.0 of rulings on real scans, 0.8–0.9 of rows of letters, less of dots."""
SHORT_MM, SHORT_UNBROKEN = 12.0, 0.95
"""Length of a shorter run and the share it needs: a few digits side by side reach 0.93, sides of cells have 0.99."""
INK_OF_STROKE = 0.5
"""Of the usual darkness of the stroke: a column with more has ink."""
FAINTEST_STROKE_GREY = 195
"""Grey level of the faintest stroke that counts."""
PAPER_ON_BOTH_SIDES = 0.45
"""Share of columns with paper above and below. A row of letters has less, since its ink is that of stems."""
BESIDE_ROWS = 6
"""Rows above and below a stroke within which there is paper; the second stroke of a double ruling is nearer."""
SHADED = 0.55
"""Of the stroke's darkness, that of the shading of the cells beside it."""
PAPER_ABOVE_GREY = 170
"""Grey level beside a stroke: lighter is paper."""


class InkRun(NamedTuple):
    """Where ink runs on along rows: first and last column, first and last row, each last one outside."""

    start: int
    end: int
    top: int
    bottom: int


class Stroke(NamedTuple):
    """Columns it starts and ends at, the row of its middle, its slope (rows a column) and thickness in rows."""

    start: float
    end: float
    across: float
    slope: float
    thickness: float

    def row_at(self, column: float) -> float:
        """The row in which it passes a column."""
        return self.across + self.slope * (column - (self.start + self.end) / 2)


class Straightened(NamedTuple):
    """The rows around a stroke, each column moved so that the stroke runs level."""

    darkness: Grey
    """WHITE less the grey level: ink is high."""
    path: Floats
    """Of each column, the row of the page that became row `around`."""
    first: int
    last: int
    """First and last row of the stroke itself in `darkness`."""
    peak: int
    """Its darkest row."""
    around: int
    """Rows above and below the path that `darkness` holds."""


def measure(grey: Grey, run: InkRun, mm: float) -> Stroke | None:
    """The stroke in a run of ink; None if it is none."""
    straight = straighten(grey, run, mm)
    unbroken = SHORT_UNBROKEN if run.end - run.start < SHORT_MM * mm else UNBROKEN
    if straight is None or not _is_ruled(straight, unbroken):
        return None
    path = straight.path
    middle = float(np.median(path)) + (straight.first + straight.last) / 2 - straight.around
    return Stroke(
        start=float(run.start),
        end=float(run.end),
        across=middle + 0.5,
        slope=float(path[-1] - path[0]) / max(1, len(path) - 1),
        thickness=float(straight.last - straight.first + 1),
    )


def straighten(grey: Grey, run: InkRun, mm: float) -> Straightened | None:
    """Follow the darkest path of a run and level the stroke along it; None for a run of one column."""
    start, end, top, bottom = run
    around = max(4, round(AROUND_MM * mm))
    if end - start < 2:
        return None
    strip = WHITE - grey[max(0, top - 1) : bottom + 1, start:end]
    path = _path(strip, end - start) + max(0, top - 1)
    rows = np.rint(path).astype(np.intp)[None] + np.arange(-around, around + 1, dtype=np.intp)[:, None]
    np.clip(rows, 0, grey.shape[0] - 1, out=rows)
    darkness = WHITE - grey[rows, np.arange(start, end)[None]]
    profile = darkness.mean(axis=1)
    peak = around - 2 + int(profile[around - 2 : around + 3].argmax())
    half = profile[peak] / 2
    first, last = peak, peak
    while first > 0 and profile[first - 1] > half:
        first -= 1
    while last + 1 < len(profile) and profile[last + 1] > half:
        last += 1
    return Straightened(darkness, path, first=first, last=last, peak=peak, around=around)


def _path(strip: Grey, width: int) -> Floats:
    """For each column the row in which the stroke lies, interpolated between the darkest rows of its chunks."""
    chunks = max(1, width // CHUNK_COLUMNS)
    used = strip[:, : chunks * (width // chunks)].reshape(strip.shape[0], chunks, -1)
    darkness = used.mean(axis=2)
    rows = darkness.argmax(axis=0).astype(np.float64)
    peaks = darkness.max(axis=0)
    centres = (np.arange(chunks) + 0.5) * (width // chunks)
    good = peaks >= np.median(peaks) * 0.6
    slope, base = fitted_line(centres[good], rows[good])
    base = _most_frequent(rows[good] - slope * centres[good])
    near = good & (np.abs(rows - base - slope * centres) <= WAVE_ROWS)
    slope, base = fitted_line(centres[near], rows[near])
    good = near & (np.abs(rows - base - slope * centres) <= WAVE_ROWS)
    if not good.any():
        return np.asarray(base + slope * np.arange(width), np.float64)
    straight = base + slope * np.arange(width)
    # Paper is not flat on the glass: a long stroke waves, and the path follows it from chunk to chunk.
    waves = np.interp(np.arange(width), centres[good], (rows - base - slope * centres)[good])
    return np.asarray(straight + waves, np.float64)


def _most_frequent(rows: Floats) -> float:
    """The row of most points: that of one stroke where two lie side by side."""
    whole = np.rint(rows)
    counts = np.bincount((whole - whole.min()).astype(np.intp))
    return float(whole.min() + counts.argmax())


def fitted_line(x: Floats, y: Floats) -> tuple[float, float]:
    """Slope and intercept of the line of least squares through points."""
    if len(x) < 3:
        return 0.0, float(np.median(y)) if len(y) else 0.0
    middle = x.mean()
    spread = float(((x - middle) ** 2).sum())
    slope = float(((x - middle) * (y - y.mean())).sum()) / spread if spread else 0.0
    return slope, float(y.mean() - slope * middle)


def _is_ruled(straight: Straightened, unbroken: float) -> bool:
    """Whether it is of one piece and has paper on both sides."""
    darkness, first, last = straight.darkness, straight.first, straight.last
    if first < 3 or last + 3 >= len(darkness):
        return False
    stroke = darkness[straight.peak - 1 : straight.peak + 2].max(axis=0)
    usual = float(np.percentile(stroke, 75))
    if usual < WHITE - FAINTEST_STROKE_GREY:
        return False
    inked = stroke > INK_OF_STROKE * usual
    if inked.mean() < unbroken:
        return False
    above, below = darkness[max(0, first - BESIDE_ROWS) : first - 1], darkness[last + 2 : last + 1 + BESIDE_ROWS]
    beside = np.maximum(above.min(axis=0), below.min(axis=0))
    paper = beside[inked] < max(WHITE - PAPER_ABOVE_GREY, SHADED * usual)
    return float(paper.mean()) >= PAPER_ON_BOTH_SIDES
