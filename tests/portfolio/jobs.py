"""Jobs for the tests of the pool: a new process finds them by their module."""

import os
import signal
import time
from pathlib import Path

from orgaudit.portfolio.run import Work
from orgaudit.results.portfolio import Entry


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


def told_of(work: Work) -> Entry:
    """Do what the name of a company says: nothing, wait for ever, or fail."""
    while work.path == "wait.yaml":
        time.sleep(0.01)
    if work.path == "raise.yaml":
        raise ValueError
    return Entry(path=work.path)
