"""``orgaudit lsp``: serves an editor over standard streams until it leaves."""

from typing import Final

from orgaudit.cli.call import Call
from orgaudit.cli.exit_code import ExitCode

PARTS: Final = ("pygls", "lsprotocol", "cattrs", "attrs", "attr")
"""What the extra brings."""


def run(call: Call) -> ExitCode:
    """Serve. Raises WrongCallError where the extra is not installed."""
    try:
        from orgaudit.editors.features import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in PARTS:
            raise call.wrong("extra_missing", extra="lsp") from None
        raise
    server(call.session.common.lang).start_io()
    return ExitCode.OK
