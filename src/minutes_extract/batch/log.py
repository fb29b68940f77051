"""What a worker logs travels home with the outcome of its document, as workers have no standard error."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from minutes_extract.batch.task import Answer, Outcome
from minutes_extract.guard import LOG
from minutes_extract.reading.file_name import shown

P = ParamSpec("P")
AnswerOfCall = TypeVar("AnswerOfCall", bound=Answer)
LONGEST_LOG = 20_000
"""Letters of one document's log: a few tracebacks."""


def with_log(call: Callable[P, AnswerOfCall]) -> Callable[P, AnswerOfCall]:
    """The call with an outcome that carries what was logged meanwhile."""

    @wraps(call)
    def logged(*args: P.args, **kwargs: P.kwargs) -> AnswerOfCall:
        with _kept() as lines:
            answer = call(*args, **kwargs)
        if isinstance(answer, Outcome) and lines:
            return cast("AnswerOfCall", replace(answer, log="\n".join(lines)[:LONGEST_LOG]))
        return answer

    return logged


def relay(outcome: Outcome) -> None:
    """Log here what the worker logged."""
    if outcome.log:
        LOG.error("%s: %s", shown(outcome.key), outcome.log)


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
