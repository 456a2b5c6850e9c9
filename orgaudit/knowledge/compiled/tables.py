"""A table of ours in its compiled form: the one that came with the wheel, else the user's own, else made now and kept.

A table is only taken where it was made from exactly the files that lie there, so an edited YAML file is never answered from an
older one. Without a compiled form, or with a broken one, everything is as before and takes longer.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from orgaudit.knowledge.compiled.own_folder import folder_for, read_own, write_own
from orgaudit.knowledge.compiled.sealed import UnusableError, key_of, sealed, unsealed

PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHIPPED: Final = os.path.join(PACKAGE, "_compiled")
"""What the wheel brings; a checkout has no such folder."""


def compiled(name: str, sources: Sequence[str], make: Callable[[], Any]) -> Any:
    """Return what ``make`` makes of the sources, which are files. Raises OSError where one is missing.

    ``name`` is that of the file in which it is kept. The value must be of plain types.
    """
    key = key_of_files(sources)
    folder = folder_for(PACKAGE, os.environ)
    for read in (_shipped, lambda name: read_own(folder, name) if folder else None):
        data = read(name)
        if data is not None:
            try:
                return unsealed(data, key)
            except UnusableError:
                continue
    value = make()
    if folder is not None:
        write_own(folder, name, sealed(key, value))
    return value


def compile_into(folder: str, name: str, sources: Sequence[str], make: Callable[[], Any]) -> None:
    """Write the compiled form into the folder of a wheel that is being built."""
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(sealed(key_of_files(sources), make()))


def key_of_files(sources: Iterable[str]) -> bytes:
    """Return what tells the content of some files from any other. Raises OSError where one is missing."""
    return key_of(map(_content, sources))


def _shipped(name: str) -> bytes | None:
    try:
        return _content(os.path.join(SHIPPED, name))
    except OSError:
        return None


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.read()
