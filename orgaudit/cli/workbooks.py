"""Workbooks written to files of their own, which may hold work by the time they would be replaced."""

from pathlib import Path
from typing import Final

from orgaudit.cli.files import create
from orgaudit.cli.usage import WrongCallError

SUFFIX: Final = ".xlsx"


def new_workbook(target: Path, content: bytes) -> None:
    """Write a workbook to a file that is not there yet. Raises WrongCallError."""
    if target.suffix.casefold() != SUFFIX:
        raise WrongCallError("not_a_workbook", path=str(target), suffix=SUFFIX)
    if not target.parent.is_dir():
        raise WrongCallError("no_such_folder", path=str(target), folder=str(target.parent))
    try:
        create(target, content)
    except FileExistsError:
        raise WrongCallError("file_exists", path=str(target)) from None
    except OSError as error:
        raise WrongCallError("unwritable", path=str(target), reason=error.strerror or "") from None
