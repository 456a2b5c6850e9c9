"""The folder of the user's cache that holds what was compiled on first use, and nobody else's bytes.

What lies there is handed to ``marshal``, which believes everything. So the folders and the file must belong to the user and must
not be open to others; whatever is otherwise is left alone, and costs time only. On Windows the profile of the user says who may write.
"""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import BinaryIO, Final
from zlib import crc32

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)
"""A pipe in its place would keep us waiting before it can be told from a file."""
_OTHERS: Final = 0o077
_OTHERS_WRITE: Final = 0o022


def folder_for(package: str, environ: Mapping[str, str]) -> str | None:
    """Return where what belongs to this copy of the package is kept; ``None`` where no cache folder is known.

    Each copy has its own folder, so that two of them do not overwrite each other's tables in turn.
    """
    base = _cache_folder(environ)
    if base is None or not os.path.isabs(base):
        return None
    return os.path.join(base, "orgaudit", f"{crc32(package.encode('utf-8', 'surrogateescape')):08x}")


def _cache_folder(environ: Mapping[str, str]) -> str | None:
    if os.name == "nt":
        return environ.get("LOCALAPPDATA")
    home = environ.get("HOME")
    return environ.get("XDG_CACHE_HOME") or (os.path.join(home, ".cache") if home else None)


def read_own(folder: str, name: str) -> bytes | None:
    """Return the content of a file; ``None`` where there is none, or where another user could have written it."""
    stream = open_own(folder, name)
    if stream is None:
        return None
    with stream:
        return stream.read()


def open_own(folder: str, name: str) -> BinaryIO | None:
    """Return a file open for reading; ``None`` where there is none, or where another user could have written it."""
    if not (_is_own_folder(os.path.dirname(folder)) and _is_own_folder(folder)):
        return None
    try:
        handle = os.open(os.path.join(folder, name), os.O_RDONLY | _NO_FOLLOW | _BINARY | _NO_WAIT)
    except OSError:
        return None
    found = os.fstat(handle)
    trusted = stat.S_ISREG(found.st_mode) and _is_ours(found) and not found.st_mode & _OTHERS_WRITE
    if trusted or os.name == "nt":
        return open(handle, "rb", buffering=0)
    os.close(handle)
    return None


def write_own(folder: str, name: str, content: bytes) -> None:
    """Keep a file whole or not at all; a folder that cannot be written, or is not ours, keeps nothing."""
    with suppress(OSError):
        parent = os.path.dirname(folder)
        os.makedirs(os.path.dirname(parent), exist_ok=True)
        for path in (parent, folder):
            with suppress(FileExistsError):
                os.mkdir(path, 0o700)
            _is_own_folder.cache_clear()
            if not _is_own_folder(path):
                return
        _replace(os.path.join(folder, name), content)


def _replace(path: str, content: bytes) -> None:
    draft = f"{path}.{os.getpid()}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o600)
    try:
        with open(handle, "wb") as stream:
            stream.write(content)
        os.replace(draft, path)
    except OSError:
        os.unlink(draft)
        raise


@cache
def _is_own_folder(path: str) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return os.name == "nt" or (_is_ours(found) and not found.st_mode & _OTHERS)


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()
