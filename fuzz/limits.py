"""What one call may take of the machine, whatever its input: the call is ended where it takes more."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any, Final

resource: Any = import_module("resource") if find_spec("resource") else None
"""Windows knows no such limits: there calls are only timed."""

SLOWEST: Final = 10.0
"""Seconds of processor time that one call may take, on a machine of its own."""

MOST_MEMORY: Final = 1 << 30
"""Bytes by which a call may enlarge the process."""

_SIZE: Final = Path("/proc/self/statm")


class TookTooLongError(BaseException):
    """A call took more time than any may; a program that catches all exceptions does not catch this."""


@contextmanager
def limited(seconds: float, memory: int = MOST_MEMORY) -> Iterator[None]:
    """Bound what is done inside: more memory is a MemoryError, more time a TookTooLongError. Without effect where the system has no such limits."""
    if resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    handler = signal.signal(signal.SIGPROF, _end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if _SIZE.exists():
        size = int(_SIZE.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, before[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError
