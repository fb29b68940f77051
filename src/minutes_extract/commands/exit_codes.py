"""Exit codes that no error carries; those of errors stand in `errors.py`."""

SOME_FAILED = 1
"""Some of several documents could not be converted, indexed, exported or written."""
INTERRUPTED = 130
"""Ctrl-C; what is done is kept."""
