"""Files dropped into a watched folder, by a real process."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "course-committee" / "minutes.md"
COMMAND = (sys.executable, "-c", "from minutes_extract.cli import main; main()")


def wait_for(holds: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


def test_dropped_files_are_converted_when_they_are_whole(tmp_path: Path) -> None:
    scans, output = tmp_path / "scans", tmp_path / "scans" / "out"
    scans.mkdir()
    (scans / "early.md").write_bytes(SAMPLE.read_bytes())
    command = [*COMMAND, "watch", scans, "-o", output, "-j", "1", "--settle", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert wait_for((output / "early.json").exists)
        data = SAMPLE.read_bytes()
        with (scans / "slow.md").open("wb") as file:  # a scanner that takes its time
            for start in range(0, len(data), len(data) // 6):
                file.write(data[start : start + len(data) // 6])
                file.flush()
                os.fsync(file.fileno())
                time.sleep(0.3)
                assert not (output / "slow.json").exists()
        assert wait_for((output / "slow.json").exists)
        found = json.loads((output / "slow.json").read_text("utf-8"))
        assert found["agenda"] == json.loads((output / "early.json").read_text("utf-8"))["agenda"]
        (scans / "ใหม่").mkdir()
        (scans / "ใหม่" / "broken.txt").write_bytes(b"\x00\x01" * 100)
        (scans / "ใหม่" / "good.md").write_bytes(data)
        assert wait_for((output / "ใหม่" / "good.json").exists)
        time.sleep(1)
        with sqlite3.connect(output / "run.sqlite") as ledger:
            assert dict(ledger.execute("SELECT status, count(*) FROM input GROUP BY status")) == {"ok": 3, "failed": 1}
    finally:
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert "failed: ใหม่/broken.txt" in told


def test_only_folders_can_be_watched(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "watch", SAMPLE, "-o", tmp_path / "out"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "Only folders" in done.stderr
