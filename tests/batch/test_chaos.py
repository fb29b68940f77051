"""`make chaos`, short: killed, on a full disk, robbed of inputs, doubled; each ends as if undisturbed."""

import subprocess
import sys

from tests import paths
from tests.waiting import PATIENCE

CHAOS = paths.ROOT / "scripts" / "chaos.py"


def test_disturbed_runs_end_as_undisturbed_ones() -> None:
    command = [sys.executable, str(CHAOS), "--documents", "30", "--kills", "5", "--jobs", "1", "--seed", "2566"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WRONG" not in done.stdout
    assert done.stdout.count("equal") == 4 - done.stdout.count("skipped")
