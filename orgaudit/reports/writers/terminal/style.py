"""The few styles of the terminal. Each only repeats what the words already say."""

from collections.abc import Mapping
from typing import Final

from orgaudit.reports.text import Look

STYLE: Final[Mapping[Look, str]] = {
    Look.PLAIN: "",
    Look.STRONG: "bold",
    Look.QUIET: "dim",
    Look.SMALL: "dim",
    Look.CODE: "cyan",
    Look.LINK: "",
    Look.GOOD: "bold green",
    Look.BAD: "bold red",
    Look.ADVICE: "green",
    Look.CRITICAL: "bold red reverse",
    Look.HIGH: "bold red",
    Look.MEDIUM: "yellow",
    Look.LOW: "cyan",
    Look.INFO: "dim",
}

CODES: Final[Mapping[str, str]] = {
    "bold": "1",
    "dim": "2",
    "cyan": "36",
    "green": "32",
    "yellow": "33",
    "bold green": "1;32",
    "bold red": "1;31",
    "bold red reverse": "1;7;31",
}
"""What a terminal calls them (ECMA-48, SGR). A few fixed styles need no library that takes as long to load as a small audit."""


def styled(text: str, style: str) -> str:
    """Return a text with its style switched on before it and off behind it."""
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if text and style else text
