"""A whole portfolio: what an earlier run knows is taken over, the rest is audited, here or in a pool."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence

from orgaudit.model.dataclass import dataclass, replace
from orgaudit.own.time_limit import limited
from orgaudit.portfolio.auditing import Task, audited, digest_of, troubled
from orgaudit.portfolio.journal import hidden_key
from orgaudit.portfolio.pool import Pool
from orgaudit.results.portfolio import Entry, Trouble

Doing = Callable[["Work"], Entry]

Engine = Callable[[Sequence["Work"]], Iterator[Entry]]
"""Audits companies somewhere else than here, and yields the entry of each as it comes."""


class NoClusterError(Exception):
    """No cluster answers; the text says why."""


@dataclass(frozen=True, slots=True)
class Work:
    """The one thing that goes to a worker: which company, and how."""

    path: str
    task: Task


def entries_of(
    paths: Sequence[str],
    task: Task,
    *,
    known: Mapping[str, Entry],
    workers: int,
    limit: float | None,
    done: Callable[[Entry], None],
    engine: Engine | None = None,
) -> tuple[list[Entry], int]:
    """Return an entry for each path, and how many of them were ``known`` already.

    What is known is taken over where the content of the files and everything else that a result depends on are the same. With one
    worker and no ``limit`` (seconds a company) all is done in this process, and with an ``engine`` none. ``done`` is called with each entry as it comes.
    """
    reused = [entry for path in paths if (entry := _known(path, known)) and _still_holds(entry, task)]
    taken = {entry.path for entry in reused}
    left = [Work(path, task) for path in paths if path not in taken]
    entries = list(reused)
    for entry in engine(left) if engine and left else audited_here(left, workers, limit):
        done(entry)
        entries.append(entry)
    return entries, len(reused)


def _known(path: str, known: Mapping[str, Entry]) -> Entry | None:
    """Return what is known of a path, which may be kept without the names in it."""
    entry = known.get(path) or known.get(hidden_key(path))
    return None if entry is None else replace(entry, path=path)


def _still_holds(entry: Entry, task: Task) -> bool:
    """Whether an entry would come out the same; what was too slow or died is tried anew."""
    if (
        entry.trouble in ("too_slow", "died", "no_memory", "bug")
        or not entry.sha256
        or entry.basis != task.basis
    ):
        return False
    return entry.sha256 == digest_of(entry.path)


def audited_here(works: Sequence[Work], workers: int, limit: float | None) -> Iterator[Entry]:
    """Yield the entry of each company, made in this process or in a pool on this machine."""
    if not works:
        return
    if workers == 1 and limit is None:
        for work in works:
            yield entry_of(work)
            # Of what came into being since the company before: the program itself, looked at each time, took longer than an audit.
            gc.collect(0)
        return
    pool: Pool[Work, Entry] = Pool(entry_of, workers=min(workers, len(works)), limit=limit or float("inf"))
    for finished in pool.run(works):
        if finished.result is not None:
            yield finished.result
        else:
            yield lost(finished.job, finished.loss)


def entry_of(work: Work) -> Entry:
    """Return the entry of one company; a failure of our own is told as such and ends nothing else."""
    try:
        return audited(work.path, work.task)
    except MemoryError:
        return troubled(work.path, work.task, "no_memory")
    except Exception as error:  # the next company has nothing to do with it
        return troubled(work.path, work.task, "bug", (type(error).__name__,))


def within(work: Work, limit: float, doing: Doing = entry_of) -> Entry:
    """Return the entry of one company, or that it took longer than ``limit`` seconds: where no process can be killed for it."""
    try:
        with limited(limit):
            return doing(work)
    except TimeoutError:
        return lost(work, "too_slow")


def lost(work: Work, loss: Trouble | None) -> Entry:
    """Return the entry of a company that could not be audited."""
    return troubled(work.path, work.task, loss, sha256=digest_of(work.path))
