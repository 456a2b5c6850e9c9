"""Companies of a portfolio on the machines of a Dask cluster. A batch that a dead worker held is begun again; what kills a worker again is tried alone."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import dask
from distributed import Client, LocalCluster, as_completed

from orgaudit.portfolio.pool import ATTEMPTS
from orgaudit.portfolio.run import Doing, NoClusterError, Work, entry_of, lost, within
from orgaudit.results.portfolio import Entry

BATCH: Final = 16
"""Companies that are handed out together; house default: some seconds of work, beside which a millisecond a batch for the scheduler is nothing."""

ANSWERS_WITHIN: Final = "10s"


def audited_by_dask(
    works: Sequence[Work], *, address: str, workers: int, limit: float, doing: Doing = entry_of
) -> Iterator[Entry]:
    """Yield an entry for each company as its batch is done, each within ``limit`` seconds; without an address on a cluster of this machine.

    Workers see the files under the same paths as this process. Raises NoClusterError.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": ATTEMPTS - 1}))
        cluster: Any = address or stack.enter_context(
            LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            )
        )
        try:
            client = stack.enter_context(Client(cluster, timeout=ANSWERS_WITHIN))
        except (OSError, ValueError) as error:
            raise NoClusterError(str(error)) from None
        asked: dict[Any, Sequence[Work]] = {}

        def ask(batches: Sequence[Sequence[Work]]) -> list[Any]:
            here = str(Path.cwd())
            futures = [client.submit(entries, batch, limit, here, doing, pure=False) for batch in batches]
            asked.update(zip(futures, batches, strict=True))
            return futures

        coming = as_completed(ask([works[at : at + BATCH] for at in range(0, len(works), BATCH)]))
        for future in coming:
            batch = asked.pop(future)
            if future.status == "finished":
                yield from future.result()
            elif len(batch) > 1:
                coming.update(ask([[work] for work in batch]))
            else:
                yield lost(batch[0], "died")


def entries(batch: Sequence[Work], limit: float, folder: str, doing: Doing) -> list[Entry]:
    """Return the entries of a batch, on a worker: in the folder from which its paths lead to the files."""
    os.chdir(folder)
    return [within(work, limit, doing) for work in batch]
