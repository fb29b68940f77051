"""Waiting for what another process does, until only a process that hangs could still be waited for."""

import time
from collections.abc import Callable

PATIENCE = 600.0
"""Seconds. No test asserts how soon something happens; a busy machine is slow."""
LOOK_SECONDS = 0.02


def wait_until(holds: Callable[[], object]) -> bool:
    """Whether it holds at last."""
    until = time.monotonic() + PATIENCE
    while not (is_so := bool(holds())) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    return is_so
