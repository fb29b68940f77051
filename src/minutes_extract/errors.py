"""What stops a whole document, each with its exit code and what to do next.

MinutesError                      exit 1   anything below; catch this one
├── UsageError                    exit 2   options that do not fit together
├── MissingDependencyError        exit 3   a program or model that this input needs is not installed
├── UnreadableDocumentError       exit 4   the input is not a document that can be read
├── FileAccessError               exit 5   a file cannot be read or written
├── EncryptedDocumentError        exit 8   the PDF asks for a password
├── LimitError                    exit 9   a limit of pages, size, or (batch) time or memory was hit
└── CrashError                    exit 1   the process that read the document died of it (batch)

What does not stop a document is no exception but a finding (`Finding` in `minutes_extract.model.minutes`).
"""


class MinutesError(Exception):
    """A document could not be turned into minutes. `hint` says what to do next."""

    exit_code = 1
    seconds = 0.0
    """How long the document had been worked on, where that is known."""
    may_pass = False
    """It may have been the machine, busy or out of memory, and not the document."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(MinutesError):
    """Options that do not fit together."""

    exit_code = 2


class MissingDependencyError(MinutesError):
    """A program or model that this input needs is not installed."""

    exit_code = 3


class UnreadableDocumentError(MinutesError):
    """The input is not a document that can be read."""

    exit_code = 4


class FileAccessError(MinutesError):
    """A file cannot be read or written."""

    exit_code = 5


class EncryptedDocumentError(MinutesError):
    """The PDF asks for a password."""

    exit_code = 8


class LimitError(MinutesError):
    """A limit of pages, size, or (batch) time or memory was hit."""

    exit_code = 9


class CrashError(MinutesError):
    """The process that read the document died of it."""
