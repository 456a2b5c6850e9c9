"""Workers that may be killed: the rest is finished, and what a dead one held is handed to another.

The pools of the standard library either lose everything or wait for ever once a worker is gone. Here each worker has a pipe of its own
and one job at a time, so it is known what was lost.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Literal, TypeVar

from orgaudit.model.dataclass import dataclass
from orgaudit.portfolio.own_modules import own_modules_only

Job = TypeVar("Job")
Result = TypeVar("Result")
Loss = Literal["too_slow", "died"]

ATTEMPTS: Final = 2
"""Times a job is begun before it is held to be what kills its workers; house default."""

_START: Final = "spawn"
"""The one way to start a process that all systems have, and that takes over no locks."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Job, Result]):
    """A job with its result, or with how it was lost."""

    job: Job
    result: Result | None = None
    loss: Loss | None = None


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and the job that it holds with the moment at which it must be done."""

    process: BaseProcess
    pipe: Connection
    job: int | None = None
    until: float = 0.0


class Pool(Generic[Job, Result]):
    """Up to ``workers`` processes that call ``work(job)``, each job within ``limit`` seconds.

    ``work`` is a function of a module, so that a new process finds it; jobs and results are values that can be pickled. What ``work``
    raises ends its worker, like a kill.
    """

    def __init__(self, work: Callable[[Job], Result], *, workers: int, limit: float) -> None:
        self._work, self._limit, self._most = work, limit, workers
        self._context = get_context(_START)
        self._workers: list[_Worker] = []

    def run(self, jobs: Sequence[Job]) -> Iterator[Done[Job, Result]]:
        """Yield every job once, as each is done. However this ends, no process stays behind."""
        waiting = deque(range(len(jobs)))
        attempts = [0] * len(jobs)
        left = len(jobs)
        try:
            while left:
                self._hand_out(jobs, waiting, attempts)
                for worker in self._ready():
                    at, worker.job = worker.job, None
                    outcome = self._received(worker)
                    if at is None:
                        continue
                    if outcome is None and attempts[at] < ATTEMPTS:
                        waiting.appendleft(at)
                        continue
                    left -= 1
                    yield Done(jobs[at], loss="died") if outcome is None else Done(jobs[at], outcome[0])
                for at in self._late():
                    left -= 1
                    yield Done(jobs[at], loss="too_slow")
        finally:
            for worker in self._workers:
                _end(worker)
            self._workers.clear()

    def _hand_out(self, jobs: Sequence[Job], waiting: deque[int], attempts: list[int]) -> None:
        """Give each idle worker a job, and start workers where jobs wait for none."""
        while waiting:
            worker = next((one for one in self._workers if one.job is None), None)
            if worker is None:
                if len(self._workers) == self._most:
                    return
                worker = self._started()
            at = waiting.popleft()
            try:
                worker.pipe.send(jobs[at])
            except OSError:
                self._forget(worker)
                waiting.appendleft(at)
                continue
            attempts[at] += 1
            worker.job, worker.until = at, time.monotonic() + self._limit

    def _ready(self) -> list[_Worker]:
        """Wait until something is there or late, and return the workers that have said something or are gone."""
        busy = {worker.pipe: worker for worker in self._workers if worker.job is not None}
        soonest = min(worker.until for worker in busy.values())
        return [busy[pipe] for pipe in wait(list(busy), max(0.0, soonest - time.monotonic()))]  # type: ignore[index]

    def _late(self) -> Iterator[int]:
        now = time.monotonic()
        for worker in [one for one in self._workers if one.job is not None and one.until <= now]:
            if worker.pipe.poll():  # it came in at the last moment
                continue
            at = worker.job
            self._forget(worker)
            if at is not None:
                yield at

    def _received(self, worker: _Worker) -> tuple[Any] | None:
        """Return what a worker has sent, ``None`` where it is gone."""
        try:
            return (worker.pipe.recv(),)
        except (EOFError, OSError):
            self._forget(worker)
            return None

    def _started(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(there, self._work), daemon=True)
        with own_modules_only():
            process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _forget(self, worker: _Worker) -> None:
        _end(worker)
        self._workers.remove(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Do jobs until nobody sends any more. Ctrl-C goes to every process of a terminal; the one that waits for us tells us to end."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(work(job))
        except Exception:  # noqa: BLE001 - whoever waits for us sees that we are gone, and tells it
            return
