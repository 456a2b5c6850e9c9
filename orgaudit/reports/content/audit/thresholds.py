"""The thresholds that a rule judged by, and where each number comes from."""

from collections.abc import Iterator

from orgaudit.engine.run import options_of
from orgaudit.model.dataclass import fields
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.thresholds import threshold
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Rule


def thresholds_of(rule: Rule, result: AuditResult, words: Localizer) -> Iterator[tuple[str, str, str]]:
    """Yield what each threshold is, its value in this run and its origin."""
    options = options_of(rule, result.settings.options)
    named = words.catalogue.rule(rule.id, rule.family.value).options
    changed = result.settings.options.get(rule.id, {})
    for item in fields(options):
        origin = f"common/origin.{item.metadata.get('origin', 'house')}"
        yield (
            named.get(item.name, item.name),
            words.user(threshold(getattr(options, item.name), item, words.catalogue)),
            words.say("method/changed" if item.name in changed else origin),
        )
