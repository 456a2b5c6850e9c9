"""The rules of a run that are not ours, for the command line: checked, worded, found. Loaded where settings have some."""

from collections.abc import Iterable

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.messages import message
from orgaudit.intake.problems import InputProblem
from orgaudit.own.checking import problems_of
from orgaudit.own.engines import EXTRA, NoEngineError
from orgaudit.own.packs import packs_of, word_sources
from orgaudit.own.plugins import BrokenPluginError, NoPluginError, plugin
from orgaudit.rules.spec import Rule
from orgaudit.settings import Settings


def rules_of(session: Session, settings: Settings) -> tuple[Rule, ...]:
    """Return every rule of a run, ours first; from here on the session has the words of all of them.

    Raises WrongCallError where a library is missing, RefusedInputError where a condition is wrong.
    """
    installed(settings.plugins)
    try:
        problems = problems_of(settings.rules)
        if problems:
            tell(session, problems)
            raise RefusedInputError(ExitCode.WRONG_INPUT)
        rules = tuple(rule for pack in packs_of(settings) for rule in pack.rules)
        session.word_sources = word_sources(settings)
    except BrokenPluginError as error:
        raise WrongCallError("broken_plugin", found=error.name, detail=error.detail) from None
    except NoEngineError:
        raise WrongCallError("extra_missing", extra=EXTRA) from None
    return rules


def installed(names: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of installed packs. Raises WrongCallError for one that is not there or no good."""
    try:
        return tuple(rule for name in names for rule in plugin(name).rules)
    except NoPluginError as error:
        raise unknown("no_such_plugin", error.name, error.installed) from None
    except BrokenPluginError as error:
        raise WrongCallError("broken_plugin", found=error.name, detail=error.detail) from None


def tell(session: Session, problems: Iterable[InputProblem]) -> None:
    """Tell each problem; under that of a condition its line, with a caret under the mistake."""
    for problem in problems:
        # A condition may name persons, and no company has said yet who they are.
        session.tell(message(problem, session.catalogue, unquoted=session.redacting))
        lines = () if session.redacting else problem.facts.get("excerpt", ())
        for line in lines if isinstance(lines, tuple) else ():
            session.tell(f"  | {line}")
