"""Calls that need no parser: a command, options that it knows, and what they take.

Importing Typer takes longer than most of what is asked for. Whatever is unusual, wrong or asks for help is left to it.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.options import COMMON, Option, options_of, read_values
from orgaudit.cli.session import PROGRAM, Session
from orgaudit.model.dataclass import replace

COMPLETING = "_ORGAUDIT_COMPLETE"
"""Set where a shell asks what could be typed next; that is answered by Typer."""


def plain_call(arguments: Sequence[str], session: Session) -> Call | None:
    """Return the call with its values, as the parser would read them; ``None`` where it has to.

    Sets in the session what the common options ask for. Raises WrongCallError.
    """
    before = next((at for at, word in enumerate(arguments) if word in COMMANDS), None)
    if before is None or COMPLETING in session.environ:
        return None
    name = arguments[before]
    options = options_of(name)
    outer = _raw(arguments[:before], COMMON)
    inner = _raw(arguments[before + 1 :], (*options, *COMMON))
    if outer is None or inner is None:
        return None
    for raw in (outer, inner):
        given = read_values(COMMON, raw)
        asked = {key: value for key, value in given.items() if raw.get(key)}
        session.common = replace(session.common, **asked)
    values = read_values(options, inner)
    return Call(session, name, f"{PROGRAM} {name}", values, partial(_help, name, session))


def _raw(words: Sequence[str], options: Sequence[Option]) -> dict[str, Any] | None:
    """Return what is written for each option and argument."""
    by_flag = {flag: option for option in options for flag in (option.flag, option.short) if flag}
    raw: dict[str, Any] = {}
    loose: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            loose.append(word)
            continue
        flag, equals, value = word.partition("=")
        option = by_flag.get(flag)
        if option is None or (equals and (option.kind is None or not flag.startswith("--"))):
            return None
        if option.kind is None:
            raw[option.parameter] = True
            continue
        if not equals:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        raw[option.parameter] = (*raw.get(option.parameter, ()), value) if option.many else value
    return _with_arguments(raw, loose, [option for option in options if not option.flag])


def _with_arguments(
    raw: dict[str, Any], loose: list[str], arguments: Sequence[Option]
) -> dict[str, Any] | None:
    for option in arguments:
        if option.required and not loose:
            return None
        if option.many:
            raw[option.parameter], loose = tuple(loose), []
        elif loose:
            raw[option.parameter], loose = loose[0], loose[1:]
    return None if loose else raw


def _help(name: str, session: Session) -> str:
    from orgaudit.cli.parsing.program import help_of

    return help_of(name, session)
