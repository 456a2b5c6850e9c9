"""The options that every command takes, before its name and after it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import typer
from typer._click.core import Context, Parameter
from typer.core import TyperOption

from orgaudit import __version__
from orgaudit.cli.language import as_language
from orgaudit.cli.session import CommonOptions, Session
from orgaudit.cli.usage import unknown
from orgaudit.wording.catalogue import LANGUAGES

COLORS = ("auto", "always", "never")


def common_options() -> list[TyperOption]:
    """Return the options, ready to be added to the parameters of a command."""
    return [
        TyperOption(param_decls=["--lang"], metavar="|".join(LANGUAGES), expose_value=False, callback=_lang),
        TyperOption(param_decls=["--color"], metavar="|".join(COLORS), expose_value=False, callback=_color),
        _flag(["-q", "--quiet"], _setting(lambda common: replace(common, quiet=True))),
        _flag(["-v", "--verbose"], _setting(lambda common: replace(common, verbose=True))),
        _flag(["--traceback"], _setting(lambda common: replace(common, traceback=True))),
        _flag(["--version"], _version, is_eager=True),
        _flag(["-h", "--help"], _help, is_eager=True),
    ]


Callback = Callable[[Context, Parameter, Any], None]


def _flag(names: list[str], callback: Callback, *, is_eager: bool = False) -> TyperOption:
    return TyperOption(
        param_decls=names,
        is_flag=True,
        default=False,
        expose_value=False,
        is_eager=is_eager,
        callback=callback,
    )


def _session(context: Context) -> Session | None:
    # Shell completion parses without a session, and so do the tests of the help pages.
    return None if context.resilient_parsing else context.find_object(Session)


def _lang(context: Context, _parameter: Parameter, value: str | None) -> None:
    session = _session(context)
    if session is None or value is None:
        return
    language = as_language(value)
    if language is None:
        raise unknown("bad_choice", value, LANGUAGES, option="--lang")
    session.common = replace(session.common, language=language)


def _color(context: Context, _parameter: Parameter, value: str | None) -> None:
    session = _session(context)
    if session is None or value is None:
        return
    if value not in COLORS:
        raise unknown("bad_choice", value, COLORS, option="--color")
    session.common = replace(session.common, color=value)


def _setting(change: Callable[[CommonOptions], CommonOptions]) -> Callback:
    def callback(context: Context, _parameter: Parameter, value: Any) -> None:
        session = _session(context)
        if session is not None and value:
            session.common = change(session.common)

    return callback


def _version(context: Context, _parameter: Parameter, value: Any) -> None:
    session = _session(context)
    if session is not None and value:
        session.write(f"orgaudit {__version__}")
        raise typer.Exit


def _help(context: Context, _parameter: Parameter, value: Any) -> None:
    session = _session(context)
    if session is not None and value:
        session.write(context.get_help())
        raise typer.Exit
