"""One rule for machines: what ``orgaudit rules`` says of it, and all that is said of it in full."""

import json

from orgaudit.engine.input_quality import InputCheck
from orgaudit.model.dataclass import fields
from orgaudit.reports.content.rule import RuleReport
from orgaudit.reports.machine.json.rules import check_json, rule_json
from orgaudit.reports.words.evidence import evidence_labels
from orgaudit.rules.spec import Options
from orgaudit.wording.phrase import in_general


def render(report: RuleReport) -> str:
    """Return one object; a check of the input has no evidence, no examples and a single remedy."""
    words, rule = report.catalogue, report.rule
    if isinstance(rule, InputCheck):
        told = {key: words.ui(f"quality.check.{key}") for key in ("why", "false_alarms", "remedy")}
        entry = {**check_json(rule, words), **told, "options": _options(rule.options)}
    else:
        full = words.rule(rule.id, rule.family)
        entry = {
            **rule_json(rule, words),
            "why": full.why,
            "false_alarms": full.false_alarms,
            "remedy": {step: in_general(full.remedy[step]) for step in full.steps},
            "evidence": list(evidence_labels(rule, words)),
            "options": _options(rule.options),
            "examples": {"hit": report.hit or None, "clean": report.clean or None},
        }
    here = report.here
    if here is not None:
        entry["here"] = {
            "runs": here.runs,
            "severity": here.severity.value if here.severity else None,
            "options": {name: _plain(value) for name, value in here.options.items()},
        }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def _options(options: type[Options]) -> list[dict[str, object]]:
    return [
        {"name": item.name, "default": _plain(item.default), "origin": str(item.metadata["origin"])}
        for item in fields(options)
    ]


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
