"""A step that raises loses its own answer, never the document: the failure is kept, the traceback logged."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from minutes_extract.errors import MinutesError
from minutes_extract.model.draft import Failure

LOG = logging.getLogger("minutes_extract")
"""Silent unless the program that uses the library adds a handler; `--debug` does."""
LOG.addHandler(logging.NullHandler())

# <Page object at 0x7f3a…>: differs from run to run
MEMORY_ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
# '/srv/archive/a.pdf', 'C:\archive\a.pdf': differ from machine to machine; ๘/๒๕๖๖ is no path
PATH = re.compile(r"(?<![\w.:/\\])(?:[A-Za-z]:)?[/\\][^\s/\\'\"]+[/\\][^\s'\"]*")
LONGEST_ERROR = 300
"""Letters of an error that are kept: enough for its first sentence."""


class Guard:
    """Runs the steps of one document, all parsers, checks or others (`kind`), and keeps what they raise.

    Not kept but raised on: MemoryError, MinutesError (a limit was hit), and what ends the program.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.failures: list[Failure] = []

    @contextmanager
    def running(self, step: str, section: str) -> Iterator[None]:
        """Around one step; `section` of the document is what it reads or asks, "" the whole."""
        try:
            yield
        except (MemoryError, MinutesError):
            raise
        except Exception as error:
            LOG.error("the %s %s failed", self.kind, step, exc_info=error)
            self.failures.append(Failure(self.kind, step, section, in_words(error)))


def in_words(error: Exception) -> str:
    """ "IndexError: tuple index out of range": one line, the same in every run and on every machine."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return PATH.sub("…", MEMORY_ADDRESS.sub("0x…", words))[:LONGEST_ERROR]
