"""Where things lie: the repository, and what tests read in it."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCES = ROOT / "src"
DOCS = ROOT / "docs"
SAMPLES = ROOT / "samples"
CASES = TESTS / "cases"
PDFS = TESTS / "reading" / "pdf"
# Beside the repository, where it is present: the real documents with their truth.
SHARED = ROOT.parent / "shared"
REAL = SHARED / "real"
