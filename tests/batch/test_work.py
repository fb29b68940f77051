"""Documents that a limit or a death stopped: which of them are tried once more, alone, and what is told of the others."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from minutes_extract.batch.ledger import Due
from minutes_extract.batch.task import ContentDigest, Conversion, ConversionTask, WorkerAnswer
from minutes_extract.batch.work import InWork
from minutes_extract.errors import CrashError, LimitError, MinutesError
from minutes_extract.model.options import Options


@dataclass
class Scripted:
    """Workers that answer as written down, call by call for each document; what is not written down goes well."""

    answers: dict[str, list[WorkerAnswer | MinutesError]]
    slots: int = 2
    calls: list[str] = field(default_factory=list)
    open_calls: int = 0

    def submit(self, call: Callable[..., WorkerAnswer], *args: object) -> "Future[WorkerAnswer]":
        task = args[0]
        assert isinstance(task, ConversionTask)
        self.calls.append(f"{call.__name__} {task.key}")
        future: Future[WorkerAnswer] = Future()
        answers = self.answers.get(task.key)
        answer = answers.pop(0) if answers else Conversion(task.key, "ok", json=(b"{}",))
        if isinstance(answer, MinutesError):
            future.set_exception(answer)
        else:
            future.set_result(answer)
        return future

    def abandon(self) -> None:
        """Nothing is in work."""


def busy() -> LimitError:
    error = LimitError("it took longer than 1 s (3 s by the clock)")
    error.may_pass, error.seconds = True, 3.0
    return error


def killed() -> CrashError:
    error = CrashError("its reader crashed (signal 9)")
    error.may_pass = True
    return error


def too_slow() -> LimitError:
    error = LimitError("it took longer than 1 s")
    error.seconds = 1.25
    return error


def done(workers: Scripted, *keys: str) -> dict[str, Conversion]:
    work = InWork(workers, Options())
    due: Iterator[Due] = iter([Due(key, f"/nowhere/{key}", "", f"{key}.json", "new", None) for key in keys])
    found: dict[str, Conversion] = {}
    while True:
        work.fill(due)
        if not work:
            return found
        found |= {one.key: conversion for one, conversion in work.wait()}


def test_what_the_machine_may_have_stopped_is_tried_once_more_when_all_else_is_done() -> None:
    workers = Scripted({"a": [busy()], "b": [killed()]})
    found = done(workers, "a", "b", "c", "d")
    assert {key: one.status for key, one in found.items()} == dict.fromkeys("abcd", "ok")
    assert workers.calls == [*(f"convert {key}" for key in "abcd"), "convert a", "convert b"]
    assert found["a"].seconds == 3.0


def test_it_is_tried_once_only_and_its_file_is_left_alone() -> None:
    workers = Scripted({"a": [busy(), busy()]})
    found = done(workers, "a")
    assert (found["a"].status, found["a"].error, found["a"].sha256, found["a"].seconds) == (
        "failed",
        "limit",
        None,
        6.0,
    )
    assert workers.calls == ["convert a", "convert a"]


def test_what_took_too_much_work_is_not_tried_again_and_a_worker_tells_what_it_was() -> None:
    workers = Scripted({"a": [too_slow(), ContentDigest("abc")]})
    found = done(workers, "a")
    assert (found["a"].error, found["a"].sha256, found["a"].seconds) == ("limit", "abc", 1.25)
    assert workers.calls == ["convert a", "content_digest a"]


def test_a_file_that_cannot_be_told_either_is_a_failed_one_all_the_same() -> None:
    found = done(Scripted({"a": [too_slow(), busy()]}), "a", "b")
    assert (found["a"].error, found["a"].sha256, found["a"].reason) == ("limit", None, "it took longer than 1 s")
    assert found["b"].status == "ok"
