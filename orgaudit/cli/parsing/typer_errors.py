"""Typer's complaints of a call turned into ours.

Typer words its errors in English only. So none of its texts is shown: each kind becomes a code with facts.
"""

from contextlib import suppress
from pathlib import Path

from typer import BadParameter, TyperException
from typer._click.core import Context
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperOption

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.spelling import nearest


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


def no_such_command(word: str) -> WrongCallError:
    """Return the problem of a first word that is no command: where a file of that name lies, it was meant to be read."""
    from orgaudit.cli.terminal.plain_text import shell_word
    from orgaudit.intake.yaml.file_kinds import SPREADSHEETS  # for wrong calls only

    with suppress(OSError, ValueError):
        if Path(word).exists() and word.lower().endswith(SPREADSHEETS):
            return WrongCallError("sheet_for_command", path=shell_word(word))
        if Path(word).exists():
            return WrongCallError("path_for_command", path=shell_word(word))
    return unknown("no_such_command", word, COMMANDS)


def _options(context: Context | None) -> dict[str, TyperOption]:
    if context is None:
        return {}
    options = [item for item in context.command.get_params(context) if isinstance(item, TyperOption)]
    return {name: option for option in options for name in option.opts}
