"""Workbooks written to files of their own, which may hold work by the time they would be replaced."""

from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.cli.output.files import create
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.fields import Language
from orgaudit.model import Organization

SUFFIX: Final = ".xlsx"
MOST_LOSSES: Final = 10
"""Elements that are named where a workbook does not hold all of them; house default."""


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


def tell_losses(session: Session, content: bytes, org: Organization, language: Language, today: date) -> None:
    """Say what of a company stays behind in its file, because a workbook does not hold it."""
    from orgaudit.forms.losses import losses

    words = session.catalogue
    left = len(org.waivers)
    if left:
        session.note(words.ui("template.told.waivers", count=left))
    found = losses(content, org, language, today)
    if not found:
        return
    session.note(words.ui("template.told.losses", count=len(found)))
    for loss in found[:MOST_LOSSES]:
        line = words.ui("template.told.loss", name=loss.name, fields=loss.fields or None)
        session.note(session.hidden(line))
    if len(found) > MOST_LOSSES:
        session.note(words.ui("template.told.more_losses", count=len(found) - MOST_LOSSES))
