"""Every command by name. Each is loaded only where a call needs it: that takes longer than what most of them do."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.model.pattern import compiled_on_use

COMMANDS: Final = (
    "audit",
    "diff",
    "baseline",
    "simulate",
    "plan",
    "questions",
    "portfolio",
    "trend",
    "classify",
    "rules",
    "explain",
    "fields",
    "schema",
    "init",
    "import",
    "template",
    "convert",
    "new-rule",
    "lsp",
    "serve",
    "mcp",
)
"""In the order of the help page; each is a module whose ``run`` carries out a call."""


_MODULES: Final = {"import": "import_sheets"}
"""Modules of commands that are called like a word of Python."""


def load_command(name: str) -> Callable[[Call], ExitCode]:
    """Return what carries out the calls of a command."""
    with compiled_on_use():
        module = import_module(f"orgaudit.cli.commands.{_MODULES.get(name, name).replace('-', '_')}")
    command: Callable[[Call], ExitCode] = module.run
    return command
