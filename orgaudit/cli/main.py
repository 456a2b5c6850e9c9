"""Run one call of the program, and turn whatever happens into an exit code."""

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from orgaudit import __version__
from orgaudit.cli.exit_code import EndedError, ExitCode, RefusedInputError
from orgaudit.cli.parsing.call import tell_wrong_call
from orgaudit.cli.parsing.command_table import load_command
from orgaudit.cli.parsing.plain_call import plain_call
from orgaudit.cli.parsing.typed_flags import as_flags
from orgaudit.cli.session import (
    PROGRAM,
    ClosedPipeError,
    CommonOptions,
    Session,
    UnwritableStdoutError,
    fit_for_text,
)
from orgaudit.cli.settings.language import LANGUAGE_VARIABLE, as_language, language_of_arguments
from orgaudit.cli.usage import WrongCallError
from orgaudit.engine.select import NoRuleLeftError
from orgaudit.knowledge.compiled.expressions import Expressions
from orgaudit.model.pattern import compiled_by
from orgaudit.wording.catalogue import LANGUAGES

_LACKS: Final = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN))
"""Errors by which a system says that it gives no more files, memory or processes."""


def run_process() -> int:
    """Run on the arguments and streams of this process."""
    session = Session(
        stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(),
        stdout=fit_for_text(sys.stdout),
        stderr=fit_for_text(sys.stderr),
        environ=os.environ,
    )
    expressions = Expressions()
    with compiled_by(expressions.compile):
        code = run(sys.argv[1:], session)
    expressions.keep()
    _silence_broken_streams()
    _leave_to_the_system(session.held)
    return code


def run(arguments: Sequence[str], session: Session) -> ExitCode:
    """Run one call and return its exit code. Nothing is raised, whatever happens."""
    arguments = as_flags(arguments)
    # Said before parsing, so that help, usage errors and crashes know the language and the wish for a traceback.
    session.common = CommonOptions(
        lang=language_of_arguments(arguments),
        quiet=bool({"-q", "--quiet"} & set(arguments)),
        traceback="--traceback" in arguments,
    )
    session.given = arguments
    session.redacting = any(word.startswith("--redact") for word in arguments)
    try:
        _tell_unknown_language(session)
        code = _outcome(arguments, session)
    except OSError as error:  # telling needs a file more, and there is none
        print(f"{PROGRAM}: {error.strerror}", file=session.stderr)
        return ExitCode.WRONG_INPUT
    except ClosedPipeError:
        return ExitCode.CLOSED_PIPE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return code


def _outcome(arguments: Sequence[str], session: Session) -> ExitCode:
    try:
        call = plain_call(arguments, session)
        if call is not None:
            return load_command(call.command)(call)
        from orgaudit.cli.parsing.program import called_by_parser

        return called_by_parser(arguments, session)
    except EndedError:
        return ExitCode.OK
    except WrongCallError as problem:
        return tell_wrong_call(problem, session)
    except NoRuleLeftError:
        return tell_wrong_call(WrongCallError("no_rule_left"), session)
    except RefusedInputError as error:
        return error.exit_code
    except UnwritableStdoutError as error:
        session.tell(
            f"{PROGRAM}: {session.catalogue.ui('cli.usage.unwritable', path='<stdout>', reason=error.reason)}"
        )
        return ExitCode.WRONG_INPUT
    except ClosedPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, it is our bug and never code 1
        fault = _fault(error)
        return tell_wrong_call(fault, session) if fault else _tell_bug(error, session)


def _fault(error: Exception) -> WrongCallError | None:
    """Return what the machine lacks, where that and no bug of ours ended the call."""
    if isinstance(error, MemoryError):
        return WrongCallError("out_of_memory")
    if isinstance(error, OSError) and error.errno in _LACKS:
        return WrongCallError("out_of_resources", reason=error.strerror)
    if isinstance(error, FileNotFoundError):
        try:
            Path.cwd()
        except FileNotFoundError:
            return WrongCallError("working_folder_gone")
    elif isinstance(error, OSError) and isinstance(error.filename, str):
        # A name that no file can have, a folder that lets nobody look into it: asking whether it is there fails already.
        return WrongCallError("unreachable", path=error.filename, reason=error.strerror)
    return None


def _tell_unknown_language(session: Session) -> None:
    """Tell a language of the environment that we do not speak: nobody would else know why it has no effect."""
    found = session.environ.get(LANGUAGE_VARIABLE, "").strip()
    if found and as_language(found) is None:
        session.note(session.catalogue.ui("cli.told.unknown_language", found=found, allowed=LANGUAGES))


def _tell_bug(error: Exception, session: Session) -> ExitCode:
    if session.common.traceback:
        import traceback

        # The text of an exception can hold a person's name.
        lines = (
            traceback.format_tb(error.__traceback__)
            if session.discreet
            else traceback.format_exception(error)
        )
        session.tell_page("".join(lines))
    text = type(error).__name__ if session.discreet else f"{type(error).__name__}: {error}"
    session.tell(session.catalogue.ui("cli.bug", error=text, version=__version__))
    return ExitCode.BUG


def _leave_to_the_system(held: list[object]) -> None:
    """See to it that a large company is not taken down piece by piece, nor what modules remember: the process ends and frees it in one go.

    A ring that the collector does not look at is never freed, whereas all that is to happen at exit still does.
    """
    held += [dict(vars(module)) for module in tuple(sys.modules.values()) if hasattr(module, "__dict__")]
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
