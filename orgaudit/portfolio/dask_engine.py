"""Companies of a portfolio on the machines of a Dask cluster. A batch that a dead worker held is begun again; what kills a worker again is tried alone."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from logging import FATAL, getLogger
from pathlib import Path
from typing import Any, Final

import dask
from distributed import Client, LocalCluster, as_completed

from orgaudit.portfolio.own_modules import own_modules_only
from orgaudit.portfolio.pool import ATTEMPTS
from orgaudit.portfolio.run import Doing, NoClusterError, Work, entry_of, lost, within
from orgaudit.results.portfolio import Entry

BATCH: Final = 16
"""Companies that are handed out together; house default: some seconds of work, beside which a millisecond a batch for the scheduler is nothing."""
ANSWERS_WITHIN: Final = "10s"


def audited_by_dask(
    works: Sequence[Work], *, address: str, workers: int, limit: float, doing: Doing = entry_of
) -> Iterator[Entry]:
    """Yield an entry for each company, within ``limit`` seconds each; without an address on a cluster of this machine. Raises NoClusterError."""
    getLogger("distributed").setLevel(FATAL)
    failures = {"distributed.scheduler.allowed-failures": ATTEMPTS - 1}
    with dask.config.set(failures), own_modules_only(), ExitStack() as stack:
        cluster: Any = address or stack.enter_context(
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=FATAL)
        )
        try:
            client = stack.enter_context(Client(cluster, timeout=ANSWERS_WITHIN))
        except (OSError, ValueError) as error:
            raise NoClusterError(str(error)) from None
        asked: dict[Any, Sequence[Work]] = {}

        def ask(parts: Sequence[Sequence[Work]]) -> list[Any]:
            new = [client.submit(entries, part, limit, Path.cwd(), doing, pure=False) for part in parts]
            asked.update(zip(new, parts, strict=True))
            return new

        coming = as_completed(ask([works[at : at + BATCH] for at in range(0, len(works), BATCH)]))
        for future in coming:
            batch = asked.pop(future)
            if future.status == "finished":
                yield from future.result()
            elif len(batch) > 1:
                coming.update(ask([[work] for work in batch]))
            else:
                yield lost(batch[0], "died")


def entries(batch: Sequence[Work], limit: float, folder: Path, doing: Doing) -> list[Entry]:
    """Return the entries of a batch, on a worker that sees the same files: in the folder from which its paths lead to the files."""
    os.chdir(folder)
    return [within(work, limit, doing) for work in batch]
