"""Files of the user beside the company: read as far as any input may be long, for a link may lead to what never ends."""

import errno
import os
from pathlib import Path

from orgaudit.intake.yaml.limits import DEFAULT_LIMITS


def read_bounded(path: Path) -> bytes:
    """Return what a file holds. Raises OSError, for one that is longer than any input may be too."""
    with path.open("rb") as stream:
        data = stream.read(DEFAULT_LIMITS.size + 1)
    if len(data) > DEFAULT_LIMITS.size:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data
