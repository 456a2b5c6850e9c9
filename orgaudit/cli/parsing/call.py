"""One call of a command: what it was given, read by the table of options."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.options import options_of
from orgaudit.cli.session import PROGRAM, Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its values by the names of their parameters; ``path`` is how the program and the command are called."""

    session: Session
    command: str
    path: str
    values: Mapping[str, Any]
    help: Callable[[], str]

    def __getitem__(self, name: str) -> Any:
        """Return a value; ``None`` where the call does not give it or the command does not take it."""
        return self.values.get(name)

    def wrong(self, code: str, **facts: Any) -> WrongCallError:
        """Return a problem of this call, which offers the help of its command."""
        return WrongCallError(code, command=self.path, **facts)

    def takes(self, name: str) -> bool:
        """Whether the command takes a value of this name."""
        return name in self.values

    def keyed(self) -> dict[str, tuple[str, Any]]:
        """Return what the call decides instead of the settings, by key: where it does so, and the value."""
        given = {}
        for option in options_of(self.command):
            value = self[option.parameter]
            if option.key and not (value is None or value is False or value == ()):
                given[option.key] = (option.flag or option.metavar, value)
        language = self.session.common.lang
        return {"lang": ("--lang", language)} | given if language else given


def tell_wrong_call(problem: WrongCallError, session: Session) -> ExitCode:
    """Tell what is wrong with a call and where help is; return the code that it ends with."""
    words, facts = session.catalogue, problem.facts
    of_another = problem.code.startswith(_OF_ANOTHER_STATE)
    if of_another or not session.hiding:
        facts = {key: _without_names(key, value, session) for key, value in facts.items()}
    told = words.ui(f"cli.usage.{problem.code}", **facts)
    session.tell(f"{PROGRAM}: {session.veiled(told) if of_another else told}")
    if problem.command:
        session.note(words.ui("cli.usage.see_help", command=problem.command))
    return problem.exit_code


_OF_ANOTHER_STATE: Final = ("history_", "not_at_ref")
"""How problems begin of a state that could not be read: who is named in it nobody knows, whoever the company of today names."""

_PATHS: Final = frozenset(("path", "folder", "sheet"))
"""Facts that are paths; the nearest of what was given may be one too."""


def _without_names(key: str, value: object, session: Session) -> object:
    if not session.redacting or not isinstance(value, str):
        return value
    if key == "nearest":
        # Only calls that are told without names ask for these.
        from orgaudit.cli.parsing.words_of_calls import words_of_calls

        return value if value.casefold() in words_of_calls() else session.path(value)
    return session.path(value) if key in _PATHS else value
