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
