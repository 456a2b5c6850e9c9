"""The words of which calls are made: commands, flags, and the values that options take. No person is meant by one."""

from functools import cache
from typing import Final

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.options import COMMON, OPTIONS
from orgaudit.cli.parsing.typed_flags import OF_THE_PARSER
from orgaudit.findings.severity import Severity
from orgaudit.rules.spec import Family

_VALUES: Final = ("people", "never", "dask", "head", "main", "master")


@cache
def words_of_calls() -> frozenset[str]:
    """Return them, in small letters, flags with their dashes and without, and what stands between dashes."""
    # Wrong calls only ask for these.
    from orgaudit.reports.formats import FORMATS
    from orgaudit.rules.builtin import BUILTIN

    flags = {flag for option in (*OPTIONS, *COMMON) for flag in (option.flag, option.short)} | {
        *OF_THE_PARSER
    }
    choices = {word for option in (*OPTIONS, *COMMON) for word in option.metavar.split("|")}
    rules = {word for rule in BUILTIN.rules for word in (rule.id, rule.name)}
    others = {*COMMANDS, *FORMATS, *_VALUES, *(item.value for item in (*Severity, *Family))}
    words = {word.casefold() for word in (*flags, *choices, *rules, *others)}
    parts = {part for word in words for part in word.split("-")}
    return frozenset(words | parts | {word.lstrip("-") for word in words} | {"orgaudit"}) - {""}
