"""The states that a difference is made of: a path as it is now, or ``GIT_REF:path`` as it was."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import Company, accepted, read_company
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.git import NoHistoryError
from orgaudit.compare.states.history import commit_of, company_at, from_the_root
from orgaudit.intake.loaded import Loaded
from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern

_REF_AND_PATH: Final = pattern(r"(?P<ref>(?:[^:{}]|\{[^{}]*\})+):(?P<path>.*)", re.DOTALL)
"""A colon in braces belongs to the ref, as in ``main@{2026-01-05 10:00}``."""

PAGES: Final = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class StateName:
    """How a call names a state. ``ref`` is ``None`` for what lies in the working tree."""

    label: str
    path: str
    ref: str | None = None


def state_name(text: str) -> StateName:
    """Read a path or ``GIT_REF:path``. A path that exists is one, and so is everything after a drive letter.

    Raises WrongCallError for one that exists and begins with a ref: whoever may add a file must not choose what is compared.
    """
    found = _REF_AND_PATH.fullmatch(text)
    if found is None or len(found["ref"]) == 1:
        return StateName(text, text)
    if Path(text).exists():
        if _is_ref(found["ref"]):
            raise WrongCallError("path_and_ref", found=text)
        return StateName(text, text)
    return StateName(text, found["path"] or ".", found["ref"])


def is_page(path: str) -> bool:
    """Whether a state of a call is named as a page: no company is written in one."""
    return Path(path).suffix.casefold() in PAGES


def read_state(session: Session, name: StateName, today: date) -> Company | None:
    """Read one state; ``None`` where its path was not there yet at the ref.

    Raises WrongCallError where it cannot be read, and RefusedInputError for input with problems.
    """
    if name.ref is None:
        if not Path(name.path).exists() and _is_ref(name.path):
            raise WrongCallError("ref_without_path", found=name.label)
        return read_company(session, (name.path,), today, None)
    loaded = _at(name.ref, name.path, today)
    return None if loaded is None else accepted(session, loaded)


def _is_ref(text: str) -> bool:
    """Whether a text names a state of the repository that we are in."""
    try:
        commit_of(text)
    except NoHistoryError as problem:
        return problem.reason == "several_refs"
    return True


def not_there(name: StateName) -> WrongCallError:
    """Return the problem of a path that is not there at a ref."""
    return WrongCallError("not_at_ref", exit_code=ExitCode.NOTHING_TO_AUDIT, path=name.path, ref=name.ref)


def _at(ref: str, path: str, today: date) -> Loaded | None:
    """Read a path at a ref: as it counts from here, else from the root of the repository, as git itself counts."""
    try:
        here = company_at(ref, (path,), today=today)
    except NoHistoryError as problem:
        code = f"history_{problem.reason}"
        raise WrongCallError(code, **problem.facts) from None
    if here is None and not Path(path).is_absolute():
        with suppress(NoHistoryError):  # we are in no repository, or the path leads out of it
            return company_at(ref, (from_the_root(path),), today=today)
    return here
