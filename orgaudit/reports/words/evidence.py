"""The facts that a finding rests on, as pairs of label and value."""

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts
from orgaudit.model.dataclass import fields
from orgaudit.reports.words.localizer import Localizer, field_label
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue


def evidence(finding: Finding, words: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the known facts of a finding, each with its label; what is internal to its sentences is left out."""
    facts = words.facts(finding.facts)
    labels = _labels(finding.rule, finding.family, finding.subject.kind, facts, words.catalogue)
    pairs = []
    for item in fields(facts):
        value = words.catalogue.write(_named(getattr(facts, item.name), item.metadata.get("kind", ""), words))
        if value and labels.get(item.name):
            pairs.append((labels[item.name], value))
    return tuple(pairs)


def says(sentence: str, value: str) -> bool:
    """Whether a sentence says a value in so many words; a figure only where it is no part of a longer one."""
    at = sentence.find(value)
    while at >= 0:
        before, after = sentence[max(at - 1, 0) : at], sentence[at + len(value) : at + len(value) + 1]
        if not (value[0].isdigit() and _goes_on(before)) and not (value[-1].isdigit() and _goes_on(after)):
            return True
        at = sentence.find(value, at + 1)
    return False


def _goes_on(char: str) -> bool:
    return char.isdigit() or char in (".", ",")


def evidence_labels(rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what a finding of a rule may show as evidence, in the order in which it is shown."""
    labels = _labels(rule.id, rule.family.value, rule.subject, rule.facts, catalogue)
    return tuple(dict.fromkeys(label for label in labels.values() if label))


def _labels(
    rule: str, family: str, kind: str, facts: Facts | type[Facts], catalogue: Catalogue
) -> dict[str, str]:
    """Name each fact that is not internal: by the rule's own words, else as facts are called, else as the input field is."""
    own = catalogue.rule(rule, family).labels
    return {
        item.name: own.get(item.name) or _shared(item.name, kind, catalogue)
        for item in fields(facts)
        if not item.metadata.get("internal")
    }


def _shared(fact: str, kind: str, catalogue: Catalogue) -> str:
    shared = catalogue.ui_or_none(f"report.fact.{fact}")
    # Words of fields stand within sentences; among other labels they begin as those do.
    called = field_label(f"{kind}.{fact}", catalogue.language) or ""
    return shared or called[:1].upper() + called[1:]


def _named(value: object, kind: str, words: Localizer) -> object:
    if isinstance(value, tuple):
        return tuple(_named(item, kind, words) for item in value)
    return words.name(kind, value) if kind and isinstance(value, str) else value
