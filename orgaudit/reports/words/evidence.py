"""The facts that a finding rests on, as pairs of label and value."""

from dataclasses import fields

from orgaudit.findings.finding import Finding
from orgaudit.reports.words.localizer import Localizer, field_label
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue


def evidence(finding: Finding, words: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the known facts of a finding that have a name of their own.

    A fact is named by our word list for facts, else as the input field of the same name. Facts that only carry
    the sentence (a count that the text spells out) have neither and are left out; machine formats hold them all.
    """
    facts = words.told(finding).facts
    pairs = []
    for item in fields(facts):
        name = fact_label(item.name, finding.subject.kind, words.catalogue)
        value = words.catalogue.write(_named(getattr(facts, item.name), item.metadata.get("kind", ""), words))
        if name and value:
            pairs.append((name, value))
    return tuple(pairs)


def evidence_labels(rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what a finding of a rule may show as evidence, in the order in which it is shown."""
    labels = (fact_label(name, rule.subject, catalogue) for name in rule.fact_names())
    return tuple(dict.fromkeys(label for label in labels if label))


def fact_label(fact: str, kind: str, catalogue: Catalogue) -> str:
    """Return how a reader calls a fact about a subject of this kind; empty for one that only carries the sentence."""
    if catalogue.has_ui(f"report.fact.{fact}"):
        return catalogue.ui(f"report.fact.{fact}")
    return field_label(f"{kind}.{fact}", catalogue.language) or ""


def _named(value: object, kind: str, words: Localizer) -> object:
    if isinstance(value, tuple):
        return tuple(_named(item, kind, words) for item in value)
    return words.name(kind, value) if kind and isinstance(value, str) else value
