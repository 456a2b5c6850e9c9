"""The commands as the parser knows them, made of the table of options, with help and errors in our own words."""

from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.formatting import HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.command_table import COMMANDS, load_command
from orgaudit.cli.parsing.help_page import WIDTH, help_page
from orgaudit.cli.parsing.options import COMMON, Option, facts_of_words, options_of, read_values
from orgaudit.cli.parsing.plain_call import COMPLETING
from orgaudit.cli.parsing.typer_errors import from_typer, no_such_command
from orgaudit.cli.session import PROGRAM, ClosedPipeError, Session, UnwritableStdoutError
from orgaudit.cli.usage import WrongCallError
from orgaudit.model.dataclass import replace
from orgaudit.wording.catalogue import Catalogue


class WordedOption(TyperOption):
    """An option that knows what can stand behind it."""

    def __init__(self, option: Option, **settings: Any) -> None:
        super().__init__(**settings)
        self.option = option

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Return what a shell can put there."""
        return _offered(self.option, ctx, incomplete)


class WordedArgument(TyperArgument):
    """An argument that knows what can stand in its place."""

    def __init__(self, option: Option, **settings: Any) -> None:
        super().__init__(**settings)
        self.option = option

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Return what a shell can put there; nothing leaves it to the shell, which knows the files."""
        return _offered(self.option, ctx, incomplete)


class WordedCommand(TyperCommand):
    """A command, which hands what it was given to its module."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over in our own words."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise WrongCallError("unexpected_argument", command=ctx.command_path, found=rest[0])
        return rest

    def invoke(self, ctx: Context) -> ExitCode:
        """Carry out a call."""
        session, name = ctx.find_object(Session), str(self.name)
        if session is None:
            raise TypeError
        _take_common(session, ctx)
        _no_option_as_value(options_of(name), ctx)
        values = read_values(options_of(name), ctx.params)
        return load_command(name)(Call(session, name, ctx.command_path, values, ctx.get_help))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page."""
        formatter.write(help_page(self, ctx, _words(ctx), width=_width(ctx)))


def _no_option_as_value(options: Sequence[Option], context: Context) -> None:
    """Raise WrongCallError where an option took the next one for its value: ``--write --isolated`` names no file."""
    flags = {option.flag for option in (*options, *COMMON) if option.flag}
    for option in options:
        given = context.params.get(option.parameter)
        if option.flag and flags.intersection(given if isinstance(given, tuple | list) else (given,)):
            raise WrongCallError("value_missing", command=context.command_path, option=option.flag)


class WordedGroup(TyperGroup):
    """The program itself. A command is made where a call names it."""

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return a command by its name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = command(cmd_name, _words(ctx))
        return self.commands.get(cmd_name)

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return list(COMMANDS)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command, or say which one is near."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise no_such_command(args[0])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Context) -> Any:
        """Carry out a call; show what there is to one that names no command."""
        session = ctx.find_object(Session)
        if session is not None:
            _take_common(session, ctx)
            if not ctx._protected_args:  # noqa: SLF001
                session.tell_page(ctx.get_help())
                return ExitCode.WRONG_INPUT
        return super().invoke(ctx)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page."""
        formatter.write(help_page(self, ctx, _words(ctx), COMMANDS, _width(ctx)))


def program(words: Catalogue) -> TyperGroup:
    """Return the program, its help in the language of the words."""
    completion = typer.main.get_install_completion_arguments()
    group = WordedGroup(
        name=PROGRAM,
        params=[*completion, *_common()],
        add_help_option=False,
        invoke_without_command=True,
        rich_markup_mode=None,
    )
    _word(group, "cli.program", words, {})
    return group


def called_by_parser(arguments: Sequence[str], session: Session) -> ExitCode:
    """Parse a call and carry it out. Raises WrongCallError."""
    try:
        result = program(session.catalogue).main(
            args=list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=session
        )
    except typer.TyperException as error:
        raise from_typer(error) from error
    except SystemExit as ended:
        # So ends a shell that asks for completions; what it asked for wrongly is no failed gate.
        return ExitCode.WRONG_INPUT if ended.code else ExitCode.OK
    except OSError as error:
        # The library writes the script for a shell by itself.
        if COMPLETING not in session.environ and not any(word.endswith("-completion") for word in arguments):
            raise
        if isinstance(error, BrokenPipeError):
            raise ClosedPipeError from error
        raise UnwritableStdoutError(error.strerror) from error
    except typer.Abort:
        return ExitCode.INTERRUPTED
    if result == 1 and not isinstance(result, ExitCode):
        return ExitCode.WRONG_INPUT  # so the library ends where it knows no script for a shell
    return ExitCode(result or ExitCode.OK)


def help_of(name: str, session: Session) -> str:
    """Return the help page of a command."""
    above = Context(program(session.catalogue), info_name=PROGRAM, obj=session)
    page = command(name, session.catalogue)
    return page.get_help(Context(page, parent=above, info_name=name, obj=session))


def command(name: str, words: Catalogue) -> TyperCommand:
    """Return a command, its help in the language of the words."""
    made = WordedCommand(
        name,
        params=[*map(parameter, options_of(name)), *_common()],
        add_help_option=False,
        rich_markup_mode=None,
    )
    _word(made, f"cli.commands.{name}", words, facts_of_words(name))
    return made


def parameter(option: Option) -> TyperArgument | TyperOption:
    """Return an option for the parser, which leaves every value as it is written."""
    if not option.flag:
        many = -1 if option.many else 1
        return WordedArgument(
            option,
            param_decls=[option.parameter],
            metavar=option.metavar,
            required=option.required,
            nargs=many,
        )
    names = [option.parameter, *filter(None, (option.short, option.flag))]
    if option.kind is None:
        return TyperOption(param_decls=names, is_flag=True, default=False)
    return WordedOption(option, param_decls=names, metavar=option.metavar, multiple=option.many)


def _offered(option: Option, ctx: Context, begun: str) -> list[CompletionItem]:
    # Only a shell that completes needs it.
    from orgaudit.cli.parsing.completion import offers

    # Behind an option that still waits for its value the parser leaves the arguments unread.
    rest = {"path": ctx.args[0]} if ctx.args and not ctx.params.get("path") else {}
    found = offers(option, str(ctx.info_name), begun, {**ctx.params, **rest}, _words(ctx))
    return [CompletionItem(word, help=about or None) for word, about in found]


def _common() -> list[Parameter]:
    """Return what every command takes, before its name and after it."""
    return [
        *map(parameter, COMMON),
        _eager(["--version"], lambda _context: f"{PROGRAM} {__version__}"),
        _eager(["-h", "--help"], lambda context: context.get_help()),
    ]


def _eager(names: list[str], text: Callable[[Context], str]) -> TyperOption:
    """Return an option that prints a text and ends the call, whatever else stands in it."""

    def callback(context: Context, _parameter: Parameter, value: Any) -> None:
        # Shell completion parses without a session, and so do the tests of the help pages.
        session = None if context.resilient_parsing else context.find_object(Session)
        if session is not None and value:
            session.write(text(context))
            raise typer.Exit

    return TyperOption(
        param_decls=names, is_flag=True, default=False, expose_value=False, is_eager=True, callback=callback
    )


def _take_common(session: Session, ctx: Context) -> None:
    """Set in the session what the common options ask for on this side of the command."""
    given = read_values(COMMON, ctx.params)
    asked = {name: value for name, value in given.items() if ctx.params[name]}
    session.common = replace(session.common, **asked)


def _width(ctx: Context) -> int:
    """Return the columns of the screen, else those of a page that goes to none."""
    session = ctx.find_object(Session)
    stated = session is not None and (session.stdout.isatty() or "COLUMNS" in session.environ)
    return session.width if session and stated else WIDTH


def _words(ctx: Context) -> Catalogue:
    session = ctx.find_object(Session)
    return session.catalogue if session else Catalogue("en")


def _word(made: Command, key: str, words: Catalogue, facts: dict[str, object]) -> None:
    """Give a command and its parameters their texts, for the help page and for shell completion alike."""
    made.help = words.ui(f"{key}.long")
    made.short_help = words.ui(f"{key}.short")
    for item in made.params:
        if isinstance(item, TyperOption):
            item.help = words.ui(f"cli.options.{item.name}", **facts)
        elif isinstance(item, TyperArgument):
            item.help = words.ui(f"cli.arguments.{item.name}", **facts)
