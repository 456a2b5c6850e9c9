"""Every command by name. Each is loaded only where a call needs it: that takes longer than what most of them do."""

from collections.abc import Callable
from typing import Any, Final

COMMANDS: Final = (
    "audit",
    "diff",
    "baseline",
    "simulate",
    "plan",
    "questions",
    "classify",
    "rules",
    "explain",
    "fields",
    "schema",
    "init",
)
"""In the order of the help page."""


def load_command(name: str) -> Callable[..., Any]:
    """Return the function of a command. Raises KeyError for a name that is none."""
    command = _on_a_company(name) or _on_the_program(name)
    if command is None:
        raise KeyError(name)
    return command


def _on_a_company(name: str) -> Callable[..., Any] | None:
    """Return the function of a command that reads a company."""
    match name:
        case "audit":
            from orgaudit.cli.commands import audit

            return audit.audit
        case "diff":
            from orgaudit.cli.commands import diff

            return diff.diff
        case "baseline":
            from orgaudit.cli.commands import baseline

            return baseline.baseline
        case "simulate":
            from orgaudit.cli.commands import simulate

            return simulate.simulate
        case "plan":
            from orgaudit.cli.commands import plan

            return plan.plan
        case "questions":
            from orgaudit.cli.commands import questions

            return questions.questions
    return None


def _on_the_program(name: str) -> Callable[..., Any] | None:
    """Return the function of a command that tells what the program knows, or writes a first file."""
    match name:
        case "classify":
            from orgaudit.cli.commands import classify

            return classify.classify
        case "rules":
            from orgaudit.cli.commands import rules

            return rules.rules
        case "explain":
            from orgaudit.cli.commands import explain

            return explain.explain
        case "fields":
            from orgaudit.cli.commands import fields

            return fields.fields
        case "schema":
            from orgaudit.cli.commands import schema

            return schema.schema
        case "init":
            from orgaudit.cli.commands import init

            return init.init
    return None
