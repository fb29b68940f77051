"""Calls under limits: in a process of their own, so that no document hangs a command or takes the machine's memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, ParamSpec, Protocol, TypeVar, cast

import typer

from minutes_extract.errors import CrashError, LimitError, MinutesError
from minutes_extract.reading.file_name import shown

P = ParamSpec("P")
T = TypeVar("T")

NoLimits = Annotated[
    bool,
    typer.Option(
        "--no-limits",
        help="Take what it needs. Else 120 s of processor time for a document, or for 20 pages of a long one, and 2,048 MiB.",
    ),
]
WITHOUT_LIMITS = "If you trust the file, let it take what it needs: --no-limits."


class Guarded(Protocol):
    """A call about a file, under the limits of the command. Raises MinutesError, whatever went wrong."""

    def __call__(self, file: Path, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer; function, arguments and answer can be pickled."""


@contextmanager
def guarded(no_limits: bool) -> Iterator[Guarded]:
    """Calls in a child of this process, or in it without limits (or where the system cannot fork)."""
    from minutes_extract.batch.worker_process import can_fork, fork_worker

    if no_limits or not can_fork():
        yield _here
        return
    from minutes_extract.batch.guarded_calls import GuardedCalls
    from minutes_extract.batch.limits import DEFAULT_LIMITS
    from minutes_extract.batch.log import Logged, call_logged
    from minutes_extract.guard import LOG

    memory = DEFAULT_LIMITS.memory
    calls = GuardedCalls(DEFAULT_LIMITS, lambda: fork_worker(memory))

    def there(file: Path, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with _told(file):
            logged = cast("Logged[T]", calls.call((call_logged, (call, *args), kwargs)))
            if logged.log:
                LOG.error("%s", logged.log)
            return logged.answer()

    try:
        yield there
    finally:
        calls.close()


def _here(file: Path, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    with _told(file):
        return call(*args, **kwargs)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Errors that do not name the file, or that nobody foresaw, as a person can use them."""
    try:
        yield
    except (LimitError, CrashError) as error:
        if error.hint:
            raise
        raise type(error)(f"{shown(file.name)}: {error}", WITHOUT_LIMITS) from None
    except MinutesError:
        raise
    except MemoryError:
        raise LimitError(f"{shown(file.name)}: there is not enough memory for it", "Free some, or split it.") from None
    except Exception as error:
        from minutes_extract.guard import LOG, in_words

        LOG.error("the document failed", exc_info=error)
        reason = f"{shown(file.name)}: the program failed over it ({in_words(error)})"
        raise MinutesError(reason, "It is a fault of the program: report it with what --debug shows.") from error
