"""A limit on the time of code that is not ours, on every system: a thread of its own interrupts the one that takes too long.

What interrupts is an exception between two steps of Python code. A call into compiled code ends by itself first.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

AGAIN: Final = 0.5
"""Seconds until the next interruption, where the first was lost: Python drops one that meets a finalizer; house default."""

MOST: Final = 40
"""Interruptions of one block; house default."""

STEPS: Final = 10_000
"""Steps after which an interruption that was waited for is taken for lost, too."""


class TooSlowError(BaseException):
    """The time is up. No Exception, so that code that catches everything of that kind does not go on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in this block when the time is up."""
    watch = _Watch(seconds)
    try:
        try:
            yield
        finally:
            watch.end()
    except TooSlowError:
        pass
    if watch.fired:
        message = f"took longer than {seconds:g} seconds"
        raise TimeoutError(message)


class _Watch:
    """A thread that interrupts the one that made it, again and again until it is ended."""

    def __init__(self, seconds: float) -> None:
        self.fired = False
        self._caller = ctypes.c_ulong(threading.get_ident())
        self._over, self._lock = threading.Event(), threading.Lock()
        threading.Thread(target=self._watch, args=(seconds,), daemon=True).start()

    def _watch(self, seconds: float) -> None:
        wait = seconds
        for _ in range(MOST):
            if self._over.wait(wait):
                return
            with self._lock:
                if self._over.is_set():
                    return
                self.fired = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._caller, ctypes.py_object(TooSlowError))
            wait = AGAIN

    def end(self) -> None:
        """Let go of the block, whatever interrupts just now."""
        while True:
            try:
                with self._lock:
                    self._over.set()
                break
            except TooSlowError:
                continue
        if self.fired:
            self._taken()

    def _taken(self) -> None:
        """Take the interruption that may still be on its way, or it would meet whoever comes next.

        One is sent and waited for: a thread holds a single one, and taking it back instead leaves CPython 3.11 looking for it at every
        step from then on, and under a profiler for ever.
        """
        try:
            while True:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._caller, ctypes.py_object(TooSlowError))
                for _ in range(STEPS):
                    pass
        except TooSlowError:
            return
