"""Where the work is done: in processes here, or on a cluster that runs already."""

import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from minutes_extract.batch.convert import settled
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.pool import WorkerPool
from minutes_extract.batch.task import ConversionTask, WorkerAnswer
from minutes_extract.errors import MissingDependencyError, UsageError
from minutes_extract.reading.containers.paths import files_of

DASK = "dask://"
CONNECT_SECONDS = 10
LARGE_FILE = 1024 * 1024
"""Bytes: what is smaller travels with its call."""
FILES_LEFT = 4
"""Large files left with the cluster at once, beside those that calls still need."""


@dataclass(frozen=True)
class LocalProcesses:
    """So many processes on this machine."""

    jobs: int


@dataclass(frozen=True)
class DaskCluster:
    """A Dask scheduler. Its workers open the inputs by the same path as here, unless they are sent to them."""

    address: str
    send_inputs: bool = False


class Workers(Protocol):
    """What a run needs of either."""

    @property
    def slots(self) -> int:
        """How many documents are worked on at once."""

    def submit(self, call: Callable[..., WorkerAnswer], *args: object) -> "Future[WorkerAnswer]":
        """Queue a call. A task among its arguments stands first, and takes its file along where workers do not see it."""

    def abandon(self) -> None:
        """Stop at once; what is in work is lost."""


def usable_cores() -> int:
    """Cores that this process may use, which may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def place_of(executor: str | None, jobs: int | None, send_inputs: bool) -> LocalProcesses | DaskCluster:
    """What the options mean. Raises UsageError."""
    if executor is None:
        if send_inputs:
            raise UsageError("Inputs are sent only to a cluster.", f"Name it with --executor {DASK}HOST:PORT.")
        return LocalProcesses(jobs or usable_cores())
    if not executor.startswith(DASK):
        raise UsageError(f"There is no executor {executor}.", f"Use {DASK}HOST:PORT, or leave it out.")
    if jobs is not None:
        raise UsageError("The cluster says how many workers there are.", "Leave --jobs out.")
    return DaskCluster(executor.removeprefix(DASK), send_inputs)


@contextmanager
def open_workers(place: LocalProcesses | DaskCluster, limits: Limits) -> Iterator[Workers]:
    """Workers for the time of a run, or of many. Raises MissingDependencyError where there is no such cluster."""
    if isinstance(place, LocalProcesses):
        with _local(place, limits) as workers:
            yield workers
    else:
        with _cluster(place, limits) as workers:
            yield workers


class _LocalWorkers:
    def __init__(self, pool: WorkerPool, slots: int) -> None:
        self.slots = slots
        self._pool = pool

    def submit(self, call: Callable[..., WorkerAnswer], *args: object) -> "Future[WorkerAnswer]":
        return self._pool.submit(call, *args)

    def abandon(self) -> None:
        self._pool.abandon()


@contextmanager
def _local(place: LocalProcesses, limits: Limits) -> Iterator[Workers]:
    pool = WorkerPool(place.jobs, limits)
    try:
        yield _LocalWorkers(pool, place.jobs)
    finally:  # after a run nothing is in work; after an error nothing is worth waiting for
        pool.abandon()


class DaskClient(Protocol):
    """What is used of distributed.Client, which comes without types."""

    def get_executor(self, *, pure: bool) -> Executor:
        """An executor on the cluster. Not pure: two documents may be equal and still be two."""

    def scatter(self, data: bytes, *, hash: bool) -> object:
        """Leave data with a worker, from where others fetch it; not by its hash: as long as what is returned lives."""

    def nthreads(self) -> Mapping[str, int]:
        """Threads of each worker."""

    def close(self, timeout: float = ...) -> None:
        """Leave the cluster; what it still does for us is dropped."""


class _ClusterWorkers:
    def __init__(self, client: DaskClient, place: DaskCluster, limits: Limits) -> None:
        self.slots = sum(client.nthreads().values())
        self._executor = client.get_executor(pure=False)
        self._limits = limits
        self._files = _SentFiles(client) if place.send_inputs else None

    def submit(self, call: Callable[..., WorkerAnswer], *args: object) -> "Future[WorkerAnswer]":
        task = args[0]
        data = self._files.of(task) if self._files and isinstance(task, ConversionTask) else None
        return self._executor.submit(call_isolated, self._limits, data, call, *args)

    def abandon(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


class _SentFiles:
    """Files on their way to the cluster's workers. A large one is left with them, for all parts of its document."""

    def __init__(self, client: DaskClient) -> None:
        self._client = client
        self._left: dict[str, object] = {}

    def of(self, task: ConversionTask) -> object:
        """The file's bytes, or what stands for them until the call has reached its worker."""
        if task.source in self._left:
            return self._left[task.source]
        data = (
            _file_of(task) if len(files_of(Path(task.source))) == 1 else None
        )  # pages in several files cannot be sent
        if data is None or len(data) < LARGE_FILE:
            return data
        while len(self._left) >= FILES_LEFT:
            del self._left[next(iter(self._left))]  # the calls that need it hold it until they are done
        left = self._left[task.source] = self._client.scatter(data, hash=False)
        return left


@contextmanager
def _cluster(place: DaskCluster, limits: Limits) -> Iterator[Workers]:
    try:
        client_class = importlib.import_module("distributed").Client
    except ImportError as error:
        raise MissingDependencyError("Dask is not installed.", "pip install 'minutes-extract[dask]'") from error
    try:
        client = cast("DaskClient", client_class(f"tcp://{place.address}", timeout=CONNECT_SECONDS))
    except (OSError, ValueError) as error:
        raise MissingDependencyError(
            f"There is no Dask scheduler at {place.address}.", "Start it, or check the port."
        ) from error
    try:
        workers = _ClusterWorkers(client, place, limits)
        if not workers.slots:
            raise MissingDependencyError(
                f"The scheduler at {place.address} has no workers.", "Start some: dask worker …"
            )
        yield workers
    finally:
        client.close(timeout=CONNECT_SECONDS)


def call_isolated(limits: Limits, data: object, call: Callable[..., WorkerAnswer], *args: object) -> WorkerAnswer:
    """What runs in a cluster's worker: the same call in a process of its own, under the same limits."""
    task = args[0] if args else None
    if not isinstance(task, ConversionTask):
        return _pool_of_this_process(limits).submit(call, *args).result()
    if isinstance(data, bytes):
        task = replace(task, data=data)
    return settled(task, _pool_of_this_process(limits).submit(call, task, *args[1:]))


@cache
def _pool_of_this_process(limits: Limits) -> WorkerPool:
    """A process for each thread of the cluster's worker; they stay loaded between documents and runs."""
    slots: int = importlib.import_module("distributed").get_worker().state.nthreads
    return WorkerPool(slots, limits)


def _file_of(task: ConversionTask) -> bytes | None:
    """One byte more than may be is enough for the reader to say that the file is too large."""
    try:
        with open(task.source, "rb") as file:
            return file.read(task.options.max_bytes + 1)
    except OSError:  # the reader tells why it cannot be read
        return None
