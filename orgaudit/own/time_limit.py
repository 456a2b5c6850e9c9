"""A limit on the time of code that is not ours, on every system: a thread of its own interrupts the one that takes too long.

What interrupts is an exception between two steps of Python code. A call into compiled code ends by itself first.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(BaseException):
    """The time is up. No Exception, so that code that catches everything of that kind does not go on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in this block when the time is up."""
    caller, over, lock = threading.get_ident(), False, threading.Lock()

    def interrupt() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(caller), ctypes.py_object(TooSlowError)
                )

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        try:
            yield
        finally:
            with lock:
                over = True
            timer.cancel()
    except TooSlowError:
        message = f"took longer than {seconds:g} seconds"
        raise TimeoutError(message) from None
