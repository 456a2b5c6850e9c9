"""What is wrong with a call, as values, and Typer's own complaints turned into them.

Typer words its errors in English only. So none of its texts is shown: each kind becomes a code with facts,
and the sentence stands in wording/<language>/cli.yaml under ``usage``.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from typer import BadParameter, TyperException
from typer._click.core import Context
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperOption

from orgaudit.cli.exit_code import ExitCode
from orgaudit.intake.spelling import nearest, useful_part


class WrongCallError(Exception):
    """A call that cannot be carried out. ``code`` names the sentence, ``facts`` fill it.

    ``command`` is the command path whose help is offered, ``None`` for the program's own.
    """

    def __init__(
        self,
        code: str,
        /,
        *,
        exit_code: ExitCode = ExitCode.WRONG_INPUT,
        command: str | None = None,
        **facts: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.command = command
        self.facts: Mapping[str, object] = facts


def unknown(code: str, word: str, allowed: Sequence[str], option: str | None = None) -> WrongCallError:
    """Return the problem of a word that is none of the allowed, with the nearest of them and how many are not shown."""
    shown, more = useful_part(word, allowed)
    near = nearest(word, allowed)
    return WrongCallError(code, found=word, allowed=shown, more=more, nearest=near, option=option)


def missing(code: str, path: str, exit_code: ExitCode = ExitCode.WRONG_INPUT) -> WrongCallError:
    """Return the problem of a path that is not there, with the nearest of its folder."""
    near = None
    with suppress(OSError, ValueError):
        place = Path(path)
        name = nearest(place.name, sorted(item.name for item in place.parent.iterdir()))
        near = str(place.with_name(name)) if name else None
    return WrongCallError(code, exit_code=exit_code, path=path, nearest=near)


def from_typer(error: TyperException) -> WrongCallError:
    """Turn an error that Typer raised while parsing into one of ours."""
    context = error.ctx if isinstance(error, UsageError) else None
    command = context.command_path if context else None
    match error:
        case NoSuchOption():
            options = _options(context)
            near = nearest(error.option_name, options)
            return WrongCallError("no_such_option", command=command, found=error.option_name, nearest=near)
        case MissingParameter(param=parameter) if parameter is not None:
            return WrongCallError("missing_argument", command=command, name=parameter.human_readable_name)
        case BadOptionUsage():
            flags = {name for name, option in _options(context).items() if option.is_flag}
            code = "value_unwanted" if error.option_name in flags else "value_missing"
            return WrongCallError(code, command=command, option=error.option_name)
        case BadParameter(param=parameter) if parameter is not None:
            return WrongCallError("bad_value", command=command, option=parameter.opts[0])
        case _:
            return WrongCallError("unreadable_call", command=command)


def _options(context: Context | None) -> dict[str, TyperOption]:
    if context is None:
        return {}
    options = [item for item in context.command.get_params(context) if isinstance(item, TyperOption)]
    return {name: option for option in options for name in option.opts}
