"""``orgaudit rules``: the catalogue of rules, one line each."""

import json
from typing import Annotated

import typer

from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.layout import table
from orgaudit.cli.session import Session
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.reports.writers.terminal.wrap import cells
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue

TABLE_FORMATS = ("terminal", "json")


def rules(
    context: typer.Context,
    *,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(TABLE_FORMATS))] = "terminal",
) -> ExitCode:
    """List every rule."""
    session: Session = context.obj
    words = session.catalogue
    if values.choice("--format", format_, TABLE_FORMATS) == "json":
        rows = [_as_json(rule, words) for rule in BUILTIN.rules]
        rows += [_check_as_json(check, words) for check in INPUT_CHECKS]
        session.write(json.dumps(rows, ensure_ascii=False, indent=2), guarded=False)
        return ExitCode.OK
    session.write(_as_table(words, session.width))
    return ExitCode.OK


def _as_json(rule: Rule, words: Catalogue) -> dict[str, object]:
    told = words.rule(rule.id, rule.family)
    return {
        "rule": rule.id,
        "name": rule.name,
        "family": rule.family.value,
        "severity": rule.severity.value,
        "subject": rule.subject,
        "since": rule.since,
        "title": told.title,
        "condition": told.condition,
        "sources": list(rule.sources),
    }


def _check_as_json(check: InputCheck, words: Catalogue) -> dict[str, object]:
    """Return a check of the input as a rule without a level: it finds nothing and is never scored."""
    return {
        "rule": check.id,
        "name": check.name,
        "family": check.family.value,
        "severity": None,
        "subject": "company",
        "since": check.since,
        "title": words.ui("quality.check.title"),
        "condition": words.ui("quality.check.condition"),
        "sources": list(check.sources),
    }


def _as_table(words: Catalogue, width: int) -> str:
    head = tuple(
        words.ui(f"cli.rules.{column}") for column in ("code", "name", "family", "severity", "title")
    )
    rows = [
        (
            rule.id,
            rule.name,
            words.ui(f"common.family.{rule.family}"),
            words.ui(f"common.severity.{rule.severity}"),
            words.rule(rule.id, rule.family).title,
        )
        for rule in BUILTIN.rules
    ]
    rows += [
        (
            check.id,
            check.name,
            words.ui(f"common.family.{check.family}"),
            words.ui("cli.rules.unscored"),
            words.ui("quality.check.title"),
        )
        for check in INPUT_CHECKS
    ]
    fixed = sum(max(cells(row[column]) for row in [head, *rows]) + 2 for column in range(4))
    hint = words.ui("cli.rules.hint")
    return f"{table([head, *rows], last_width=max(width - fixed, 20))}\n\n{hint}"
