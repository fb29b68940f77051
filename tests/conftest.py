"""What all tests share. Laws are asked of the same examples on every run of CI, of new ones on every run by hand."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings
from tests.command_line import run  # noqa: F401  (a fixture for all)

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("by_hand", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "by_hand")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test printed of file names that are no text travels between the processes of pytest-xdist as escapes."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report
