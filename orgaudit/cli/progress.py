"""What a call is doing, on a terminal that waits for it: told after one second and gone before anything else is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal, TextIO

if TYPE_CHECKING:
    from rich.status import Status

    from orgaudit.cli.session import Session

Phase = Literal["reading", "judging", "planning", "writing"]

PATIENCE: Final = 1.0
"""Seconds after which a phase is told; house default."""


class Progress:
    """One sign of life at a time, on a stream that is a terminal."""

    def __init__(self, stream: TextIO, text: str) -> None:
        from threading import Lock, Timer  # only where there is a terminal

        self._stream, self._text = stream, text
        self._lock = Lock()
        self._status: Status | None = None
        self._over = False
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Take the sign away, or never show it."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            if self._status is not None:
                self._status.stop()
                self._status = None

    def _show(self) -> None:
        # Nobody who is answered at once pays for it.
        from rich.console import Console
        from rich.status import Status

        with self._lock:
            if not self._over:
                self._status = Status(self._text, console=Console(file=self._stream))
                self._status.start()


@contextmanager
def working(session: "Session", phase: Phase) -> Iterator[None]:
    """Say what is done while it takes long: not to a quiet call, and not where no terminal shows it.

    A phase within another one is part of it. What the session writes meanwhile ends the sign.
    """
    if session.common.quiet or session.progress is not None or not session.stderr.isatty():
        yield
        return
    session.progress = Progress(session.stderr, session.catalogue.ui(f"cli.progress.{phase}"))
    try:
        yield
    finally:
        session.progress.stop()
        session.progress = None


@contextmanager
def counting(session: "Session", total: int) -> Iterator[Callable[[], object]]:
    """Show how many companies are done, where ``working`` would show a sign of life; yield what counts one more."""
    if session.common.quiet or total < 2 or not session.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(file=session.stderr), transient=True) as bar:
        task = bar.add_task(session.catalogue.ui("cli.progress.judging"), total=total)
        yield lambda: bar.advance(task)
