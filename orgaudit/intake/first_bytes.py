"""What a file holds, as far as any input may be long: a path may lead to what never ends, to what never begins, and in a circle."""

import errno
import os
import stat
import time
from pathlib import Path
from typing import Final

PATIENCE: Final = 2.0
"""Seconds after which a pipe into which nobody writes counts as empty, and a device that says nothing; house default."""

_PAUSE: Final = 0.02
_PIECE: Final = 1 << 20


def real_path(path: Path) -> Path:
    """Return the place of a path without links and dots. Raises OSError where the working folder is gone.

    Unlike ``Path.resolve`` it never raises RuntimeError: a link that leads in a circle stays as it is, and whoever reads or writes it is told.
    """
    return Path(os.path.realpath(path))


def first_bytes(file: Path, most: int) -> bytes:
    """Return what a file holds, at most so many bytes. Raises OSError, also for a pipe at whose other end nobody is and a device that stops speaking."""
    mode = file.stat().st_mode
    waits = stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)
    if not waits or os.name == "nt":
        with file.open("rb") as stream:
            return stream.read(most)
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        if stat.S_ISCHR(mode) and not _is_typed_into(handle):
            return _all(handle, most)
        begun = _piece(handle, is_pipe=True) if stat.S_ISFIFO(mode) else b""
        os.set_blocking(handle, True)
        return begun + stream.read(max(0, most - len(begun)))


def _is_typed_into(handle: int) -> bool:
    """Whether a device is the terminal of whoever calls, who takes the time that they need; any other may stay silent for ever."""
    if not os.isatty(handle):
        return False
    try:
        own = {os.ttyname(stream) for stream in (0, 1, 2) if os.isatty(stream)}
        return os.ttyname(handle) in {*own, "/dev/tty"}
    except OSError:  # it has no name, as the back of another one
        return False


def _all(handle: int, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most
    while left > 0 and (piece := _piece(handle, is_pipe=False)):
        pieces.append(piece[:left])
        left -= len(piece)
    return b"".join(pieces)


def _piece(handle: int, *, is_pipe: bool) -> bytes:
    """Return what comes next; nothing at the end, and of a pipe where it is sure that more will come."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            if (piece := os.read(handle, _PIECE)) or not is_pipe:
                return piece
        except BlockingIOError:
            if is_pipe:  # somebody writes into it, and takes their time
                return b""
        if time.monotonic() > until:
            raise OSError(errno.ENODATA, os.strerror(errno.ENODATA))
        time.sleep(_PAUSE)
