"""Help in our own words, in columns that hold Japanese."""

from collections.abc import Iterable
from typing import Final

from typer._click.core import Command, Context
from typer.core import TyperArgument, TyperOption

from orgaudit.cli.terminal.layout import table, wrap
from orgaudit.model.pattern import pattern
from orgaudit.wording.catalogue import Catalogue

WIDTH: Final = 80
"""Columns of a page that goes to no screen."""

NARROWEST: Final = 40

_TERM: Final = pattern(r" +\S+ +")


def help_page(
    command: Command, ctx: Context, words: Catalogue, commands: Iterable[str] = (), width: int = WIDTH
) -> str:
    """Return the page of a command, or of the program with its commands: usage, what it does, arguments, options."""
    width = max(width, NARROWEST)
    rows = [(name, words.ui(f"cli.commands.{name}.short")) for name in commands]
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
            *((words.ui("cli.help.command_slot"),) if rows else ()),
        )
    )
    argument_rows = [(item.make_metavar(ctx), str(item.help)) for item in arguments]
    option_rows = [(_option_names(item, ctx), str(item.help)) for item in options]
    sections = (
        "\n".join(wrap(f"{words.ui('cli.help.usage')} {usage}", width, indent="  ")),
        "\n".join(line for text in str(command.help).split("\n") for line in wrap(text, width)),
        _section(words.ui("cli.help.commands"), rows, width),
        _section(words.ui("cli.help.arguments"), argument_rows, width),
        _section(words.ui("cli.help.options"), option_rows, width),
        _section(words.ui("cli.help.examples"), examples(ctx, words), width, under=6),
        _hanging(words.ui("cli.help.exit_codes"), width) if rows else "",
    )
    return "\n\n".join(section.rstrip("\n") for section in sections if section) + "\n"


def _hanging(text: str, width: int) -> str:
    """Return lines that begin with a term, each folded beside it."""
    lines: list[str] = []
    for line in text.split("\n"):
        term = _TERM.match(line)
        head = term[0] if term else ""
        first, *others = wrap(line[len(head) :], width - len(head))
        lines += [head + first, *(" " * len(head) + other for other in others)]
    return "\n".join(lines)


def examples(ctx: Context, words: Catalogue) -> list[tuple[str, str]]:
    """Return the calls that the page of a command shows, or that of the program, each with what it is for."""
    name = f"commands.{ctx.command.name}" if ctx.parent else "program"
    lines = words.ui(f"cli.{name}.examples").split("\n")
    return [(call, aim.strip()) for call, aim in zip(lines[::2], lines[1::2], strict=True)]


def _call(call: str, width: int) -> list[str]:
    """Return a call as it may be typed on a narrow screen: over several lines, each but the last ending as a shell asks."""
    first, *others = wrap(call, width - 6)
    lines = ["  " + first, *("    " + line for line in others)]
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]


def _option_names(option: TyperOption, ctx: Context) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _section(title: str, rows: list[tuple[str, str]], width: int, under: int = 0) -> str:
    """Return a titled list of terms with their explanation, which stands under a term that is too long.

    ``under``: each explanation stands under its term, so many cells from the edge.
    """
    if not rows:
        return ""
    term_cells = under - 2 if under else 22
    lines = [title]
    for term, text in rows:
        folded = wrap(text, width - term_cells - 2)
        if under:
            lines.extend(_call(term, width))
        elif len(term) > term_cells - 2:
            lines.append("  " + term)
        else:
            lines.append(table([("  " + term.ljust(term_cells - 2), folded.pop(0))]))
        lines.extend(" " * (term_cells + 2) + line for line in folded)
    return "\n".join(lines)
