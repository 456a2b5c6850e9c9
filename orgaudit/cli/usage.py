"""What is wrong with a call, as values; the sentences stand in wording/<language>/cli.yaml under ``usage``."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

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
        near = str(place.with_name(name)) if name and name != place.name else None
    return WrongCallError(code, exit_code=exit_code, path=path, nearest=near)
