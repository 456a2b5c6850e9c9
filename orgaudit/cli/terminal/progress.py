"""What a call is doing, on a terminal that waits for it: told after one second and gone before anything else is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.status import Status

    from orgaudit.cli.session import Session

Phase = Literal["reading", "judging", "planning", "writing"]

PATIENCE: Final = 1.0
"""Seconds after which a phase is told; house default."""


class Progress:
    """One sign of life at a time, on a stream that is a terminal; a bar where it is ``measured`` how much is done."""

    def __init__(self, stream: TextIO, text: str, *, measured: bool = False) -> None:
        from threading import Lock, Timer  # only where there is a terminal

        self._stream, self._text = stream, text
        self._lock = Lock()
        self._measured, self._share = measured, 0.0
        self._status: Status | None = None
        self._bar: Bar | None = None
        self._over = False
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Take the sign away, or never show it."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            for shown in (self._status, self._bar):
                if shown is not None:
                    shown.stop()
            self._status = self._bar = None

    def advance(self, share: float) -> None:
        """Show that a share is done, from 0 to 1."""
        self._share = share
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=round(share * 100))

    def _show(self) -> None:
        # Nobody who is answered at once pays for it.
        from rich.console import Console

        with self._lock:
            if self._over:
                return
            console = Console(file=self._stream)
            if self._measured:
                from rich.progress import BarColumn, TaskProgressColumn, TextColumn
                from rich.progress import Progress as Bar

                columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
                self._bar = Bar(*columns, console=console, transient=True)
                self._bar.add_task(self._text, total=100, completed=round(self._share * 100))
                self._bar.start()
            else:
                from rich.status import Status

                self._status = Status(self._text, console=console)
                self._status.start()


def _not_shown(share: float) -> None:
    """Show nothing."""


@contextmanager
def working(session: "Session", phase: Phase, *, measured: bool = False) -> Iterator[Callable[[float], None]]:
    """Say what is done while it takes long: not to a quiet call, and not where no terminal shows it.

    A phase within another one is part of it. What the session writes meanwhile ends the sign. Where it is ``measured`` how
    much is done, what this yields is called with the share, from 0 to 1.
    """
    if session.common.quiet or session.progress is not None or not session.stderr.isatty():
        yield _not_shown
        return
    text = session.catalogue.ui(f"cli.progress.{phase}")
    session.progress = shown = Progress(session.stderr, text, measured=measured)
    try:
        yield shown.advance
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
