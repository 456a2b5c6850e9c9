"""The rules for machines, as an array."""

import json

from orgaudit.engine.input_quality import InputCheck
from orgaudit.reports.content.rules import RulesReport
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue


def render(report: RulesReport) -> str:
    """Return one object a rule; checks of the input follow."""
    words = report.catalogue
    rows = [rule_json(rule, words) for rule in report.rules]
    rows += [check_json(check, words) for check in report.checks]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def rule_json(rule: Rule, words: Catalogue) -> dict[str, object]:
    """Return a rule in short."""
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


def check_json(check: InputCheck, words: Catalogue) -> dict[str, object]:
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
