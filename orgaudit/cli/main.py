"""The program: put the commands together, run one, and turn whatever happens into an exit code."""

import gc
import io
import os
import sys
import traceback
from collections.abc import Container, Sequence

import typer
from typer._click.core import Command
from typer.core import TyperArgument, TyperGroup, TyperOption

from orgaudit import __version__
from orgaudit.cli.command_table import COMMANDS, load_command
from orgaudit.cli.common_options import common_options
from orgaudit.cli.errors import RefusedInputError
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.help_page import WordedCommand, WordedGroup
from orgaudit.cli.language import language_of_arguments
from orgaudit.cli.session import (
    ClosedPipeError,
    CommonOptions,
    Session,
    UnwritableStdoutError,
    fit_for_text,
)
from orgaudit.cli.usage import WrongCallError, from_typer
from orgaudit.engine.select import NoRuleLeftError
from orgaudit.wording.catalogue import Catalogue

PROGRAM = "orgaudit"


def run_process() -> int:
    """Run on the arguments and streams of this process."""
    # One call, one company, then the process ends: the collector would rescan a graph that only grows, again and
    # again, and find nothing. For 10,000 duties that was a third of the whole run.
    gc.disable()
    session = Session(
        stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(),
        stdout=fit_for_text(sys.stdout),
        stderr=fit_for_text(sys.stderr),
        environ=os.environ,
    )
    code = run(sys.argv[1:], session)
    _silence_broken_streams()
    _leave_to_the_system(session.held)
    return code


def run(arguments: Sequence[str], session: Session) -> ExitCode:
    """Run one call and return its exit code. Nothing is raised, whatever happens."""
    # Said before parsing, so that help, usage errors and crashes know the language and the wish for a traceback.
    session.common = CommonOptions(
        language=language_of_arguments(arguments), traceback="--traceback" in arguments
    )
    try:
        code = _outcome(arguments, session)
    except ClosedPipeError:
        return ExitCode.CLOSED_PIPE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return code


def program(words: Catalogue, named: Container[str] = COMMANDS) -> Command:
    """Return the program with all its commands, its help in the language of the words.

    Commands that are not ``named`` are there by name only: loading them all takes longer than what most calls do.
    """
    app = typer.Typer(
        cls=WordedGroup,
        name=PROGRAM,
        rich_markup_mode=None,
        add_help_option=False,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback(cls=WordedGroup, add_help_option=False, invoke_without_command=True)(_without_command)
    for name in COMMANDS:
        function = load_command(name) if name in named else _never_called
        app.command(name, cls=WordedCommand, add_help_option=False)(function)
    command = typer.main.get_command(app)
    shared = common_options()
    command.params.extend(shared)
    _word(command, "cli.program", words)
    if isinstance(command, TyperGroup):
        for name, child in command.commands.items():
            child.params.extend(shared)
            _word(child, f"cli.commands.{name}", words)
    return command


def _never_called() -> None:
    """Stand for a command that the call does not name."""


def _word(command: Command, key: str, words: Catalogue) -> None:
    """Give a command and its parameters their texts, for the help page and for shell completion alike."""
    command.help = words.ui(f"{key}.long")
    command.short_help = words.ui(f"{key}.short")
    for parameter in command.params:
        if isinstance(parameter, TyperOption):
            parameter.help = words.ui(f"cli.options.{parameter.name}")
        elif isinstance(parameter, TyperArgument):
            parameter.help = words.ui(f"cli.arguments.{parameter.name}")


def _without_command(context: typer.Context) -> None:
    """Show what there is to a call that names no command."""
    session = context.find_object(Session)
    if context.invoked_subcommand is None and session is not None:
        session.tell_page(context.get_help())
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _outcome(arguments: Sequence[str], session: Session) -> ExitCode:
    try:
        # Shell completion asks for the options of whatever command it likes.
        named = COMMANDS if f"_{PROGRAM.upper()}_COMPLETE" in session.environ else arguments
        command = program(session.catalogue, named)
        result = command.main(args=list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=session)
        return ExitCode(result or ExitCode.OK)
    except WrongCallError as problem:
        return _tell_usage(problem, session)
    except NoRuleLeftError:
        return _tell_usage(WrongCallError("no_rule_left"), session)
    except typer.TyperException as error:
        return _tell_usage(from_typer(error), session)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except RefusedInputError as refused:
        return refused.exit_code
    except UnwritableStdoutError as error:
        session.tell(
            f"{PROGRAM}: {session.catalogue.ui('cli.usage.unwritable', path='<stdout>', reason=error.reason)}"
        )
        return ExitCode.WRONG_INPUT
    except ClosedPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, it is our bug and never code 1
        return _tell_bug(error, session)


def _tell_usage(problem: WrongCallError, session: Session) -> ExitCode:
    words = session.catalogue
    session.tell(f"{PROGRAM}: {words.ui(f'cli.usage.{problem.code}', **problem.facts)}")
    if problem.command:
        session.note(words.ui("cli.usage.see_help", command=problem.command))
    return problem.exit_code


def _tell_bug(error: Exception, session: Session) -> ExitCode:
    if session.common.traceback:
        session.tell_page("".join(traceback.format_exception(error)))
    # The text of an exception can hold a person's name.
    text = type(error).__name__ if session.redacting else f"{type(error).__name__}: {error}"
    session.tell(session.catalogue.ui("cli.bug", error=text, version=__version__))
    return ExitCode.BUG


def _leave_to_the_system(held: list[object]) -> None:
    """See to it that a large company is not taken down piece by piece: the process ends and frees it in one go.

    A ring that the collector does not look at is never freed, whereas all that is to happen at exit still does.
    """
    held.append(held)
    gc.freeze()


def _silence_broken_streams() -> None:
    """Point streams that take no more at nothing, or Python complains of them when it ends, with a code of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
