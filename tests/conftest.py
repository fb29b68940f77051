"""What all tests share. Laws are asked of the same examples on every run of CI, of new ones on every run by hand."""

import os

from hypothesis import settings
from tests.command_line import run  # noqa: F401  (a fixture for all)

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("by_hand", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "by_hand")
