"""Commands whose help and errors are told in our own words, in columns that hold Japanese."""

from typing import Final

from typer._click.core import Command, Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from orgaudit.cli.layout import table, wrap
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.wording.catalogue import Catalogue

WIDTH: Final = 80


class WordedCommand(TyperCommand):
    """A command. Its help is made of the catalogue's words, looked up by the names of its parameters."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over in our own words."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise WrongCallError("unexpected_argument", command=ctx.command_path, found=rest[0])
        return rest

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page: usage, what it does, arguments, options."""
        formatter.write(_page(self, ctx, f"cli.commands.{ctx.info_name}", ()))


class WordedGroup(TyperGroup):
    """The program itself."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command, or say which one is near."""
        name = args[0]
        if name not in self.commands and not ctx.resilient_parsing:
            raise unknown("no_such_command", name, list(self.commands))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page: usage, what it does, commands, options."""
        words = _words(ctx)
        rows = [(name, words.ui(f"cli.commands.{name}.short")) for name in self.commands]
        formatter.write(_page(self, ctx, "cli.program", rows))


def _words(ctx: Context) -> Catalogue:
    session = ctx.find_object(Session)
    return session.catalogue if session else Catalogue("en")


def _page(command: Command, ctx: Context, key: str, commands: list[tuple[str, str]] | tuple[()]) -> str:
    words = _words(ctx)
    shown = [item for item in command.get_params(ctx) if not getattr(item, "hidden", False)]
    arguments = [item for item in shown if isinstance(item, TyperArgument)]
    options = [item for item in shown if isinstance(item, TyperOption)]
    usage = " ".join(
        (
            ctx.command_path,
            words.ui("cli.help.options_slot"),
            *(
                item.make_metavar(ctx) if item.required else f"[{item.make_metavar(ctx)}]"
                for item in arguments
            ),
            *((words.ui("cli.help.command_slot"),) if commands else ()),
        )
    )
    argument_rows = [(item.make_metavar(ctx), words.ui(f"cli.arguments.{item.name}")) for item in arguments]
    option_rows = [(_option_names(item, ctx), words.ui(f"cli.options.{item.name}")) for item in options]
    sections = (
        f"{words.ui('cli.help.usage')} {usage}",
        "\n".join(line for text in words.ui(f"{key}.long").split("\n") for line in wrap(text, WIDTH)),
        _section(words.ui("cli.help.commands"), commands),
        _section(words.ui("cli.help.arguments"), argument_rows),
        _section(words.ui("cli.help.options"), option_rows),
        words.ui("cli.help.exit_codes") if commands else "",
    )
    return "\n\n".join(section.rstrip("\n") for section in sections if section) + "\n"


def _option_names(option: TyperOption, ctx: Context) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _section(title: str, rows: list[tuple[str, str]] | tuple[()]) -> str:
    """Return a titled list of terms with their explanation, which stands under a term that is too long."""
    if not rows:
        return ""
    term_cells = 22
    lines = [title]
    for term, text in rows:
        folded = wrap(text, WIDTH - term_cells - 2)
        if len(term) > term_cells - 2:
            lines.append("  " + term)
        else:
            lines.append(table([("  " + term.ljust(term_cells - 2), folded.pop(0))]))
        lines.extend(" " * (term_cells + 2) + line for line in folded)
    return "\n".join(lines)
