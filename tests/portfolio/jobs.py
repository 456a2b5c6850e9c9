"""Jobs for the tests of the pool: a new process finds them by their module."""

import os
import signal
import time
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def told_to(job: tuple[str, str]) -> str:
    """Do what a job says: nothing, wait for ever, die, or die only the first time, which a file remembers."""
    kind, place = job
    if kind == "wait":
        time.sleep(600)
    if kind == "die" or (kind == "die once" and not Path(place).exists()):
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    if kind == "raise":
        raise ValueError(place)
    return kind
