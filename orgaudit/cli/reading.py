"""Reading a company for a command: every problem and note is told on stderr, or the company comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.cli.usage import UsageProblem
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import PathMissing, Unreadable, load
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import Catalogue

STDIN = "-"


class InputRefused(Exception):
    """The input has problems; all of them are told already."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company fit to be audited, how it was read, and the files that it came from."""

    organization: Organization
    loaded: Loaded
    files: tuple[Path, ...]


def read_company(session: Session, path: str, today: date, stdin_name: str | None) -> Company:
    """Read a file, a folder or stdin.

    Raises UsageProblem where there is nothing to read or to audit, and InputRefused for a file with problems.
    """
    if not path:
        raise UsageProblem("path_missing", exit_code=ExitCode.NOTHING_TO_AUDIT, path=path)
    try:
        if stdin_name is None:
            loaded = load(path, today=today, stdin=session.stdin)
        else:
            loaded = load(path, today=today, stdin=session.stdin, stdin_name=stdin_name)
    except PathMissing:
        raise UsageProblem("path_missing", exit_code=ExitCode.NOTHING_TO_AUDIT, path=path) from None
    except Unreadable as error:
        raise UsageProblem("unreadable", path=path, reason=str(error)) from None
    words = Catalogue(session.stated_language or loaded.language)
    for line in _told(loaded.notes, words):
        session.note(line)
    if loaded.organization is None:
        for line in _told(loaded.problems, words):
            session.tell(line)
        session.note(words.ui("cli.problems_total", count=len(loaded.problems)))
        raise InputRefused
    if not loaded.organization.departments:
        raise UsageProblem("no_department", exit_code=ExitCode.NOTHING_TO_AUDIT, path=path)
    files = () if path == STDIN else tuple(Path(item) for item in loaded.paths)
    return Company(loaded.organization, loaded, files)


def _told(problems: Iterable[InputProblem], words: Catalogue) -> Iterable[str]:
    for problem in problems:
        place = problem.place
        text = words.ui(f"problems.{problem.code}", **problem.facts)
        yield f"{place.path}:{place.line}:{place.column}: {text}"
