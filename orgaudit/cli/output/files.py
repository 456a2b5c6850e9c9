"""Files written whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from orgaudit.intake.first_bytes import PATIENCE, real_path

_PART: Final = ".part"


class Part:
    """A file on its way: written beside its place and put there when it is whole, so that an older file survives every failure.

    A link is followed, and the mode of an older file is kept. Everything here raises OSError.
    """

    __slots__ = ("_part", "_stream", "_target")

    def __init__(self, path: Path) -> None:
        import tempfile

        self._target = target = real_path(path)
        if target.is_symlink():  # in a circle
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        begin = f".{target.name[:40]}."
        _clear_away(target.parent, begin)
        handle, name = tempfile.mkstemp(prefix=f"{begin}{os.getpid()}-", suffix=_PART, dir=target.parent)
        self._part = Path(name)
        self._stream = os.fdopen(handle, "wb")

    def write(self, pieces: Iterable[bytes]) -> None:
        """Add to it; where that fails, nothing is left behind."""
        try:
            self._stream.writelines(pieces)
            self._stream.flush()
        except BaseException:
            self.drop()
            raise

    def keep(self) -> None:
        """Put it in its place; where that fails, nothing is left behind."""
        try:
            with self._stream as stream:
                os.fsync(stream.fileno())
            self._part.chmod(_mode(self._target))
            self._part.replace(self._target)
        except BaseException:
            self.drop()
            raise

    def drop(self) -> None:
        """Take it away again, unless it was kept."""
        with suppress(OSError):
            self._stream.close()
        with suppress(OSError):
            self._part.unlink()


def is_replaced(path: Path) -> bool:
    """Whether a file of this path is written by way of a part: what is no regular file, such as ``/dev/null`` or a pipe, is written directly."""
    return path.is_file() or not path.exists()


def write_whole(path: Path, *content: bytes) -> None:
    """Write a file such that an older one survives every failure (see ``Part``). Raises OSError."""
    if is_replaced(path):
        part = Part(path)
        part.write(content)
        part.keep()
        return
    if path.is_dir():
        raise IsADirectoryError(str(path))
    with _directly(path) as stream:
        stream.writelines(content)


def _directly(path: Path) -> BinaryIO:
    """Open what is no regular file for writing. A pipe that nobody reads is an OSError after a moment."""
    if not path.is_fifo():
        return path.open("wb")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > until:
                raise
            time.sleep(PATIENCE / 100)
        else:
            os.set_blocking(handle, True)
            return os.fdopen(handle, "wb")


def _clear_away(folder: Path, begin: str) -> None:
    """Take away what a call left behind that was killed while it wrote the same file."""
    with suppress(OSError):
        for part in folder.iterdir():
            process = part.name.removeprefix(begin).partition("-")[0]
            is_part = part.name.startswith(begin) and part.name.endswith(_PART) and process.isdecimal()
            if is_part and not _runs(int(process)):
                part.unlink()


def _runs(process: int) -> bool:
    if os.name == "nt":  # a file that is being written cannot be taken away there
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def append(path: Path, *content: bytes) -> None:
    """Add to the end of a file that others write to as well. Raises OSError."""
    with path.open("ab") as stream:
        stream.writelines(content)


def create(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet. Raises FileExistsError, else OSError."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(str(path))
    write_whole(path, content)


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
