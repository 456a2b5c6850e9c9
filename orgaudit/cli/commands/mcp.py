"""``orgaudit mcp``: answers assistants over standard streams until they leave."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.session import Session

ANSWERED: Final = (ExitCode.OK, ExitCode.GATE_FAILED)
"""Codes with which there is a report."""


def run(call: Call) -> ExitCode:
    """Serve. Raises WrongCallError where the extra is not installed, or the folder is none."""
    root = Path(call["root"] or ".")
    if not root.is_dir():
        raise call.wrong("no_such_folder", path=str(root), folder=str(root))
    try:
        from orgaudit.assistants.asking import Asking
        from orgaudit.assistants.server import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("mcp", "mcp_types"):
            raise call.wrong("extra_missing", extra="mcp") from None
        raise
    if sys.stdin is None or sys.stdout is None:
        raise call.wrong("no_streams")
    server(Asking(_called, root, names=call["show_names"], language=call.session.stated_language)).run(
        "stdio"
    )
    return ExitCode.OK


def _called(arguments: Sequence[str]) -> tuple[bool, str, str]:
    """Carry out another call, with streams of its own and an environment that says nothing."""
    # It is main that has loaded this module.
    from orgaudit.cli import main

    out, err = io.StringIO(), io.StringIO()
    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={})
    code = main.run(arguments, session)
    return code in ANSWERED, out.getvalue(), err.getvalue().strip()
