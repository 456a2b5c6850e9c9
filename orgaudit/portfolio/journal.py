"""What a run has found out so far, one line a company, so that a run that was broken off goes on where it stopped."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from typing import Final

from orgaudit.findings.sha256 import sha256
from orgaudit.model.json_text import for_screens
from orgaudit.portfolio.stored_entry import stored_entry
from orgaudit.reports.machine.portfolio.row import row
from orgaudit.results.portfolio import Entry

_BEGINNING: Final = b'{"path": '
"""How every entry begins, by which one that was cut short is told from what somebody else wrote."""

LONGEST_LINE: Final = 1 << 20
"""Bytes of an entry at most: one of ours has some thousands."""


class BrokenJournalError(Exception):
    """A line is no entry; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


def hidden_key(path: str) -> str:
    """Return what a journal keeps of a path that names a person who is hidden: enough to know it again."""
    return f"sha256:{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _kept(entry: Entry) -> str:
    return entry.path if entry.shown in ("", entry.path) else hidden_key(entry.path)


@contextmanager
def appending(path: Path) -> Iterator[Callable[[Entry], None]]:
    """Yield what writes one more entry, at once and whole. A line that was cut short gives way. Raises OSError."""
    with path.open("ab+") as stream:
        begin = max(0, stream.seek(0, SEEK_END) - LONGEST_LINE)
        stream.seek(begin)
        stream.truncate(begin + stream.read(LONGEST_LINE).rfind(b"\n") + 1)

        def write(entry: Entry) -> None:
            line = for_screens(
                json.dumps(row(entry) | {"path": _kept(entry), "shown": entry.shown}, ensure_ascii=False)
            )
            stream.write(line.encode("utf-8", "surrogatepass") + b"\n")
            stream.flush()

        yield write


def entries_in(path: Path) -> dict[str, Entry]:
    """Return the entries of a journal by path, later ones over earlier ones; none where there is no file yet.

    A last line that was cut short, as by a kill, is left out. Raises BrokenJournalError and OSError.
    """
    if not path.exists():
        return {}
    if path.is_fifo():  # nothing can be read twice of it, and opening it may wait for ever
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
    found: dict[str, Entry] = {}
    with path.open("rb") as stream:
        # A link may lead to what never ends.
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
            if not line.endswith(b"\n"):
                if len(line) == LONGEST_LINE or not _cut_short(line):
                    raise BrokenJournalError(number)
                break
            try:
                entry = stored_entry(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError):
                raise BrokenJournalError(number) from None
            found[entry.path] = entry
    return found


def _cut_short(line: bytes) -> bool:
    return line.startswith(_BEGINNING) or _BEGINNING.startswith(line)
