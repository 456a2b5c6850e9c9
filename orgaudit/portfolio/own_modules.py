"""Processes of our own find the modules of this installation, and none that lies in the working folder: it may be a stranger's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SAFE_PATH: Final = "PYTHONSAFEPATH"


@contextmanager
def own_modules_only() -> Iterator[None]:
    """Let no Python that is started meanwhile look for modules in its working folder."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
