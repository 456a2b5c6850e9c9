"""Files written whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_PART: Final = ".part"


def write_whole(path: Path, *content: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that an older file survives every failure.

    A link is followed, and the mode of an older file is kept. What is no regular file, such as ``/dev/null``
    or a pipe, is written directly. Raises OSError.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise IsADirectoryError(str(path))
        with target.open("wb") as stream:
            stream.writelines(content)
        return
    import tempfile

    begin = f".{target.name[:40]}."
    _clear_away(target.parent, begin)
    handle, name = tempfile.mkstemp(prefix=f"{begin}{os.getpid()}-", suffix=_PART, dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


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
