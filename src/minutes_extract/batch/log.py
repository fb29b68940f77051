"""What a worker logs travels home with the conversion of its document, as workers have no standard error."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from typing import Generic, ParamSpec, TypeVar, cast

from minutes_extract.batch.task import Conversion, WorkerAnswer
from minutes_extract.guard import LOG
from minutes_extract.reading.file_name import shown

P = ParamSpec("P")
T = TypeVar("T")
AnswerOfCall = TypeVar("AnswerOfCall", bound=WorkerAnswer)
LONGEST_LOG = 20_000
"""Letters of one document's log: a few tracebacks."""


def with_log(call: Callable[P, AnswerOfCall]) -> Callable[P, AnswerOfCall]:
    """The call with a conversion that carries what was logged meanwhile."""

    @wraps(call)
    def logged(*args: P.args, **kwargs: P.kwargs) -> AnswerOfCall:
        with _kept() as lines:
            answer = call(*args, **kwargs)
        if isinstance(answer, Conversion) and lines:
            return cast("AnswerOfCall", replace(answer, log="\n".join(lines)[:LONGEST_LOG]))
        return answer

    return logged


@dataclass(frozen=True, slots=True)
class Logged(Generic[T]):
    """What came of a call, and what was logged meanwhile."""

    value: T | None
    error: Exception | None
    log: str

    def answer(self) -> T:
        """The value. Raises what the call raised."""
        if self.error is not None:
            raise self.error
        return cast("T", self.value)


def call_logged(call: Callable[..., T], *args: object, **kwargs: object) -> Logged[T]:
    """A call with its log, for whoever cannot hear it. Raises MemoryError alone."""
    value: T | None = None
    failed: Exception | None = None
    with _kept() as lines:
        try:
            value = call(*args, **kwargs)
        except MemoryError:
            raise
        except Exception as error:
            failed = error
    return Logged(value, failed, "\n".join(lines)[:LONGEST_LOG])


def relay(conversion: Conversion) -> None:
    """Log here what the worker logged."""
    if conversion.log:
        LOG.error("%s: %s", shown(conversion.key), conversion.log)


class _Keeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def _kept() -> Iterator[list[str]]:
    keeper = _Keeper()
    LOG.addHandler(keeper)
    try:
        yield keeper.lines
    finally:
        LOG.removeHandler(keeper)
