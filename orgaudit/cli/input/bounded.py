"""Files of the user beside the company: read as far as any input may be long, for a link may lead to what never ends."""

import errno
import os
from pathlib import Path

from orgaudit.cli.usage import WrongCallError, missing
from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS


def read_bounded(path: Path) -> bytes:
    """Return what a file holds. Raises OSError, for one that is longer than any input may be too."""
    data = first_bytes(path, DEFAULT_LIMITS.size + 1)
    if len(data) > DEFAULT_LIMITS.size:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def given_text(path: Path) -> str:
    """Return the text of a file that a call names. Raises WrongCallError: one that is missing or broken must never pass for an empty one."""
    try:
        return read_bounded(path).decode("utf-8-sig")
    except FileNotFoundError:
        raise missing("no_such_file", str(path)) from None
    except OSError as error:
        raise WrongCallError("unreadable", path=str(path), reason=error.strerror) from None
    except UnicodeDecodeError as error:
        raise WrongCallError("unreadable", path=str(path), reason=error.reason) from None
