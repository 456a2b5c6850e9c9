"""Where the companies of a portfolio are audited: on this machine, or where ``--engine`` says."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from orgaudit.cli.parsing.call import Call
from orgaudit.cli.usage import WrongCallError
from orgaudit.portfolio.run import Engine, NoClusterError

DASK: Final = "dask"
PARTS: Final = (DASK, "distributed")
"""What the extra brings."""


def engine_of(call: Call, workers: int, limit: float) -> Engine | None:
    """Return the engine that a call names; ``None`` for this machine. Raises WrongCallError."""
    if call["engine"] is None:
        return None
    name, colon, address = call["engine"].partition(":")
    if name != DASK or (colon and not address):
        raise call.wrong("not_an_engine", found=call["engine"])
    try:
        from orgaudit.portfolio.dask_engine import audited_by_dask
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in PARTS:
            raise call.wrong("extra_missing", extra=DASK) from None
        raise
    return partial(audited_by_dask, address=address, workers=workers, limit=limit)


@contextmanager
def told_where_nobody_answers() -> Iterator[None]:
    """Tell that no cluster answers. Raises WrongCallError."""
    try:
        yield
    except NoClusterError as error:
        raise WrongCallError("no_cluster", reason=str(error)) from None
