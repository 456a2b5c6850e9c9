"""``orgaudit serve``: the page that audits in a browser, handed out on this machine only."""

from contextlib import suppress
from pathlib import Path

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call


def run(call: Call) -> ExitCode:
    """Serve until Ctrl-C. Raises WrongCallError where Pyodide or the port cannot be had."""
    from orgaudit.browser.parts import NoPyodideError, page_files, policy
    from orgaudit.browser.serving import PageServer

    session, folder = call.session, Path(call["pyodide"] or "pyodide")
    try:
        files = page_files(folder)
    except NoPyodideError as none:
        raise call.wrong("no_pyodide", folder=str(folder), missing=none.missing) from None
    except OSError as error:
        raise call.wrong("unreadable", path=str(error.filename), reason=error.strerror) from None
    port = int(call["port"])
    try:
        server = PageServer(files, policy(), port)
    except OSError as error:
        raise call.wrong("port_taken", port=str(port), reason=error.strerror) from None
    with server, suppress(KeyboardInterrupt):  # this is how it is meant to end
        session.write(session.catalogue.ui("cli.told.serving", address=server.address))
        if call["browse"]:
            session.browse(server.address)
        server.serve_forever()
    return ExitCode.OK
