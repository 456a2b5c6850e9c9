"""Reading a company for a command: every problem and note is told on stderr, or the company comes back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.session import Session
from orgaudit.cli.terminal.progress import working
from orgaudit.cli.usage import WrongCallError, missing
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.messages import alike, message
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import STDIN, SUFFIXES, MissingPathError, UnreadableError, load
from orgaudit.intake.yaml import yaml_parser
from orgaudit.intake.yaml.file_kinds import SPREADSHEETS
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.identity import canonical
from orgaudit.reports.words.redaction import Redactor, redactor, redactor_of
from orgaudit.wording.catalogue import Catalogue

STDIN_NAME: Final = "<stdin>"
_MOST_PLACES: Final = 40
"""Places of one problem that are listed; ``--verbose`` tells each by itself."""
_NOTHING_TO_AUDIT: Final = frozenset({"no_departments"})


@dataclass(frozen=True, slots=True)
class Company:
    """A company fit to be audited, and how it was read; ``given`` holds the paths as the call names them."""

    organization: Organization
    loaded: Loaded
    given: tuple[str, ...] = ()


def read_company(session: Session, paths: Sequence[str], today: date, stdin_name: str | None) -> Company:
    """Read a company: a file, a folder or stdin, or several files and folders.

    Raises WrongCallError where nothing can be read, and RefusedInputError for input with problems.
    """
    with working(session, "reading"):
        loaded = _load(session, paths, today, stdin_name)
    if not yaml_parser.HAS_C_PARSER:
        session.note(session.words(loaded.language).ui("cli.told.slow_parser"))
    return replace(accepted(session, loaded), given=tuple(paths))


def accepted(session: Session, loaded: Loaded) -> Company:
    """Tell notes and problems of what was read. Raises RefusedInputError for input with problems."""
    words = session.words(loaded.language)
    session.company_language = session.company_language or loaded.language
    nobody_known = loaded.organization is None and not loaded.persons
    if not nobody_known:
        hide(session, loaded, words)
    # Without a company nobody knows which words are persons, so nothing of the input is quoted.
    unquoted = loaded.organization is None and (session.discreet or _is_led_out(loaded))
    if nobody_known:
        loaded = _veiled(loaded, session)
    for note in loaded.notes:
        # Where nobody in particular is named somebody may be all the same: everyone but Kim.
        in_doubt = session.discreet and note.code in _OF_NOBODY
        session.note(message(note, words, unquoted=unquoted or in_doubt))
    if session.common.verbose:
        session.note(words.ui("cli.told.read", paths=loaded.paths))
    if loaded.organization is None:
        for problem, places in _told(session, loaded.problems):
            told = message(problem, words, unquoted=unquoted)
            session.tell(_with_places(told, problem, places, words) if places else told)
        session.note(words.ui("cli.problems_total", count=len(loaded.problems)))
        _tell_offers(session, loaded, words)
        codes = {problem.code for problem in loaded.problems}
        raise RefusedInputError(
            ExitCode.NOTHING_TO_AUDIT if codes == _NOTHING_TO_AUDIT else ExitCode.WRONG_INPUT
        )
    return Company(loaded.organization, loaded)


_OF_NOBODY: Final = frozenset(("group_is_nobody", "may_not_be_there"))
"""Notes that quote what stands where a person is expected and is not taken for one."""


def _is_led_out(loaded: Loaded) -> bool:
    """Whether a link leads to a file elsewhere, which whoever put the link there may have no right to see."""
    from orgaudit.compare.states.led_elsewhere import is_led_out

    return any(map(is_led_out, loaded.paths))


def _veiled(loaded: Loaded, session: Session) -> Loaded:
    """Return what was read with no path that may tell a name, where nobody knows who is named."""

    def veiled(problem: InputProblem) -> InputProblem:
        return replace(problem, place=Place(session.path(problem.place.path), *problem.place[1:]))

    return replace(
        loaded,
        paths=tuple(map(session.path, loaded.paths)),
        notes=tuple(map(veiled, loaded.notes)),
        problems=tuple(map(veiled, loaded.problems)),
    )


def _tell_offers(session: Session, loaded: Loaded, words: Catalogue) -> None:
    """Say how what is offered for keys and values can be taken, of a company in one file."""
    from orgaudit.intake.editing.suggested import is_offered  # where something is wrong only

    offers = sum(map(is_offered, loaded.problems))
    if offers and len(loaded.paths) == 1 and loaded.paths[0].endswith(SUFFIXES):
        session.note(words.ui("cli.problems_offered", count=offers, path=loaded.paths[0]))


def _told(
    session: Session, problems: Sequence[InputProblem]
) -> Iterator[tuple[InputProblem, tuple[Place, ...]]]:
    return ((problem, ()) for problem in problems) if session.common.verbose else alike(problems)


def _with_places(told: str, problem: InputProblem, places: Sequence[Place], words: Catalogue) -> str:
    """Return a told problem with where else the very same is wrong: lines of the same file, places of others."""
    path = problem.place.path
    shown = [
        f"{'' if place.path == path else f'{place.path}:'}{place.line}" for place in places[:_MOST_PLACES]
    ]
    more = len(places) - len(shown) or None
    return words.ui("cli.problems_alike", told=told, count=len(places), lines=shown, more=more)


def hide(session: Session, loaded: Loaded, words: Catalogue) -> None:
    """Hide whoever a company names in all that the call tells from now on, if people are to be hidden; whether it is fit or not."""

    @cache
    def people() -> Redactor:
        if loaded.organization is None:
            return redactor_of(loaded.persons, set(), words, session.redact_key)
        return redactor((loaded.organization,), words, session.redact_key)

    session.hiding.append(lambda text: people().message(text))


def hide_others(session: Session, org: Organization, persons: Iterable[str], words: Catalogue) -> None:
    """Hide persons, too, whom only the call names, each by the pseudonym that the report has for them."""
    others = {person: {person} for person in persons if person not in org.person_by_id}
    if others:
        people = redactor_of(others, set(), words, session.redact_key or canonical(org.company.name))
        session.hiding.append(people.message)


def _load(session: Session, paths: Sequence[str], today: date, stdin_name: str | None) -> Loaded:
    if not all(paths):
        raise missing("path_missing", "", ExitCode.NOTHING_TO_AUDIT)
    try:
        # One byte more than is allowed shows that there is too much, without reading it all.
        stdin = session.stdin.read(DEFAULT_LIMITS.size + 1) if STDIN in paths else None
        return load(*paths, today=today, stdin=stdin, stdin_name=stdin_name or STDIN_NAME)
    except MissingPathError as gone:
        raise nothing_there(gone.path) from None
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None


def nothing_there(path: str) -> WrongCallError:
    """Return the problem of a path with nothing to audit: it is not there, or a folder without a file of ours."""
    folder = Path(path)
    if not folder.is_dir():
        return missing("path_missing", path, ExitCode.NOTHING_TO_AUDIT)
    nothing = ExitCode.NOTHING_TO_AUDIT
    names = sorted(item.name for item in folder.iterdir())
    if not names:
        return WrongCallError("folder_empty", exit_code=nothing, path=path, suffixes=SUFFIXES)
    sheets = [str(folder / name) for name in names if name.lower().endswith(SPREADSHEETS)]
    first = sheets[0] if sheets else None
    return WrongCallError(
        "folder_without_company", exit_code=nothing, path=path, suffixes=SUFFIXES, sheet=first
    )
