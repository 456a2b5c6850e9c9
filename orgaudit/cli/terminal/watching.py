"""An audit that is made again whenever its files change, until Ctrl-C."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.parsing.call import Call, tell_wrong_call
from orgaudit.cli.settings.deciding import audited_paths, decide, place_of_settings
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.reading import MissingPathError, UnreadableError, files_of

PAUSE: Final = 0.5
"""Seconds between two looks at the files; house default."""

CLEARED: Final = "\x1b[2J\x1b[H"
"""What empties a terminal and goes to its first line."""

Seen = tuple[tuple[str, int, int], ...]


def watched(call: Call, once: Callable[[Call], ExitCode]) -> ExitCode:
    """Carry a call out, and again after each change of its files. What is wrong with them is told, and waited for to be mended; so is a file that is gone for a while.

    Ends with KeyboardInterrupt. Raises WrongCallError where the call is wrong from the start.
    """
    session = call.session
    start = (call["path"] or ("",))[0]
    decided = decide(call, start)
    paths = audited_paths(call, decided)
    has_begun = False
    while True:
        seen = _seen((*paths, *_settings(call, start)))
        if session.stdout.isatty():
            session.write(CLEARED, guarded=False)
        try:
            with suppress(RefusedInputError):  # told already
                once(call)
        except WrongCallError as problem:
            if not has_begun:
                raise
            tell_wrong_call(problem, session)
        has_begun = True
        session.note(session.catalogue.ui("cli.told.watching", paths=paths))
        # Of a company that is gone nothing needs to be hidden or kept.
        session.hiding.clear()
        session.held.clear()
        while _seen((*paths, *_settings(call, start))) == seen:
            time.sleep(PAUSE)
        session.settings_language = None  # what settings say that are gone holds no longer


def _settings(call: Call, start: str) -> tuple[str, ...]:
    """Return the settings that hold now: they may come and go as well."""
    found = place_of_settings(call, start)
    return () if found is None else (str(found),)


def _seen(paths: Sequence[str]) -> Seen:
    """Return what tells whether files have changed: which there are, when each was written, and its size."""
    return tuple(_files(paths))


def _files(paths: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            files: Sequence[Path] = files_of(path)
        except (MissingPathError, UnreadableError):
            continue
        for file in files:
            with suppress(OSError):
                found = file.stat()
                yield str(file), found.st_mtime_ns, found.st_size
