"""``orgaudit lsp``: serves an editor over standard streams until it leaves."""

import logging
import os
import sys
from contextlib import suppress
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.session import Session

PARTS: Final = ("pygls", "lsprotocol", "cattrs", "attrs", "attr")
"""What the extra brings."""

LOGS: Final = ("pygls", "asyncio", "concurrent.futures")
"""Where the libraries complain."""


def run(call: Call) -> ExitCode:
    """Serve. Raises WrongCallError where the extra is not installed."""
    try:
        from orgaudit.editors.features import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in PARTS:
            raise call.wrong("extra_missing", extra="lsp") from None
        raise
    if sys.stdin is None or sys.stdout is None:
        raise call.wrong("no_streams")
    if not call.session.common.traceback:
        for name in LOGS:
            log = logging.getLogger(name)
            log.handlers, log.propagate = [_Line(call.session)], False
    # The server closes its stream in the end; Python, which writes out what standard output holds when it ends, needs it open.
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    try:
        server(call.session.common.lang).start_io(stdout=stream)
    except (
        MemoryError,
        OverflowError,
        ValueError,
    ) as error:  # a message that claims to be longer than any can be
        raise call.wrong("broken_message", kind=type(error).__name__) from None
    finally:
        with suppress(OSError):  # the editor is gone, and what it was to be told with it
            stream.close()
    return ExitCode.OK


class _Line(logging.Handler):
    """Tells in one line what the library complains of; a message that breaks off is no reason for pages."""

    def __init__(self, session: Session) -> None:
        super().__init__(logging.WARNING)
        self._session = session

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a complaint, and which kind of exception it is about."""
        kind = record.exc_info[0] if record.exc_info else None
        self._session.tell(record.getMessage().partition("\n")[0] + (f" ({kind.__name__})" if kind else ""))
